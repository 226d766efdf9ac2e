/*
 * Part of <clusapi.h>: types of pointers to cluster functions, for those who look them up at run
 * time: groups, groupsets, affinity rules.
 */
#ifndef RDK_CLUSAPI_POINTERS_GROUP_H
#define RDK_CLUSAPI_POINTERS_GROUP_H

typedef DWORD(WINAPI *PCLUSAPI_CHANGE_CLUSTER_RESOURCE_GROUP)(HRESOURCE hResource, HGROUP hGroup);
typedef DWORD(WINAPI *PCLUSAPI_CHANGE_CLUSTER_RESOURCE_GROUP_EX)(HRESOURCE hResource, HGROUP hGroup,
                                                                 ULONGLONG Flags);
typedef BOOL(WINAPI *PCLUSAPI_CLOSE_CLUSTER_GROUP)(HGROUP hGroup);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_GROUP_CLOSE_ENUM)(HGROUPENUM hGroupEnum);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_GROUP_CONTROL)(HGROUP hGroup, HNODE hHostNode,
                                                      DWORD dwControlCode, LPVOID lpInBuffer,
                                                      DWORD nInBufferSize, LPVOID lpOutBuffer,
                                                      DWORD nOutBufferSize,
                                                      LPDWORD lpBytesReturned);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_GROUP_ENUM)(HGROUPENUM hGroupEnum, DWORD dwIndex,
                                                   LPDWORD lpdwType, LPWSTR lpszResourceName,
                                                   LPDWORD lpcchName);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_GROUP_GET_ENUM_COUNT)(HGROUPENUM hGroupEnum);
typedef HGROUPENUM(WINAPI *PCLUSAPI_CLUSTER_GROUP_OPEN_ENUM)(HGROUP hGroup, DWORD dwType);
typedef HGROUP(WINAPI *PCLUSAPI_CREATE_CLUSTER_GROUP)(HCLUSTER hCluster, LPCWSTR lpszGroupName);
typedef DWORD(WINAPI *PCLUSAPI_DELETE_CLUSTER_GROUP)(HGROUP hGroup);
typedef DWORD(WINAPI *PCLUSAPI_DESTROY_CLUSTER_GROUP)(HGROUP hGroup);
typedef HCLUSTER(WINAPI *PCLUSAPI_GET_CLUSTER_FROM_GROUP)(HGROUP hGroup);
typedef HKEY(WINAPI *PCLUSAPI_GET_CLUSTER_GROUP_KEY)(HGROUP hGroup, REGSAM samDesired);
typedef CLUSTER_GROUP_STATE(WINAPI *PCLUSAPI_GET_CLUSTER_GROUP_STATE)(HGROUP hGroup,
                                                                      LPWSTR lpszNodeName,
                                                                      LPDWORD lpcchNodeName);
typedef DWORD(WINAPI *PCLUSAPI_MOVE_CLUSTER_GROUP)(HGROUP hGroup, HNODE hDestinationNode);
typedef DWORD(WINAPI *PCLUSAPI_OFFLINE_CLUSTER_GROUP)(HGROUP hGroup);
typedef DWORD(WINAPI *PCLUSAPI_ONLINE_CLUSTER_GROUP)(HGROUP hGroup, HNODE hDestinationNode);
typedef HGROUP(WINAPI *PCLUSAPI_OPEN_CLUSTER_GROUP)(HCLUSTER hCluster, LPCWSTR lpszGroupName);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_GROUP_NAME)(HGROUP hGroup, LPCWSTR lpszGroupName);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_GROUP_NODE_LIST)(HGROUP hGroup, DWORD NodeCount,
                                                            HNODE NodeList[]);
#if CLUSAPI_VERSION >= CLUSAPI_VERSION_SERVER2008R2
typedef HGROUP(WINAPI *PCLUSAPI_OPEN_CLUSTER_GROUP_EX)(HCLUSTER hCluster, LPCWSTR lpszGroupName,
                                                       DWORD dwDesiredAccess,
                                                       LPDWORD lpdwGrantedAccess);
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINDOWS8
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_GROUP_CLOSE_ENUM_EX)(HGROUPENUMEX hGroupEnumEx);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_GROUP_ENUM_EX)(HGROUPENUMEX hGroupEnumEx, DWORD dwIndex,
                                                      PCLUSTER_GROUP_ENUM_ITEM pItem,
                                                      LPDWORD cbItem);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_GROUP_GET_ENUM_COUNT_EX)(HGROUPENUMEX hGroupEnumEx);
typedef HGROUPENUMEX(WINAPI *PCLUSAPI_CLUSTER_GROUP_OPEN_ENUM_EX)(
    HCLUSTER hCluster, LPCWSTR lpszProperties, DWORD cbProperties, LPCWSTR lpszRoProperties,
    DWORD cbRoProperties, DWORD dwFlags);
typedef HGROUP(WINAPI *PCLUSAPI_CREATE_CLUSTER_GROUPEX)(HCLUSTER hCluster, LPCWSTR lpszGroupName,
                                                        PCLUSTER_CREATE_GROUP_INFO pGroupInfo);
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_WINTHRESHOLD
typedef DWORD(WINAPI *PCLUSAPI_ADD_CLUSTER_GROUP_DEPENDENCY)(HGROUP hDependentGroup,
                                                             HGROUP hProviderGroup);
typedef DWORD(WINAPI *PCLUSAPI_ADD_CLUSTER_GROUP_GROUPSET_DEPENDENCY)(HGROUPSET hDependentGroupSet,
                                                                      HGROUPSET hProviderGroupSet);
typedef DWORD(WINAPI *PCLUSAPI_ADD_CLUSTER_GROUP_TO_GROUP_GROUPSET_DEPENDENCY)(
    HGROUP hDependentGroup, HGROUPSET hProviderGroupSet);
typedef DWORD(WINAPI *PCLUSAPI_ADD_CROSS_CLUSTER_GROUPSET_DEPENDENCY)(HGROUPSET hDependentGroupSet,
                                                                      LPCWSTR lpRemoteClusterName,
                                                                      LPCWSTR lpRemoteGroupSetName);
typedef BOOL(WINAPI *PCLUSAPI_CLOSE_CLUSTER_GROUP_GROUPSET)(HGROUPSET hGroupSet);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_ADD_GROUP_TO_AFFINITY_RULE)(HCLUSTER hCluster,
                                                                   LPCWSTR ruleName, HGROUP hGroup);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_ADD_GROUP_TO_GROUP_GROUPSET)(HGROUPSET hGroupSet,
                                                                    HGROUP hGroup);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_AFFINITY_RULE_CONTROL)(
    HCLUSTER hCluster, LPCWSTR affinityRuleName, HNODE hHostNode, DWORD dwControlCode,
    LPVOID lpInBuffer, DWORD cbInBufferSize, LPVOID lpOutBuffer, DWORD cbOutBufferSize,
    LPDWORD lpBytesReturned);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_CREATE_AFFINITY_RULE)(HCLUSTER hCluster, LPCWSTR ruleName,
                                                             CLUS_AFFINITY_RULE_TYPE ruleType);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_GROUP_GROUPSET_CONTROL)(
    HGROUPSET hGroupSet, HNODE hHostNode, DWORD dwControlCode, LPVOID lpInBuffer,
    DWORD cbInBufferSize, LPVOID lpOutBuffer, DWORD cbOutBufferSize, LPDWORD lpBytesReturned);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_REMOVE_AFFINITY_RULE)(HCLUSTER hCluster, LPCWSTR ruleName);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_REMOVE_GROUP_FROM_AFFINITY_RULE)(HCLUSTER hCluster,
                                                                        LPCWSTR ruleName,
                                                                        HGROUP hGroup);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_REMOVE_GROUP_FROM_GROUPSET)(HGROUPSET hGroupSet);
typedef HGROUPSET(WINAPI *PCLUSAPI_CREATE_CLUSTER_AVAILABILITY_SET)(
    HCLUSTER hCluster, LPCWSTR lpAvailabilitySetName,
    PCLUSTER_AVAILABILITY_SET_CONFIG pAvailabilitySetConfig);
typedef HGROUPSET(WINAPI *PCLUSAPI_CREATE_CLUSTER_GROUP_GROUPSET)(HCLUSTER hCluster,
                                                                  LPCWSTR lpszGroupSetName);
typedef DWORD(WINAPI *PCLUSAPI_DELETE_CLUSTER_GROUP_GROUPSET)(HGROUPSET hGroupSet);
typedef HCLUSTER(WINAPI *PCLUSAPI_GET_CLUSTER_FROM_GROUP_GROUPSET)(HGROUPSET hGroupSet);
typedef HGROUPSET(WINAPI *PCLUSAPI_OPEN_CLUSTER_GROUP_GROUPSET)(HCLUSTER hCluster,
                                                                LPCWSTR lpszGroupSetName);
typedef DWORD(WINAPI *PCLUSAPI_REMOVE_CLUSTER_GROUP_DEPENDENCY)(HGROUP hGroup, HGROUP hDependsOn);
typedef DWORD(WINAPI *PCLUSAPI_REMOVE_CLUSTER_GROUP_GROUPSET_DEPENDENCY)(HGROUPSET hGroupSet,
                                                                         HGROUPSET hDependsOn);
typedef DWORD(WINAPI *PCLUSAPI_REMOVE_CLUSTER_GROUP_TO_GROUP_GROUPSET_DEPENDENCY)(
    HGROUP hGroup, HGROUPSET hDependsOn);
typedef DWORD(WINAPI *PCLUSAPI_REMOVE_CROSS_CLUSTER_GROUPSET_DEPENDENCY)(
    HGROUPSET hDependentGroupSet, LPCWSTR lpRemoteClusterName, LPCWSTR lpRemoteGroupSetName);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_GROUP_GROUPSET_DEPENDENCY_EXPRESSION)(
    HGROUPSET hGroupSet, LPCWSTR lpszDependencyExpression);
typedef DWORD(WINAPI *PCLUSAPI_SET_GROUP_DEPENDENCY_EXPRESSION)(HGROUP hGroupSet,
                                                                LPCWSTR lpszDependencyExpression);
#endif

#if CLUSAPI_VERSION >= CLUSAPI_VERSION_NI
typedef DWORD(WINAPI *PCLUSAPI_ADD_CLUSTER_GROUP_DEPENDENCY_EX)(HGROUP hDependentGroup,
                                                                HGROUP hProviderGroup,
                                                                LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_ADD_CLUSTER_GROUP_GROUPSET_DEPENDENCY_EX)(
    HGROUPSET hDependentGroupSet, HGROUPSET hProviderGroupSet, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_ADD_CLUSTER_GROUP_TO_GROUP_GROUPSET_DEPENDENCY_EX)(
    HGROUP hDependentGroup, HGROUPSET hProviderGroupSet, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CHANGE_CLUSTER_RESOURCE_GROUP_EX2)(HRESOURCE hResource,
                                                                  HGROUP hGroup, ULONGLONG Flags,
                                                                  LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_ADD_GROUP_TO_GROUPSET_WITH_DOMAINS_EX)(
    HGROUPSET hGroupSet, HGROUP hGroup, DWORD faultDomain, DWORD updateDomain, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_GROUP_CONTROL_EX)(
    HGROUP hGroup, HNODE hHostNode, DWORD dwControlCode, LPVOID lpInBuffer, DWORD nInBufferSize,
    LPVOID lpOutBuffer, DWORD nOutBufferSize, LPDWORD lpBytesReturned, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_GROUP_GROUPSET_CONTROL_EX)(
    HGROUPSET hGroupSet, HNODE hHostNode, DWORD dwControlCode, LPVOID lpInBuffer,
    DWORD cbInBufferSize, LPVOID lpOutBuffer, DWORD cbOutBufferSize, LPDWORD lpBytesReturned,
    LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_CLUSTER_REMOVE_GROUP_FROM_GROUPSET_EX)(HGROUPSET hGroupSet,
                                                                      LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_DELETE_CLUSTER_GROUP_EX)(HGROUP hGroup, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_DELETE_CLUSTER_GROUP_GROUPSET_EX)(HGROUPSET hGroupSet,
                                                                 LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_DESTROY_CLUSTER_GROUP_EX)(HGROUP hGroup, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_REMOVE_CLUSTER_GROUP_DEPENDENCY_EX)(HGROUP hGroup, HGROUP hDependsOn,
                                                                   LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_REMOVE_CLUSTER_GROUP_GROUPSET_DEPENDENCY_EX)(HGROUPSET hGroupSet,
                                                                            HGROUPSET hDependsOn,
                                                                            LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_REMOVE_CLUSTER_GROUP_TO_GROUP_GROUPSET_DEPENDENCY_EX)(
    HGROUP hGroup, HGROUPSET hDependsOn, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_GROUP_GROUPSET_DEPENDENCY_EXPRESSION_EX)(
    HGROUPSET hGroupSet, LPCWSTR lpszDependencyExpression, LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_GROUP_NAME_EX)(HGROUP hGroup, LPCWSTR lpszGroupName,
                                                          LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_SET_CLUSTER_GROUP_NODE_LIST_EX)(HGROUP hGroup, DWORD NodeCount,
                                                               HNODE NodeList[],
                                                               LPCWSTR lpszReason);
typedef DWORD(WINAPI *PCLUSAPI_SET_GROUP_DEPENDENCY_EXPRESSION_EX)(HGROUP hGroup,
                                                                   LPCWSTR lpszDependencyExpression,
                                                                   LPCWSTR lpszReason);
#endif

#endif
