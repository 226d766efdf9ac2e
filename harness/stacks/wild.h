#ifndef RDK_STACKS_WILD_H
#define RDK_STACKS_WILD_H

/* Private to the room: going on from a place where there is no code. */

#include <elfutils/libdwfl.h>
#include <stdbool.h>

#define WILD_REGISTERS 16

struct wild {
    pid_t pid;
    pid_t tid;
    Dwarf_Word registers[WILD_REGISTERS];
    Dwarf_Addr pc;
};

/* The code to which a signal's handler returns, libc's. libdwfl marks it, but not when the signal
 * came at address 0. */
bool wild_is_trampoline(pid_t pid, Dwarf_Addr pc);
/* The registers at a signal, from the frame of the kernel's trampoline behind its handler. */
bool wild_read(struct wild *wild, pid_t pid, pid_t tid, Dwfl_Frame *trampoline);
/* Undo the call that led there. */
bool wild_return(struct wild *wild);
/* Make `dwfl`, which knows the modules already, walk the one thread from there; it must stand still
 * meanwhile, as one in a signal handler of ours does. */
bool wild_attach(struct wild *wild, Dwfl *dwfl);

#endif
