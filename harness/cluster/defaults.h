#ifndef RDK_CLUSTER_DEFAULTS_H
#define RDK_CLUSTER_DEFAULTS_H

/* What the service does with a control code that the DLL declines (contract 5.2). */

#include "operation.h"

struct defaulted {
    struct cluster *cluster;
    struct resource *resource; /* NULL for a type */
    struct type *type;
    const void *in;
    size_t in_bytes;
    struct blob out; /* to be filled */
};

/* Never passed to a DLL. */
bool default_is_service_only(uint32_t code);
bool default_exists(uint32_t code);
/* ERROR_INVALID_FUNCTION when there is no default. The caller frees the out-blob. */
uint32_t default_process(struct defaulted *defaulted, uint32_t code);

#endif
