#include <stdlib.h>

#include "export.h"
#include "resutil/stored.h"

/* The first subkey's name. Caller: free. ERROR_NO_MORE_ITEMS if there is none. */
static DWORD first_subkey(HKEY key, WCHAR **ret_name)
{
    DWORD capacity = 64;
    DWORD code;

    do {
        DWORD chars = capacity;
        WCHAR *name = malloc(capacity * sizeof(WCHAR));

        if (name == NULL) {
            return ERROR_NOT_ENOUGH_MEMORY;
        }
        code = (DWORD)ClusterRegEnumKey(key, 0, name, &chars, NULL);
        if (code == ERROR_SUCCESS) {
            *ret_name = name;
            return code;
        }
        free(name);
        capacity = chars < capacity ? capacity * 2 : chars + 1;
    } while (code == ERROR_MORE_DATA);
    return code;
}

/* Delete the subkey and what is below it. Between looking and deleting, somebody else may have. */
static DWORD delete_tree(HKEY parent, LPCWSTR name)
{
    HKEY key;
    WCHAR *below;
    DWORD code = (DWORD)ClusterRegOpenKey(parent, name, KEY_ALL_ACCESS, &key);

    if (code != ERROR_SUCCESS) {
        return code;
    }
    while ((code = first_subkey(key, &below)) == ERROR_SUCCESS) {
        code = delete_tree(key, below);
        free(below);
        if (code != ERROR_SUCCESS && code != ERROR_FILE_NOT_FOUND) {
            break;
        }
    }
    ClusterRegCloseKey(key);
    return code == ERROR_NO_MORE_ITEMS ? (DWORD)ClusterRegDeleteKey(parent, name) : code;
}

RDK__EXPORT DWORD WINAPI ResUtilsDeleteKeyTree(HKEY key, LPCWSTR keyName, BOOL treatNoKeyAsError)
{
    DWORD code;

    /* An empty name opens the key itself, which is not a subkey. */
    if (key == NULL || keyName == NULL || keyName[0] == 0) {
        return ERROR_INVALID_PARAMETER;
    }
    code = delete_tree(key, keyName);
    if (code == ERROR_FILE_NOT_FOUND && !treatNoKeyAsError) {
        return ERROR_SUCCESS;
    }
    return code;
}
