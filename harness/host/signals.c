#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include "call.h"
#include "handles.h"
#include "state.h"

/*
 * The end of the process, told while it happens. The handlers run on a stack of their own, so a
 * stack that overflowed can be reported, and use nothing that the plugin may have ruined: no heap,
 * no lock. The thread that dies keeps standing where it died until the service has said GO, so
 * that its stack can be looked at.
 */

#define STACK_BYTES      65536u
#define GO_WAIT_NS       10000000000u
#define TURN_WAIT_NS     1000000000u
#define NULL_PAGES       65536u
#define STACK_BELOW      (1u << 20)
#define STACK_ABOVE      8192u
#define DETAIL_BYTES     512u
#define PAGE_FAULT_WRITE 0x2

static const struct {
    int number;
    const char *name;
    const char *class;
} reported[] = {
    {SIGSEGV, "SIGSEGV", "crash:SIGSEGV"}, {SIGBUS, "SIGBUS", "crash:SIGBUS"},
    {SIGFPE, "SIGFPE", "crash:SIGFPE"},    {SIGILL, "SIGILL", "crash:SIGILL"},
    {SIGABRT, "SIGABRT", "crash:SIGABRT"}, {SIGTRAP, "SIGTRAP", "crash:SIGTRAP"},
    {SIGSYS, "SIGSYS", "crash:SIGSYS"},    {SIGTERM, "SIGTERM", "sabotage"},
    {SIGINT, "SIGINT", "sabotage"},        {SIGHUP, "SIGHUP", "sabotage"},
    {SIGPIPE, "SIGPIPE", "crash:SIGPIPE"}, {SIGALRM, "SIGALRM", "crash:SIGALRM"},
};
#define REPORTED_COUNT (sizeof(reported) / sizeof(reported[0]))

/* A process that the plugin forks has our handlers too, and nothing to tell. */
static pid_t host_pid;
static atomic_flag is_dying = ATOMIC_FLAG_INIT;

static void say_died(const char *class, const char *detail, int64_t status, const char *report)
{
    struct wire_message out = {.type = WIRE_DIED, .now_us = host.now_us, .value_count = 4};

    if (thread_self) {
        out.thread = thread_self->number;
        out.thread_kind = thread_kind(thread_self);
        out.call = thread_self->frame ? thread_self->frame->call : 0;
    }
    out.values[0] = talk_text(class);
    out.values[1] = talk_text(detail);
    out.values[2] = talk_number((uint64_t)status);
    out.values[3] = talk_text(report);
    if (wire_wait(host.wire, TURN_WAIT_NS) == 0 && wire_send(host.wire, &out, NULL) == 0) {
        wire_wait(host.wire, GO_WAIT_NS);
    }
}

/* Where it happened, as far as the host knows. */
static size_t print_place(char *text, size_t text_bytes)
{
    const struct thread *me = thread_self;
    int length = 0;

    if (me && me->inside) {
        length = snprintf(text, text_bytes, "; %s was looking at its arguments", me->inside);
    }
    return length > 0 ? (size_t)length : 0;
}

static bool explain_stack(uintptr_t address, char *text, size_t text_bytes)
{
    const struct thread *me = thread_self;

    if (!me || address + STACK_BELOW < me->stack_low || address >= me->stack_low + STACK_ABOVE) {
        return false;
    }
    snprintf(text, text_bytes, "stack overflow");
    return true;
}

static void explain_fault(const siginfo_t *info, const ucontext_t *context, char *text,
                          size_t text_bytes)
{
    const uintptr_t address = (uintptr_t)info->si_addr;
    const bool is_write = (context->uc_mcontext.gregs[REG_ERR] & PAGE_FAULT_WRITE) != 0;

    if (info->si_code == SI_KERNEL) {
        snprintf(text, text_bytes, "used a wild pointer: no address at all");
    } else if (address == (uintptr_t)context->uc_mcontext.gregs[REG_RIP]) {
        snprintf(text, text_bytes, "jumped to 0x%zx, where there is no code", (size_t)address);
    } else if (address < NULL_PAGES) {
        snprintf(text, text_bytes, "%s through a NULL pointer, at 0x%zx",
                 is_write ? "wrote" : "read", (size_t)address);
    } else if (!guard_explain(address, is_write, text, text_bytes) &&
               !handles_explain(address, text, text_bytes) &&
               !explain_stack(address, text, text_bytes)) {
        snprintf(text, text_bytes, "%s through a wild pointer", is_write ? "wrote" : "read");
    }
}

static void explain(int number, const siginfo_t *info, const ucontext_t *context, char *text,
                    size_t text_bytes)
{
    const char *name = "a signal";
    for (size_t i = 0; i < REPORTED_COUNT; i++) {
        name = reported[i].number == number ? reported[i].name : name;
    }
    if (info->si_code == SI_USER || info->si_code == SI_TKILL || info->si_code == SI_QUEUE) {
        const bool is_own = info->si_pid == getpid();
        snprintf(text, text_bytes, "%s, sent by %s", name,
                 number == SIGABRT && is_own ? "abort"
                 : is_own                    ? "the plugin itself"
                                             : "another process");
    } else if (number == SIGSEGV || number == SIGBUS) {
        explain_fault(info, context, text, text_bytes);
    } else {
        snprintf(text, text_bytes, "%s", name);
    }
}

static _Noreturn void die_of(int number)
{
    sigset_t only;

    signal(number, SIG_DFL);
    sigemptyset(&only);
    sigaddset(&only, number);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
    syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), number);
    _exit(128 + number);
}

static void on_signal(int number, siginfo_t *info, void *context)
{
    char text[DETAIL_BYTES];
    const char *class = "crash";

    if (getpid() != host_pid || atomic_flag_test_and_set(&is_dying)) {
        /* Another thread reports already; or this one has failed to. */
        die_of(number);
    }
    for (size_t i = 0; i < REPORTED_COUNT; i++) {
        class = reported[i].number == number ? reported[i].class : class;
    }
    explain(number, info, context, text, sizeof(text));
    const size_t length = strlen(text);
    print_place(text + length, sizeof(text) - length);
    say_died(class, text, number, NULL);
    die_of(number);
}

static void on_exit_called(int status, void *argument)
{
    char text[DETAIL_BYTES];

    (void)argument;
    if (getpid() == host_pid && !host.has_exited && !atomic_flag_test_and_set(&is_dying)) {
        snprintf(text, sizeof(text), "exit(%d) was called", status);
        say_died("exit", text, status, NULL);
        _exit(status);
    }
}

static void on_quick_exit(void)
{
    if (getpid() == host_pid && !host.has_exited && !atomic_flag_test_and_set(&is_dying)) {
        say_died("exit", "quick_exit was called", 0, NULL);
    }
}

bool signals_is_host(void)
{
    return getpid() == host_pid;
}

void signals_died(const char *class, const char *detail, int status, const char *report)
{
    if (getpid() == host_pid && !host.has_exited && !atomic_flag_test_and_set(&is_dying)) {
        say_died(class, detail, status, report);
    }
}

_Noreturn void signals_exit(int status, const char *function)
{
    char text[DETAIL_BYTES];

    if (getpid() == host_pid && !atomic_flag_test_and_set(&is_dying)) {
        snprintf(text, sizeof(text), "%s(%d) was called", function, status);
        say_died("exit", text, status, NULL);
    }
    _exit(status);
}

void signals_thread_stack(const struct thread *thread)
{
    const stack_t stack = {.ss_sp = thread->signal_stack, .ss_size = STACK_BYTES};
    sigaltstack(&stack, NULL);
}

void signals_thread_init(struct thread *thread)
{
    void *memory =
        mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory != MAP_FAILED) {
        thread->signal_stack = memory;
        signals_thread_stack(thread);
    }
}

void signals_thread_finish(struct thread *thread)
{
    const stack_t none = {.ss_flags = SS_DISABLE};

    if (thread->signal_stack) {
        sigaltstack(&none, NULL);
        munmap(thread->signal_stack, STACK_BYTES);
        thread->signal_stack = NULL;
    }
}

void signals_init(void)
{
    struct sigaction action = {.sa_sigaction = on_signal,
                               .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};

    host_pid = getpid();
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < REPORTED_COUNT; i++) {
        sigaction(reported[i].number, &action, NULL);
    }
    on_exit(on_exit_called, NULL);
    at_quick_exit(on_quick_exit);
}
