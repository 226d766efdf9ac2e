#ifndef RDK_SRC_RESUTIL_CLUSTER_TEXT_H
#define RDK_SRC_RESUTIL_CLUSTER_TEXT_H

/* What the functions that look at a cluster share. */

#include <clusapi.h>
#include <resapi.h>

/* The text that a control code answers with, to be freed with free; NULL sets the last error. */
LPWSTR rdk__resource_text(HRESOURCE resource, DWORD code);

/* Names of an enumeration, one after the other: `take` is ClusterEnum or ClusterResourceEnum. The
 * name is to be freed with free; NULL behind the last, or with *ret_status set. */
LPWSTR rdk__cluster_name_at(HCLUSENUM list, DWORD index, DWORD *ret_status);
LPWSTR rdk__provider_name_at(HRESENUM list, DWORD index, DWORD *ret_status);

BOOL rdk__same_text(LPCWSTR left, LPCWSTR right);

#endif
