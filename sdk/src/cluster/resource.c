/* Resources, as a client sees them. */
#include <clusapi.h>

#include "cluster/seam.h"
#include "export.h"

static HRESOURCE open_resource(HCLUSTER cluster, LPCWSTR name, DWORD access)
{
    HRESOURCE resource = NULL;
    if (name == NULL || access == 0) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    const DWORD status =
        FORWARD(OpenClusterResource, SLOT(cluster), SLOT(name), access, SLOT(&resource));
    return rdk__succeed(status) ? resource : NULL;
}

RDK__EXPORT HRESOURCE WINAPI OpenClusterResource(HCLUSTER hCluster, LPCWSTR lpszResourceName)
{
    return open_resource(hCluster, lpszResourceName, GENERIC_ALL);
}

RDK__EXPORT HRESOURCE WINAPI OpenClusterResourceEx(HCLUSTER hCluster, LPCWSTR lpszResourceName,
                                                   DWORD dwDesiredAccess, DWORD *lpdwGrantedAccess)
{
    const HRESOURCE resource =
        open_resource(hCluster, lpszResourceName, rdk__access(dwDesiredAccess));
    if (resource != NULL && lpdwGrantedAccess != NULL) {
        *lpdwGrantedAccess = rdk__access(dwDesiredAccess);
    }
    return resource;
}

RDK__EXPORT BOOL WINAPI CloseClusterResource(HRESOURCE hResource)
{
    return rdk__succeed(FORWARD(CloseClusterResource, SLOT(hResource)));
}

RDK__EXPORT HCLUSTER WINAPI GetClusterFromResource(HRESOURCE hResource)
{
    HCLUSTER cluster = NULL;
    const DWORD status = FORWARD(GetClusterFromResource, SLOT(hResource), SLOT(&cluster));

    return rdk__succeed(status) ? cluster : NULL;
}

RDK__EXPORT HKEY WINAPI GetClusterResourceKey(HRESOURCE hResource, REGSAM samDesired)
{
    HKEY key = NULL;
    const DWORD status = FORWARD(GetClusterResourceKey, SLOT(hResource), samDesired, SLOT(&key));

    return rdk__succeed(status) ? key : NULL;
}

RDK__EXPORT CLUSTER_RESOURCE_STATE WINAPI GetClusterResourceState(HRESOURCE hResource,
                                                                  LPWSTR lpszNodeName,
                                                                  LPDWORD lpcchNodeName,
                                                                  LPWSTR lpszGroupName,
                                                                  LPDWORD lpcchGroupName)
{
    DWORD state = 0;
    DWORD status = ERROR_INVALID_PARAMETER;

    if ((lpszNodeName == NULL || lpcchNodeName != NULL) &&
        (lpszGroupName == NULL || lpcchGroupName != NULL)) {
        status =
            FORWARD(GetClusterResourceState, SLOT(hResource), SLOT(lpszNodeName),
                    SLOT(lpcchNodeName), SLOT(lpszGroupName), SLOT(lpcchGroupName), SLOT(&state));
    }
    return rdk__succeed(status) ? (CLUSTER_RESOURCE_STATE)state : ClusterResourceStateUnknown;
}

RDK__EXPORT BOOL WINAPI GetClusterResourceNetworkName(HRESOURCE hResource, LPWSTR lpBuffer,
                                                      LPDWORD nSize)
{
    DWORD status = ERROR_INVALID_PARAMETER;

    if (lpBuffer != NULL && nSize != NULL) {
        status =
            FORWARD(GetClusterResourceNetworkName, SLOT(hResource), SLOT(lpBuffer), SLOT(nSize));
    }
    return rdk__succeed(status);
}

/* ---- what changes a resource ---- */

RDK__EXPORT DWORD WINAPI OnlineClusterResource(HRESOURCE hResource)
{
    return FORWARD(OnlineClusterResource, SLOT(hResource));
}

RDK__EXPORT DWORD WINAPI OnlineClusterResourceEx(HRESOURCE hResource, DWORD dwOnlineFlags,
                                                 PBYTE lpInBuffer, DWORD cbInBufferSize)
{
    if (lpInBuffer == NULL && cbInBufferSize != 0) {
        return ERROR_INVALID_PARAMETER;
    }
    return FORWARD(OnlineClusterResourceEx, SLOT(hResource), dwOnlineFlags, SLOT(lpInBuffer),
                   cbInBufferSize);
}

RDK__EXPORT DWORD WINAPI OfflineClusterResource(HRESOURCE hResource)
{
    return FORWARD(OfflineClusterResource, SLOT(hResource));
}

RDK__EXPORT DWORD WINAPI OfflineClusterResourceEx(HRESOURCE hResource, DWORD dwOfflineFlags,
                                                  PBYTE lpInBuffer, DWORD cbInBufferSize)
{
    if (lpInBuffer == NULL && cbInBufferSize != 0) {
        return ERROR_INVALID_PARAMETER;
    }
    return FORWARD(OfflineClusterResourceEx, SLOT(hResource), dwOfflineFlags, SLOT(lpInBuffer),
                   cbInBufferSize);
}

RDK__EXPORT DWORD WINAPI FailClusterResource(HRESOURCE hResource)
{
    return FORWARD(FailClusterResource, SLOT(hResource));
}

RDK__EXPORT HRESOURCE WINAPI CreateClusterResource(HGROUP hGroup, LPCWSTR lpszResourceName,
                                                   LPCWSTR lpszResourceType, DWORD dwFlags)
{
    HRESOURCE resource = NULL;
    DWORD status = ERROR_INVALID_PARAMETER;

    if (lpszResourceName != NULL && *lpszResourceName != L'\0' && lpszResourceType != NULL &&
        (dwFlags & ~(DWORD)CLUSTER_RESOURCE_SEPARATE_MONITOR) == 0) {
        status = FORWARD(CreateClusterResource, SLOT(hGroup), SLOT(lpszResourceName),
                         SLOT(lpszResourceType), dwFlags, SLOT(&resource));
    }
    return rdk__succeed(status) ? resource : NULL;
}

RDK__EXPORT DWORD WINAPI DeleteClusterResource(HRESOURCE hResource)
{
    return FORWARD(DeleteClusterResource, SLOT(hResource));
}

RDK__EXPORT DWORD WINAPI SetClusterResourceName(HRESOURCE hResource, LPCWSTR lpszResourceName)
{
    if (lpszResourceName == NULL || *lpszResourceName == L'\0') {
        return ERROR_INVALID_PARAMETER;
    }
    return FORWARD(SetClusterResourceName, SLOT(hResource), SLOT(lpszResourceName));
}

RDK__EXPORT DWORD WINAPI ChangeClusterResourceGroup(HRESOURCE hResource, HGROUP hGroup)
{
    return FORWARD(ChangeClusterResourceGroup, SLOT(hResource), SLOT(hGroup));
}

/* ---- dependencies ---- */

RDK__EXPORT DWORD WINAPI AddClusterResourceDependency(HRESOURCE hResource, HRESOURCE hDependsOn)
{
    return FORWARD(AddClusterResourceDependency, SLOT(hResource), SLOT(hDependsOn));
}

RDK__EXPORT DWORD WINAPI RemoveClusterResourceDependency(HRESOURCE hResource, HRESOURCE hDependsOn)
{
    return FORWARD(RemoveClusterResourceDependency, SLOT(hResource), SLOT(hDependsOn));
}

RDK__EXPORT BOOL WINAPI CanResourceBeDependent(HRESOURCE hResource, HRESOURCE hResourceDependent)
{
    DWORD can = FALSE;
    const DWORD status =
        FORWARD(CanResourceBeDependent, SLOT(hResource), SLOT(hResourceDependent), SLOT(&can));

    return rdk__succeed(status) && can != FALSE;
}
