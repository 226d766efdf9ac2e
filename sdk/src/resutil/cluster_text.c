#include "resutil/cluster_text.h"

#include <stdlib.h>

#define FIRST_BYTES 128u

BOOL rdk__same_text(LPCWSTR left, LPCWSTR right)
{
    return CompareStringOrdinal(left, -1, right, -1, TRUE) == CSTR_EQUAL;
}

LPWSTR rdk__resource_text(HRESOURCE resource, DWORD code)
{
    DWORD bytes = FIRST_BYTES;
    DWORD status = ERROR_MORE_DATA;
    LPWSTR text = NULL;

    while (status == ERROR_MORE_DATA) {
        const DWORD room = bytes;
        LPWSTR larger = realloc(text, room);
        if (larger == NULL) {
            status = ERROR_NOT_ENOUGH_MEMORY;
            break;
        }
        text = larger;
        status = ClusterResourceControl(resource, NULL, code, NULL, 0, text, room, &bytes);
        if (status == ERROR_MORE_DATA && bytes <= room) {
            status = ERROR_INVALID_DATA;
        }
    }
    if (status == ERROR_SUCCESS && bytes < sizeof(WCHAR)) {
        status = ERROR_INVALID_DATA;
    }
    if (status != ERROR_SUCCESS) {
        free(text);
        SetLastError(status);
        return NULL;
    }
    /* Whoever answered: it ends here. */
    text[bytes / sizeof(WCHAR) - 1] = L'\0';
    return text;
}

/* Of either kind of enumeration. */
static DWORD take(HCLUSENUM of_cluster, HRESENUM of_resource, DWORD index, LPWSTR name,
                  LPDWORD chars)
{
    DWORD type = 0;

    return of_cluster != NULL ? ClusterEnum(of_cluster, index, &type, name, chars)
                              : ClusterResourceEnum(of_resource, index, &type, name, chars);
}

static LPWSTR name_at(HCLUSENUM of_cluster, HRESENUM of_resource, DWORD index, DWORD *ret_status)
{
    DWORD chars = 0;
    LPWSTR name = NULL;
    DWORD status = take(of_cluster, of_resource, index, NULL, &chars);

    if (status == ERROR_SUCCESS) {
        chars++;
        name = malloc(chars * sizeof(WCHAR));
        status = name != NULL ? take(of_cluster, of_resource, index, name, &chars)
                              : ERROR_NOT_ENOUGH_MEMORY;
    }
    if (status != ERROR_SUCCESS) {
        free(name);
        name = NULL;
    }
    *ret_status = status;
    return name;
}

LPWSTR rdk__cluster_name_at(HCLUSENUM list, DWORD index, DWORD *ret_status)
{
    return name_at(list, NULL, index, ret_status);
}

LPWSTR rdk__provider_name_at(HRESENUM list, DWORD index, DWORD *ret_status)
{
    return name_at(NULL, list, index, ret_status);
}
