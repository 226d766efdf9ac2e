#include "export.h"
#include "resutil/change.h"
#include "resutil/hand_out.h"
#include "resutil/table.h"

/* Check one property of a list of good form. What is to change in a parameter block is noted if
 * `changes` is not NULL. */
static DWORD check_property(const RESUTIL_PROPERTY_ITEM *table, bool allow_unknown,
                            const struct rdk_property_list_property *property,
                            struct rdk__changes *changes)
{
    const RESUTIL_PROPERTY_ITEM *item = rdk__table_find(table, property);
    struct rdk__datum datum;
    DWORD code;

    if (item == NULL) {
        return allow_unknown ? ERROR_SUCCESS : ERROR_INVALID_PARAMETER;
    }
    code = rdk__item_check(item, property, &datum);
    if (code == ERROR_SUCCESS && changes != NULL) {
        code = rdk__changes_add(changes, item, &datum);
    }
    return code;
}

/* Check all of a list of good form. Names and types (ERROR_INVALID_PARAMETER) come before lengths
 * and ranges (ERROR_INVALID_DATA), in whatever order the properties stand. */
static DWORD check_properties(const RESUTIL_PROPERTY_ITEM *table, bool allow_unknown,
                              const void *list, DWORD list_bytes, struct rdk__changes *changes)
{
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    DWORD result = ERROR_SUCCESS;

    rdk_property_list_open(&reader, list, list_bytes, RDK_PROPERTY_LIST_ALLOW_EMPTY);
    while (rdk_property_list_next(&reader, &property) == ERROR_SUCCESS) {
        DWORD code = check_property(table, allow_unknown, &property, changes);

        if (code != ERROR_SUCCESS) {
            result = code;
        }
        if (code != ERROR_SUCCESS && code != ERROR_INVALID_DATA) {
            break;
        }
    }
    return result;
}

RDK__EXPORT DWORD WINAPI ResUtilVerifyPropertyTable(const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                    PVOID Reserved, BOOL bAllowUnknownProperties,
                                                    const PVOID pInPropertyList,
                                                    DWORD cbInPropertyListSize, LPBYTE pOutParams)
{
    struct rdk__changes changes = {.site = RDK__SITE()};
    DWORD code;

    (void)Reserved;
    if (pPropertyTable == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    code = rdk__list_check(pInPropertyList, cbInPropertyListSize);
    if (code == ERROR_SUCCESS) {
        code = check_properties(pPropertyTable, bAllowUnknownProperties, pInPropertyList,
                                cbInPropertyListSize, pOutParams == NULL ? NULL : &changes);
    }
    if (code == ERROR_SUCCESS && pOutParams != NULL) {
        rdk__changes_apply(&changes, pOutParams);
    }
    rdk__changes_free(&changes);
    return code;
}

/* Store the table's properties of a list that has been checked; each goes into the block as soon as
 * it is stored, so that both agree even when the database fails midway. */
static DWORD store_known(HKEY key, const RESUTIL_PROPERTY_ITEM *table, const void *list,
                         DWORD list_bytes, bool force, struct rdk__changes *changes, BYTE *params)
{
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    size_t known = 0;
    DWORD code = ERROR_SUCCESS;

    rdk_property_list_open(&reader, list, list_bytes, RDK_PROPERTY_LIST_ALLOW_EMPTY);
    while (code == ERROR_SUCCESS && rdk_property_list_next(&reader, &property) == ERROR_SUCCESS) {
        const RESUTIL_PROPERTY_ITEM *item = rdk__table_find(table, &property);
        struct rdk__datum datum;

        if (item == NULL) {
            continue;
        }
        rdk__datum_from_value(&property.value, &datum);
        if ((item->Flags & RESUTIL_PROPITEM_IN_MEMORY) == 0) {
            code = rdk__stored_write(key, item->KeyName, item->Name, &datum, force);
        }
        if (code == ERROR_SUCCESS && params != NULL) {
            rdk__change_apply(&changes->list[known++], params);
        }
    }
    return code;
}

static DWORD set_table(HKEY key, const RESUTIL_PROPERTY_ITEM *table, bool allow_unknown,
                       const void *list, DWORD list_bytes, bool force, BYTE *params,
                       const void *site)
{
    struct rdk__changes changes = {.site = site};
    DWORD code;

    if (key == NULL || table == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    code = rdk__list_check(list, list_bytes);
    if (code == ERROR_SUCCESS) {
        code = rdk__unknown_check(table, list, list_bytes);
    }
    if (code == ERROR_SUCCESS) {
        code = check_properties(table, allow_unknown, list, list_bytes,
                                params == NULL ? NULL : &changes);
    }
    if (code == ERROR_SUCCESS) {
        code = store_known(key, table, list, list_bytes, force, &changes, params);
    }
    if (code == ERROR_SUCCESS) {
        code = rdk__unknown_store(key, table, list, list_bytes, force);
    }
    rdk__changes_free(&changes);
    return code;
}

RDK__EXPORT DWORD WINAPI ResUtilSetPropertyTableEx(HKEY hkeyClusterKey,
                                                   const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                   PVOID Reserved, BOOL bAllowUnknownProperties,
                                                   const PVOID pInPropertyList,
                                                   DWORD cbInPropertyListSize, BOOL bForceWrite,
                                                   LPBYTE pOutParams)
{
    (void)Reserved;
    return set_table(hkeyClusterKey, pPropertyTable, bAllowUnknownProperties, pInPropertyList,
                     cbInPropertyListSize, bForceWrite, pOutParams, RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilSetPropertyTable(HKEY hkeyClusterKey,
                                                 const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                 PVOID Reserved, BOOL bAllowUnknownProperties,
                                                 const PVOID pInPropertyList,
                                                 DWORD cbInPropertyListSize, LPBYTE pOutParams)
{
    (void)Reserved;
    return set_table(hkeyClusterKey, pPropertyTable, bAllowUnknownProperties, pInPropertyList,
                     cbInPropertyListSize, false, pOutParams, RDK__SITE());
}

RDK__EXPORT DWORD WINAPI ResUtilVerifyPrivatePropertyList(const PVOID pInPropertyList,
                                                          DWORD cbInPropertyListSize)
{
    DWORD code;

    if (pInPropertyList == NULL) {
        return ERROR_INSUFFICIENT_BUFFER;
    }
    code = rdk__list_check(pInPropertyList, cbInPropertyListSize);
    if (code == ERROR_SUCCESS) {
        code = rdk__unknown_check(NULL, pInPropertyList, cbInPropertyListSize);
    }
    return code;
}

RDK__EXPORT DWORD WINAPI ResUtilSetPrivatePropertyList(HKEY hkeyClusterKey,
                                                       const PVOID pInPropertyList,
                                                       DWORD cbInPropertyListSize)
{
    DWORD code;

    if (hkeyClusterKey == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    code = ResUtilVerifyPrivatePropertyList(pInPropertyList, cbInPropertyListSize);
    if (code == ERROR_SUCCESS) {
        code =
            rdk__unknown_store(hkeyClusterKey, NULL, pInPropertyList, cbInPropertyListSize, true);
    }
    return code;
}

RDK__EXPORT DWORD WINAPI ResUtilSetUnknownProperties(HKEY hkeyClusterKey,
                                                     const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                     const PVOID pInPropertyList,
                                                     DWORD cbInPropertyListSize)
{
    DWORD code;

    if (hkeyClusterKey == NULL || pPropertyTable == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    code = rdk__list_check(pInPropertyList, cbInPropertyListSize);
    if (code == ERROR_SUCCESS) {
        code = rdk__unknown_check(pPropertyTable, pInPropertyList, cbInPropertyListSize);
    }
    if (code == ERROR_SUCCESS) {
        code = rdk__unknown_store(hkeyClusterKey, pPropertyTable, pInPropertyList,
                                  cbInPropertyListSize, true);
    }
    return code;
}
