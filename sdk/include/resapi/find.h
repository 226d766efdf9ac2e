#ifndef RDK_RESAPI_FIND_H
#define RDK_RESAPI_FIND_H

/*
 * Values out of a property list: found by name, or taken one after the other.
 *
 * The list may be followed by other bytes in its buffer, and may lie at any address. A property of
 * several values is found by its first one. Of two properties of one name, the first is found.
 * Names compare without regard to case.
 *
 * Source for all: learn.microsoft.com/windows/win32/api/resapi/ (nf-resapi- and the name).
 * Where the pages are silent: a property of another format is ERROR_INVALID_DATA, and so is a NULL
 * list or name; what is copied is NULL with size 0 after an error, numbers are left alone.
 */

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Find a string property.
 *
 * @param[in]  pPropertyList       Property list. Borrowed; not changed.
 * @param[in]  cbPropertyListSize  Size of its buffer, in bytes.
 * @param[in]  pszPropertyName     Property to look for.
 * @param[out] pszPropertyValue    Optional. A copy of the string.
 *
 * @retval ERROR_SUCCESS            found
 * @retval ERROR_FILE_NOT_FOUND     no such property in the list
 * @retval ERROR_INVALID_DATA       the list is malformed or ends early, or the format is another
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory for the copy
 *
 * Threads: [any].  Owns: caller, LocalFree.
 */
DWORD WINAPI ResUtilFindSzProperty(const PVOID pPropertyList, DWORD cbPropertyListSize,
                                   LPCWSTR pszPropertyName, LPWSTR *pszPropertyValue);

/** Find an EXPAND_SZ property: the string as it was written. As ResUtilFindSzProperty. */
DWORD WINAPI ResUtilFindExpandSzProperty(const PVOID pPropertyList, DWORD cbPropertyListSize,
                                         LPCWSTR pszPropertyName, LPWSTR *pszPropertyValue);

/** Find the expanded form of a property, wherever among its values it stands. As
 *  ResUtilFindSzProperty; a property without such a value is ERROR_INVALID_DATA. */
DWORD WINAPI ResUtilFindExpandedSzProperty(const PVOID pPropertyList, DWORD cbPropertyListSize,
                                           LPCWSTR pszPropertyName, LPWSTR *pszPropertyValue);

/**
 * Find a multi-string property. As ResUtilFindSzProperty.
 *
 * @param[out] pszPropertyValue      Optional. A copy.
 * @param[out] pcbPropertyValueSize  Optional. Its size in bytes, with the last NUL.
 */
DWORD WINAPI ResUtilFindMultiSzProperty(const PVOID pPropertyList, DWORD cbPropertyListSize,
                                        LPCWSTR pszPropertyName, LPWSTR *pszPropertyValue,
                                        LPDWORD pcbPropertyValueSize);

/** Find a BINARY property. As ResUtilFindMultiSzProperty; the copy of an empty value is not NULL.
 */
DWORD WINAPI ResUtilFindBinaryProperty(const PVOID pPropertyList, DWORD cbPropertyListSize,
                                       LPCWSTR pszPropertyName, LPBYTE *pbPropertyValue,
                                       LPDWORD pcbPropertyValueSize);

/**
 * Find a DWORD property.
 *
 * @param[out] pdwPropertyValue  Optional. The value. Set on success only.
 *
 * @retval ERROR_SUCCESS         found
 * @retval ERROR_FILE_NOT_FOUND  no such property in the list
 * @retval ERROR_INVALID_DATA    the list is malformed or ends early, or the format is another
 *
 * Threads: [any].  Owns: nothing.
 * Differs: the page says the result points into the list; an LPDWORD cannot, so it is a copy.
 */
DWORD WINAPI ResUtilFindDwordProperty(const PVOID pPropertyList, DWORD cbPropertyListSize,
                                      LPCWSTR pszPropertyName, LPDWORD pdwPropertyValue);

/** Find a LONG property. As ResUtilFindDwordProperty. */
DWORD WINAPI ResUtilFindLongProperty(const PVOID pPropertyList, DWORD cbPropertyListSize,
                                     LPCWSTR pszPropertyName, LPLONG plPropertyValue);

/** Find a ULARGE_INTEGER property. As ResUtilFindDwordProperty. */
DWORD WINAPI ResUtilFindULargeIntegerProperty(const PVOID pPropertyList, DWORD cbPropertyListSize,
                                              LPCWSTR pszPropertyName, ULONGLONG *plPropertyValue);

/** Find a FILETIME property. As ResUtilFindDwordProperty. */
DWORD WINAPI ResUtilFindFileTimeProperty(const PVOID pPropertyList, DWORD cbPropertyListSize,
                                         LPCWSTR pszPropertyName, LPFILETIME pftPropertyValue);

/**
 * Take a DWORD value at a place in a list, and move behind it.
 *
 * @param[out]    pdwOutValue           The value.
 * @param[in]     pValueStruct          The value in the list.
 * @param[in]     dwOldValue            The previous value; numbers are set whatever it is.
 * @param[in]     dwMinimum, dwMaximum  Permitted range; both 0: no check.
 * @param[in,out] ppPropertyList        Moves on by the value's header, data and padding: to the
 *                                      next value or the ENDMARK.
 * @param[in,out] pcbPropertyListSize   Bytes left from *ppPropertyList; lowered by the same.
 *
 * @retval ERROR_SUCCESS            taken
 * @retval ERROR_INVALID_PARAMETER  the value has another format or length, reaches past the list,
 *                                  or an argument is NULL
 * @retval ERROR_INVALID_DATA       out of range
 *
 * After an error nothing has changed.  Threads: [any].  Owns: nothing.
 */
DWORD WINAPI ResUtilGetDwordProperty(LPDWORD pdwOutValue, const PCLUSPROP_DWORD pValueStruct,
                                     DWORD dwOldValue, DWORD dwMinimum, DWORD dwMaximum,
                                     LPBYTE *ppPropertyList, LPDWORD pcbPropertyListSize);

/** Take a LONG value; the comparison is signed. As ResUtilGetDwordProperty. */
DWORD WINAPI ResUtilGetLongProperty(LPLONG plOutValue, const PCLUSPROP_LONG pValueStruct,
                                    LONG lOldValue, LONG lMinimum, LONG lMaximum,
                                    LPBYTE *ppPropertyList, LPDWORD pcbPropertyListSize);

/** Take a FILETIME value. As ResUtilGetDwordProperty. */
DWORD WINAPI ResUtilGetFileTimeProperty(LPFILETIME pftOutValue,
                                        const PCLUSPROP_FILETIME pValueStruct, FILETIME ftOldValue,
                                        FILETIME ftMinimum, FILETIME ftMaximum,
                                        LPBYTE *ppPropertyList, LPDWORD pcbPropertyListSize);

/**
 * Take a string value. The list moves on as in ResUtilGetDwordProperty.
 *
 * @param[in,out] ppszOutValue  NULL or LocalAlloc memory. When the value differs from the old one:
 *                              freed, and replaced by a copy. When it equals it: left alone.
 * @param[in]     pszOldValue   Optional. The previous value; may be *ppszOutValue itself.
 *
 * @retval ERROR_SUCCESS            taken
 * @retval ERROR_INVALID_PARAMETER  as ResUtilGetDwordProperty
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory for the copy
 *
 * Threads: [any].  Owns: caller, LocalFree.
 */
DWORD WINAPI ResUtilGetSzProperty(LPWSTR *ppszOutValue, const PCLUSPROP_SZ pValueStruct,
                                  LPCWSTR pszOldValue, LPBYTE *ppPropertyList,
                                  LPDWORD pcbPropertyListSize);

/** Take a multi-string value. As ResUtilGetSzProperty; sizes in bytes, with the last NUL. */
DWORD WINAPI ResUtilGetMultiSzProperty(LPWSTR *ppszOutValue, LPDWORD pcbOutValueSize,
                                       const PCLUSPROP_SZ pValueStruct, LPCWSTR pszOldValue,
                                       DWORD cbOldValueSize, LPBYTE *ppPropertyList,
                                       LPDWORD pcbPropertyListSize);

/** Take a BINARY value. As ResUtilGetMultiSzProperty. */
DWORD WINAPI ResUtilGetBinaryProperty(LPBYTE *ppbOutValue, LPDWORD pcbOutValueSize,
                                      const PCLUSPROP_BINARY pValueStruct, const LPBYTE pbOldValue,
                                      DWORD cbOldValueSize, LPBYTE *ppPropertyList,
                                      LPDWORD pcbPropertyListSize);

#ifdef __cplusplus
}
#endif

#endif
