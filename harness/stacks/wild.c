#define _GNU_SOURCE
#include "wild.h"

#include <string.h>
#include <sys/uio.h>
#include <ucontext.h>

/*
 * A call through a wild pointer. There is no code at the program counter, hence no rule how to get
 * from there to the caller, and libdwfl ends its walk. But nothing has happened since the call but
 * the call itself: the return address lies on top of the stack, and every other register is the
 * caller's. The registers lie below the signal handler's frame, where the kernel put them.
 */

/* DWARF's numbers are the indexes. */
static const int registers[WILD_REGISTERS] = {
    REG_RAX, REG_RDX, REG_RCX, REG_RBX, REG_RSI, REG_RDI, REG_RBP, REG_RSP,
    REG_R8,  REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15,
};
#define REGISTER_RSP 7

static bool read_memory(pid_t pid, Dwarf_Addr address, void *ret, size_t bytes)
{
    const struct iovec here = {.iov_base = ret, .iov_len = bytes};
    const struct iovec there = {.iov_base = (void *)(uintptr_t)address, .iov_len = bytes};

    return process_vm_readv(pid, &here, 1, &there, 1, 0) == (ssize_t)bytes;
}

bool wild_is_trampoline(pid_t pid, Dwarf_Addr pc)
{
    /* mov $__NR_rt_sigreturn, %rax; syscall */
    static const unsigned char code[] = {0x48, 0xc7, 0xc0, 0x0f, 0x00, 0x00, 0x00, 0x0f, 0x05};
    unsigned char found[sizeof(code)];

    return read_memory(pid, pc, found, sizeof(found)) && memcmp(found, code, sizeof(code)) == 0;
}

bool wild_read(struct wild *wild, pid_t pid, pid_t tid, Dwfl_Frame *trampoline)
{
    Dwarf_Word context_at;
    ucontext_t context;

    *wild = (struct wild){.pid = pid, .tid = tid};
    if (dwfl_frame_reg(trampoline, REGISTER_RSP, &context_at) != 0 ||
        !read_memory(pid, context_at, &context, offsetof(ucontext_t, __fpregs_mem))) {
        return false;
    }
    for (size_t i = 0; i < WILD_REGISTERS; i++) {
        wild->registers[i] = (Dwarf_Word)context.uc_mcontext.gregs[registers[i]];
    }
    wild->pc = (Dwarf_Addr)context.uc_mcontext.gregs[REG_RIP];
    return true;
}

bool wild_return(struct wild *wild)
{
    if (!read_memory(wild->pid, wild->registers[REGISTER_RSP], &wild->pc, sizeof(wild->pc))) {
        return false;
    }
    wild->registers[REGISTER_RSP] += sizeof(wild->pc);
    return true;
}

static pid_t on_next_thread(Dwfl *dwfl, void *argument, void **thread_argument)
{
    const struct wild *wild = argument;

    (void)dwfl;
    if (*thread_argument) {
        return 0;
    }
    *thread_argument = argument;
    return wild->tid;
}

static bool on_memory_read(Dwfl *dwfl, Dwarf_Addr address, Dwarf_Word *result, void *argument)
{
    const struct wild *wild = argument;

    (void)dwfl;
    return read_memory(wild->pid, address, result, sizeof(*result));
}

static bool on_registers(Dwfl_Thread *thread, void *argument)
{
    const struct wild *wild = argument;

    dwfl_thread_state_register_pc(thread, wild->pc);
    return dwfl_thread_state_registers(thread, 0, WILD_REGISTERS, wild->registers);
}

bool wild_attach(struct wild *wild, Dwfl *dwfl)
{
    static const Dwfl_Thread_Callbacks callbacks = {
        .next_thread = on_next_thread,
        .memory_read = on_memory_read,
        .set_initial_registers = on_registers,
    };

    return dwfl_attach_state(dwfl, NULL, wild->pid, &callbacks, wild);
}
