#ifndef RDK_HOST_SANITIZER_H
#define RDK_HOST_SANITIZER_H

/*
 * The runtime of a sanitizer, where the plugin was built with one: the service has preloaded it,
 * and what it reports goes to the service, like any other mistake.
 */

#include <stdbool.h>

/* A sanitizer's runtime is in this process. */
bool sanitizer_is_there(void);
/* In the zygote: what the plugin's own processes need not inherit. */
void sanitizer_prepare(void);
/* In a child, before the plugin: reports come to us from now on. */
void sanitizer_begin(void);
/* Tell of the memory that nothing leads to any more. The plugin is still loaded. */
void sanitizer_find_leaks(void);

/* For ThreadSanitizer, which does not see the baton: on a cluster the monitor's own locks order what
 * a thread did before it reported to the monitor, or returned to it, and what the monitor calls
 * from then on. */
void sanitizer_gives(void);
void sanitizer_takes(void);

#endif
