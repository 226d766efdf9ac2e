#include <string.h>

#include "export.h"
#include "resutil/change.h"
#include "resutil/hand_out.h"
#include "resutil/table.h"

/* Whether a block can hold every item of the table. */
static bool is_table_good(const RESUTIL_PROPERTY_ITEM *table)
{
    for (const RESUTIL_PROPERTY_ITEM *item = table; item->Name != NULL; item++) {
        if (rdk__item_format(item) == NULL) {
            return false;
        }
    }
    return true;
}

/* ---- from the database ---- */

/* Read an item and check it as a block must be able to rely on it. */
static DWORD read_item(HKEY key, const RESUTIL_PROPERTY_ITEM *item, bool check_required,
                       struct rdk__stored *stored, struct rdk__datum *datum)
{
    bool is_required = check_required && (item->Flags & RESUTIL_PROPITEM_REQUIRED) != 0 &&
                       (item->Flags & RESUTIL_PROPITEM_IN_MEMORY) == 0;
    bool is_stored;
    struct rdk__datum standard;
    DWORD code = rdk__stored_item(key, item, stored, datum, &is_stored);

    if (code != ERROR_SUCCESS) {
        return code;
    }
    if (is_required && (!is_stored || rdk__datum_is_empty(datum))) {
        return ERROR_FILE_NOT_FOUND;
    }
    rdk__datum_from_default(item, &standard);
    if (is_stored && !rdk__datum_is_in_range(item, datum) &&
        !rdk__datum_is_equal(datum, &standard)) {
        return ERROR_INVALID_DATA;
    }
    return ERROR_SUCCESS;
}

RDK__EXPORT DWORD WINAPI ResUtilGetPropertiesToParameterBlock(
    HKEY hkeyClusterKey, const PRESUTIL_PROPERTY_ITEM pPropertyTable, LPBYTE pOutParams,
    BOOL bCheckForRequiredProperties, LPWSTR *pszNameOfPropInError)
{
    struct rdk__changes changes = {.site = RDK__SITE()};
    LPWSTR name = NULL;
    DWORD code = ERROR_SUCCESS;

    if (pszNameOfPropInError != NULL) {
        *pszNameOfPropInError = NULL;
    }
    if (hkeyClusterKey == NULL || pPropertyTable == NULL || pOutParams == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    for (const RESUTIL_PROPERTY_ITEM *item = pPropertyTable;
         item->Name != NULL && code == ERROR_SUCCESS; item++) {
        struct rdk__stored stored;
        struct rdk__datum datum;

        name = item->Name;
        code = read_item(hkeyClusterKey, item, bCheckForRequiredProperties, &stored, &datum);
        if (code == ERROR_SUCCESS) {
            code = rdk__changes_add(&changes, item, &datum);
        }
        rdk__stored_free(&stored);
    }
    if (code == ERROR_SUCCESS) {
        rdk__changes_apply(&changes, pOutParams);
    } else if (pszNameOfPropInError != NULL) {
        *pszNameOfPropInError = name;
    }
    rdk__changes_free(&changes);
    return code;
}

/* ---- into a list ---- */

RDK__EXPORT DWORD WINAPI ResUtilPropertyListFromParameterBlock(
    const PRESUTIL_PROPERTY_ITEM pPropertyTable, PVOID pOutPropertyList,
    LPDWORD pcbOutPropertyListSize, const LPBYTE pInParams, LPDWORD pcbBytesReturned,
    LPDWORD pcbRequired)
{
    struct rdk_property_list_builder builder;
    DWORD code = ERROR_SUCCESS;

    rdk__clear_counts(pcbBytesReturned, pcbRequired);
    if (pPropertyTable == NULL || pcbOutPropertyListSize == NULL || pInParams == NULL ||
        pcbBytesReturned == NULL || pcbRequired == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    rdk_property_list_builder_init(&builder, 0);
    if (!is_table_good(pPropertyTable)) {
        code = ERROR_INVALID_PARAMETER;
    }
    for (const RESUTIL_PROPERTY_ITEM *item = pPropertyTable;
         item->Name != NULL && code == ERROR_SUCCESS; item++) {
        struct rdk__datum datum;

        rdk__datum_from_member(item, pInParams, &datum);
        code = rdk__datum_list(&builder, item->Name, &datum);
    }
    return rdk__deliver_list(&builder, code, pOutPropertyList, *pcbOutPropertyListSize,
                             pcbBytesReturned, pcbRequired);
}

/* ---- copy and free ---- */

/* Set the member to zero without looking at it. */
static void clear_member(const RESUTIL_PROPERTY_ITEM *item, BYTE *params)
{
    static const size_t pointer_bytes[] = {
        [RDK__SHAPE_STRING] = sizeof(void *),
        [RDK__SHAPE_SIZED] = sizeof(void *) + sizeof(DWORD),
    };
    const struct rdk__format *format = rdk__item_format(item);
    size_t bytes =
        format->shape == RDK__SHAPE_NUMBER ? format->exact_bytes : pointer_bytes[format->shape];

    memset(params + item->Offset, 0, bytes);
}

/* Copy what can be copied, also when memory runs out: the caller frees the block in any case. */
RDK__EXPORT DWORD WINAPI ResUtilDupParameterBlock(LPBYTE pOutParams, const LPBYTE pInParams,
                                                  const PRESUTIL_PROPERTY_ITEM pPropertyTable)
{
    struct rdk__changes changes = {.site = RDK__SITE()};
    DWORD code = ERROR_SUCCESS;

    if (pOutParams == NULL || pInParams == NULL || pPropertyTable == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    if (!is_table_good(pPropertyTable)) {
        return ERROR_INVALID_PARAMETER;
    }
    for (const RESUTIL_PROPERTY_ITEM *item = pPropertyTable; item->Name != NULL; item++) {
        clear_member(item, pOutParams);
    }
    for (const RESUTIL_PROPERTY_ITEM *item = pPropertyTable;
         item->Name != NULL && code == ERROR_SUCCESS; item++) {
        struct rdk__datum datum;

        rdk__datum_from_member(item, pInParams, &datum);
        code = rdk__changes_add(&changes, item, &datum);
    }
    rdk__changes_apply(&changes, pOutParams);
    rdk__changes_free(&changes);
    return code;
}

static bool has_pointer(const RESUTIL_PROPERTY_ITEM *item)
{
    const struct rdk__format *format = rdk__item_format(item);

    return format != NULL && format->shape != RDK__SHAPE_NUMBER;
}

static void *pointer_at(const RESUTIL_PROPERTY_ITEM *item, const BYTE *params)
{
    void *pointer;

    memcpy(&pointer, params + item->Offset, sizeof(pointer));
    return pointer;
}

/* Whether a member of the block points to that memory. */
static bool is_held(const BYTE *params, const RESUTIL_PROPERTY_ITEM *table, const void *pointer)
{
    if (params == NULL) {
        return false;
    }
    for (const RESUTIL_PROPERTY_ITEM *item = table; item->Name != NULL; item++) {
        if (has_pointer(item) && pointer_at(item, params) == pointer) {
            return true;
        }
    }
    return false;
}

RDK__EXPORT void WINAPI ResUtilFreeParameterBlock(LPBYTE pOutParams, const LPBYTE pInParams,
                                                  const PRESUTIL_PROPERTY_ITEM pPropertyTable)
{
    if (pOutParams == NULL || pPropertyTable == NULL) {
        return;
    }
    for (const RESUTIL_PROPERTY_ITEM *item = pPropertyTable; item->Name != NULL; item++) {
        void *pointer;

        if (!has_pointer(item)) {
            continue;
        }
        pointer = pointer_at(item, pOutParams);
        if (pointer != NULL && !is_held(pInParams, pPropertyTable, pointer)) {
            LocalFree(pointer);
            clear_member(item, pOutParams);
        }
    }
}
