#ifndef RDK_CLUSAPI_DATABASE_H
#define RDK_CLUSAPI_DATABASE_H

/*
 * The cluster database: a tree of keys, each with named values, that all nodes share. A resource
 * DLL is given the key of its resource in Open and keeps its private properties below it, in
 * `Parameters` (the contract, section 8).
 *
 * Part of <clusapi.h>. All functions return a Win32 code; none sets the last error. Names compare
 * without regard to case. Sizes of data count bytes and, for strings, the NUL.
 *
 * Threads: [any]. But a resource DLL must not call the functions that write (CreateKey, DeleteKey,
 * SetValue, DeleteValue) on the thread of Open, Close, Online, Offline or Terminate: it uses a
 * worker (the contract, 2.13).
 *
 * Without a cluster, all of them return RPC_S_SERVER_UNAVAILABLE.
 */

#include <windows.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Open a key below another.
 *
 * @param[in]  hKey        The key to start from.
 * @param[in]  lpszSubKey  Path of the key, levels parted by backslashes, none in front. An empty
 *                         path opens hKey's own key once more.
 * @param[in]  samDesired  What the new handle may do: KEY_READ, KEY_ALL_ACCESS …
 * @param[out] phkResult   The handle. Set on success only.
 *
 * @retval ERROR_SUCCESS            opened
 * @retval ERROR_FILE_NOT_FOUND     no such key
 * @retval ERROR_INVALID_HANDLE     hKey is no open key
 * @retval ERROR_KEY_DELETED        hKey's key is gone
 * @retval ERROR_INVALID_PARAMETER  a NULL argument, or a malformed path
 *
 * Threads: [any].  Owns: the caller closes the handle with ClusterRegCloseKey.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregopenkey
 */
LONG WINAPI ClusterRegOpenKey(HKEY hKey, LPCWSTR lpszSubKey, REGSAM samDesired, PHKEY phkResult);

/**
 * Open a key below another, and make it first if it is not there.
 *
 * @param[in]  hKey                  The key to start from.
 * @param[in]  lpszSubKey            Path of the key, as for ClusterRegOpenKey. Levels between that
 *                                   are missing are made too.
 * @param[in]  dwOptions             0.
 * @param[in]  samDesired            What the new handle may do.
 * @param[in]  lpSecurityAttributes  Ignored.
 * @param[out] phkResult             The handle. Set on success only.
 * @param[out] lpdwDisposition       Optional. REG_CREATED_NEW_KEY or REG_OPENED_EXISTING_KEY.
 *
 * @retval ERROR_SUCCESS            opened; an existing key is left as it is
 * @retval ERROR_ACCESS_DENIED      hKey was not opened for KEY_CREATE_SUB_KEY
 * @retval ERROR_INVALID_HANDLE     hKey is no open key
 * @retval ERROR_KEY_DELETED        hKey's key is gone
 * @retval ERROR_INVALID_PARAMETER  a NULL argument, a malformed path, or options
 *
 * Threads: [any], not from Open, Close, Online, Offline and Terminate.
 * Owns:    the caller closes the handle with ClusterRegCloseKey.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregcreatekey
 */
LONG WINAPI ClusterRegCreateKey(HKEY hKey, LPCWSTR lpszSubKey, DWORD dwOptions, REGSAM samDesired,
                                LPSECURITY_ATTRIBUTES lpSecurityAttributes, PHKEY phkResult,
                                LPDWORD lpdwDisposition);

/**
 * Close a key that ClusterRegOpenKey or ClusterRegCreateKey opened. The key that Open received
 * belongs to the resource monitor: do not close it.
 *
 * @retval ERROR_SUCCESS         closed
 * @retval ERROR_INVALID_HANDLE  hKey is no open key
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregclosekey
 */
LONG WINAPI ClusterRegCloseKey(HKEY hKey);

/**
 * Delete a key that has no subkeys, with its values. Handles to it stay to be closed, and give
 * ERROR_KEY_DELETED for all else.
 *
 * @param[in] hKey        The key to start from.
 * @param[in] lpszSubKey  Path of the key to delete; not empty.
 *
 * @retval ERROR_SUCCESS            deleted
 * @retval ERROR_FILE_NOT_FOUND     no such key
 * @retval ERROR_ACCESS_DENIED      the key has subkeys, or hKey was opened for reading only
 * @retval ERROR_INVALID_HANDLE     hKey is no open key
 * @retval ERROR_KEY_DELETED        hKey's key is gone
 * @retval ERROR_INVALID_PARAMETER  a NULL, empty or malformed path
 *
 * Threads: [any], not from Open, Close, Online, Offline and Terminate.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregdeletekey
 */
LONG WINAPI ClusterRegDeleteKey(HKEY hKey, LPCWSTR lpszSubKey);

/**
 * Set a value of a key: made if it is not there, else overwritten, type included.
 *
 * @param[in] hKey           The key.
 * @param[in] lpszValueName  Name of the value. NULL or "" is the key's unnamed value.
 * @param[in] dwType         REG_SZ, REG_DWORD …
 * @param[in] lpData         The data; strings with their NUL. Borrowed.
 * @param[in] cbData         Size of the data, in bytes.
 *
 * @retval ERROR_SUCCESS            set
 * @retval ERROR_ACCESS_DENIED      hKey was not opened for KEY_SET_VALUE
 * @retval ERROR_INVALID_HANDLE     hKey is no open key
 * @retval ERROR_KEY_DELETED        hKey's key is gone
 * @retval ERROR_INVALID_PARAMETER  no data, but a size
 *
 * Threads: [any], not from Open, Close, Online, Offline and Terminate.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregsetvalue
 */
DWORD WINAPI ClusterRegSetValue(HKEY hKey, LPCWSTR lpszValueName, DWORD dwType, const BYTE *lpData,
                                DWORD cbData);

/**
 * Delete a value of a key.
 *
 * @param[in] hKey           The key.
 * @param[in] lpszValueName  Name of the value. NULL or "" is the key's unnamed value.
 *
 * @retval ERROR_SUCCESS         deleted
 * @retval ERROR_FILE_NOT_FOUND  no such value
 * @retval ERROR_ACCESS_DENIED   hKey was not opened for KEY_SET_VALUE
 * @retval ERROR_INVALID_HANDLE  hKey is no open key
 * @retval ERROR_KEY_DELETED     hKey's key is gone
 *
 * Threads: [any], not from Open, Close, Online, Offline and Terminate.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregdeletevalue
 */
DWORD WINAPI ClusterRegDeleteValue(HKEY hKey, LPCWSTR lpszValueName);

/**
 * Read a value of a key.
 *
 * @param[in]     hKey             The key.
 * @param[in]     lpszValueName    Name of the value. NULL or "" is the key's unnamed value.
 * @param[out]    lpdwValueType    Optional. REG_SZ, REG_DWORD …
 * @param[out]    lpData           The data. NULL asks for the size alone.
 * @param[in,out] lpcbData         Size of the buffer, then of the data, in bytes. May be NULL only
 *                                 when lpData is.
 *
 * @retval ERROR_SUCCESS            read, or its size told
 * @retval ERROR_MORE_DATA          the buffer is too small; *lpcbData has the size needed
 * @retval ERROR_FILE_NOT_FOUND     no such value
 * @retval ERROR_INVALID_HANDLE     hKey is no open key
 * @retval ERROR_KEY_DELETED        hKey's key is gone
 * @retval ERROR_INVALID_PARAMETER  a buffer without its size
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregqueryvalue
 */
LONG WINAPI ClusterRegQueryValue(HKEY hKey, LPCWSTR lpszValueName, LPDWORD lpdwValueType,
                                 LPBYTE lpData, LPDWORD lpcbData);

/**
 * Name a subkey by its number.
 *
 * @param[in]     hKey               The key; NULL is the root of the database.
 * @param[in]     dwIndex            From 0. Numbers shift when keys come and go.
 * @param[out]    lpszName           The subkey's name, without path.
 * @param[in,out] lpcchName          Characters of the buffer, NUL included; then of the name, NUL
 *                                   not included.
 * @param[out]    lpftLastWriteTime  Optional. When the subkey was last written.
 *
 * @retval ERROR_SUCCESS            named
 * @retval ERROR_NO_MORE_ITEMS      there are not so many
 * @retval ERROR_MORE_DATA          the buffer is too small; *lpcchName has the length needed,
 *                                  without NUL
 * @retval ERROR_INVALID_HANDLE     hKey is no open key
 * @retval ERROR_KEY_DELETED        hKey's key is gone
 * @retval ERROR_INVALID_PARAMETER  lpszName or lpcchName is NULL
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregenumkey
 */
LONG WINAPI ClusterRegEnumKey(HKEY hKey, DWORD dwIndex, LPWSTR lpszName, LPDWORD lpcchName,
                              PFILETIME lpftLastWriteTime);

/**
 * Read a value by its number.
 *
 * @param[in]     hKey            The key.
 * @param[in]     dwIndex         From 0. Numbers shift when values come and go.
 * @param[out]    lpszValueName   The value's name.
 * @param[in,out] lpcchValueName  Characters of the buffer, NUL included; then of the name, NUL not
 *                                included.
 * @param[out]    lpdwType        Optional. REG_SZ, REG_DWORD …
 * @param[out]    lpData          Optional. The data.
 * @param[in,out] lpcbData        Size of the buffer, then of the data, in bytes. May be NULL only
 *                                when lpData is.
 *
 * @retval ERROR_SUCCESS            read
 * @retval ERROR_NO_MORE_ITEMS      there are not so many
 * @retval ERROR_MORE_DATA          a buffer is too small; both sizes are set as above
 * @retval ERROR_INVALID_HANDLE     hKey is no open key
 * @retval ERROR_KEY_DELETED        hKey's key is gone
 * @retval ERROR_INVALID_PARAMETER  no buffer or no size for the name, or data without a size
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregenumvalue
 */
DWORD WINAPI ClusterRegEnumValue(HKEY hKey, DWORD dwIndex, LPWSTR lpszValueName,
                                 LPDWORD lpcchValueName, LPDWORD lpdwType, LPBYTE lpData,
                                 LPDWORD lpcbData);

/**
 * Count what a key holds, and measure the longest. Each out-parameter is optional.
 *
 * @param[in]  hKey                   The key.
 * @param[out] lpcSubKeys             Number of subkeys.
 * @param[out] lpcchMaxSubKeyLen      Characters of the longest subkey name, without NUL.
 * @param[out] lpcValues              Number of values.
 * @param[out] lpcchMaxValueNameLen   Characters of the longest value name, without NUL.
 * @param[out] lpcbMaxValueLen        Bytes of the longest data.
 * @param[out] lpcbSecurityDescriptor Bytes of the security descriptor; 0 where keys have none.
 * @param[out] lpftLastWriteTime      When the key was last written.
 *
 * @retval ERROR_SUCCESS         told
 * @retval ERROR_INVALID_HANDLE  hKey is no open key
 * @retval ERROR_KEY_DELETED     hKey's key is gone
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregqueryinfokey
 */
LONG WINAPI ClusterRegQueryInfoKey(HKEY hKey, LPDWORD lpcSubKeys, LPDWORD lpcchMaxSubKeyLen,
                                   LPDWORD lpcValues, LPDWORD lpcchMaxValueNameLen,
                                   LPDWORD lpcbMaxValueLen, LPDWORD lpcbSecurityDescriptor,
                                   PFILETIME lpftLastWriteTime);

#ifdef __cplusplus
}
#endif

#endif
