#include "export.h"
#include "resutil/change.h"
#include "resutil/hand_out.h"
#include "resutil/table.h"

static bool is_stored_item(const RESUTIL_PROPERTY_ITEM *item)
{
    return (item->Flags & RESUTIL_PROPITEM_IN_MEMORY) == 0;
}

static bool is_read_only(const RESUTIL_PROPERTY_ITEM *item)
{
    return (item->Flags & RESUTIL_PROPITEM_READ_ONLY) != 0;
}

/* A read-only item passes if the block says what is there already. */
static DWORD check_read_only(HKEY key, const RESUTIL_PROPERTY_ITEM *item, const BYTE *params)
{
    struct rdk__stored stored;
    struct rdk__datum there;
    struct rdk__datum wanted;
    bool is_stored;
    DWORD code = rdk__stored_item(key, item, &stored, &there, &is_stored);

    if (code == ERROR_SUCCESS) {
        rdk__datum_from_member(item, params, &wanted);
        if (!rdk__datum_is_equal(&there, &wanted) &&
            !(rdk__datum_is_empty(&there) && rdk__datum_is_empty(&wanted))) {
            code = ERROR_INVALID_PARAMETER;
        }
    }
    rdk__stored_free(&stored);
    return code;
}

/* Check the items, and note what a copy of the block takes, if `changes` is not NULL. */
static DWORD check_items(HKEY key, const RESUTIL_PROPERTY_ITEM *table, const BYTE *params,
                         struct rdk__changes *changes)
{
    DWORD code = ERROR_SUCCESS;

    for (const RESUTIL_PROPERTY_ITEM *item = table; item->Name != NULL && code == ERROR_SUCCESS;
         item++) {
        if (rdk__item_format(item) == NULL) {
            return ERROR_INVALID_PARAMETER;
        }
        if (is_read_only(item) && is_stored_item(item)) {
            code = check_read_only(key, item, params);
        }
        if (code == ERROR_SUCCESS && changes != NULL) {
            struct rdk__datum datum;
            rdk__datum_from_member(item, params, &datum);
            code = rdk__changes_add(changes, item, &datum);
        }
    }
    return code;
}

static DWORD check_list(const RESUTIL_PROPERTY_ITEM *table, const void *list, DWORD list_bytes)
{
    DWORD code = rdk__list_check(list, list_bytes);

    return code == ERROR_SUCCESS ? rdk__unknown_check(table, list, list_bytes) : code;
}

static DWORD store_items(HKEY key, const RESUTIL_PROPERTY_ITEM *table, const BYTE *params,
                         bool force)
{
    DWORD code = ERROR_SUCCESS;

    for (const RESUTIL_PROPERTY_ITEM *item = table; item->Name != NULL && code == ERROR_SUCCESS;
         item++) {
        if (is_stored_item(item) && !is_read_only(item)) {
            struct rdk__datum datum;
            rdk__datum_from_member(item, params, &datum);
            code = rdk__stored_write(key, item->KeyName, item->Name, &datum, force);
        }
    }
    return code;
}

static DWORD set_block(HKEY key, const RESUTIL_PROPERTY_ITEM *table, const BYTE *params,
                       const void *list, DWORD list_bytes, bool force, BYTE *out, const void *site)
{
    struct rdk__changes changes = {.site = site};
    bool copies = out != NULL && out != params;
    DWORD code = ERROR_SUCCESS;

    if (key == NULL || table == NULL || params == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    if (list != NULL) {
        code = check_list(table, list, list_bytes);
    }
    if (code == ERROR_SUCCESS) {
        code = check_items(key, table, params, copies ? &changes : NULL);
    }
    if (code == ERROR_SUCCESS) {
        code = store_items(key, table, params, force);
    }
    if (code == ERROR_SUCCESS && list != NULL) {
        code = rdk__unknown_store(key, table, list, list_bytes, force);
    }
    if (code == ERROR_SUCCESS && copies) {
        rdk__changes_apply(&changes, out);
    }
    rdk__changes_free(&changes);
    return code;
}

RDK__EXPORT DWORD WINAPI ResUtilSetPropertyParameterBlockEx(
    HKEY hkeyClusterKey, const PRESUTIL_PROPERTY_ITEM pPropertyTable, PVOID Reserved,
    const LPBYTE pInParams, const PVOID pInPropertyList, DWORD cbInPropertyListSize,
    BOOL bForceWrite, LPBYTE pOutParams)
{
    (void)Reserved;
    return set_block(hkeyClusterKey, pPropertyTable, pInParams, pInPropertyList,
                     cbInPropertyListSize, bForceWrite, pOutParams, RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilSetPropertyParameterBlock(
    HKEY hkeyClusterKey, const PRESUTIL_PROPERTY_ITEM pPropertyTable, PVOID Reserved,
    const LPBYTE pInParams, const PVOID pInPropertyList, DWORD cbInPropertyListSize,
    LPBYTE pOutParams)
{
    (void)Reserved;
    return set_block(hkeyClusterKey, pPropertyTable, pInParams, pInPropertyList,
                     cbInPropertyListSize, false, pOutParams, RDK__SITE());
}
