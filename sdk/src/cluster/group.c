/* Groups, as a client sees them. */
#include <clusapi.h>

#include "cluster/seam.h"
#include "export.h"

static HGROUP open_group(HCLUSTER cluster, LPCWSTR name, DWORD access)
{
    HGROUP group = NULL;
    if (name == NULL || access == 0) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    const DWORD status = FORWARD(OpenClusterGroup, SLOT(cluster), SLOT(name), access, SLOT(&group));
    return rdk__succeed(status) ? group : NULL;
}

RDK__EXPORT HGROUP WINAPI OpenClusterGroup(HCLUSTER hCluster, LPCWSTR lpszGroupName)
{
    return open_group(hCluster, lpszGroupName, GENERIC_ALL);
}

RDK__EXPORT HGROUP WINAPI OpenClusterGroupEx(HCLUSTER hCluster, LPCWSTR lpszGroupName,
                                             DWORD dwDesiredAccess, DWORD *lpdwGrantedAccess)
{
    const HGROUP group = open_group(hCluster, lpszGroupName, rdk__access(dwDesiredAccess));
    if (group != NULL && lpdwGrantedAccess != NULL) {
        *lpdwGrantedAccess = rdk__access(dwDesiredAccess);
    }
    return group;
}

RDK__EXPORT BOOL WINAPI CloseClusterGroup(HGROUP hGroup)
{
    return rdk__succeed(FORWARD(CloseClusterGroup, SLOT(hGroup)));
}

RDK__EXPORT HCLUSTER WINAPI GetClusterFromGroup(HGROUP hGroup)
{
    HCLUSTER cluster = NULL;
    const DWORD status = FORWARD(GetClusterFromGroup, SLOT(hGroup), SLOT(&cluster));

    return rdk__succeed(status) ? cluster : NULL;
}

RDK__EXPORT HKEY WINAPI GetClusterGroupKey(HGROUP hGroup, REGSAM samDesired)
{
    HKEY key = NULL;
    const DWORD status = FORWARD(GetClusterGroupKey, SLOT(hGroup), samDesired, SLOT(&key));

    return rdk__succeed(status) ? key : NULL;
}

RDK__EXPORT CLUSTER_GROUP_STATE WINAPI GetClusterGroupState(HGROUP hGroup, LPWSTR lpszNodeName,
                                                            LPDWORD lpcchNodeName)
{
    DWORD state = 0;
    DWORD status = ERROR_INVALID_PARAMETER;

    if (lpszNodeName == NULL || lpcchNodeName != NULL) {
        status = FORWARD(GetClusterGroupState, SLOT(hGroup), SLOT(lpszNodeName),
                         SLOT(lpcchNodeName), SLOT(&state));
    }
    return rdk__succeed(status) ? (CLUSTER_GROUP_STATE)state : ClusterGroupStateUnknown;
}

RDK__EXPORT DWORD WINAPI MoveClusterGroup(HGROUP hGroup, HNODE hDestinationNode)
{
    return FORWARD(MoveClusterGroup, SLOT(hGroup), SLOT(hDestinationNode));
}

RDK__EXPORT DWORD WINAPI MoveClusterGroupEx(HGROUP hGroup, HNODE hDestinationNode,
                                            DWORD dwMoveFlags, PBYTE lpInBuffer,
                                            DWORD cbInBufferSize)
{
    if (lpInBuffer == NULL && cbInBufferSize != 0) {
        return ERROR_INVALID_PARAMETER;
    }
    return FORWARD(MoveClusterGroupEx, SLOT(hGroup), SLOT(hDestinationNode), dwMoveFlags,
                   SLOT(lpInBuffer), cbInBufferSize);
}
