#include <stdlib.h>
#include <string.h>

#include "export.h"
#include "resutil/table.h"

/* A multi-string that grows; what lies behind its end is its final NUL. */
struct names {
    WCHAR *text;
    DWORD chars;
    DWORD capacity;
};

static DWORD names_add(struct names *names, LPCWSTR name)
{
    DWORD chars = rdk__list_text_length(name) + 1;
    DWORD needed = names->chars + chars + 1;

    if (needed > names->capacity) {
        DWORD capacity = needed * 2;
        WCHAR *text = realloc(names->text, capacity * sizeof(WCHAR));
        if (text == NULL) {
            return ERROR_NOT_ENOUGH_MEMORY;
        }
        names->text = text;
        names->capacity = capacity;
    }
    memcpy(names->text + names->chars, name, chars * sizeof(WCHAR));
    names->chars += chars;
    names->text[names->chars] = 0;
    return ERROR_SUCCESS;
}

static DWORD names_deliver(struct names *names, DWORD code, LPWSTR out, DWORD out_bytes,
                           DWORD *returned, DWORD *required)
{
    rdk__clear_counts(returned, required);
    if (code == ERROR_SUCCESS) {
        code = rdk__deliver(names->text == NULL ? L"" : names->text,
                            (names->chars + 1) * (DWORD)sizeof(WCHAR), out, out_bytes, returned,
                            required);
    }
    free(names->text);
    return code;
}

RDK__EXPORT DWORD WINAPI ResUtilEnumProperties(const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                               LPWSTR pszOutProperties, DWORD cbOutPropertiesSize,
                                               LPDWORD pcbBytesReturned, LPDWORD pcbRequired)
{
    struct names names = {0};
    DWORD code = ERROR_SUCCESS;

    rdk__clear_counts(pcbBytesReturned, pcbRequired);
    if (pPropertyTable == NULL || pcbBytesReturned == NULL || pcbRequired == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    for (const RESUTIL_PROPERTY_ITEM *item = pPropertyTable;
         item->Name != NULL && code == ERROR_SUCCESS; item++) {
        code = names_add(&names, item->Name);
    }
    return names_deliver(&names, code, pszOutProperties, cbOutPropertiesSize, pcbBytesReturned,
                         pcbRequired);
}

/* The names that ResUtilGetPrivateProperties lists, and no others. */
static DWORD add_stored(void *context, LPCWSTR name, const struct rdk__stored *stored)
{
    const struct rdk__format *format = rdk__format_of_registry(stored->type);
    struct rdk__datum datum;

    if (name[0] == 0 || format == NULL ||
        rdk__stored_datum(stored, format, &datum) != ERROR_SUCCESS) {
        return ERROR_SUCCESS;
    }
    return names_add(context, name);
}

RDK__EXPORT DWORD WINAPI ResUtilEnumPrivateProperties(HKEY hkeyClusterKey, LPWSTR pszOutProperties,
                                                      DWORD cbOutPropertiesSize,
                                                      LPDWORD pcbBytesReturned, LPDWORD pcbRequired)
{
    struct names names = {0};
    DWORD code;

    rdk__clear_counts(pcbBytesReturned, pcbRequired);
    if (hkeyClusterKey == NULL || pcbBytesReturned == NULL || pcbRequired == NULL) {
        return ERROR_BAD_ARGUMENTS;
    }
    code = rdk__stored_visit(hkeyClusterKey, true, add_stored, &names);
    return names_deliver(&names, code, pszOutProperties, cbOutPropertiesSize, pcbBytesReturned,
                         pcbRequired);
}
