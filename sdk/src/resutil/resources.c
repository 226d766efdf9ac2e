/* What resources are, and all of them in turn. */
#include <stdlib.h>
#include <string.h>

#include "export.h"
#include "resutil/cluster_text.h"

static DWORD text_chars(LPCWSTR text)
{
    DWORD chars = 0;

    while (text[chars] != L'\0') {
        chars++;
    }
    return chars;
}

RDK__EXPORT DWORD WINAPI ResUtilGetResourceName(HRESOURCE hResource, PWSTR pszResourceName,
                                                DWORD *pcchResourceNameInOut)
{
    if (pszResourceName == NULL || pcchResourceNameInOut == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    LPWSTR name = rdk__resource_text(hResource, CLUSCTL_RESOURCE_GET_NAME);
    if (name == NULL) {
        return GetLastError();
    }
    const DWORD chars = text_chars(name);
    const BOOL fits = chars < *pcchResourceNameInOut;
    if (fits) {
        memcpy(pszResourceName, name, (chars + 1) * sizeof(WCHAR));
    }
    *pcchResourceNameInOut = chars;
    free(name);
    return fits ? ERROR_SUCCESS : ERROR_MORE_DATA;
}

RDK__EXPORT BOOL WINAPI ResUtilResourcesEqual(HRESOURCE hSelf, HRESOURCE hResource)
{
    LPWSTR one = rdk__resource_text(hSelf, CLUSCTL_RESOURCE_GET_NAME);
    LPWSTR other = one != NULL ? rdk__resource_text(hResource, CLUSCTL_RESOURCE_GET_NAME) : NULL;
    const BOOL equal = other != NULL && rdk__same_text(one, other);

    free(one);
    free(other);
    return equal;
}

RDK__EXPORT BOOL WINAPI ResUtilResourceTypesEqual(LPCWSTR lpszResourceTypeName, HRESOURCE hResource)
{
    if (lpszResourceTypeName == NULL) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    LPWSTR type = rdk__resource_text(hResource, CLUSCTL_RESOURCE_GET_RESOURCE_TYPE);
    const BOOL equal = type != NULL && rdk__same_text(type, lpszResourceTypeName);

    free(type);
    return equal;
}

RDK__EXPORT BOOL WINAPI ResUtilIsResourceClassEqual(PCLUS_RESOURCE_CLASS_INFO prci,
                                                    HRESOURCE hResource)
{
    CLUS_RESOURCE_CLASS_INFO info;
    DWORD bytes = 0;
    DWORD status = ERROR_INVALID_PARAMETER;

    if (prci != NULL) {
        status = ClusterResourceControl(hResource, NULL, CLUSCTL_RESOURCE_GET_CLASS_INFO, NULL, 0,
                                        &info, sizeof(info), &bytes);
    }
    if (status == ERROR_SUCCESS && bytes != sizeof(info)) {
        status = ERROR_INVALID_DATA;
    }
    if (status != ERROR_SUCCESS) {
        SetLastError(status);
        return FALSE;
    }
    return info.rc == prci->rc;
}

/* ---- all of them ---- */

struct visit {
    HCLUSTER cluster;
    HRESOURCE self;
    LPCWSTR type;
    DWORD access;
    LPRESOURCE_CALLBACK plain;
    LPRESOURCE_CALLBACK_EX extended;
    PVOID parameter;
};

static DWORD visit_one(const struct visit *visit, LPCWSTR name)
{
    DWORD status = ERROR_SUCCESS;
    HRESOURCE resource = OpenClusterResourceEx(visit->cluster, name, visit->access, NULL);

    if (resource == NULL) {
        /* One that is gone by now is none. */
        status = GetLastError();
        return status == ERROR_RESOURCE_NOT_FOUND ? ERROR_SUCCESS : status;
    }
    if ((visit->self == NULL || !ResUtilResourcesEqual(visit->self, resource)) &&
        (visit->type == NULL || ResUtilResourceTypesEqual(visit->type, resource))) {
        status = visit->plain != NULL
                     ? visit->plain(visit->self, resource, visit->parameter)
                     : visit->extended(visit->cluster, visit->self, resource, visit->parameter);
    }
    CloseClusterResource(resource);
    return status;
}

static DWORD visit_all(const struct visit *visit)
{
    DWORD status = ERROR_SUCCESS;
    HCLUSENUM list = ClusterOpenEnum(visit->cluster, CLUSTER_ENUM_RESOURCE);
    if (list == NULL) {
        return GetLastError();
    }
    for (DWORD i = 0; status == ERROR_SUCCESS; i++) {
        LPWSTR name = rdk__cluster_name_at(list, i, &status);
        if (name != NULL) {
            status = visit_one(visit, name);
        }
        free(name);
    }
    ClusterCloseEnum(list);
    return status == ERROR_NO_MORE_ITEMS ? ERROR_SUCCESS : status;
}

RDK__EXPORT DWORD WINAPI ResUtilEnumResources(HRESOURCE hSelf, LPCWSTR lpszResTypeName,
                                              LPRESOURCE_CALLBACK pResCallBack, PVOID pParameter)
{
    if (pResCallBack == NULL) {
        return ERROR_INVALID_PARAMETER;
    }
    const struct visit visit = {
        .cluster = OpenCluster(NULL),
        .self = hSelf,
        .type = lpszResTypeName,
        .access = GENERIC_ALL,
        .plain = pResCallBack,
        .parameter = pParameter,
    };
    if (visit.cluster == NULL) {
        return GetLastError();
    }
    const DWORD status = visit_all(&visit);
    CloseCluster(visit.cluster);
    return status;
}

RDK__EXPORT DWORD WINAPI ResUtilEnumResourcesEx2(HCLUSTER hCluster, HRESOURCE hSelf,
                                                 LPCWSTR lpszResTypeName,
                                                 LPRESOURCE_CALLBACK_EX pResCallBack,
                                                 PVOID pParameter, DWORD dwDesiredAccess)
{
    const struct visit visit = {
        .cluster = hCluster,
        .self = hSelf,
        .type = lpszResTypeName,
        .access = dwDesiredAccess,
        .extended = pResCallBack,
        .parameter = pParameter,
    };

    return pResCallBack != NULL ? visit_all(&visit) : ERROR_INVALID_PARAMETER;
}

RDK__EXPORT DWORD WINAPI ResUtilEnumResourcesEx(HCLUSTER hCluster, HRESOURCE hSelf,
                                                LPCWSTR lpszResTypeName,
                                                LPRESOURCE_CALLBACK_EX pResCallBack,
                                                PVOID pParameter)
{
    return ResUtilEnumResourcesEx2(hCluster, hSelf, lpszResTypeName, pResCallBack, pParameter,
                                   GENERIC_ALL);
}
