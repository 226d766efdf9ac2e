/*
 * File shares, in memory.
 */

#include <lmapibuf.h>
#include <lmshare.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include <windows.h>

#include "export.h"
#include "list.h"

struct share {
    struct rdk__link all;
    SHARE_INFO_502 info; /* its strings are the share's own */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct rdk__link shares;

/* The members that are strings. */
static const size_t strings[] = {
    offsetof(SHARE_INFO_502, shi502_netname),
    offsetof(SHARE_INFO_502, shi502_remark),
    offsetof(SHARE_INFO_502, shi502_path),
    offsetof(SHARE_INFO_502, shi502_passwd),
};

/* Where they end in the structure of a level, which is the beginning of the others; 0: none. */
static size_t level_bytes(DWORD level)
{
    return level == 0     ? sizeof(SHARE_INFO_0)
           : level == 1   ? sizeof(SHARE_INFO_1)
           : level == 2   ? sizeof(SHARE_INFO_2)
           : level == 502 ? sizeof(SHARE_INFO_502)
                          : 0;
}

static LPWSTR *string_of(void *info, size_t i)
{
    return (LPWSTR *)(void *)((char *)info + strings[i]);
}

static void share_free(struct share *share)
{
    for (size_t i = 0; i < ARRAYSIZE(strings); i++) {
        free(*string_of(&share->info, i));
    }
    free(share);
}

/* Lock held. */
static struct share *share_find(LPCWSTR name)
{
    for (struct rdk__link *link = shares.next; name != NULL && link != NULL && link != &shares;
         link = link->next) {
        struct share *share = RDK__MEMBER(link, struct share, all);

        if (CompareStringOrdinal(share->info.shi502_netname, -1, name, -1, TRUE) == CSTR_EQUAL) {
            return share;
        }
    }
    return NULL;
}

static struct share *share_new(const void *info, size_t bytes)
{
    struct share *share = calloc(1, sizeof(*share));
    bool complete = share != NULL;

    if (share == NULL) {
        return NULL;
    }
    memcpy(&share->info, info, bytes);
    share->info.shi502_security_descriptor = NULL;
    share->info.shi502_current_uses = 0;
    for (size_t i = 0; i < ARRAYSIZE(strings); i++) {
        LPWSTR *string = string_of(&share->info, i);

        if (*string != NULL) {
            *string = _wcsdup(*string);
            complete = complete && *string != NULL;
        }
    }
    if (!complete) {
        share_free(share);
        return NULL;
    }
    return share;
}

RDK__EXPORT NET_API_STATUS WINAPI NetShareAdd(LPWSTR servername, DWORD level, LPBYTE buf,
                                              LPDWORD parm_err)
{
    const SHARE_INFO_2 *info = (const SHARE_INFO_2 *)(void *)buf;

    UNREFERENCED_PARAMETER(servername);
    if (level != 2 && level != 502) {
        return ERROR_INVALID_LEVEL;
    }
    if (parm_err != NULL) {
        *parm_err = 0;
    }
    if (info == NULL || info->shi2_path == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    if (info->shi2_netname == NULL || info->shi2_netname[0] == 0 ||
        lstrlenW(info->shi2_netname) > NNLEN) {
        return ERROR_INVALID_NAME;
    }
    struct share *share = share_new(buf, level_bytes(level));
    if (share == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    pthread_mutex_lock(&lock);
    bool is_double = share_find(info->shi2_netname) != NULL;
    if (!is_double) {
        rdk__list_append(&shares, &share->all);
    }
    pthread_mutex_unlock(&lock);
    if (is_double) {
        share_free(share);
    }
    return is_double ? NERR_DuplicateShare : NERR_Success;
}

RDK__EXPORT NET_API_STATUS WINAPI NetShareDel(LPWSTR servername, LPWSTR netname, DWORD reserved)
{
    UNREFERENCED_PARAMETER(servername);
    UNREFERENCED_PARAMETER(reserved);
    pthread_mutex_lock(&lock);
    struct share *share = share_find(netname);
    if (share != NULL) {
        rdk__list_remove(&share->all);
    }
    pthread_mutex_unlock(&lock);
    if (share == NULL) {
        return NERR_NetNameNotFound;
    }
    share_free(share);
    return NERR_Success;
}

/* A copy in one piece: the structure of that size, behind it its strings. Lock held. */
static LPBYTE share_copy(struct share *share, size_t bytes)
{
    size_t total = bytes;

    for (size_t i = 0; i < ARRAYSIZE(strings); i++) {
        total += ((size_t)lstrlenW(*string_of(&share->info, i)) + 1) * sizeof(WCHAR);
    }
    char *copy = malloc(total);
    char *at = copy + bytes;
    if (copy == NULL) {
        return NULL;
    }
    memcpy(copy, &share->info, bytes);
    for (size_t i = 0; i < ARRAYSIZE(strings) && strings[i] < bytes; i++) {
        LPCWSTR from = *string_of(&share->info, i);
        size_t length = ((size_t)lstrlenW(from) + 1) * sizeof(WCHAR);

        memcpy(at, from != NULL ? from : L"", length);
        *string_of(copy, i) = (LPWSTR)(void *)at;
        at += length;
    }
    return (LPBYTE)copy;
}

RDK__EXPORT NET_API_STATUS WINAPI NetShareGetInfo(LPWSTR servername, LPWSTR netname, DWORD level,
                                                  LPBYTE *bufptr)
{
    NET_API_STATUS status = NERR_NetNameNotFound;

    UNREFERENCED_PARAMETER(servername);
    if (level_bytes(level) == 0) {
        return ERROR_INVALID_LEVEL;
    }
    pthread_mutex_lock(&lock);
    struct share *share = share_find(netname);
    if (share != NULL) {
        *bufptr = share_copy(share, level_bytes(level));
        status = *bufptr != NULL ? NERR_Success : ERROR_NOT_ENOUGH_MEMORY;
    }
    pthread_mutex_unlock(&lock);
    return status;
}

RDK__EXPORT NET_API_STATUS WINAPI NetApiBufferFree(LPVOID Buffer)
{
    free(Buffer);
    return NERR_Success;
}

RDK__EXPORT NET_API_STATUS WINAPI NetApiBufferAllocate(DWORD ByteCount, LPVOID *Buffer)
{
    *Buffer = malloc(ByteCount > 0 ? ByteCount : 1);
    return *Buffer != NULL ? NERR_Success : ERROR_NOT_ENOUGH_MEMORY;
}
