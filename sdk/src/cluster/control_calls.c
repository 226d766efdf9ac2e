/* Control codes, as a client sends them. */
#include <clusapi.h>

#include "cluster/seam.h"
#include "export.h"

/* A buffer that has a size has a place. */
static BOOL buffers_are_sound(LPCVOID in, DWORD in_bytes, LPCVOID out, DWORD out_bytes)
{
    return (in != NULL || in_bytes == 0) && (out != NULL || out_bytes == 0);
}

/* What was returned is told in any case: nothing, when the provider said nothing. */
static void give_returned(LPDWORD to, DWORD status, DWORD returned)
{
    if (to != NULL) {
        *to = status == ERROR_SUCCESS || status == ERROR_MORE_DATA ? returned : 0;
    }
}

RDK__EXPORT DWORD WINAPI ClusterResourceControl(HRESOURCE hResource, HNODE hHostNode,
                                                DWORD dwControlCode, LPVOID lpInBuffer,
                                                DWORD cbInBufferSize, LPVOID lpOutBuffer,
                                                DWORD cbOutBufferSize, LPDWORD lpBytesReturned)
{
    DWORD returned = 0;
    DWORD status = ERROR_INVALID_PARAMETER;

    if (buffers_are_sound(lpInBuffer, cbInBufferSize, lpOutBuffer, cbOutBufferSize)) {
        status = FORWARD(ClusterResourceControl, SLOT(hResource), SLOT(hHostNode), dwControlCode,
                         SLOT(lpInBuffer), cbInBufferSize, SLOT(lpOutBuffer), cbOutBufferSize,
                         SLOT(&returned));
    }
    give_returned(lpBytesReturned, status, returned);
    return status;
}

RDK__EXPORT DWORD WINAPI ClusterResourceTypeControl(HCLUSTER hCluster, LPCWSTR lpszResourceTypeName,
                                                    HNODE hHostNode, DWORD dwControlCode,
                                                    LPVOID lpInBuffer, DWORD nInBufferSize,
                                                    LPVOID lpOutBuffer, DWORD nOutBufferSize,
                                                    LPDWORD lpBytesReturned)
{
    DWORD returned = 0;
    DWORD status = ERROR_INVALID_PARAMETER;

    if (lpszResourceTypeName != NULL &&
        buffers_are_sound(lpInBuffer, nInBufferSize, lpOutBuffer, nOutBufferSize)) {
        status = FORWARD(ClusterResourceTypeControl, SLOT(hCluster), SLOT(lpszResourceTypeName),
                         SLOT(hHostNode), dwControlCode, SLOT(lpInBuffer), nInBufferSize,
                         SLOT(lpOutBuffer), nOutBufferSize, SLOT(&returned));
    }
    give_returned(lpBytesReturned, status, returned);
    return status;
}

RDK__EXPORT DWORD WINAPI ClusterGroupControl(HGROUP hGroup, HNODE hHostNode, DWORD dwControlCode,
                                             LPVOID lpInBuffer, DWORD nInBufferSize,
                                             LPVOID lpOutBuffer, DWORD nOutBufferSize,
                                             LPDWORD lpBytesReturned)
{
    DWORD returned = 0;
    DWORD status = ERROR_INVALID_PARAMETER;

    if (buffers_are_sound(lpInBuffer, nInBufferSize, lpOutBuffer, nOutBufferSize)) {
        status = FORWARD(ClusterGroupControl, SLOT(hGroup), SLOT(hHostNode), dwControlCode,
                         SLOT(lpInBuffer), nInBufferSize, SLOT(lpOutBuffer), nOutBufferSize,
                         SLOT(&returned));
    }
    give_returned(lpBytesReturned, status, returned);
    return status;
}

RDK__EXPORT DWORD WINAPI ClusterNodeControl(HNODE hNode, HNODE hHostNode, DWORD dwControlCode,
                                            LPVOID lpInBuffer, DWORD nInBufferSize,
                                            LPVOID lpOutBuffer, DWORD nOutBufferSize,
                                            LPDWORD lpBytesReturned)
{
    DWORD returned = 0;
    DWORD status = ERROR_INVALID_PARAMETER;

    if (buffers_are_sound(lpInBuffer, nInBufferSize, lpOutBuffer, nOutBufferSize)) {
        status = FORWARD(ClusterNodeControl, SLOT(hNode), SLOT(hHostNode), dwControlCode,
                         SLOT(lpInBuffer), nInBufferSize, SLOT(lpOutBuffer), nOutBufferSize,
                         SLOT(&returned));
    }
    give_returned(lpBytesReturned, status, returned);
    return status;
}
