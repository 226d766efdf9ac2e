/*
 * Private properties: the block and its lock. What control codes do with them is in
 * private_property_codes.c. Plain Windows C: the files compile there as they are.
 */
#include "helpers/private_properties.h"

#include <string.h>

#include <rdk/private_properties.h>

#include "export.h"

static RESUTIL_PROPERTY_ITEM *table_of(const struct rdk_properties *properties)
{
    /* The ResUtil functions take a pointer that is not const, and do not write through it. */
    return (RESUTIL_PROPERTY_ITEM *)properties->type->table;
}

BYTE *rdk__properties_new_block(const struct rdk_properties *properties)
{
    return LocalAlloc(LPTR, properties->type->block_bytes);
}

void rdk__properties_free_block(const struct rdk_properties *properties, BYTE *block)
{
    if (block != NULL) {
        ResUtilFreeParameterBlock(block, NULL, table_of(properties));
        LocalFree(block);
    }
}

void rdk__properties_exchange(struct rdk_properties *properties, BYTE *block)
{
    EnterCriticalSection(&properties->lock);
    BYTE *old = properties->block;
    properties->block = block;
    LeaveCriticalSection(&properties->lock);
    rdk__properties_free_block(properties, old);
}

/* The table in two, in one piece of memory: what clients may set, and what they may only read.
 * Each part has its own end, zeroed by the allocation. */
static BOOL split_table(struct rdk_properties *properties)
{
    const RESUTIL_PROPERTY_ITEM *item;
    size_t count = 0;
    size_t read_only = 0;
    for (item = properties->type->table; item->Name != NULL; item++) {
        count++;
        read_only += (item->Flags & RESUTIL_PROPITEM_READ_ONLY) != 0;
    }
    properties->writable = LocalAlloc(LPTR, (count + 2) * sizeof(*item));
    if (properties->writable == NULL) {
        return FALSE;
    }
    properties->read_only = properties->writable + (count - read_only) + 1;

    RESUTIL_PROPERTY_ITEM *next_writable = properties->writable;
    RESUTIL_PROPERTY_ITEM *next_read_only = properties->read_only;
    for (item = properties->type->table; item->Name != NULL; item++) {
        if ((item->Flags & RESUTIL_PROPITEM_READ_ONLY) != 0) {
            *next_read_only++ = *item;
        } else {
            *next_writable++ = *item;
        }
    }
    return TRUE;
}

static BOOL is_about_one_value(DWORD status)
{
    return status == ERROR_FILE_NOT_FOUND || status == ERROR_INVALID_PARAMETER ||
           status == ERROR_INVALID_DATA;
}

/* Read one property after the other, so that a bad one does not keep the others from being known.
 * Its member stays zero. */
static DWORD read_what_is_good(struct rdk_properties *properties, BYTE *block)
{
    RESUTIL_PROPERTY_ITEM alone[2];
    memset(alone, 0, sizeof(alone));
    for (const RESUTIL_PROPERTY_ITEM *item = properties->type->table; item->Name != NULL; item++) {
        alone[0] = *item;
        const DWORD status =
            ResUtilGetPropertiesToParameterBlock(properties->key, alone, block, FALSE, NULL);
        if (status != ERROR_SUCCESS && !is_about_one_value(status)) {
            return status;
        }
    }
    return ERROR_SUCCESS;
}

RDK__EXPORT DWORD rdk_properties_open(struct rdk_properties *properties,
                                      const struct rdk_properties_class *type, HKEY resource_key,
                                      void *context)
{
    memset(properties, 0, sizeof(*properties));
    const DWORD status =
        (DWORD)ClusterRegOpenKey(resource_key, L"Parameters", KEY_ALL_ACCESS, &properties->key);
    if (status != ERROR_SUCCESS) {
        properties->key = NULL;
        return status;
    }
    properties->type = type;
    properties->context = context;
    InitializeCriticalSection(&properties->lock);

    DWORD result = ERROR_NOT_ENOUGH_MEMORY;
    properties->block = rdk__properties_new_block(properties);
    if (properties->block != NULL && split_table(properties)) {
        result = read_what_is_good(properties, properties->block);
    }
    if (result != ERROR_SUCCESS) {
        rdk_properties_close(properties);
    }
    return result;
}

RDK__EXPORT void rdk_properties_close(struct rdk_properties *properties)
{
    if (properties->key == NULL) {
        return;
    }
    rdk__properties_free_block(properties, properties->block);
    LocalFree(properties->writable);
    DeleteCriticalSection(&properties->lock);
    ClusterRegCloseKey(properties->key);
    memset(properties, 0, sizeof(*properties));
}

RDK__EXPORT DWORD rdk_properties_load(struct rdk_properties *properties, LPCWSTR *ret_bad_name)
{
    LPWSTR bad_name = NULL;
    BYTE *block = rdk__properties_new_block(properties);
    if (block == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    DWORD status = ResUtilGetPropertiesToParameterBlock(properties->key, table_of(properties),
                                                        block, TRUE, &bad_name);
    if (status == ERROR_SUCCESS && properties->type->check != NULL) {
        status = properties->type->check(properties->context, block);
    }
    if (ret_bad_name != NULL) {
        *ret_bad_name = bad_name;
    }
    if (status != ERROR_SUCCESS) {
        rdk__properties_free_block(properties, block);
        return status;
    }
    rdk__properties_exchange(properties, block);
    return ERROR_SUCCESS;
}

RDK__EXPORT const void *rdk_properties_acquire(struct rdk_properties *properties)
{
    EnterCriticalSection(&properties->lock);
    return properties->block;
}

RDK__EXPORT void rdk_properties_release(struct rdk_properties *properties)
{
    LeaveCriticalSection(&properties->lock);
}
