#ifndef RDK_RESAPI_PROPERTIES_H
#define RDK_RESAPI_PROPERTIES_H

/*
 * Property tables: check a property list against a table, store it, and make lists of what is
 * stored.
 *
 * Names compare without regard to case; of two properties of one name, the last one holds. A
 * property of several values is stored by its first. All of a list is checked before anything of it
 * is stored or put into a parameter block. "Already stored" means: there, of the same registry
 * type, with the same bytes.
 *
 * Numbers are checked against Minimum and Maximum of their item, or of the structure its default
 * points to; both 0: any value. LONG, LARGE_INTEGER and items with the SIGNED flag compare signed.
 *
 * Source for all: learn.microsoft.com/windows/win32/api/resapi/ (nf-resapi- and the name).
 */

#include "find.h"
#include "parameter_block.h"
#include "values.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Check a property list against a table.
 *
 * @param[in]     pPropertyTable           Table; ends with an item whose Name is NULL.
 * @param[in]     Reserved                 NULL; ignored.
 * @param[in]     bAllowUnknownProperties  TRUE: properties not in the table are skipped.
 * @param[in]     pInPropertyList          The list. Borrowed.
 * @param[in]     cbInPropertyListSize     Size of its buffer, in bytes; may exceed the list.
 * @param[in,out] pOutParams               Optional parameter block. The members of listed
 *                                         properties get their values: old pointers are freed, new
 *                                         ones are LocalAlloc copies. Others are untouched.
 *
 * @retval ERROR_SUCCESS              good
 * @retval ERROR_INSUFFICIENT_BUFFER  the list ends early: it says more than its buffer holds
 * @retval ERROR_INVALID_DATA         no list, malformed, a wrong length, or a number out of range
 * @retval ERROR_INVALID_PARAMETER    a name of wrong syntax, an unknown name that is not allowed,
 *                                    another format than the table's, a READ_ONLY item, no table
 * @retval ERROR_NOT_ENOUGH_MEMORY    no memory for the copies
 *
 * After an error pOutParams is as it was.
 * Threads: [any].  Owns: the pointers of pOutParams, LocalFree.
 */
DWORD WINAPI ResUtilVerifyPropertyTable(const PRESUTIL_PROPERTY_ITEM pPropertyTable, PVOID Reserved,
                                        BOOL bAllowUnknownProperties, const PVOID pInPropertyList,
                                        DWORD cbInPropertyListSize, LPBYTE pOutParams);

/**
 * Store a property list: each property whose value is not already stored. IN_MEMORY items only go
 * into pOutParams. Unknown properties, when allowed, are stored under their own names.
 *
 * @param[in]     hkeyClusterKey  Key for the values; KeyName of an item is below it, and made if
 *                                absent.
 * @param[in,out] pOutParams      Optional parameter block. Members of listed properties that differ
 *                                from the new value are freed and replaced.
 *
 * @retval ERROR_BAD_ARGUMENTS  key or table is NULL
 * All others as ResUtilVerifyPropertyTable; and what the database answers. A failing database may
 * leave a part stored.
 *
 * Threads: [any], but not in Open, Close, Online, Offline, Terminate.
 * Owns: the pointers of pOutParams, LocalFree.
 */
DWORD WINAPI ResUtilSetPropertyTable(HKEY hkeyClusterKey,
                                     const PRESUTIL_PROPERTY_ITEM pPropertyTable, PVOID Reserved,
                                     BOOL bAllowUnknownProperties, const PVOID pInPropertyList,
                                     DWORD cbInPropertyListSize, LPBYTE pOutParams);

/** As ResUtilSetPropertyTable; bForceWrite TRUE stores what is already stored, too. */
DWORD WINAPI ResUtilSetPropertyTableEx(HKEY hkeyClusterKey,
                                       const PRESUTIL_PROPERTY_ITEM pPropertyTable, PVOID Reserved,
                                       BOOL bAllowUnknownProperties, const PVOID pInPropertyList,
                                       DWORD cbInPropertyListSize, BOOL bForceWrite,
                                       LPBYTE pOutParams);

/**
 * Check that a list can be stored by ResUtilSetPrivatePropertyList; same results, but that there is
 * no key.
 *
 * Threads: [any].  Owns: nothing.
 */
DWORD WINAPI ResUtilVerifyPrivatePropertyList(const PVOID pInPropertyList,
                                              DWORD cbInPropertyListSize);

/**
 * Store a whole list below a key.
 *
 * A backslash in a name makes its leading parts subkeys, which are made if absent. A value of
 * length 0, of whatever format, deletes the stored one.
 *
 * @retval ERROR_SUCCESS              stored
 * @retval ERROR_BAD_ARGUMENTS        key is NULL
 * @retval ERROR_INSUFFICIENT_BUFFER  the list is NULL, or ends early
 * @retval ERROR_INVALID_DATA         malformed, or a wrong length
 * @retval ERROR_INVALID_PARAMETER    a name of wrong syntax, or with an empty part; a format that
 *                                    cannot be stored
 *
 * Threads: [any], but not in Open, Close, Online, Offline, Terminate.  Owns: nothing.
 */
DWORD WINAPI ResUtilSetPrivatePropertyList(HKEY hkeyClusterKey, const PVOID pInPropertyList,
                                           DWORD cbInPropertyListSize);

/**
 * Store those properties of a list that are not in the table, as ResUtilSetPrivatePropertyList
 * does.
 *
 * @retval ERROR_INVALID_PARAMETER  also: key or table is NULL
 * @retval ERROR_INVALID_DATA       also: the list is NULL
 *
 * Threads: [any], but not in Open, Close, Online, Offline, Terminate.  Owns: nothing.
 * Differs: the page names the list twice; the second stands for the table.
 */
DWORD WINAPI ResUtilSetUnknownProperties(HKEY hkeyClusterKey,
                                         const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                         const PVOID pInPropertyList, DWORD cbInPropertyListSize);

/**
 * The names of a table as a multi-string, in its order, with read-only ones.
 *
 * @param[out] pszOutProperties    May be NULL, to ask for the size.
 * @param[in]  cbOutPropertiesSize Size of that buffer, in bytes.
 * @param[out] pcbBytesReturned    Bytes put there; 0 after an error.
 * @param[out] pcbRequired         With ERROR_MORE_DATA the bytes needed, else 0.
 *
 * @retval ERROR_SUCCESS            done
 * @retval ERROR_MORE_DATA          the buffer is too small; it is untouched
 * @retval ERROR_BAD_ARGUMENTS      a NULL argument
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory
 *
 * Threads: [any].  Owns: nothing.
 */
DWORD WINAPI ResUtilEnumProperties(const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                   LPWSTR pszOutProperties, DWORD cbOutPropertiesSize,
                                   LPDWORD pcbBytesReturned, LPDWORD pcbRequired);

/** The names of the values below a key that a list can show, those of subkeys with a backslash.
 *  Otherwise as ResUtilEnumProperties. */
DWORD WINAPI ResUtilEnumPrivateProperties(HKEY hkeyClusterKey, LPWSTR pszOutProperties,
                                          DWORD cbOutPropertiesSize, LPDWORD pcbBytesReturned,
                                          LPDWORD pcbRequired);

/**
 * A list of the table's properties as they are stored, or their defaults; read-only ones too. An
 * absent string, multi-string or BINARY without default is listed empty; an absent value of another
 * sized format is left out. EXPAND_SZ has its expanded form as a second value.
 *
 * @retval ERROR_INVALID_PARAMETER  a value is stored with another type, or an item's format is none
 * @retval ERROR_INVALID_DATA       a stored value has a wrong length
 * All others, and the parameters, as ResUtilEnumProperties.
 *
 * Threads: [any].  Owns: nothing.
 */
DWORD WINAPI ResUtilGetProperties(HKEY hkeyClusterKey, const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                  PVOID pOutPropertyList, DWORD cbOutPropertyListSize,
                                  LPDWORD pcbBytesReturned, LPDWORD pcbRequired);

/** The list of ResUtilGetProperties, and the values stored below the key that are not in the table.
 *  Otherwise as that. */
DWORD WINAPI ResUtilGetAllProperties(HKEY hkeyClusterKey,
                                     const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                     PVOID pOutPropertyList, DWORD cbOutPropertyListSize,
                                     LPDWORD pcbBytesReturned, LPDWORD pcbRequired);

/** A list of all values below the key, those of subkeys with a backslash in the name. REG_QWORD is
 *  shown as ULARGE_INTEGER; types that no format stands for are left out. Otherwise as
 *  ResUtilGetProperties. */
DWORD WINAPI ResUtilGetPrivateProperties(HKEY hkeyClusterKey, PVOID pOutPropertyList,
                                         DWORD cbOutPropertyListSize, LPDWORD pcbBytesReturned,
                                         LPDWORD pcbRequired);

/**
 * Append the values stored below the key that are not in the table to a list.
 *
 * @param[in,out] pOutPropertyList       The list so far, if *pcbBytesReturned is not 0.
 * @param[in]     pcbOutPropertyListSize Size of the buffer, in bytes: a number in spite of its
 * name.
 * @param[in,out] pcbBytesReturned       In: size of the list so far. Out: size of the whole; 0 with
 *                                       ERROR_MORE_DATA.
 * @param[out]    pcbRequired            With ERROR_MORE_DATA the bytes needed, else 0.
 *
 * @retval ERROR_SUCCESS            appended
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory
 * @retval ERROR_MORE_DATA          the buffer is too small; the list is untouched
 * @retval ERROR_INVALID_PARAMETER  a NULL argument, or a list longer than its buffer
 * @retval ERROR_INVALID_DATA, ERROR_INSUFFICIENT_BUFFER  the list so far is malformed, ends early
 *
 * Threads: [any].  Owns: nothing.
 */
DWORD WINAPI ResUtilAddUnknownProperties(HKEY hkeyClusterKey,
                                         const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                         PVOID pOutPropertyList, DWORD pcbOutPropertyListSize,
                                         LPDWORD pcbBytesReturned, LPDWORD pcbRequired);

/**
 * Bytes that one property takes in a list: name, values, ENDMARK and padding. A list of all items
 * has 4 bytes for the count, the sum of these, and 4 bytes for the final ENDMARK.
 *
 * @param[in,out] pcbOutPropertyListSize  The bytes are added to it.
 * @param[in,out] pnPropertyCount         Grows by 1, if the property would be listed.
 *
 * @retval ERROR_SUCCESS            added
 * @retval ERROR_BAD_ARGUMENTS      a NULL argument
 * @retval ERROR_INVALID_PARAMETER  the stored type is not the table's, or the format is none
 * @retval ERROR_INVALID_DATA       the stored value has a wrong length
 *
 * Threads: [any].  Owns: nothing.
 */
DWORD WINAPI ResUtilGetPropertySize(HKEY hkeyClusterKey,
                                    const PRESUTIL_PROPERTY_ITEM pPropertyTableItem,
                                    LPDWORD pcbOutPropertyListSize, LPDWORD pnPropertyCount);

/**
 * Write one property into a list under construction.
 *
 * @param[in,out] pOutPropertyItem        Where to write; moves behind the property.
 * @param[in,out] pcbOutPropertyItemSize  Bytes left there; lowered by the same.
 *
 * @retval ERROR_MORE_DATA  no room; nothing has changed
 * All others as ResUtilGetPropertySize.
 *
 * Threads: [any].  Owns: nothing.
 */
DWORD WINAPI ResUtilGetProperty(HKEY hkeyClusterKey,
                                const PRESUTIL_PROPERTY_ITEM pPropertyTableItem,
                                PVOID *pOutPropertyItem, LPDWORD pcbOutPropertyItemSize);

/** A list of the formats of a table's items: each property's value is a WORD, its
 *  CLUSPROP_FORMAT_…. Parameters and results as ResUtilEnumProperties. */
DWORD WINAPI ResUtilGetPropertyFormats(const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                       PVOID pOutPropertyFormatList, DWORD cbPropertyFormatListSize,
                                       LPDWORD pcbBytesReturned, LPDWORD pcbRequired);

#ifdef __cplusplus
}
#endif

#endif
