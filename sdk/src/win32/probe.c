#include "probe.h"

#include <errno.h>
#include <linux/futex.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define PAGE_BYTES 4096

/* A futex wait that does not wait reads the word for us, and answers EFAULT if it cannot. It needs
 * no descriptor, no privilege, and changes nothing. */
static bool word_readable(uintptr_t address)
{
    static const struct timespec at_once = {0};
    int saved = errno;
    long failed = syscall(SYS_futex, address & ~(uintptr_t)3, FUTEX_WAIT_PRIVATE, 0x5EED5EED,
                          &at_once, NULL, 0);
    bool readable = failed == 0 || errno != EFAULT;

    errno = saved;
    return readable;
}

bool rdk__memory_readable(const void *memory, size_t bytes)
{
    uintptr_t address = (uintptr_t)memory;

    if (bytes == 0) {
        return true;
    }
    uintptr_t last = address + (bytes - 1);
    if (last < address) {
        return false;
    }
    for (uintptr_t page = address & ~(uintptr_t)(PAGE_BYTES - 1);; page += PAGE_BYTES) {
        if (!word_readable(page)) {
            return false;
        }
        if (last - page < PAGE_BYTES) {
            return true;
        }
    }
}

static bool probe(const char *text, size_t unit, size_t limit, size_t *ret_chars)
{
    uintptr_t page = 1; /* no page: none is at an odd address */

    for (size_t i = 0; i < limit; i++) {
        const char *at = text + i * unit;
        uintptr_t last_page = ((uintptr_t)at + unit - 1) & ~(uintptr_t)(PAGE_BYTES - 1);
        uint16_t value = 0;

        if (last_page != page) {
            if (!rdk__memory_readable(at, unit)) {
                return false;
            }
            page = last_page;
        }
        /* The string need not be aligned. */
        memcpy(&value, at, unit);
        if (value == 0) {
            *ret_chars = i;
            return true;
        }
    }
    return false;
}

bool rdk__probe_wide(const WCHAR *text, size_t limit, size_t *ret_chars)
{
    return probe((const char *)text, sizeof(WCHAR), limit, ret_chars);
}

bool rdk__probe_narrow(const char *text, size_t limit, size_t *ret_chars)
{
    return probe(text, 1, limit, ret_chars);
}
