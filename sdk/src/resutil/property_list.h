#ifndef RDK_SRC_RESUTIL_PROPERTY_LIST_H
#define RDK_SRC_RESUTIL_PROPERTY_LIST_H

/* What reader, validator and builder of property lists share beside the public header. */

#include <rdk/property_list.h>

/* Fill in an error; returns its code. */
DWORD rdk__property_list_fail(struct rdk_property_list_error *error,
                              enum rdk_property_list_fault fault, DWORD offset, DWORD property,
                              const char *expected);

#endif
