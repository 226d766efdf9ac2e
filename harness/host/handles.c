#define _GNU_SOURCE
#include "handles.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "base/memory.h"
#include "wire/wire.h"

/* Fixed, so that the values are the same in each run; a process has nothing there by itself. A
 * runtime that keeps notes on every address may want the place for these, and gives another. */
#define RANGES_AT      ((uintptr_t)0x5ed000000000u)
#define TSAN_RANGES_AT ((uintptr_t)0x7ed000000000u)
#define KEYS_BEHIND    ((uintptr_t)0x100000000u)
#define RANGE_BYTES    ((size_t)1 << 30)
#define STEP           16u

static uintptr_t resources_at = RANGES_AT;
static uintptr_t keys_at = RANGES_AT + KEYS_BEHIND;

static struct instance *instances;
static size_t instance_count;
static const void **tables;
static size_t table_count;

static int reserve(uintptr_t at, struct err *err)
{
    const void *got =
        mmap((void *)at, RANGE_BYTES, PROT_NONE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (got != (void *)at) {
        return err_set(err, -ENOMEM, "cannot reserve the range of the handles: %s",
                       strerror(errno));
    }
    return 0;
}

int handles_init(struct err *err)
{
    if (dlsym(RTLD_DEFAULT, "__tsan_init")) {
        resources_at = TSAN_RANGES_AT;
        keys_at = TSAN_RANGES_AT + KEYS_BEHIND;
    }
    int r = reserve(resources_at, err);
    return r < 0 ? r : reserve(keys_at, err);
}

static void *handle_of(uintptr_t at, uint64_t number)
{
    return number == 0 || number >= RANGE_BYTES / STEP ? NULL : (void *)(at + number * STEP);
}

static uint64_t number_of(uintptr_t at, const void *handle)
{
    const uintptr_t value = (uintptr_t)handle;
    if (value == 0) {
        return 0;
    }
    if (value <= at || value >= at + RANGE_BYTES || (value - at) % STEP != 0) {
        return WIRE_FOREIGN;
    }
    return (value - at) / STEP;
}

void *handles_of_resource(uint64_t resource)
{
    return handle_of(resources_at, resource);
}

void *handles_of_key(uint64_t key)
{
    return handle_of(keys_at, key);
}

uint64_t handles_resource(const void *handle)
{
    const uint64_t number = number_of(resources_at, handle);
    for (size_t i = 0; number == WIRE_FOREIGN && i < instance_count; i++) {
        if (instances[i].id == handle) {
            return WIRE_RESID + instances[i].resource;
        }
    }
    return number;
}

uint64_t handles_key(const void *handle)
{
    return number_of(keys_at, handle);
}

bool handles_explain(uintptr_t address, char *text, size_t text_bytes)
{
    if (address >= resources_at && address < resources_at + RANGE_BYTES) {
        snprintf(text, text_bytes,
                 "used a RESOURCE_HANDLE (of resource %llu) as a pointer: it is opaque",
                 (unsigned long long)((address - resources_at) / STEP));
        return true;
    }
    if (address >= keys_at && address < keys_at + RANGE_BYTES) {
        snprintf(text, text_bytes, "used an HKEY as a pointer: it is opaque");
        return true;
    }
    return false;
}

struct instance *instances_get(uint32_t resource)
{
    for (size_t i = 0; i < instance_count; i++) {
        if (instances[i].resource == resource) {
            return &instances[i];
        }
    }
    instances = memory_resize(instances, (instance_count + 1) * sizeof(*instances));
    instances[instance_count] = (struct instance){.resource = resource};
    return &instances[instance_count++];
}

const void *tables_get(uint32_t table)
{
    return table < table_count ? tables[table] : NULL;
}

void tables_set(uint32_t table, const void *functions)
{
    if (table >= table_count) {
        tables = memory_resize(tables, (table + 1) * sizeof(*tables));
        memset(tables + table_count, 0, (table + 1 - table_count) * sizeof(*tables));
        table_count = table + 1;
    }
    tables[table] = functions;
}
