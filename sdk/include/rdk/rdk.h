#ifndef RDK_RDK_H
#define RDK_RDK_H

/*
 * All helpers for authors of resource DLLs. They are plain C over windows.h, clusapi.h and
 * resapi.h: the same source builds for Linux and for Windows.
 */

#include <rdk/control_dispatch.h>
#include <rdk/group_membership.h>
#include <rdk/instructions.h>
#include <rdk/pending_operation.h>
#include <rdk/private_properties.h>
#include <rdk/property_list.h>

#endif
