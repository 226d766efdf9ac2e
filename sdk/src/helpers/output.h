#ifndef RDK_SRC_HELPERS_OUTPUT_H
#define RDK_SRC_HELPERS_OUTPUT_H

/* How a control call's answer begins and ends; see rdk_control_write for what comes between. */

#include <rdk/control_dispatch.h>

struct rdk_control_output rdk__output_begin(void *out, DWORD out_bytes);
/* The entry point's result from the handler's, and *bytes_returned (optional) with it. */
DWORD rdk__output_end(const struct rdk_control_output *output, DWORD status,
                      LPDWORD bytes_returned);

#endif
