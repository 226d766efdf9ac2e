/* The resource that another one depends on, by its type or class. */
#include <stdlib.h>

#include "cluster/seam.h"
#include "export.h"
#include "resutil/cluster_text.h"

struct search {
    HCLUSTER cluster;
    LPCWSTR type;                   /* NULL: by class */
    PCLUS_RESOURCE_CLASS_INFO info; /* its rc alone counts */
    BOOL recurse;
    DWORD access;
};

static BOOL matches(const struct search *search, HRESOURCE resource)
{
    return search->type != NULL ? ResUtilResourceTypesEqual(search->type, resource)
                                : ResUtilIsResourceClassEqual(search->info, resource);
}

/* *ret_status stays ERROR_NO_MORE_ITEMS when there is none. */
static HRESOURCE find_below(const struct search *search, HRESOURCE self, DWORD *ret_status);

static HRESOURCE try_one(const struct search *search, LPCWSTR name, DWORD *ret_status)
{
    HRESOURCE resource = OpenClusterResourceEx(search->cluster, name, search->access, NULL);
    if (resource == NULL) {
        *ret_status = GetLastError();
        return NULL;
    }
    if (matches(search, resource)) {
        return resource;
    }
    HRESOURCE below = search->recurse ? find_below(search, resource, ret_status) : NULL;
    CloseClusterResource(resource);
    return below;
}

static HRESOURCE find_below(const struct search *search, HRESOURCE self, DWORD *ret_status)
{
    HRESOURCE found = NULL;
    DWORD status = ERROR_SUCCESS;
    HRESENUM list = ClusterResourceOpenEnum(self, CLUSTER_RESOURCE_ENUM_DEPENDS);
    if (list == NULL) {
        *ret_status = GetLastError();
        return NULL;
    }
    for (DWORD i = 0; found == NULL && status == ERROR_SUCCESS; i++) {
        LPWSTR name = rdk__provider_name_at(list, i, &status);
        if (name != NULL) {
            found = try_one(search, name, ret_status);
        }
        free(name);
    }
    ClusterResourceCloseEnum(list);
    if (found == NULL && status != ERROR_NO_MORE_ITEMS) {
        *ret_status = status;
    }
    return found;
}

static HRESOURCE find(const struct search *search, HRESOURCE self)
{
    DWORD status = ERROR_NO_MORE_ITEMS;
    HRESOURCE found = NULL;

    if ((search->type == NULL && search->info == NULL) || rdk__access(search->access) == 0) {
        status = ERROR_INVALID_PARAMETER;
    } else {
        found = find_below(search, self, &status);
    }
    if (found == NULL) {
        SetLastError(status);
    }
    return found;
}

RDK__EXPORT HRESOURCE WINAPI ResUtilGetResourceDependencyEx(HANDLE hSelf, LPCWSTR lpszResourceType,
                                                            DWORD dwDesiredAccess)
{
    /* The connection is the caller's: what is found outlives this handle of it. */
    const struct search search = {
        .cluster = GetClusterFromResource(hSelf),
        .type = lpszResourceType,
        .access = dwDesiredAccess,
    };
    if (search.cluster == NULL) {
        return NULL;
    }
    HRESOURCE found = find(&search, hSelf);
    const DWORD status = GetLastError();
    CloseCluster(search.cluster);
    if (found == NULL) {
        SetLastError(status);
    }
    return found;
}

RDK__EXPORT HRESOURCE WINAPI ResUtilGetResourceDependency(HANDLE hSelf, LPCWSTR lpszResourceType)
{
    return ResUtilGetResourceDependencyEx(hSelf, lpszResourceType, GENERIC_ALL);
}

RDK__EXPORT HRESOURCE WINAPI ResUtilGetResourceDependencyByNameEx(HCLUSTER hCluster, HANDLE hSelf,
                                                                  LPCWSTR lpszResourceType,
                                                                  BOOL bRecurse,
                                                                  DWORD dwDesiredAccess)
{
    const struct search search = {.cluster = hCluster,
                                  .type = lpszResourceType,
                                  .recurse = bRecurse,
                                  .access = dwDesiredAccess};

    return find(&search, hSelf);
}

RDK__EXPORT HRESOURCE WINAPI ResUtilGetResourceDependencyByName(HCLUSTER hCluster, HANDLE hSelf,
                                                                LPCWSTR lpszResourceType,
                                                                BOOL bRecurse)
{
    return ResUtilGetResourceDependencyByNameEx(hCluster, hSelf, lpszResourceType, bRecurse,
                                                GENERIC_ALL);
}

RDK__EXPORT HRESOURCE WINAPI ResUtilGetResourceDependencyByClassEx(HCLUSTER hCluster, HANDLE hSelf,
                                                                   PCLUS_RESOURCE_CLASS_INFO prci,
                                                                   BOOL bRecurse,
                                                                   DWORD dwDesiredAccess)
{
    const struct search search = {
        .cluster = hCluster, .info = prci, .recurse = bRecurse, .access = dwDesiredAccess};

    return find(&search, hSelf);
}

RDK__EXPORT HRESOURCE WINAPI ResUtilGetResourceDependencyByClass(HCLUSTER hCluster, HANDLE hSelf,
                                                                 PCLUS_RESOURCE_CLASS_INFO prci,
                                                                 BOOL bRecurse)
{
    return ResUtilGetResourceDependencyByClassEx(hCluster, hSelf, prci, bRecurse, GENERIC_ALL);
}

/* Nobody but the result knows of the connection: it lasts as long as that. */
static HCLUSTER open_lasting(void)
{
    HCLUSTER cluster = NULL;
    const DWORD status =
        FORWARD(OpenCluster, SLOT(NULL), GENERIC_ALL | RDK__ACCESS_LASTING, SLOT(&cluster));

    return rdk__succeed(status) ? cluster : NULL;
}

RDK__EXPORT HRESOURCE WINAPI ResUtilGetResourceNameDependencyEx(LPCWSTR lpszResourceName,
                                                                LPCWSTR lpszResourceType,
                                                                DWORD dwDesiredAccess)
{
    HRESOURCE found = NULL;
    const struct search search = {
        .cluster = open_lasting(), .type = lpszResourceType, .access = dwDesiredAccess};
    if (search.cluster == NULL) {
        return NULL;
    }
    HRESOURCE self = OpenClusterResource(search.cluster, lpszResourceName);
    if (self != NULL) {
        found = find(&search, self);
    }
    const DWORD status = GetLastError();
    if (self != NULL) {
        CloseClusterResource(self);
    }
    CloseCluster(search.cluster);
    if (found == NULL) {
        SetLastError(status);
    }
    return found;
}

RDK__EXPORT HRESOURCE WINAPI ResUtilGetResourceNameDependency(LPCWSTR lpszResourceName,
                                                              LPCWSTR lpszResourceType)
{
    return ResUtilGetResourceNameDependencyEx(lpszResourceName, lpszResourceType, GENERIC_ALL);
}
