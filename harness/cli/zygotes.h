#ifndef RDK_CLI_ZYGOTES_H
#define RDK_CLI_ZYGOTES_H

/* The processes from which monitor processes are forked: one for ordinary plugins, and one for each
 * runtime of a sanitizer, which has to be in a process from its first instruction on. */

#include "base/err.h"
#include "wire/zygote.h"

struct zygotes;

/* None is started yet. `wrapper`: see zygote_options; it has to live as long. */
struct zygotes *zygotes_create(const char *const *wrapper);
/* The one that can hold a plugin, started if it is the first of its kind. -ENOEXEC: there can be
 * none, and why; another error: it cannot be started. A NULL set gives NULL. Thread-safe. */
int zygotes_get(struct zygotes *zygotes, const char *plugin, struct zygote **ret, struct err *err);
/* NULL is allowed. */
void zygotes_destroy(struct zygotes *zygotes);

#endif
