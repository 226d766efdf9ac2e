#ifndef RDK_HOST_FUNCTION_H
#define RDK_HOST_FUNCTION_H

/* Exports of the plugin that no table knows: they come with their signature. */

#include <ffi.h>

#include "abi/abi.h"
#include "wire/wire.h"

/* Values of a CALL before those of its arguments. */
#define FUNCTION_HEAD 2u

struct function {
    struct function *next;
    struct abi_row row; /* kind ABI_EXPORT */
    ffi_type *types[ABI_MAX_ARGS];
    ffi_cif cif;
};

/* What a CALL of WIRE_ROW_FUNCTION describes, the same for each call of it. It is kept for good: the
 * books and the guards name what a call left by its row. NULL when the message is malformed. */
struct function *function_find(const struct wire_message *in);
/* The function that the plugin itself exports by that name; NULL when there is none. */
void *function_address(const char *name);

#endif
