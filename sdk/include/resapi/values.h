#ifndef RDK_RESAPI_VALUES_H
#define RDK_RESAPI_VALUES_H

/*
 * Single values in the cluster database, and strings.
 *
 * Memory that these functions hand out is from LocalAlloc; the caller frees it with LocalFree.
 * The functions that set a value make their copy first, store then, and exchange the caller's
 * pointer last: after an error nothing has changed.
 *
 * Source for all: learn.microsoft.com/windows/win32/api/resapi/ (nf-resapi- and the name).
 * Where the pages are silent: an absent value is ERROR_FILE_NOT_FOUND, NULL for a pointer that is
 * not optional is ERROR_INVALID_PARAMETER, and the errors of the ClusterReg functions are handed
 * on. ResUtilGetExpandSzValue is not declared: ResUtils.dll has not exported it since 2003, so that
 * a DLL that imports it does not load.
 */

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Read a string.
 *
 * @param[in] hkeyClusterKey  Key of the cluster database, with KEY_READ.
 * @param[in] pszValueName    A value of type REG_SZ, REG_EXPAND_SZ (not expanded) or REG_MULTI_SZ.
 *
 * @return The string, always with a NUL at its end; or NULL and the last error:
 *         ERROR_FILE_NOT_FOUND absent, ERROR_INVALID_PARAMETER another type,
 *         ERROR_NOT_ENOUGH_MEMORY.
 *
 * Threads: [any].  Owns: caller, LocalFree.
 */
LPWSTR WINAPI ResUtilGetSzValue(HKEY hkeyClusterKey, LPCWSTR pszValueName);

/**
 * Read a DWORD, or its default when it is not there.
 *
 * @param[out] pdwOutValue  The value. Set on success only.
 *
 * @retval ERROR_SUCCESS            read, or absent: then *pdwOutValue is dwDefaultValue
 * @retval ERROR_INVALID_PARAMETER  the value is not a REG_DWORD
 *
 * Threads: [any].  Owns: nothing.
 */
DWORD WINAPI ResUtilGetDwordValue(HKEY hkeyClusterKey, LPCWSTR pszValueName, LPDWORD pdwOutValue,
                                  DWORD dwDefaultValue);

/** Read a REG_QWORD; otherwise as ResUtilGetDwordValue. */
DWORD WINAPI ResUtilGetQwordValue(HKEY hkeyClusterKey, LPCWSTR pszValueName, PULONGLONG pqwOutValue,
                                  ULONGLONG qwDefaultValue);

/**
 * Read a value of any type as bytes.
 *
 * @param[out] ppbOutValue      Optional. A copy; not NULL even when the value is empty.
 * @param[out] pcbOutValueSize  Optional. Its size, in bytes.
 *
 * @retval ERROR_SUCCESS            read
 * @retval ERROR_FILE_NOT_FOUND     absent
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory for the copy
 *
 * Threads: [any].  Owns: caller, LocalFree.
 */
DWORD WINAPI ResUtilGetBinaryValue(HKEY hkeyClusterKey, LPCWSTR pszValueName, LPBYTE *ppbOutValue,
                                   LPDWORD pcbOutValueSize);

/** Read a multi-string; as ResUtilGetBinaryValue. Defined here, as in Microsoft's header. */
static __inline DWORD ResUtilGetMultiSzValue(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                             LPWSTR *ppszOutValue, LPDWORD pcbOutValueSize)
{
    return ResUtilGetBinaryValue(hkeyClusterKey, pszValueName, (LPBYTE *)ppszOutValue,
                                 pcbOutValueSize);
}

/**
 * Store a string as REG_SZ.
 *
 * @param[in]     pszNewValue    The string; NUL-ended.
 * @param[in,out] ppszOutString  Optional. In: NULL or LocalAlloc memory, which is freed.
 *                               Out: a copy of the new string.
 *
 * @retval ERROR_SUCCESS            stored
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory for the copy; nothing stored
 *
 * Threads: [any], but not in Open, Close, Online, Offline, Terminate.  Owns: caller, LocalFree.
 */
DWORD WINAPI ResUtilSetSzValue(HKEY hkeyClusterKey, LPCWSTR pszValueName, LPCWSTR pszNewValue,
                               LPWSTR *ppszOutString);

/** Store a string as REG_EXPAND_SZ, unexpanded; otherwise as ResUtilSetSzValue. */
DWORD WINAPI ResUtilSetExpandSzValue(HKEY hkeyClusterKey, LPCWSTR pszValueName, LPCWSTR pszNewValue,
                                     LPWSTR *ppszOutString);

/**
 * Store a multi-string as REG_MULTI_SZ.
 *
 * @param[in]     cbNewValueSize   Size of pszNewValue in bytes, with its last NUL.
 * @param[in,out] ppszOutValue     Optional. As ppszOutString of ResUtilSetSzValue.
 * @param[out]    pcbOutValueSize  Optional. Bytes stored.
 *
 * @retval ERROR_SUCCESS, ERROR_NOT_ENOUGH_MEMORY  as ResUtilSetSzValue
 */
DWORD WINAPI ResUtilSetMultiSzValue(HKEY hkeyClusterKey, LPCWSTR pszValueName, LPCWSTR pszNewValue,
                                    DWORD cbNewValueSize, LPWSTR *ppszOutValue,
                                    LPDWORD pcbOutValueSize);

/** Store bytes as REG_BINARY; otherwise as ResUtilSetMultiSzValue. pbNewValue may be NULL if
 *  cbNewValueSize is 0. */
DWORD WINAPI ResUtilSetBinaryValue(HKEY hkeyClusterKey, LPCWSTR pszValueName,
                                   const LPBYTE pbNewValue, DWORD cbNewValueSize,
                                   LPBYTE *ppbOutValue, LPDWORD pcbOutValueSize);

/** Store a REG_DWORD. pdwOutValue: optional; gets the new value on success. */
DWORD WINAPI ResUtilSetDwordValue(HKEY hkeyClusterKey, LPCWSTR pszValueName, DWORD dwNewValue,
                                  LPDWORD pdwOutValue);

/** Store a REG_QWORD. pqwOutValue: optional; gets the new value on success. */
DWORD WINAPI ResUtilSetQwordValue(HKEY hkeyClusterKey, LPCWSTR pszValueName, ULONGLONG qwNewValue,
                                  PULONGLONG pqwOutValue);

/**
 * Store a value of any registry type.
 *
 * @param[in] valueSize  Bytes at valueData; strings with their NUL.
 * @param[in] flags      0.
 *
 * @retval ERROR_SUCCESS            stored
 * @retval ERROR_INVALID_PARAMETER  flags not 0, valueData NULL with a size, or a NULL argument
 *
 * Threads: [any], but not in Open, Close, Online, Offline, Terminate.  Owns: nothing.
 */
DWORD WINAPI ResUtilSetValueEx(HKEY hkeyClusterKey, LPCWSTR valueName, DWORD valueType,
                               const LPBYTE valueData, DWORD valueSize, DWORD flags);

/**
 * Delete a subkey with everything below it.
 *
 * @param[in] treatNoKeyAsError  What an absent key gives: TRUE ERROR_FILE_NOT_FOUND, FALSE success.
 *
 * Threads: [any], but not in Open, Close, Online, Offline, Terminate.  Owns: nothing.
 */
DWORD WINAPI ResUtilsDeleteKeyTree(HKEY key, LPCWSTR keyName, BOOL treatNoKeyAsError);

/**
 * Copy a string.
 *
 * @return The copy; or NULL and the last error: ERROR_INVALID_PARAMETER pszInString is NULL,
 *         ERROR_NOT_ENOUGH_MEMORY.
 *
 * Threads: [any].  Owns: caller, LocalFree.
 */
PWSTR WINAPI ResUtilDupString(LPCWSTR pszInString);

#ifdef __cplusplus
}
#endif

#endif
