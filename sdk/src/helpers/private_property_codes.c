/*
 * The control codes of private properties.
 *
 *     code      what is done
 *     ENUM      names of the whole table
 *     FMTS      formats of the whole table
 *     GET_RO    the read-only part, from the database
 *     GET       the rest, from the database; with it what is unknown, if the type allows that
 *     VALIDATE  verify, apply to a copy, check
 *     SET       the same, then store, then exchange the copy for the live block
 */
#include <string.h>

#include "export.h"
#include "helpers/output.h"
#include "helpers/private_properties.h"

/* A list that was asked for. */
struct list {
    BYTE *bytes; /* LocalAlloc */
    DWORD size;
};

typedef DWORD producer(struct rdk_properties *properties, void *out, DWORD out_bytes,
                       LPDWORD returned, LPDWORD required);

static RESUTIL_PROPERTY_ITEM *whole_table(const struct rdk_properties *properties)
{
    return (RESUTIL_PROPERTY_ITEM *)properties->type->table;
}

static DWORD produce_names(struct rdk_properties *properties, void *out, DWORD out_bytes,
                           LPDWORD returned, LPDWORD required)
{
    return ResUtilEnumProperties(whole_table(properties), out, out_bytes, returned, required);
}

static DWORD produce_formats(struct rdk_properties *properties, void *out, DWORD out_bytes,
                             LPDWORD returned, LPDWORD required)
{
    return ResUtilGetPropertyFormats(whole_table(properties), out, out_bytes, returned, required);
}

static DWORD produce_read_only(struct rdk_properties *properties, void *out, DWORD out_bytes,
                               LPDWORD returned, LPDWORD required)
{
    return ResUtilGetProperties(properties->key, properties->read_only, out, out_bytes, returned,
                                required);
}

static DWORD produce_known(struct rdk_properties *properties, void *out, DWORD out_bytes,
                           LPDWORD returned, LPDWORD required)
{
    return ResUtilGetProperties(properties->key, properties->writable, out, out_bytes, returned,
                                required);
}

/* The known ones, and behind them those of the database that the whole table does not have. What
 * the second step needs is found out while the first one's list is in the buffer. */
static DWORD produce_all(struct rdk_properties *properties, void *out, DWORD out_bytes,
                         LPDWORD returned, LPDWORD required)
{
    DWORD status = produce_known(properties, out, out_bytes, returned, required);
    if (status == ERROR_SUCCESS) {
        status = ResUtilAddUnknownProperties(properties->key, whole_table(properties), out,
                                             out_bytes, returned, required);
    }
    return status;
}

/* Ask for the size until it is enough: other nodes may write between two steps. */
static DWORD produce_list(struct rdk_properties *properties, producer *produce,
                          struct list *ret_list)
{
    DWORD status = ERROR_MORE_DATA;
    DWORD required = 0;
    while (status == ERROR_MORE_DATA) {
        DWORD returned = 0;
        const DWORD capacity = required;
        BYTE *bytes = capacity > 0 ? LocalAlloc(LPTR, capacity) : NULL;
        if (capacity > 0 && bytes == NULL) {
            return ERROR_NOT_ENOUGH_MEMORY;
        }
        status = produce(properties, bytes, capacity, &returned, &required);
        if (status == ERROR_SUCCESS) {
            ret_list->bytes = bytes;
            ret_list->size = returned;
            return ERROR_SUCCESS;
        }
        LocalFree(bytes);
        if (status == ERROR_MORE_DATA && required <= capacity) {
            return ERROR_INVALID_DATA;
        }
    }
    return status;
}

static DWORD answer(struct rdk_properties *properties, producer *produce,
                    struct rdk_control_output *output)
{
    struct list list = {NULL, 0};
    const DWORD status = produce_list(properties, produce, &list);
    if (status == ERROR_SUCCESS) {
        rdk_control_write(output, list.bytes, list.size);
        LocalFree(list.bytes);
    }
    return status;
}

/* ---- changes ---- */

/* A copy of the live block with a list applied; ERROR_SUCCESS only if all of it may be. */
static DWORD propose(struct rdk_properties *properties, const void *in, DWORD in_bytes,
                     BYTE **ret_block)
{
    const struct rdk_properties_class *type = properties->type;
    const BOOL allow_unknown = (type->flags & RDK_PROPERTIES_ALLOW_UNKNOWN) != 0;
    BYTE *block = rdk__properties_new_block(properties);
    if (block == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    const BYTE *live = rdk_properties_acquire(properties);
    DWORD status = ResUtilDupParameterBlock(block, (LPBYTE)live, whole_table(properties));
    rdk_properties_release(properties);

    /* The whole table, not the writable part: it knows which names are read-only. */
    if (status == ERROR_SUCCESS) {
        status = ResUtilVerifyPropertyTable(whole_table(properties), NULL, allow_unknown, (PVOID)in,
                                            in_bytes, block);
    }
    if (status == ERROR_SUCCESS && type->check != NULL) {
        status = type->check(properties->context, block);
    }
    if (status != ERROR_SUCCESS) {
        rdk__properties_free_block(properties, block);
        return status;
    }
    *ret_block = block;
    return ERROR_SUCCESS;
}

static DWORD validate(struct rdk_properties *properties, const void *in, DWORD in_bytes)
{
    BYTE *block = NULL;
    const DWORD status = propose(properties, in, in_bytes, &block);
    rdk__properties_free_block(properties, block);
    return status;
}

/* A property of a block, as the list of this one alone. */
static DWORD list_value(RESUTIL_PROPERTY_ITEM *item, const BYTE *block, struct list *ret_list)
{
    RESUTIL_PROPERTY_ITEM alone[2];
    DWORD size = 0;
    DWORD returned = 0;
    DWORD required = 0;
    memset(alone, 0, sizeof(alone));
    alone[0] = *item;
    DWORD status = ResUtilPropertyListFromParameterBlock(alone, NULL, &size, (LPBYTE)block,
                                                         &returned, &required);
    if (status != ERROR_MORE_DATA) {
        return status;
    }
    size = required;
    ret_list->bytes = LocalAlloc(LPTR, size);
    if (ret_list->bytes == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    status = ResUtilPropertyListFromParameterBlock(alone, ret_list->bytes, &size, (LPBYTE)block,
                                                   &ret_list->size, &required);
    return status;
}

/* Do two blocks differ in a property? In doubt they do. */
static BOOL differs(RESUTIL_PROPERTY_ITEM *item, const BYTE *one, const BYTE *other)
{
    struct list first = {NULL, 0};
    struct list second = {NULL, 0};
    const BOOL listed = list_value(item, one, &first) == ERROR_SUCCESS &&
                        list_value(item, other, &second) == ERROR_SUCCESS;
    const BOOL same =
        listed && first.size == second.size && memcmp(first.bytes, second.bytes, first.size) == 0;
    LocalFree(first.bytes);
    LocalFree(second.bytes);
    return !same;
}

static BOOL is_deferred(const struct rdk_properties_class *type, LPCWSTR name)
{
    for (const LPCWSTR *deferred = type->deferred; deferred != NULL && *deferred != NULL;
         deferred++) {
        if (CompareStringOrdinal(*deferred, -1, name, -1, TRUE) == CSTR_EQUAL) {
            return TRUE;
        }
    }
    return FALSE;
}

static BOOL changes_deferred(struct rdk_properties *properties, const BYTE *block)
{
    BOOL changes = FALSE;
    const BYTE *live = rdk_properties_acquire(properties);
    for (RESUTIL_PROPERTY_ITEM *item = properties->writable; item->Name != NULL; item++) {
        changes =
            changes || (is_deferred(properties->type, item->Name) && differs(item, live, block));
    }
    rdk_properties_release(properties);
    return changes;
}

static DWORD set(struct rdk_properties *properties, const void *in, DWORD in_bytes)
{
    const struct rdk_properties_class *type = properties->type;
    const BOOL allow_unknown = (type->flags & RDK_PROPERTIES_ALLOW_UNKNOWN) != 0;
    BYTE *block = NULL;
    DWORD status = propose(properties, in, in_bytes, &block);
    if (status != ERROR_SUCCESS) {
        return status;
    }
    status = ResUtilSetPropertyTable(properties->key, whole_table(properties), NULL, allow_unknown,
                                     (PVOID)in, in_bytes, NULL);
    if (status != ERROR_SUCCESS) {
        rdk__properties_free_block(properties, block);
        return status;
    }

    const BOOL deferred = type->is_running != NULL && type->is_running(properties->context) &&
                          changes_deferred(properties, block);
    rdk__properties_exchange(properties, block);
    if (type->changed != NULL) {
        type->changed(properties->context);
    }
    return deferred ? ERROR_RESOURCE_PROPERTIES_STORED : ERROR_SUCCESS;
}

static DWORD control(struct rdk_properties *properties, DWORD code, const void *in, DWORD in_bytes,
                     struct rdk_control_output *output)
{
    const BOOL allow_unknown = (properties->type->flags & RDK_PROPERTIES_ALLOW_UNKNOWN) != 0;
    switch (code) {
    case CLUSCTL_RESOURCE_ENUM_PRIVATE_PROPERTIES:
        return answer(properties, produce_names, output);
    case CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTY_FMTS:
        return answer(properties, produce_formats, output);
    case CLUSCTL_RESOURCE_GET_RO_PRIVATE_PROPERTIES:
        return answer(properties, produce_read_only, output);
    case CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES:
        return answer(properties, allow_unknown ? produce_all : produce_known, output);
    case CLUSCTL_RESOURCE_VALIDATE_PRIVATE_PROPERTIES:
        return validate(properties, in, in_bytes);
    case CLUSCTL_RESOURCE_SET_PRIVATE_PROPERTIES:
        return set(properties, in, in_bytes);
    default:
        return ERROR_INVALID_FUNCTION;
    }
}

RDK__EXPORT DWORD rdk_properties_control(struct rdk_properties *properties, DWORD code,
                                         const void *in, DWORD in_bytes, void *out, DWORD out_bytes,
                                         LPDWORD bytes_returned)
{
    struct rdk_control_output output = rdk__output_begin(out, out_bytes);
    const DWORD status = control(properties, code, in, in_bytes, &output);
    return rdk__output_end(&output, status, bytes_returned);
}
