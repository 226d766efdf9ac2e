#ifndef RDK_WIN32_HEAPAPI_H
#define RDK_WIN32_HEAPAPI_H

/*
 * The process heap.
 */

#include "winnt.h"

EXTERN_C_START

/** The heap that there is always. It is a value, not an object: it is never closed. */
HANDLE WINAPI GetProcessHeap(void);
/** Make a heap; sizes and options have no effect. @retval NULL  ERROR_NOT_ENOUGH_MEMORY */
HANDLE WINAPI HeapCreate(DWORD flOptions, SIZE_T dwInitialSize, SIZE_T dwMaximumSize);
/** Free a heap with all its blocks. @retval FALSE  ERROR_INVALID_HANDLE (also: the first one) */
BOOL WINAPI HeapDestroy(HANDLE hHeap);
/**
 * Allocate; 0 bytes are a block too. The caller frees it with HeapFree.
 *
 * @param dwFlags  HEAP_ZERO_MEMORY clears it; others have no effect
 * @retval NULL    ERROR_NOT_ENOUGH_MEMORY, ERROR_INVALID_HANDLE (another heap)
 */
LPVOID WINAPI HeapAlloc(HANDLE hHeap, DWORD dwFlags, SIZE_T dwBytes);
/**
 * Resize, with HEAP_ZERO_MEMORY for the new part, HEAP_REALLOC_IN_PLACE_ONLY to stay.
 *
 * @retval NULL  the block is as it was: ERROR_NOT_ENOUGH_MEMORY (in place: any growth),
 *               ERROR_INVALID_PARAMETER (not a block), ERROR_INVALID_HANDLE
 */
LPVOID WINAPI HeapReAlloc(HANDLE hHeap, DWORD dwFlags, LPVOID lpMem, SIZE_T dwBytes);
/**
 * Free; NULL is nothing.
 *
 * @retval FALSE  ERROR_INVALID_PARAMETER (not a block; nothing is freed), ERROR_INVALID_HANDLE
 */
BOOL WINAPI HeapFree(HANDLE hHeap, DWORD dwFlags, LPVOID lpMem);
/** The size that was asked for. @retval (SIZE_T)-1  failures as HeapFree */
SIZE_T WINAPI HeapSize(HANDLE hHeap, DWORD dwFlags, LPCVOID lpMem);

EXTERN_C_END

#endif
