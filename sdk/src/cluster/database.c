/*
 * The cluster database as a plugin calls it. Each function refuses what no provider could use (a
 * result with nowhere to go, a path that names nothing), and hands the rest on.
 */
#include <clusapi/database.h>

#include "cluster/seam.h"
#include "export.h"

/* A path goes down from a key: no backslash in front, behind, or next to another. */
static BOOL path_is_sound(LPCWSTR path)
{
    if (path == NULL) {
        return FALSE;
    }
    WCHAR before = L'\\';
    for (LPCWSTR at = path; *at != L'\0'; at++) {
        if (*at == L'\\' && before == L'\\') {
            return FALSE;
        }
        before = *at;
    }
    return *path == L'\0' || before != L'\\';
}

RDK__EXPORT LONG WINAPI ClusterRegOpenKey(HKEY hKey, LPCWSTR lpszSubKey, REGSAM samDesired,
                                          PHKEY phkResult)
{
    if (phkResult == NULL || !path_is_sound(lpszSubKey)) {
        return ERROR_INVALID_PARAMETER;
    }
    return (LONG)FORWARD(ClusterRegOpenKey, SLOT(hKey), SLOT(lpszSubKey), samDesired,
                         SLOT(phkResult));
}

RDK__EXPORT LONG WINAPI ClusterRegCreateKey(HKEY hKey, LPCWSTR lpszSubKey, DWORD dwOptions,
                                            REGSAM samDesired,
                                            LPSECURITY_ATTRIBUTES lpSecurityAttributes,
                                            PHKEY phkResult, LPDWORD lpdwDisposition)
{
    if (phkResult == NULL || !path_is_sound(lpszSubKey) || dwOptions != 0) {
        return ERROR_INVALID_PARAMETER;
    }
    return (LONG)FORWARD(ClusterRegCreateKey, SLOT(hKey), SLOT(lpszSubKey), dwOptions, samDesired,
                         SLOT(lpSecurityAttributes), SLOT(phkResult), SLOT(lpdwDisposition));
}

RDK__EXPORT LONG WINAPI ClusterRegCloseKey(HKEY hKey)
{
    return (LONG)FORWARD(ClusterRegCloseKey, SLOT(hKey));
}

RDK__EXPORT LONG WINAPI ClusterRegDeleteKey(HKEY hKey, LPCWSTR lpszSubKey)
{
    if (!path_is_sound(lpszSubKey) || *lpszSubKey == L'\0') {
        return ERROR_INVALID_PARAMETER;
    }
    return (LONG)FORWARD(ClusterRegDeleteKey, SLOT(hKey), SLOT(lpszSubKey));
}

RDK__EXPORT DWORD WINAPI ClusterRegSetValue(HKEY hKey, LPCWSTR lpszValueName, DWORD dwType,
                                            const BYTE *lpData, DWORD cbData)
{
    if (lpData == NULL && cbData != 0) {
        return ERROR_INVALID_PARAMETER;
    }
    return (DWORD)FORWARD(ClusterRegSetValue, SLOT(hKey), SLOT(lpszValueName), dwType, SLOT(lpData),
                          cbData);
}

RDK__EXPORT DWORD WINAPI ClusterRegDeleteValue(HKEY hKey, LPCWSTR lpszValueName)
{
    return (DWORD)FORWARD(ClusterRegDeleteValue, SLOT(hKey), SLOT(lpszValueName));
}

RDK__EXPORT LONG WINAPI ClusterRegQueryValue(HKEY hKey, LPCWSTR lpszValueName,
                                             LPDWORD lpdwValueType, LPBYTE lpData, LPDWORD lpcbData)
{
    if (lpData != NULL && lpcbData == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    return (LONG)FORWARD(ClusterRegQueryValue, SLOT(hKey), SLOT(lpszValueName), SLOT(lpdwValueType),
                         SLOT(lpData), SLOT(lpcbData));
}

RDK__EXPORT LONG WINAPI ClusterRegEnumKey(HKEY hKey, DWORD dwIndex, LPWSTR lpszName,
                                          LPDWORD lpcchName, PFILETIME lpftLastWriteTime)
{
    if (lpszName == NULL || lpcchName == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    return (LONG)FORWARD(ClusterRegEnumKey, SLOT(hKey), dwIndex, SLOT(lpszName), SLOT(lpcchName),
                         SLOT(lpftLastWriteTime));
}

RDK__EXPORT DWORD WINAPI ClusterRegEnumValue(HKEY hKey, DWORD dwIndex, LPWSTR lpszValueName,
                                             LPDWORD lpcchValueName, LPDWORD lpdwType,
                                             LPBYTE lpData, LPDWORD lpcbData)
{
    if (lpszValueName == NULL || lpcchValueName == NULL || (lpData != NULL && lpcbData == NULL)) {
        return ERROR_INVALID_PARAMETER;
    }
    return (DWORD)FORWARD(ClusterRegEnumValue, SLOT(hKey), dwIndex, SLOT(lpszValueName),
                          SLOT(lpcchValueName), SLOT(lpdwType), SLOT(lpData), SLOT(lpcbData));
}

RDK__EXPORT LONG WINAPI ClusterRegQueryInfoKey(HKEY hKey, LPDWORD lpcSubKeys,
                                               LPDWORD lpcchMaxSubKeyLen, LPDWORD lpcValues,
                                               LPDWORD lpcchMaxValueNameLen,
                                               LPDWORD lpcbMaxValueLen,
                                               LPDWORD lpcbSecurityDescriptor,
                                               PFILETIME lpftLastWriteTime)
{
    return (LONG)FORWARD(ClusterRegQueryInfoKey, SLOT(hKey), SLOT(lpcSubKeys),
                         SLOT(lpcchMaxSubKeyLen), SLOT(lpcValues), SLOT(lpcchMaxValueNameLen),
                         SLOT(lpcbMaxValueLen), SLOT(lpcbSecurityDescriptor),
                         SLOT(lpftLastWriteTime));
}
