/*
 * Processes: those that CreateProcessW starts, and others that OpenProcess finds. There is one
 * object for each, while a handle names it.
 */
#define _GNU_SOURCE
#include "process_object.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file_path.h"

struct process {
    struct rdk__link all;
    struct object *object; /* NULL: no handle names it, but it is still to be reaped */
    pid_t id;
    int fd; /* a pidfd */
    bool is_child;
    bool is_terminated; /* by TerminateProcess: the exit code is known */
    bool ended;
    DWORD exit_code;
};

static struct rdk__link processes;

static BOOL done(DWORD error)
{
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}

static DWORD code_of_signal(int number)
{
    static const struct {
        int number;
        DWORD code;
    } rows[] = {
        {SIGSEGV, 0xC0000005}, {SIGBUS, 0xC0000005}, {SIGFPE, 0xC0000094},
        {SIGILL, 0xC000001D},  {SIGABRT, 3},         {SIGINT, 0xC000013A},
    };

    for (size_t i = 0; i < ARRAYSIZE(rows); i++) {
        if (rows[i].number == number) {
            return rows[i].code;
        }
    }
    return 128 + (DWORD)number;
}

/* Has it ended? Then it is reaped, and its code noted. Lock held. */
static bool process_look(struct process *process)
{
    struct pollfd poll = {.fd = process->fd, .events = POLLIN};
    siginfo_t info = {.si_pid = 0};

    if (process->ended || syscall(SYS_poll, &poll, 1, 0) <= 0) {
        return process->ended;
    }
    process->ended = true;
    if (process->is_child && waitid(P_PID, (id_t)process->id, &info, WEXITED | WNOHANG) == 0 &&
        info.si_pid != 0 && !process->is_terminated) {
        process->exit_code =
            info.si_code == CLD_EXITED ? (DWORD)info.si_status : code_of_signal(info.si_status);
    }
    return true;
}

static void process_free(struct process *process)
{
    rdk__list_remove(&process->all);
    close(process->fd);
    free(process);
}

static void process_destroy(struct object *object)
{
    struct process *process = object->data;

    process->object = NULL;
    if (!process->is_child || process_look(process)) {
        process_free(process);
    }
}

/* Reap those that nobody has a handle of. Lock held. */
static void processes_sweep(void)
{
    struct rdk__link *link = processes.next;

    while (link != NULL && link != &processes) {
        struct process *process = RDK__MEMBER(link, struct process, all);

        link = link->next;
        if (process->object == NULL && process_look(process)) {
            process_free(process);
        }
    }
}

bool rdk__process_ended(const struct object *object)
{
    return process_look(object->data);
}

void rdk__process_pause(const struct object *object, unsigned us)
{
    struct pollfd poll = {.fd = ((const struct process *)object->data)->fd, .events = POLLIN};

    rdk__unlock();
    syscall(SYS_poll, &poll, 1, (us + 999) / 1000);
    rdk__lock();
}

/* An object for a process that has none yet, with one reference. Lock held. NULL: no memory. */
static struct object *object_new(pid_t id, bool is_child)
{
    int fd = (int)syscall(SYS_pidfd_open, id, 0);
    struct process *process = fd >= 0 ? calloc(1, sizeof(*process)) : NULL;
    struct object *object = process != NULL ? rdk__object_create(RDK__OBJECT_PROCESS) : NULL;

    if (object == NULL) {
        free(process);
        if (fd >= 0) {
            close(fd);
        }
        return NULL;
    }
    *process = (struct process){.object = object, .id = id, .fd = fd, .is_child = is_child};
    object->data = process;
    object->destroy = process_destroy;
    rdk__list_append(&processes, &process->all);
    return object;
}

/* Standard handles of the child. Lock held. */
static void actions_fill(posix_spawn_file_actions_t *actions, const STARTUPINFOW *startup,
                         const struct process_command *command)
{
    const HANDLE handles[] = {startup->hStdInput, startup->hStdOutput, startup->hStdError};

    for (int i = 0; (startup->dwFlags & STARTF_USESTDHANDLES) != 0 && i < 3; i++) {
        int fd = rdk__file_descriptor(handles[i]);

        if (fd >= 0) {
            posix_spawn_file_actions_adddup2(actions, fd, i);
        }
    }
    if (command->directory != NULL) {
        posix_spawn_file_actions_addchdir_np(actions, command->directory);
    }
}

/* Start it: errno's value, or 0. Lock held. */
static int process_spawn(const struct process_command *command, const STARTUPINFOW *startup,
                         pid_t *ret_id)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t all;
    sigset_t none;

    sigfillset(&all);
    sigemptyset(&none);
    posix_spawn_file_actions_init(&actions);
    actions_fill(&actions, startup, command);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    int failed = posix_spawn(ret_id, command->program, &actions, &attributes, command->arguments,
                             command->environment != NULL ? command->environment : environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

static DWORD process_start(const struct process_command *command, const STARTUPINFOW *startup,
                           LPPROCESS_INFORMATION ret_information, const void *site)
{
    pid_t id;
    DWORD error = ERROR_NOT_ENOUGH_MEMORY;

    rdk__lock();
    processes_sweep();
    int failed = process_spawn(command, startup, &id);
    struct object *object = failed == 0 ? object_new(id, true) : NULL;
    if (failed != 0) {
        error = rdk__error_of_errno(failed, command->program);
    } else if (object != NULL) {
        HANDLE process = rdk__handle_create(object, "CreateProcessW", site);
        HANDLE thread = rdk__handle_create(object, "CreateProcessW", site);

        if (process != NULL && thread != NULL) {
            *ret_information = (PROCESS_INFORMATION){process, thread, (DWORD)id, (DWORD)id};
            error = ERROR_SUCCESS;
        } else if (process != NULL) {
            rdk__handle_close(process);
        }
        rdk__object_release(object);
    }
    rdk__unlock();
    return error;
}

RDK__EXPORT BOOL WINAPI CreateProcessW(LPCWSTR lpApplicationName, LPWSTR lpCommandLine,
                                       LPSECURITY_ATTRIBUTES lpProcessAttributes,
                                       LPSECURITY_ATTRIBUTES lpThreadAttributes,
                                       BOOL bInheritHandles, DWORD dwCreationFlags,
                                       LPVOID lpEnvironment, LPCWSTR lpCurrentDirectory,
                                       LPSTARTUPINFOW lpStartupInfo,
                                       LPPROCESS_INFORMATION lpProcessInformation)
{
    struct process_command command;

    UNREFERENCED_PARAMETER(lpProcessAttributes);
    UNREFERENCED_PARAMETER(lpThreadAttributes);
    UNREFERENCED_PARAMETER(bInheritHandles);
    rdk__enter("CreateProcessW");
    if ((lpApplicationName == NULL && lpCommandLine == NULL) || lpStartupInfo == NULL ||
        lpProcessInformation == NULL || (dwCreationFlags & CREATE_SUSPENDED) != 0) {
        return done(ERROR_INVALID_PARAMETER);
    }
    DWORD error = rdk__process_command(&command, lpApplicationName, lpCommandLine, lpEnvironment,
                                       (dwCreationFlags & CREATE_UNICODE_ENVIRONMENT) != 0,
                                       lpCurrentDirectory);
    if (error == ERROR_SUCCESS) {
        error = process_start(&command, lpStartupInfo, lpProcessInformation, RDK__SITE());
        rdk__process_command_free(&command);
    }
    return done(error);
}

/* The object of a process that has one. Lock held. */
static struct object *object_by_id(pid_t id)
{
    for (struct rdk__link *link = processes.next; link != NULL && link != &processes;
         link = link->next) {
        struct process *process = RDK__MEMBER(link, struct process, all);

        if (process->id == id && process->object != NULL && !process_look(process)) {
            return process->object;
        }
    }
    return NULL;
}

RDK__EXPORT HANDLE WINAPI OpenProcess(DWORD dwDesiredAccess, BOOL bInheritHandle, DWORD dwProcessId)
{
    HANDLE handle = NULL;
    DWORD error = ERROR_INVALID_PARAMETER;

    UNREFERENCED_PARAMETER(dwDesiredAccess);
    UNREFERENCED_PARAMETER(bInheritHandle);
    rdk__enter("OpenProcess");
    rdk__lock();
    if (dwProcessId != 0 && dwProcessId <= INT32_MAX) {
        struct object *object = object_by_id((pid_t)dwProcessId);

        if (object != NULL) {
            rdk__object_reference(object);
        } else {
            object = object_new((pid_t)dwProcessId, false);
        }
        error = object != NULL                      ? ERROR_NOT_ENOUGH_MEMORY
                : errno == ESRCH || errno == EINVAL ? ERROR_INVALID_PARAMETER
                                                    : rdk__error_of_errno(errno, NULL);
        if (object != NULL) {
            handle = rdk__handle_create(object, "OpenProcess", RDK__SITE());
            rdk__object_release(object);
        }
    }
    rdk__unlock();
    if (handle == NULL) {
        SetLastError(error);
    }
    return handle;
}

RDK__EXPORT BOOL WINAPI TerminateProcess(HANDLE hProcess, UINT uExitCode)
{
    DWORD error = ERROR_SUCCESS;

    rdk__enter("TerminateProcess");
    if (hProcess == GetCurrentProcess()) {
        _exit((int)uExitCode);
    }
    rdk__lock();
    struct object *object = rdk__handle_of_kind(hProcess, RDK__OBJECT_PROCESS);
    struct process *process = object != NULL ? object->data : NULL;
    if (process == NULL) {
        error = ERROR_INVALID_HANDLE;
    } else if (process_look(process) ||
               syscall(SYS_pidfd_send_signal, process->fd, SIGKILL, NULL, 0) != 0) {
        error = ERROR_ACCESS_DENIED;
    } else {
        process->is_terminated = true;
        process->exit_code = uExitCode;
    }
    rdk__unlock();
    return done(error);
}

RDK__EXPORT BOOL WINAPI GetExitCodeProcess(HANDLE hProcess, LPDWORD lpExitCode)
{
    bool is_self = hProcess == GetCurrentProcess();

    rdk__enter("GetExitCodeProcess");
    rdk__lock();
    struct object *object = rdk__handle_of_kind(hProcess, RDK__OBJECT_PROCESS);
    if (object != NULL || is_self) {
        *lpExitCode = !is_self && rdk__process_ended(object)
                          ? ((const struct process *)object->data)->exit_code
                          : STILL_ACTIVE;
    }
    rdk__unlock();
    return done(object != NULL || is_self ? ERROR_SUCCESS : ERROR_INVALID_HANDLE);
}

RDK__EXPORT DWORD WINAPI GetProcessId(HANDLE Process)
{
    DWORD id = Process == GetCurrentProcess() ? GetCurrentProcessId() : 0;

    rdk__enter("GetProcessId");
    rdk__lock();
    struct object *object = rdk__handle_of_kind(Process, RDK__OBJECT_PROCESS);
    if (object != NULL) {
        id = (DWORD)((const struct process *)object->data)->id;
    }
    rdk__unlock();
    if (id == 0) {
        SetLastError(ERROR_INVALID_HANDLE);
    }
    return id;
}
