#ifndef RDK_STACKS_UNWIND_H
#define RDK_STACKS_UNWIND_H

/* Private to the room. */

#include <elfutils/libdwfl.h>

#include "base/memory.h"
#include "stacks/stacks.h"

/* --- unwind.c ------------------------------------------------------------------------------ */

/* stacks_take without its time limit. */
int unwind_process(int pid, const char *plugin, struct stacks **ret, struct err *err);

/* --- symbol.c ------------------------------------------------------------------------------ */

/* How a process's files are told apart. Paths are resolved. */
struct symbol_places {
    struct arena *arena; /* of what is found */
    char *plugin;
    char *executable;
};

/* The frames that one program counter stands for (several where functions were inlined, the
 * innermost first), at most `room`. Returns how many; at least one if there is room. */
size_t symbol_find(const struct symbol_places *places, Dwfl *dwfl, Dwarf_Addr pc,
                   struct stacks_frame *frames, size_t room);
/* Whose code a file is. */
enum stacks_owner symbol_owner(const struct symbol_places *places, const char *path);

#endif
