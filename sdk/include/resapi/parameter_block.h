#ifndef RDK_RESAPI_PARAMETER_BLOCK_H
#define RDK_RESAPI_PARAMETER_BLOCK_H

/*
 * Parameter blocks: the structure in which a DLL keeps the values of its property table.
 *
 * An item's Offset says where its member lies:
 *
 *     DWORD, LONG, WORD, ULARGE_INTEGER, LARGE_INTEGER, FILETIME   the number itself
 *     SZ, EXPAND_SZ                                                LPWSTR
 *     MULTI_SZ, BINARY, SECURITY_DESCRIPTOR, VALUE_LIST,           a pointer, and directly behind
 *     PROPERTY_LIST                                                it the size in bytes (DWORD)
 *
 * Pointers are NULL or LocalAlloc memory. A block is zeroed before its first use.
 *
 * Source for all: learn.microsoft.com/windows/win32/api/resapi/ (nf-resapi- and the name).
 */

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Fill a block from the cluster database, or from the table's defaults where a value is absent.
 *
 * Either all members are set or none. A stored number outside its range is refused, unless it is
 * the default: a default may lie outside.
 *
 * @param[in]     hkeyClusterKey               Key with the values; KeyName of an item is below it.
 * @param[in]     pPropertyTable               Table; ends with an item whose Name is NULL.
 * @param[in,out] pOutParams                   The block. Old pointers are freed and replaced.
 * @param[in]     bCheckForRequiredProperties  TRUE: a REQUIRED item must be stored, and a string
 *                                             or a sized value must not be empty.
 * @param[out]    pszNameOfPropInError         Optional. Name of the item that failed, borrowed from
 *                                             the table; NULL on success.
 *
 * @retval ERROR_SUCCESS            filled
 * @retval ERROR_BAD_ARGUMENTS      key, table or block is NULL
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory for a copy
 * @retval ERROR_FILE_NOT_FOUND     a required property is missing
 * @retval ERROR_INVALID_PARAMETER  a value is stored with another type, or an item's format is none
 * @retval ERROR_INVALID_DATA       a stored value is out of range or has a wrong length
 *
 * Threads: [any].  Owns: the pointers of the block, LocalFree.
 */
DWORD WINAPI ResUtilGetPropertiesToParameterBlock(HKEY hkeyClusterKey,
                                                  const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                  LPBYTE pOutParams,
                                                  BOOL bCheckForRequiredProperties,
                                                  LPWSTR *pszNameOfPropInError);

/**
 * Make a property list of a block: in the table's order, read-only items too.
 *
 * @param[out] pOutPropertyList        May be NULL, to ask for the size.
 * @param[in]  pcbOutPropertyListSize  Size of that buffer, in bytes. Not changed.
 * @param[out] pcbBytesReturned        On success the size of the list, else 0.
 * @param[out] pcbRequired             With ERROR_MORE_DATA the size needed, else 0.
 *
 * @retval ERROR_SUCCESS            made
 * @retval ERROR_MORE_DATA          the buffer is too small; it is untouched
 * @retval ERROR_BAD_ARGUMENTS      a NULL argument
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory
 * @retval ERROR_INVALID_PARAMETER  an item's format is none that a block can hold
 *
 * Threads: [any].  Owns: nothing.
 * Differs: the page's last sentence names the wrong parameter; pcbRequired is the one.
 */
DWORD WINAPI ResUtilPropertyListFromParameterBlock(const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                   PVOID pOutPropertyList,
                                                   LPDWORD pcbOutPropertyListSize,
                                                   const LPBYTE pInParams, LPDWORD pcbBytesReturned,
                                                   LPDWORD pcbRequired);

/**
 * Copy a block: the members that the table names, with memory of their own.
 *
 * @param[out] pOutParams  What the table's members hold before is not looked at. Free it with
 *                         ResUtilFreeParameterBlock, also after an error.
 *
 * @retval ERROR_SUCCESS            copied
 * @retval ERROR_BAD_ARGUMENTS      a NULL argument
 * @retval ERROR_NOT_ENOUGH_MEMORY  no memory; the members copied so far are there
 * @retval ERROR_INVALID_PARAMETER  an item's format is none that a block can hold; nothing copied
 *
 * Threads: [any].  Owns: the pointers of pOutParams, ResUtilFreeParameterBlock or LocalFree.
 */
DWORD WINAPI ResUtilDupParameterBlock(LPBYTE pOutParams, const LPBYTE pInParams,
                                      const PRESUTIL_PROPERTY_ITEM pPropertyTable);

/**
 * Free the pointers of a block that another block does not hold, and set them to NULL.
 *
 * @param[in,out] pOutParams  The block; NULL does nothing.
 * @param[in]     pInParams   Optional. Memory that one of its members points to stays.
 *
 * Threads: [any].
 */
void WINAPI ResUtilFreeParameterBlock(LPBYTE pOutParams, const LPBYTE pInParams,
                                      const PRESUTIL_PROPERTY_ITEM pPropertyTable);

/**
 * Store a block: each item of the table whose value in the block is not already stored. A NULL
 * pointer in the block stands for no value: what is stored is deleted. IN_MEMORY items are left
 * out.
 *
 * All is checked before anything is stored.
 *
 * @param[in]     Reserved        NULL; ignored.
 * @param[in]     pInParams       The block.
 * @param[in]     pInPropertyList Optional. Of its properties, those that are not in the table are
 *                                stored too, as ResUtilSetPrivatePropertyList stores them.
 * @param[in,out] pOutParams      Optional. Becomes a copy of pInParams: members that differ are
 *                                freed and replaced. May be pInParams.
 *
 * @retval ERROR_SUCCESS              stored
 * @retval ERROR_BAD_ARGUMENTS        key, table or pInParams is NULL
 * @retval ERROR_INVALID_PARAMETER    an item's format is none, a READ_ONLY item would change, or a
 *                                    name in the list has a wrong syntax
 * @retval ERROR_INVALID_DATA, ERROR_INSUFFICIENT_BUFFER  the list is malformed, ends early
 * @retval ERROR_NOT_ENOUGH_MEMORY    no memory
 *
 * Threads: [any], but not in Open, Close, Online, Offline, Terminate.
 * Owns: the pointers of pOutParams, LocalFree.
 */
DWORD WINAPI ResUtilSetPropertyParameterBlock(HKEY hkeyClusterKey,
                                              const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                              PVOID Reserved, const LPBYTE pInParams,
                                              const PVOID pInPropertyList,
                                              DWORD cbInPropertyListSize, LPBYTE pOutParams);

/** As ResUtilSetPropertyParameterBlock; bForceWrite TRUE stores what is already stored, too. */
DWORD WINAPI ResUtilSetPropertyParameterBlockEx(HKEY hkeyClusterKey,
                                                const PRESUTIL_PROPERTY_ITEM pPropertyTable,
                                                PVOID Reserved, const LPBYTE pInParams,
                                                const PVOID pInPropertyList,
                                                DWORD cbInPropertyListSize, BOOL bForceWrite,
                                                LPBYTE pOutParams);

#ifdef __cplusplus
}
#endif

#endif
