/*
 * LocalAlloc and the process heap.
 */

#include "heap.h"
#include "memory.h"

/* GetProcessHeap's value: no handle of the table, and not a pointer. */
#define PROCESS_HEAP ((HANDLE)(uintptr_t)0x7FFF0001)

RDK__EXPORT HLOCAL WINAPI LocalAlloc(UINT uFlags, SIZE_T uBytes)
{
    if ((uFlags & ~(UINT)LMEM_VALID_FLAGS) != 0) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    void *block =
        rdk__block_create(RDK__BLOCK_LOCAL, uBytes, (uFlags & LMEM_ZEROINIT) != 0, RDK__SITE());
    if (block == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
    }
    return block;
}

RDK__EXPORT HLOCAL WINAPI LocalReAlloc(HLOCAL hMem, SIZE_T uBytes, UINT uFlags)
{
    size_t bytes;

    if (!rdk__block_size(RDK__BLOCK_LOCAL, hMem, &bytes)) {
        SetLastError(ERROR_INVALID_HANDLE);
        return NULL;
    }
    if ((uFlags & ~(UINT)(LMEM_VALID_FLAGS | LMEM_MODIFY)) != 0) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    if ((uFlags & LMEM_MODIFY) != 0) {
        return hMem;
    }
    void *block = rdk__block_resize(RDK__BLOCK_LOCAL, hMem, uBytes, (uFlags & LMEM_ZEROINIT) != 0,
                                    (uFlags & LMEM_MOVEABLE) != 0);
    if (block == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
    }
    return block;
}

RDK__EXPORT HLOCAL WINAPI LocalFree(HLOCAL hMem)
{
    if (hMem == NULL) {
        return NULL;
    }
    if (!rdk__block_free(RDK__BLOCK_LOCAL, hMem)) {
        rdk__mistake("memory-misuse", "LocalFree of something that is not a LocalAlloc block");
        SetLastError(ERROR_INVALID_HANDLE);
        return hMem;
    }
    return NULL;
}

RDK__EXPORT SIZE_T WINAPI LocalSize(HLOCAL hMem)
{
    size_t bytes = 0;

    if (!rdk__block_size(RDK__BLOCK_LOCAL, hMem, &bytes)) {
        SetLastError(ERROR_INVALID_HANDLE);
    }
    return bytes;
}

RDK__EXPORT LPVOID WINAPI LocalLock(HLOCAL hMem)
{
    size_t bytes;

    if (!rdk__block_size(RDK__BLOCK_LOCAL, hMem, &bytes)) {
        SetLastError(ERROR_INVALID_HANDLE);
        return NULL;
    }
    return hMem;
}

RDK__EXPORT BOOL WINAPI LocalUnlock(HLOCAL hMem)
{
    size_t bytes;
    bool valid = rdk__block_size(RDK__BLOCK_LOCAL, hMem, &bytes);

    /* FALSE without an error says that the block is not locked any more. */
    SetLastError(valid ? ERROR_SUCCESS : ERROR_INVALID_HANDLE);
    return FALSE;
}

RDK__EXPORT HANDLE WINAPI GetProcessHeap(void)
{
    return PROCESS_HEAP;
}

static bool heap_valid(HANDLE heap)
{
    bool is_valid = heap == PROCESS_HEAP || rdk__heap_valid(heap);

    if (!is_valid) {
        SetLastError(ERROR_INVALID_HANDLE);
    }
    return is_valid;
}

/* Is the block one of this heap's? */
static bool heap_has(HANDLE heap, const void *block, size_t *ret_bytes)
{
    return rdk__block_size(RDK__BLOCK_HEAP, block, ret_bytes) &&
           (heap == PROCESS_HEAP || rdk__heap_replace(heap, block, (void *)(uintptr_t)block));
}

RDK__EXPORT LPVOID WINAPI HeapAlloc(HANDLE hHeap, DWORD dwFlags, SIZE_T dwBytes)
{
    if (!heap_valid(hHeap)) {
        return NULL;
    }
    void *block =
        rdk__block_create(RDK__BLOCK_HEAP, dwBytes, (dwFlags & HEAP_ZERO_MEMORY) != 0, RDK__SITE());
    if (block != NULL && hHeap != PROCESS_HEAP && !rdk__heap_note(hHeap, block)) {
        rdk__block_free(RDK__BLOCK_HEAP, block);
        block = NULL;
    }
    if (block == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
    }
    return block;
}

RDK__EXPORT LPVOID WINAPI HeapReAlloc(HANDLE hHeap, DWORD dwFlags, LPVOID lpMem, SIZE_T dwBytes)
{
    size_t bytes;

    if (!heap_valid(hHeap)) {
        return NULL;
    }
    if (!heap_has(hHeap, lpMem, &bytes)) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    void *block =
        rdk__block_resize(RDK__BLOCK_HEAP, lpMem, dwBytes, (dwFlags & HEAP_ZERO_MEMORY) != 0,
                          (dwFlags & HEAP_REALLOC_IN_PLACE_ONLY) == 0);
    if (block == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
    } else if (hHeap != PROCESS_HEAP) {
        rdk__heap_replace(hHeap, lpMem, block);
    }
    return block;
}

RDK__EXPORT BOOL WINAPI HeapFree(HANDLE hHeap, DWORD dwFlags, LPVOID lpMem)
{
    UNREFERENCED_PARAMETER(dwFlags);
    if (!heap_valid(hHeap)) {
        return FALSE;
    }
    if (lpMem != NULL && ((hHeap != PROCESS_HEAP && !rdk__heap_replace(hHeap, lpMem, NULL)) ||
                          !rdk__block_free(RDK__BLOCK_HEAP, lpMem))) {
        rdk__mistake("memory-misuse", "HeapFree of something that is not a HeapAlloc block");
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    return TRUE;
}

RDK__EXPORT SIZE_T WINAPI HeapSize(HANDLE hHeap, DWORD dwFlags, LPCVOID lpMem)
{
    size_t bytes;

    UNREFERENCED_PARAMETER(dwFlags);
    if (!heap_valid(hHeap)) {
        return (SIZE_T)-1;
    }
    if (!heap_has(hHeap, lpMem, &bytes)) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return (SIZE_T)-1;
    }
    return bytes;
}
