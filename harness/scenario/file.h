#ifndef RDK_SCENARIO_FILE_H
#define RDK_SCENARIO_FILE_H

#include <stddef.h>

#include "base/memory.h"

/* Read a regular file, at most one byte more than a source may have. 0 or -errno. */
int file_read(struct arena *arena, const char *path, const char **ret_text, size_t *ret_length);
/* `path` as seen from the folder of `from`. */
const char *file_beside(struct arena *arena, const char *from, const char *path);

#endif
