#ifndef RDK_SRC_RESUTIL_HAND_OUT_H
#define RDK_SRC_RESUTIL_HAND_OUT_H

/* Memory that a caller gets and has to free. It is booked to the place in the caller's code, which
 * is what a report of leaks has to name, and not to the function of ours that made it. */

#include "win32/kernel.h" /* RDK__SITE */

/* A LocalAlloc copy; NULL without memory. A copy of no bytes is a block, too: no bytes are not the
 * same as no value. */
void *rdk__hand_out(const void *data, DWORD bytes, const void *site);

#endif
