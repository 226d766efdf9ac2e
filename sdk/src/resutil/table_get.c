#include <string.h>

#include "export.h"
#include "resutil/table.h"

/* List one item of the table as it is stored, or its default. */
static DWORD list_item(struct rdk_property_list_builder *builder, HKEY key,
                       const RESUTIL_PROPERTY_ITEM *item)
{
    struct rdk__stored stored;
    struct rdk__datum datum;
    bool is_stored;
    DWORD code = rdk__stored_item(key, item, &stored, &datum, &is_stored);

    if (code == ERROR_SUCCESS) {
        code = rdk__datum_list(builder, item->Name, &datum);
    }
    rdk__stored_free(&stored);
    return code;
}

static DWORD list_table(struct rdk_property_list_builder *builder, HKEY key,
                        const RESUTIL_PROPERTY_ITEM *table)
{
    DWORD code = ERROR_SUCCESS;

    for (const RESUTIL_PROPERTY_ITEM *item = table; item->Name != NULL && code == ERROR_SUCCESS;
         item++) {
        code = list_item(builder, key, item);
    }
    return code;
}

struct listing {
    struct rdk_property_list_builder *builder;
    const RESUTIL_PROPERTY_ITEM *table; /* whose names are left out; NULL for none */
};

/* What no format stands for, or what the format has no value for, cannot be listed. */
static DWORD list_stored(void *context, LPCWSTR name, const struct rdk__stored *stored)
{
    const struct listing *listing = context;
    const struct rdk__format *format = rdk__format_of_registry(stored->type);
    struct rdk__datum datum;

    if (name[0] == 0 || format == NULL ||
        rdk__stored_datum(stored, format, &datum) != ERROR_SUCCESS ||
        (listing->table != NULL && rdk__table_has(listing->table, name))) {
        return ERROR_SUCCESS;
    }
    return rdk__datum_list(listing->builder, name, &datum);
}

RDK__EXPORT DWORD WINAPI ResUtilGetProperties(HKEY hkeyClusterKey,
                                              const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                              PVOID pOutPropertyList, DWORD cbOutPropertyListSize,
                                              LPDWORD pcbBytesReturned, LPDWORD pcbRequired)
{
    struct rdk_property_list_builder builder;
    DWORD code;

    rdk__clear_counts(pcbBytesReturned, pcbRequired);
    if (hkeyClusterKey == NULL || pPropertyTable == NULL || pcbBytesReturned == NULL ||
        pcbRequired == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    rdk_property_list_builder_init(&builder, 0);
    code = list_table(&builder, hkeyClusterKey, pPropertyTable);
    return rdk__deliver_list(&builder, code, pOutPropertyList, cbOutPropertyListSize,
                             pcbBytesReturned, pcbRequired);
}

RDK__EXPORT DWORD WINAPI ResUtilGetAllProperties(HKEY hkeyClusterKey,
                                                 const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                 PVOID pOutPropertyList,
                                                 DWORD cbOutPropertyListSize,
                                                 LPDWORD pcbBytesReturned, LPDWORD pcbRequired)
{
    struct rdk_property_list_builder builder;
    struct listing unknown = {.builder = &builder, .table = pPropertyTable};
    DWORD code;

    rdk__clear_counts(pcbBytesReturned, pcbRequired);
    if (hkeyClusterKey == NULL || pPropertyTable == NULL || pcbBytesReturned == NULL ||
        pcbRequired == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    rdk_property_list_builder_init(&builder, 0);
    code = list_table(&builder, hkeyClusterKey, pPropertyTable);
    if (code == ERROR_SUCCESS) {
        code = rdk__stored_visit(hkeyClusterKey, false, list_stored, &unknown);
    }
    return rdk__deliver_list(&builder, code, pOutPropertyList, cbOutPropertyListSize,
                             pcbBytesReturned, pcbRequired);
}

RDK__EXPORT DWORD WINAPI ResUtilGetPrivateProperties(HKEY hkeyClusterKey, PVOID pOutPropertyList,
                                                     DWORD cbOutPropertyListSize,
                                                     LPDWORD pcbBytesReturned, LPDWORD pcbRequired)
{
    struct rdk_property_list_builder builder;
    struct listing all = {.builder = &builder};
    DWORD code;

    rdk__clear_counts(pcbBytesReturned, pcbRequired);
    if (hkeyClusterKey == NULL || pcbBytesReturned == NULL || pcbRequired == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    rdk_property_list_builder_init(&builder, 0);
    code = rdk__stored_visit(hkeyClusterKey, true, list_stored, &all);
    return rdk__deliver_list(&builder, code, pOutPropertyList, cbOutPropertyListSize,
                             pcbBytesReturned, pcbRequired);
}

/* Copy the properties of a list into another. */
static DWORD copy_list(struct rdk_property_list_builder *builder, const void *list,
                       DWORD list_bytes)
{
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    DWORD code = rdk_property_list_open(&reader, list, list_bytes, 0);

    while (code == ERROR_SUCCESS) {
        code = rdk_property_list_next(&reader, &property);
        if (code == ERROR_SUCCESS) {
            code = rdk_property_list_add_copy(builder, &property);
        }
    }
    return code == ERROR_NO_MORE_ITEMS ? ERROR_SUCCESS : code;
}

RDK__EXPORT DWORD WINAPI ResUtilAddUnknownProperties(HKEY hkeyClusterKey,
                                                     const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                     PVOID pOutPropertyList,
                                                     DWORD pcbOutPropertyListSize,
                                                     LPDWORD pcbBytesReturned, LPDWORD pcbRequired)
{
    struct rdk_property_list_builder builder;
    struct listing unknown = {.builder = &builder, .table = pPropertyTable};
    DWORD code = ERROR_SUCCESS;

    if (hkeyClusterKey == NULL || pPropertyTable == NULL || pcbBytesReturned == NULL ||
        pcbRequired == NULL ||
        *pcbBytesReturned > (pOutPropertyList == NULL ? 0 : pcbOutPropertyListSize)) {
        rdk__clear_counts(pcbBytesReturned, pcbRequired);
        return ERROR_INVALID_PARAMETER;
    }
    rdk_property_list_builder_init(&builder, 0);
    if (*pcbBytesReturned != 0) {
        code = copy_list(&builder, pOutPropertyList, *pcbBytesReturned);
    }
    if (code == ERROR_SUCCESS) {
        code = rdk__stored_visit(hkeyClusterKey, false, list_stored, &unknown);
    }
    return rdk__deliver_list(&builder, code, pOutPropertyList, pcbOutPropertyListSize,
                             pcbBytesReturned, pcbRequired);
}

/* Build the one property as an item of a list: the bytes behind the count. */
static DWORD build_item(struct rdk_property_list_builder *builder, HKEY key,
                        const RESUTIL_PROPERTY_ITEM *item, const BYTE **ret_data, DWORD *ret_bytes)
{
    DWORD code;

    rdk_property_list_builder_init(builder, RDK_PROPERTY_LIST_DOCUMENTATION_FORM);
    code = list_item(builder, key, item);
    if (code == ERROR_SUCCESS) {
        code = rdk_property_list_done(builder, NULL);
    }
    if (code == ERROR_SUCCESS) {
        *ret_data = builder->buffer + sizeof(DWORD);
        *ret_bytes = builder->used - (DWORD)sizeof(DWORD);
    }
    return code;
}

RDK__EXPORT DWORD WINAPI ResUtilGetPropertySize(HKEY hkeyClusterKey,
                                                const PRESUTIL_PROPERTY_ITEM pPropertyTableItem,
                                                LPDWORD pcbOutPropertyListSize,
                                                LPDWORD pnPropertyCount)
{
    struct rdk_property_list_builder builder;
    const BYTE *data;
    DWORD bytes;
    DWORD code;

    if (hkeyClusterKey == NULL || pPropertyTableItem == NULL || pcbOutPropertyListSize == NULL ||
        pnPropertyCount == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    code = build_item(&builder, hkeyClusterKey, pPropertyTableItem, &data, &bytes);
    if (code == ERROR_SUCCESS) {
        *pcbOutPropertyListSize += bytes;
        *pnPropertyCount += builder.count;
    }
    rdk_property_list_builder_finish(&builder);
    return code;
}

RDK__EXPORT DWORD WINAPI ResUtilGetProperty(HKEY hkeyClusterKey,
                                            const PRESUTIL_PROPERTY_ITEM pPropertyTableItem,
                                            PVOID *pOutPropertyItem, LPDWORD pcbOutPropertyItemSize)
{
    struct rdk_property_list_builder builder;
    const BYTE *data;
    DWORD bytes;
    DWORD code;

    if (hkeyClusterKey == NULL || pPropertyTableItem == NULL || pOutPropertyItem == NULL ||
        *pOutPropertyItem == NULL || pcbOutPropertyItemSize == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    code = build_item(&builder, hkeyClusterKey, pPropertyTableItem, &data, &bytes);
    if (code == ERROR_SUCCESS && bytes > *pcbOutPropertyItemSize) {
        code = ERROR_MORE_DATA;
    }
    if (code == ERROR_SUCCESS) {
        memcpy(*pOutPropertyItem, data, bytes);
        *pOutPropertyItem = (BYTE *)*pOutPropertyItem + bytes;
        *pcbOutPropertyItemSize -= bytes;
    }
    rdk_property_list_builder_finish(&builder);
    return code;
}

RDK__EXPORT DWORD WINAPI ResUtilGetPropertyFormats(const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                   PVOID pOutPropertyFormatList,
                                                   DWORD cbPropertyFormatListSize,
                                                   LPDWORD pcbBytesReturned, LPDWORD pcbRequired)
{
    struct rdk_property_list_builder builder;

    rdk__clear_counts(pcbBytesReturned, pcbRequired);
    if (pPropertyTable == NULL || pcbBytesReturned == NULL || pcbRequired == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    rdk_property_list_builder_init(&builder, 0);
    for (const RESUTIL_PROPERTY_ITEM *item = pPropertyTable; item->Name != NULL; item++) {
        rdk_property_list_add_word(&builder, item->Name, (WORD)item->Format);
    }
    return rdk__deliver_list(&builder, ERROR_SUCCESS, pOutPropertyFormatList,
                             cbPropertyFormatListSize, pcbBytesReturned, pcbRequired);
}
