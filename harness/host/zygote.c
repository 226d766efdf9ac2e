#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "base/memory.h"
#include "host.h"
#include "posix_functions.h"
#include "wire/spawn.h"

/*
 * The zygote has one thread and loads no plugin, so that a fork of it is a whole process. It keeps
 * the children that the service asked for until the service has heard how they ended; what plugins
 * leave behind falls to it as their subreaper, and is reaped at the next request.
 */

struct zygote_state {
    pid_t *children; /* asked for, and not yet asked about after their end */
    size_t count;
    pid_t service;
};

static void children_add(struct zygote_state *state, pid_t pid)
{
    state->children = memory_resize(state->children, (state->count + 1) * sizeof(pid_t));
    state->children[state->count++] = pid;
}

static bool children_has(const struct zygote_state *state, pid_t pid, size_t *ret_index)
{
    for (size_t i = 0; i < state->count; i++) {
        if (state->children[i] == pid) {
            *ret_index = i;
            return true;
        }
    }
    return false;
}

/* Plugins read nothing, and what they write must not mix with rdk's own output. */
static int streams_set(struct err *err)
{
    const int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (null < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
        return err_set(err, -errno, "cannot set the standard streams: %s", strerror(errno));
    }
    close(null);
    return 0;
}

/* What rdk's own parent left open is nothing for a plugin to find. */
static void descriptors_close(int socket)
{
    if (socket > STDERR_FILENO + 1) {
        close_range(STDERR_FILENO + 1, (unsigned)socket - 1, 0);
    }
    close_range((unsigned)socket + 1, UINT_MAX, 0);
}

static _Noreturn void child_run(int memory, pid_t zygote)
{
    struct wire *wire = NULL;
    struct err err = {0};
    const struct rlimit no_core = {0};

    setsid();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != zygote) {
        _exit(70); /* it died before the line above */
    }
    /* A zygote is its children's subreaper; they are nobody's. */
    prctl(PR_SET_CHILD_SUBREAPER, 0);
    setrlimit(RLIMIT_CORE, &no_core);
    if (wire_open(memory, &wire, &err) < 0) {
        fprintf(stderr, "rdk-host: %s\n", err.text);
        _exit(70);
    }
    close(memory);
    host_serve(wire);
}

/* Returns the child's pid, with a pidfd for it if one is wanted, or -errno. */
static int32_t fork_child(struct zygote_state *state, int socket, int memory, int *ret_pidfd)
{
    const pid_t self = getpid();

    if (memory < 0) {
        return -EBADF;
    }
    const pid_t pid = fork();
    if (pid == 0) {
        close(socket);
        posix_process_begin(state->service, self);
        child_run(memory, self);
    }
    if (pid < 0) {
        return -errno;
    }
    const int pidfd = ret_pidfd ? (int)syscall(SYS_pidfd_open, pid, 0) : -1;
    if (ret_pidfd && pidfd < 0) {
        const int error = errno;
        kill(pid, SIGKILL);
        waitpid(pid, NULL, 0);
        return -error;
    }
    children_add(state, pid);
    if (ret_pidfd) {
        *ret_pidfd = pidfd;
    }
    return pid;
}

static struct spawn_answer status_of(struct zygote_state *state, pid_t pid)
{
    struct spawn_answer answer = {0};
    size_t index;
    int status;

    if (!children_has(state, pid, &index)) {
        answer.result = -ESRCH;
        return answer;
    }
    const pid_t ended = waitpid(pid, &status, WNOHANG);
    if (ended == 0) {
        return answer;
    }
    state->children[index] = state->children[--state->count];
    if (ended < 0) {
        answer.result = -errno;
        return answer;
    }
    answer.result = 1;
    answer.status = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    return answer;
}

static void orphans_reap(const struct zygote_state *state)
{
    siginfo_t info = {0};
    size_t index;

    while (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid != 0) {
        if (children_has(state, info.si_pid, &index)) {
            /* It stands first until it is asked about; others behind it can wait. */
            return;
        }
        waitpid(info.si_pid, NULL, WNOHANG);
        info.si_pid = 0;
    }
}

/* One request; false when the service is gone. */
static bool request_receive(int socket, struct spawn_request *request, int *ret_fd)
{
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec part = {.iov_base = request, .iov_len = sizeof(*request)};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = control.room,
                             .msg_controllen = sizeof(control.room)};
    ssize_t got;

    do {
        got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    *ret_fd = -1;
    if (got != (ssize_t)sizeof(*request)) {
        return false;
    }
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (header && header->cmsg_type == SCM_RIGHTS && header->cmsg_len == CMSG_LEN(sizeof(int))) {
        memcpy(ret_fd, CMSG_DATA(header), sizeof(*ret_fd));
    }
    return true;
}

static void answer_send(int socket, const struct spawn_answer *answer, int fd)
{
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control;
    memset(&control, 0, sizeof(control));
    struct iovec part = {.iov_base = (void *)(uintptr_t)answer, .iov_len = sizeof(*answer)};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};

    if (fd >= 0) {
        message.msg_control = control.room;
        message.msg_controllen = sizeof(control.room);
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        memcpy(CMSG_DATA(header), &fd, sizeof(fd));
    }
    while (sendmsg(socket, &message, MSG_NOSIGNAL) < 0 && errno == EINTR) {
    }
}

/* Kill every direct child; what they leave behind becomes a direct child in its turn. */
static bool descendants_kill(void)
{
    char path[64];
    bool any = false;
    int pid;

    snprintf(path, sizeof(path), "/proc/self/task/%d/children", (int)getpid());
    FILE *file = fopen(path, "re");
    while (file && fscanf(file, "%d", &pid) == 1) {
        any = true;
        kill(-pid, SIGKILL);
        kill(pid, SIGKILL);
    }
    if (file) {
        fclose(file);
    }
    return any;
}

static void descendants_end(void)
{
    while (descendants_kill()) {
        while (waitpid(-1, NULL, WNOHANG) > 0) {
        }
        usleep(1000);
    }
}

int host_zygote(int socket, struct err *err)
{
    struct zygote_state state = {.service = getppid()};
    struct spawn_request request;
    int memory;

    int r = streams_set(err);
    if (r == 0) {
        descriptors_close(socket);
        r = host_prepare(err);
    }
    if (r < 0) {
        return r;
    }
    /* The terminal's signals are for rdk, which ends us by closing the socket. */
    setsid();
    fcntl(socket, F_SETFD, FD_CLOEXEC);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    while (request_receive(socket, &request, &memory)) {
        struct spawn_answer answer = {.result = -EINVAL};
        int pidfd = -1;

        orphans_reap(&state);
        if (request.kind == SPAWN_FORK) {
            answer.result = fork_child(&state, socket, memory, &pidfd);
        } else if (request.kind == SPAWN_FORK_BARE) {
            answer.result = fork_child(&state, socket, memory, NULL);
        } else if (request.kind == SPAWN_STATUS) {
            answer = status_of(&state, request.pid);
        }
        answer_send(socket, &answer, pidfd);
        if (pidfd >= 0) {
            close(pidfd);
        }
        if (memory >= 0) {
            close(memory);
        }
    }
    descendants_end();
    free(state.children);
    return 0;
}
