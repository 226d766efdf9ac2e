#ifndef RDK_WIN32_MEMORYAPI_H
#define RDK_WIN32_MEMORYAPI_H

/*
 * Pages of memory.
 */

#include "winnt.h"

EXTERN_C_START

#define MEM_COMMIT             0x00001000
#define MEM_RESERVE            0x00002000
#define MEM_DECOMMIT           0x00004000
#define MEM_RELEASE            0x00008000
#define MEM_TOP_DOWN           0x00100000
#define PAGE_NOACCESS          0x01
#define PAGE_READONLY          0x02
#define PAGE_READWRITE         0x04
#define PAGE_EXECUTE           0x10
#define PAGE_EXECUTE_READ      0x20
#define PAGE_EXECUTE_READWRITE 0x40

/**
 * Reserve pages, commit reserved ones (`lpAddress` lies in them), or both.
 *
 * @param lpAddress  NULL: anywhere. Pages are reserved anywhere in any case.
 * @return the start of the pages, whose bytes are 0
 * @retval NULL  ERROR_INVALID_PARAMETER, ERROR_INVALID_ADDRESS (commits what is not reserved),
 *               ERROR_NOT_ENOUGH_MEMORY
 */
LPVOID WINAPI VirtualAlloc(LPVOID lpAddress, SIZE_T dwSize, DWORD flAllocationType,
                           DWORD flProtect);
/**
 * Give pages back (MEM_RELEASE: the whole reservation, `dwSize` 0) or only their contents
 * (MEM_DECOMMIT).
 *
 * @retval FALSE  ERROR_INVALID_PARAMETER, ERROR_INVALID_ADDRESS (not VirtualAlloc's)
 */
BOOL WINAPI VirtualFree(LPVOID lpAddress, SIZE_T dwSize, DWORD dwFreeType);

EXTERN_C_END

#endif
