/* The cluster as a whole, and its nodes. */
#include <string.h>

#include <clusapi.h>

#include "cluster/seam.h"
#include "export.h"

/* The Windows Server that the simulated cluster is: 2019, by its build. */
#define MAJOR_VERSION 10
#define MINOR_VERSION 0
#define BUILD_NUMBER  17763

static HCLUSTER open_cluster(LPCWSTR name, DWORD access)
{
    HCLUSTER cluster = NULL;
    const DWORD status = FORWARD(OpenCluster, SLOT(name), access, SLOT(&cluster));

    return rdk__succeed(status) ? cluster : NULL;
}

RDK__EXPORT HCLUSTER WINAPI OpenCluster(LPCWSTR lpszClusterName)
{
    return open_cluster(lpszClusterName, GENERIC_ALL);
}

RDK__EXPORT HCLUSTER WINAPI OpenClusterEx(LPCWSTR lpszClusterName, DWORD DesiredAccess,
                                          DWORD *GrantedAccess)
{
    const DWORD access = rdk__access(DesiredAccess);
    if (access == 0) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    const HCLUSTER cluster = open_cluster(lpszClusterName, access);
    if (cluster != NULL && GrantedAccess != NULL) {
        *GrantedAccess = access;
    }
    return cluster;
}

RDK__EXPORT BOOL WINAPI CloseCluster(HCLUSTER hCluster)
{
    (void)FORWARD(CloseCluster, SLOT(hCluster));
    return TRUE;
}

static void fill_version(LPCLUSTERVERSIONINFO info)
{
    const DWORD size = info->dwVersionInfoSize;

    memset(info, 0, size);
    info->dwVersionInfoSize = size;
    info->MajorVersion = MAJOR_VERSION;
    info->MinorVersion = MINOR_VERSION;
    info->BuildNumber = BUILD_NUMBER;
    memcpy(info->szVendorId, L"rdk", sizeof(L"rdk"));
    if (size == sizeof(*info)) {
        info->dwClusterHighestVersion =
            CLUSTER_MAKE_VERSION(NT11_MAJOR_VERSION, RS5_UPGRADE_VERSION);
        info->dwClusterLowestVersion = info->dwClusterHighestVersion;
    }
}

RDK__EXPORT DWORD WINAPI GetClusterInformation(HCLUSTER hCluster, LPWSTR lpszClusterName,
                                               LPDWORD lpcchClusterName,
                                               LPCLUSTERVERSIONINFO lpClusterInfo)
{
    if (lpcchClusterName == NULL ||
        (lpClusterInfo != NULL && lpClusterInfo->dwVersionInfoSize != sizeof(*lpClusterInfo) &&
         lpClusterInfo->dwVersionInfoSize != sizeof(CLUSTERVERSIONINFO_NT4))) {
        return ERROR_INVALID_PARAMETER;
    }
    const DWORD status = FORWARD(GetClusterInformation, SLOT(hCluster), SLOT(lpszClusterName),
                                 SLOT(lpcchClusterName));
    if (status == ERROR_SUCCESS && lpClusterInfo != NULL) {
        fill_version(lpClusterInfo);
    }
    return status;
}

RDK__EXPORT HKEY WINAPI GetClusterKey(HCLUSTER hCluster, REGSAM samDesired)
{
    HKEY key = NULL;
    const DWORD status = FORWARD(GetClusterKey, SLOT(hCluster), samDesired, SLOT(&key));

    return rdk__succeed(status) ? key : NULL;
}

RDK__EXPORT HKEY WINAPI GetClusterResourceTypeKey(HCLUSTER hCluster, LPCWSTR lpszTypeName,
                                                  REGSAM samDesired)
{
    HKEY key = NULL;
    if (lpszTypeName == NULL) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    const DWORD status = FORWARD(GetClusterResourceTypeKey, SLOT(hCluster), SLOT(lpszTypeName),
                                 samDesired, SLOT(&key));
    return rdk__succeed(status) ? key : NULL;
}

/* ---- nodes ---- */

static HNODE open_node(HCLUSTER cluster, LPCWSTR name, DWORD access)
{
    HNODE node = NULL;
    if (name == NULL || access == 0) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    const DWORD status = FORWARD(OpenClusterNode, SLOT(cluster), SLOT(name), access, SLOT(&node));
    return rdk__succeed(status) ? node : NULL;
}

RDK__EXPORT HNODE WINAPI OpenClusterNode(HCLUSTER hCluster, LPCWSTR lpszNodeName)
{
    return open_node(hCluster, lpszNodeName, GENERIC_ALL);
}

RDK__EXPORT HNODE WINAPI OpenClusterNodeEx(HCLUSTER hCluster, LPCWSTR lpszNodeName,
                                           DWORD dwDesiredAccess, DWORD *lpdwGrantedAccess)
{
    const HNODE node = open_node(hCluster, lpszNodeName, rdk__access(dwDesiredAccess));
    if (node != NULL && lpdwGrantedAccess != NULL) {
        *lpdwGrantedAccess = rdk__access(dwDesiredAccess);
    }
    return node;
}

RDK__EXPORT BOOL WINAPI CloseClusterNode(HNODE hNode)
{
    return rdk__succeed(FORWARD(CloseClusterNode, SLOT(hNode)));
}

RDK__EXPORT HCLUSTER WINAPI GetClusterFromNode(HNODE hNode)
{
    HCLUSTER cluster = NULL;

    return rdk__succeed(FORWARD(GetClusterFromNode, SLOT(hNode), SLOT(&cluster))) ? cluster : NULL;
}

RDK__EXPORT HKEY WINAPI GetClusterNodeKey(HNODE hNode, REGSAM samDesired)
{
    HKEY key = NULL;
    const DWORD status = FORWARD(GetClusterNodeKey, SLOT(hNode), samDesired, SLOT(&key));

    return rdk__succeed(status) ? key : NULL;
}

RDK__EXPORT CLUSTER_NODE_STATE WINAPI GetClusterNodeState(HNODE hNode)
{
    DWORD state = 0;

    return rdk__succeed(FORWARD(GetClusterNodeState, SLOT(hNode), SLOT(&state)))
               ? (CLUSTER_NODE_STATE)state
               : ClusterNodeStateUnknown;
}

RDK__EXPORT DWORD WINAPI GetClusterNodeId(HNODE hNode, LPWSTR lpszNodeId, LPDWORD lpcchName)
{
    if (lpcchName == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    return FORWARD(GetClusterNodeId, SLOT(hNode), SLOT(lpszNodeId), SLOT(lpcchName));
}
