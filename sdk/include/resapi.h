/*
 * The interface between a resource DLL and its monitor, source-compatible with Microsoft's
 * resapi.h: the same names, values and layouts. A function is declared where librdk implements it.
 *
 * Threads. The comments of this header and of its parts tag what they describe:
 *
 *   [serial]    an entry point that is never called twice at once for one resource
 *   [overlap]   Terminate: it may arrive during any other call, but for Startup, Open and Close
 *   [callback]  may be called from a worker thread of the plugin as well as from an entry point
 *   [any]       may be called from any thread at any time
 *
 * A tag may add the state of the resource where that matters: [serial & offline]. Other resources
 * of the same DLL have other threads: what they share is the DLL's own to protect.
 *
 * The parts are not meant to be included by themselves.
 */
#ifndef RDK_RESAPI_H
#define RDK_RESAPI_H

// In the order of dependency.
// clang-format off
#include <windows.h>
#include <winsvc.h>

#include "clusapi.h"

#include "resapi/status.h"
#include "resapi/callbacks.h"
#include "resapi/entry_points.h"
#include "resapi/function_table.h"
#include "resapi/property_table.h"
#include "resapi/context.h"
#include "resapi/cluster_health.h"
#include "resapi/worker_types.h"
#include "resapi/pointers.h"
#include "resapi/properties.h"
#include "resapi/workers.h"
#include "resapi/enumeration.h"
#include "resapi/dependencies.h"
#include "resapi/environment.h"
#include "resapi/services.h"
// clang-format on

#endif
