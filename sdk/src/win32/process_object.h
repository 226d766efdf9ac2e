#ifndef RDK_SRC_WIN32_PROCESS_OBJECT_H
#define RDK_SRC_WIN32_PROCESS_OBJECT_H

/*
 * Processes, as objects that a handle names.
 */

#include "object.h"

/* Has it ended? Looks. Lock held. */
bool rdk__process_ended(const struct object *object);
/* Really wait for its end, for so long at most. Lock held before and after, not between. */
void rdk__process_pause(const struct object *object, unsigned us);

/* What CreateProcessW's arguments come to: all of it is freed by rdk__process_command_free. */
struct process_command {
    char *program;
    char **arguments;
    char **environment; /* NULL: that of this process */
    char *directory;    /* NULL: the current one */
};

DWORD rdk__process_command(struct process_command *ret_command, LPCWSTR program, LPCWSTR line,
                           const void *environment, bool environment_is_wide, LPCWSTR directory);
void rdk__process_command_free(struct process_command *command);

#endif
