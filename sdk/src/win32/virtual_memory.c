/*
 * VirtualAlloc and VirtualFree, over mmap.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "kernel.h"

struct reservation {
    struct rdk__link all;
    char *start;
    size_t bytes;
};

static struct rdk__link reservations;

static size_t round_up(size_t bytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);

    return (bytes + page - 1) / page * page;
}

/* PROT_… of PAGE_…; -1 if it is none. */
static int protection_of(DWORD protect)
{
    switch (protect) {
    case PAGE_NOACCESS:
        return PROT_NONE;
    case PAGE_READONLY:
        return PROT_READ;
    case PAGE_READWRITE:
        return PROT_READ | PROT_WRITE;
    case PAGE_EXECUTE:
    case PAGE_EXECUTE_READ:
        return PROT_READ | PROT_EXEC;
    case PAGE_EXECUTE_READWRITE:
        return PROT_READ | PROT_WRITE | PROT_EXEC;
    default:
        return -1;
    }
}

/* The reservation that all of this is in. Lock held. */
static struct reservation *reservation_find(const char *at, size_t bytes)
{
    for (struct rdk__link *link = reservations.next; link != NULL && link != &reservations;
         link = link->next) {
        struct reservation *found = RDK__MEMBER(link, struct reservation, all);

        if (at >= found->start && bytes <= found->bytes &&
            (size_t)(at - found->start) <= found->bytes - bytes) {
            return found;
        }
    }
    return NULL;
}

static DWORD reserve(size_t bytes, int protection, void **ret_start)
{
    struct reservation *made = calloc(1, sizeof(*made));
    void *start = mmap(NULL, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (made == NULL || start == MAP_FAILED) {
        free(made);
        if (start != MAP_FAILED) {
            munmap(start, bytes);
        }
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    made->start = start;
    made->bytes = bytes;
    rdk__lock();
    rdk__list_append(&reservations, &made->all);
    rdk__unlock();
    *ret_start = start;
    return ERROR_SUCCESS;
}

RDK__EXPORT LPVOID WINAPI VirtualAlloc(LPVOID lpAddress, SIZE_T dwSize, DWORD flAllocationType,
                                       DWORD flProtect)
{
    const DWORD type = flAllocationType & ~(DWORD)MEM_TOP_DOWN;
    const int protection = protection_of(flProtect);
    size_t before = (uintptr_t)lpAddress % (size_t)sysconf(_SC_PAGESIZE);
    char *start = (char *)lpAddress - before;
    size_t bytes = round_up(dwSize + before);
    void *result = NULL;
    DWORD error = ERROR_INVALID_PARAMETER;

    if (dwSize == 0 || protection < 0 || (type & ~(DWORD)(MEM_COMMIT | MEM_RESERVE)) != 0 ||
        type == 0) {
        error = ERROR_INVALID_PARAMETER;
    } else if ((type & MEM_RESERVE) != 0 || lpAddress == NULL) {
        error = reserve(bytes, (type & MEM_COMMIT) != 0 ? protection : PROT_NONE, &result);
    } else {
        rdk__lock();
        bool is_reserved = reservation_find(start, bytes) != NULL;
        rdk__unlock();
        if (!is_reserved) {
            error = ERROR_INVALID_ADDRESS;
        } else if (mprotect(start, bytes, protection) != 0) {
            error = ERROR_NOT_ENOUGH_MEMORY;
        } else {
            result = start;
        }
    }
    if (result == NULL) {
        SetLastError(error);
    }
    return result;
}

RDK__EXPORT BOOL WINAPI VirtualFree(LPVOID lpAddress, SIZE_T dwSize, DWORD dwFreeType)
{
    DWORD error = ERROR_INVALID_PARAMETER;

    rdk__lock();
    struct reservation *found = reservation_find(lpAddress, dwSize);
    if (found == NULL) {
        error = ERROR_INVALID_ADDRESS;
    } else if (dwFreeType == MEM_RELEASE && dwSize == 0 && found->start == lpAddress) {
        rdk__list_remove(&found->all);
        munmap(found->start, found->bytes);
        free(found);
        error = ERROR_SUCCESS;
    } else if (dwFreeType == MEM_DECOMMIT) {
        size_t bytes = dwSize != 0 ? round_up(dwSize) : found->bytes;

        error = mmap(lpAddress, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) !=
                        MAP_FAILED
                    ? ERROR_SUCCESS
                    : ERROR_INVALID_PARAMETER;
    }
    rdk__unlock();
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}
