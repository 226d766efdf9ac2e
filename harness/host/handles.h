#ifndef RDK_HOST_HANDLES_H
#define RDK_HOST_HANDLES_H

/*
 * The values that the plugin gets for things of the monitor's and the cluster's: each number has an
 * address of its own in a range that nobody may touch. So a handle that is used as a pointer
 * faults and is recognised, and one that is passed to the wrong function is, too.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct instance {
    uint32_t resource;
    uint32_t table;
    uint64_t key;
    void *id; /* the RESID; NULL: not open */
};

int handles_init(struct err *err);
void *handles_of_resource(uint64_t resource);
void *handles_of_key(uint64_t key);
/* 0 for NULL, WIRE_FOREIGN for what is no such handle, WIRE_RESID + n for the RESID of n. */
uint64_t handles_resource(const void *handle);
uint64_t handles_key(const void *handle);
/* Say which handle an address is; async-signal-safe. */
bool handles_explain(uintptr_t address, char *text, size_t text_bytes);

/* The instance of a resource; made when it is new. The pointer holds until the next is made. */
struct instance *instances_get(uint32_t resource);
/* The function table that Startup gave under that number; NULL. */
const void *tables_get(uint32_t table);
void tables_set(uint32_t table, const void *functions);

#endif
