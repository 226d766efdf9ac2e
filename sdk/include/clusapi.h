/*
 * The interface of a failover cluster, source-compatible with Microsoft's clusapi.h: the same
 * names, values and layouts. A function is declared where librdk implements it; the types of
 * pointers to all functions are here.
 *
 * Define CLUSAPI_VERSION before the #include to get the names of one level of the interface and
 * those before it. The parts are not meant to be included by themselves.
 */
#ifndef RDK_CLUSAPI_H
#define RDK_CLUSAPI_H

// In the order of dependency.
// clang-format off
#include <windows.h>

#include "clusapi/language.h"
#include "clusapi/version.h"
#include "clusapi/handles.h"
#include "clusapi/states.h"
#include "clusapi/classes.h"
#include "clusapi/access.h"
#include "clusapi/enumeration.h"
#include "clusapi/control.h"
#include "clusapi/control_codes.h"
#include "clusapi/proplist.h"
#include "clusapi/control_data.h"
#include "clusapi/storage.h"
#include "clusapi/replica.h"
#include "clusapi/notify.h"
#include "clusapi/batch.h"
#include "clusapi/setup.h"
#include "clusapi/names.h"
#include "clusapi/restype_names.h"
#include "clusapi/pointers_cluster.h"
#include "clusapi/pointers_group.h"
#include "clusapi/pointers_resource.h"
#include "clusapi/pointers_database.h"
#include "clusapi/database.h"
#include "clusapi/batch_calls.h"
#include "clusapi/cluster.h"
#include "clusapi/node.h"
#include "clusapi/group.h"
#include "clusapi/resource.h"
#include "clusapi/control_calls.h"
#include "clusapi/enumeration_calls.h"
// clang-format on

#endif
