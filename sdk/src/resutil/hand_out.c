#include "resutil/hand_out.h"

#include <string.h>

#include "win32/memory.h"

void *rdk__hand_out(const void *data, DWORD bytes, const void *site)
{
    void *copy = rdk__block_create(RDK__BLOCK_LOCAL, bytes == 0 ? 1 : bytes, false, site);

    if (copy != NULL && bytes != 0) {
        memcpy(copy, data, bytes);
    }
    return copy;
}
