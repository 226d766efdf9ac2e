#ifndef RDK_HOST_MARSHAL_H
#define RDK_HOST_MARSHAL_H

/* Arguments as the plugin passes them (64-bit slots), and as they travel. */

#include <stdint.h>

#include "abi/abi.h"
#include "wire/wire.h"

/* What a message's values may point to besides the plugin's memory. */
struct marshal {
    struct wire_status status;
};

/* Fill the values of a CALLBACK or REQUEST. */
void marshal_arguments(const struct abi_row *row, const uint64_t *slots, struct wire_message *out,
                       struct marshal *scratch);
/* Store what a REPLY says through the plugin's pointers. */
void marshal_outputs(const struct abi_row *row, const uint64_t *slots,
                     const struct wire_message *reply);
/* Characters before the NUL. */
size_t marshal_length(const uint16_t *text);

#endif
