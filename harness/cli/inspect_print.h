#ifndef RDK_CLI_INSPECT_PRINT_H
#define RDK_CLI_INSPECT_PRINT_H

/* An inspection as text for people, and as one JSON object. */

#include "base/buf.h"
#include "run/inspect.h"

void inspect_print(struct buf *out, const char *path, const char *sha256,
                   const struct inspection *inspection);
void inspect_print_json(struct buf *out, const char *path, const char *sha256,
                        const struct inspection *inspection);
/* The entry of a version's function table at a place; NULL when there is none. */
const char *inspect_entry(unsigned version, int slot);

#endif
