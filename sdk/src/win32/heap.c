/*
 * Heaps that HeapCreate makes: each remembers its blocks, which are freed with it.
 */

#include "heap.h"

#include <stdlib.h>

#include "memory.h"

struct heap {
    struct rdk__link all;
    void **blocks;
    size_t count;
};

static struct rdk__link heaps;

static struct heap *heap_find(HANDLE handle)
{
    for (struct rdk__link *link = heaps.next; link != NULL && link != &heaps; link = link->next) {
        struct heap *heap = RDK__MEMBER(link, struct heap, all);

        if (heap == handle) {
            return heap;
        }
    }
    return NULL;
}

bool rdk__heap_valid(HANDLE handle)
{
    rdk__lock();
    bool is_valid = heap_find(handle) != NULL;
    rdk__unlock();
    return is_valid;
}

bool rdk__heap_note(HANDLE handle, void *block)
{
    rdk__lock();
    struct heap *heap = heap_find(handle);
    void **blocks =
        heap != NULL ? realloc(heap->blocks, (heap->count + 1) * sizeof(*blocks)) : NULL;
    if (blocks != NULL) {
        heap->blocks = blocks;
        blocks[heap->count++] = block;
    }
    rdk__unlock();
    return blocks != NULL;
}

bool rdk__heap_replace(HANDLE handle, const void *block, void *by)
{
    bool is_found = false;

    rdk__lock();
    struct heap *heap = heap_find(handle);
    for (size_t i = 0; heap != NULL && i < heap->count && !is_found; i++) {
        is_found = heap->blocks[i] == block;
        if (is_found && by != NULL) {
            heap->blocks[i] = by;
        } else if (is_found) {
            heap->blocks[i] = heap->blocks[--heap->count];
        }
    }
    rdk__unlock();
    return is_found;
}

RDK__EXPORT HANDLE WINAPI HeapCreate(DWORD flOptions, SIZE_T dwInitialSize, SIZE_T dwMaximumSize)
{
    struct heap *heap = calloc(1, sizeof(*heap));

    UNREFERENCED_PARAMETER(flOptions);
    UNREFERENCED_PARAMETER(dwInitialSize);
    UNREFERENCED_PARAMETER(dwMaximumSize);
    if (heap == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
        return NULL;
    }
    rdk__lock();
    rdk__list_append(&heaps, &heap->all);
    rdk__unlock();
    return heap;
}

RDK__EXPORT BOOL WINAPI HeapDestroy(HANDLE hHeap)
{
    rdk__lock();
    struct heap *heap = heap_find(hHeap);
    if (heap != NULL) {
        rdk__list_remove(&heap->all);
    }
    rdk__unlock();
    if (heap == NULL) {
        SetLastError(ERROR_INVALID_HANDLE);
        return FALSE;
    }
    for (size_t i = 0; i < heap->count; i++) {
        rdk__block_free(RDK__BLOCK_HEAP, heap->blocks[i]);
    }
    free(heap->blocks);
    free(heap);
    return TRUE;
}
