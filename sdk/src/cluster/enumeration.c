/*
 * Enumerations. What there is is fetched when one is opened, and stays as it was; the rest is done
 * here. An enumeration that was closed, or never opened, is recognised: it is looked up in the list
 * of those that are open.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>

#include "cluster/seam.h"
#include "export.h"

#define FIRST_BYTES 1024u

enum kind {
    OF_CLUSTER,
    OF_RESOURCE,
    OF_GROUP,
};

struct enumeration {
    struct enumeration *next;
    enum kind kind;
    DWORD bytes;
    unsigned char *entries;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct enumeration *all;

static void destroy(struct enumeration *one)
{
    free(one->entries);
    free(one);
}

/* Ask until the buffer holds them all: there may be more the next time. */
static DWORD fetch(struct enumeration *one, enum rdk__provider_function function, uint64_t handle,
                   DWORD type)
{
    DWORD room = FIRST_BYTES;

    for (;;) {
        unsigned char *entries = realloc(one->entries, room);
        if (entries == NULL) {
            return ERROR_NOT_ENOUGH_MEMORY;
        }
        one->entries = entries;
        one->bytes = room;
        const DWORD status = (DWORD)rdk__provider_call(
            function, (uint64_t[]){handle, type, SLOT(entries), SLOT(&one->bytes)});
        if (status != ERROR_MORE_DATA) {
            return status;
        }
        room = one->bytes;
    }
}

static void *open_enumeration(enum kind kind, enum rdk__provider_function function, uint64_t handle,
                              DWORD type)
{
    struct enumeration *one = calloc(1, sizeof(*one));
    if (one == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
        return NULL;
    }
    one->kind = kind;
    const DWORD status = fetch(one, function, handle, type);
    if (!rdk__succeed(status)) {
        destroy(one);
        return NULL;
    }
    pthread_mutex_lock(&lock);
    one->next = all;
    all = one;
    pthread_mutex_unlock(&lock);
    return one;
}

/* With the lock held. */
static struct enumeration **find(enum kind kind, const void *handle)
{
    struct enumeration **link = &all;

    while (*link != NULL && (*link != handle || (*link)->kind != kind)) {
        link = &(*link)->next;
    }
    return *link != NULL ? link : NULL;
}

/* The entry's name, in place; NULL behind the last. */
static const void *entry_at(const struct enumeration *one, DWORD index,
                            struct rdk__enum_entry *ret_entry)
{
    DWORD at = 0;

    while (at + sizeof(*ret_entry) <= one->bytes) {
        memcpy(ret_entry, one->entries + at, sizeof(*ret_entry));
        at += (DWORD)sizeof(*ret_entry);
        if (index-- == 0) {
            return one->entries + at;
        }
        at += RDK__PADDED(ret_entry->name_bytes);
    }
    return NULL;
}

static DWORD give_entry(const struct enumeration *one, DWORD index, LPDWORD type, LPWSTR name,
                        LPDWORD chars)
{
    struct rdk__enum_entry entry;
    const void *from = entry_at(one, index, &entry);
    if (from == NULL) {
        return ERROR_NO_MORE_ITEMS;
    }
    const DWORD need = entry.name_bytes / (DWORD)sizeof(WCHAR);
    const DWORD room = *chars;
    *type = entry.type;
    *chars = need - 1;
    if (name == NULL) {
        return ERROR_SUCCESS;
    }
    if (need > room) {
        return ERROR_MORE_DATA;
    }
    memcpy(name, from, entry.name_bytes);
    return ERROR_SUCCESS;
}

static DWORD take_entry(enum kind kind, const void *handle, DWORD index, LPDWORD type, LPWSTR name,
                        LPDWORD chars)
{
    if (type == NULL || chars == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    pthread_mutex_lock(&lock);
    struct enumeration **one = find(kind, handle);
    const DWORD status =
        one != NULL ? give_entry(*one, index, type, name, chars) : ERROR_INVALID_HANDLE;
    pthread_mutex_unlock(&lock);
    return status;
}

static DWORD count(enum kind kind, const void *handle)
{
    struct rdk__enum_entry entry;
    DWORD entries = 0;

    pthread_mutex_lock(&lock);
    struct enumeration **one = find(kind, handle);
    while (one != NULL && entry_at(*one, entries, &entry) != NULL) {
        entries++;
    }
    pthread_mutex_unlock(&lock);
    if (one == NULL) {
        SetLastError(ERROR_INVALID_HANDLE);
    }
    return entries;
}

static DWORD close_enumeration(enum kind kind, const void *handle)
{
    struct enumeration *one = NULL;

    pthread_mutex_lock(&lock);
    struct enumeration **link = find(kind, handle);
    if (link != NULL) {
        one = *link;
        *link = one->next;
    }
    pthread_mutex_unlock(&lock);
    if (one == NULL) {
        return ERROR_INVALID_HANDLE;
    }
    destroy(one);
    return ERROR_SUCCESS;
}

RDK__EXPORT HCLUSENUM WINAPI ClusterOpenEnum(HCLUSTER hCluster, DWORD dwType)
{
    return open_enumeration(OF_CLUSTER, RDK__PROVIDER_ClusterOpenEnum, SLOT(hCluster), dwType);
}

RDK__EXPORT DWORD WINAPI ClusterEnum(HCLUSENUM hEnum, DWORD dwIndex, LPDWORD lpdwType,
                                     LPWSTR lpszName, LPDWORD lpcchName)
{
    return take_entry(OF_CLUSTER, hEnum, dwIndex, lpdwType, lpszName, lpcchName);
}

RDK__EXPORT DWORD WINAPI ClusterGetEnumCount(HCLUSENUM hEnum)
{
    return count(OF_CLUSTER, hEnum);
}

RDK__EXPORT DWORD WINAPI ClusterCloseEnum(HCLUSENUM hEnum)
{
    return close_enumeration(OF_CLUSTER, hEnum);
}

RDK__EXPORT HRESENUM WINAPI ClusterResourceOpenEnum(HRESOURCE hResource, DWORD dwType)
{
    return open_enumeration(OF_RESOURCE, RDK__PROVIDER_ClusterResourceOpenEnum, SLOT(hResource),
                            dwType);
}

RDK__EXPORT DWORD WINAPI ClusterResourceEnum(HRESENUM hResEnum, DWORD dwIndex, LPDWORD lpdwType,
                                             LPWSTR lpszName, LPDWORD lpcchName)
{
    return take_entry(OF_RESOURCE, hResEnum, dwIndex, lpdwType, lpszName, lpcchName);
}

RDK__EXPORT DWORD WINAPI ClusterResourceGetEnumCount(HRESENUM hResEnum)
{
    return count(OF_RESOURCE, hResEnum);
}

RDK__EXPORT DWORD WINAPI ClusterResourceCloseEnum(HRESENUM hResEnum)
{
    return close_enumeration(OF_RESOURCE, hResEnum);
}

RDK__EXPORT HGROUPENUM WINAPI ClusterGroupOpenEnum(HGROUP hGroup, DWORD dwType)
{
    return open_enumeration(OF_GROUP, RDK__PROVIDER_ClusterGroupOpenEnum, SLOT(hGroup), dwType);
}

RDK__EXPORT DWORD WINAPI ClusterGroupEnum(HGROUPENUM hGroupEnum, DWORD dwIndex, LPDWORD lpdwType,
                                          LPWSTR lpszResourceName, LPDWORD lpcchName)
{
    return take_entry(OF_GROUP, hGroupEnum, dwIndex, lpdwType, lpszResourceName, lpcchName);
}

RDK__EXPORT DWORD WINAPI ClusterGroupGetEnumCount(HGROUPENUM hGroupEnum)
{
    return count(OF_GROUP, hGroupEnum);
}

RDK__EXPORT DWORD WINAPI ClusterGroupCloseEnum(HGROUPENUM hGroupEnum)
{
    return close_enumeration(OF_GROUP, hGroupEnum);
}
