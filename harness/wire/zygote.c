#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/err.h"
#include "base/memory.h"
#include "peer.h"
#include "spawn.h"

#ifndef RDK_LIBEXEC_DIR
#    define RDK_LIBEXEC_DIR "/usr/local/libexec/rdk"
#endif

/* The zygote's end of the socket, in the zygote. */
#define ZYGOTE_FD     3
#define WRAPPER_WORDS 16

/* How often an end is looked for, and how long an answer may take before it is asked why. */
#define END_PAUSE_NS      1000000
#define END_TRIES_TO_WAKE 200u
#define END_TRIES_AT_MOST 1000u
#define ANSWER_SLICE_MS   200

extern char **environ;

struct zygote {
    pthread_mutex_t lock; /* one question and its answer at a time */
    pid_t pid;
    int socket;
    bool is_wrapped;
    char **wrapper;  /* as zygote_options has it; owned */
    char *host_path; /* owned; NULL: found */
};

/* Where rdk-host is: named, beside the running program, or where it is installed. */
static int host_find(const char *named, char path[PATH_MAX], struct err *err)
{
    if (named) {
        if (strlen(named) >= PATH_MAX || access(named, X_OK) < 0) {
            return err_set(err, -ENOENT, "%s is not a program that can be run", named);
        }
        strcpy(path, named);
        return 0;
    }
    const ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
    if (length > 0) {
        path[length] = '\0';
        char *name = strrchr(path, '/');
        static const char *const beside[] = {"/rdk-host", "/../libexec/rdk/rdk-host"};
        for (size_t i = 0; name && i < sizeof(beside) / sizeof(beside[0]); i++) {
            if ((size_t)(name - path) + strlen(beside[i]) < PATH_MAX) {
                strcpy(name, beside[i]);
                if (access(path, X_OK) == 0) {
                    return 0;
                }
            }
        }
    }
    strcpy(path, RDK_LIBEXEC_DIR "/rdk-host");
    if (access(path, X_OK) < 0) {
        return err_set(err, -ENOENT, "rdk-host is neither beside rdk nor at %s", path);
    }
    return 0;
}

static int host_spawn(const struct zygote_options *options, const char *path, int socket,
                      pid_t *ret_pid, struct err *err)
{
    char number[16];
    char *words[WRAPPER_WORDS + 4] = {0};
    size_t count = 0;

    snprintf(number, sizeof(number), "%d", ZYGOTE_FD);
    for (; options && options->wrapper && options->wrapper[count]; count++) {
        if (count == WRAPPER_WORDS) {
            return err_set(err, -E2BIG, "more than %d words before rdk-host", WRAPPER_WORDS);
        }
        words[count] = (char *)(uintptr_t)options->wrapper[count];
    }
    words[count++] = (char *)(uintptr_t)path;
    words[count++] = (char *)(uintptr_t)SPAWN_OPTION;
    words[count++] = number;

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, ZYGOTE_FD);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    const int r = posix_spawnp(ret_pid, words[0], &actions, &attributes, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (r != 0) {
        return err_set(err, -r, "cannot start %s: %s", words[0], strerror(r));
    }
    return 0;
}

/* Start rdk-host; its end of the socket is the one that it is given. */
static int host_start(const struct zygote_options *options, pid_t *ret_pid, int *ret_socket,
                      struct err *err)
{
    char path[PATH_MAX];
    int sockets[2];

    int r = host_find(options ? options->host_path : NULL, path, err);
    if (r < 0) {
        return r;
    }
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) < 0) {
        return err_set(err, -errno, "cannot make a socket: %s", strerror(errno));
    }
    cleanup_close int ours = sockets[0];
    cleanup_close int theirs = sockets[1];
    r = host_spawn(options, path, theirs, ret_pid, err);
    if (r == 0) {
        *ret_socket = ours;
        ours = -1;
    }
    return r;
}

static char **words_copy(const char *const *words)
{
    size_t count = 0;

    while (words[count]) {
        count++;
    }
    char **copy = memory_allocate((count + 1) * sizeof(*copy));
    for (size_t i = 0; i < count; i++) {
        copy[i] = memory_text(words[i]);
    }
    return copy;
}

int zygote_start(const struct zygote_options *options, struct zygote **ret, struct err *err)
{
    pid_t pid = 0;
    int socket = -1;

    const int r = host_start(options, &pid, &socket, err);
    if (r < 0) {
        return r;
    }
    struct zygote *zygote = memory_allocate(sizeof(*zygote));
    pthread_mutex_init(&zygote->lock, NULL);
    zygote->pid = pid;
    zygote->socket = socket;
    zygote->is_wrapped = options && options->wrapper;
    zygote->wrapper = zygote->is_wrapped ? words_copy(options->wrapper) : NULL;
    zygote->host_path = memory_text(options ? options->host_path : NULL);
    *ret = zygote;
    return 0;
}

/* A plugin that stopped its parent stops nobody else: what is stopped is told to go on. Under a
 * wrapper (a debugger) a stop may be meant. */
static void zygote_wake(const struct zygote *zygote)
{
    if (!zygote->is_wrapped) {
        kill(zygote->pid, SIGCONT);
    }
}

/* It ends what it has made first, which takes milliseconds. */
static void zygote_await_end(const struct zygote *zygote)
{
    const struct timespec pause = {.tv_nsec = END_PAUSE_NS};

    for (unsigned i = 1; waitpid(zygote->pid, NULL, WNOHANG) == 0; i++) {
        if (i % END_TRIES_TO_WAKE == 0) {
            zygote_wake(zygote);
        }
        nanosleep(&pause, NULL);
    }
}

void zygote_stop(struct zygote *zygote)
{
    if (!zygote) {
        return;
    }
    /* The end of the socket is the order to end everything. */
    close(zygote->socket);
    zygote_await_end(zygote);
    pthread_mutex_destroy(&zygote->lock);
    for (size_t i = 0; zygote->wrapper && zygote->wrapper[i]; i++) {
        free(zygote->wrapper[i]);
    }
    free(zygote->wrapper);
    free(zygote->host_path);
    free(zygote);
}

static int ask_send(int socket, const struct spawn_request *request, int fd)
{
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control;
    memset(&control, 0, sizeof(control));
    struct iovec part = {.iov_base = (void *)(uintptr_t)request, .iov_len = sizeof(*request)};
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
    ssize_t sent;
    do {
        sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent < 0 ? -errno : 0;
}

static int answer_receive(int socket, struct spawn_answer *answer, int *ret_fd)
{
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec part = {.iov_base = answer, .iov_len = sizeof(*answer)};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = control.room,
                             .msg_controllen = sizeof(control.room)};
    ssize_t got;

    do {
        got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (got != (ssize_t)sizeof(*answer)) {
        return got < 0 ? -errno : -EPIPE;
    }
    *ret_fd = -1;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (header && header->cmsg_type == SCM_RIGHTS && header->cmsg_len == CMSG_LEN(sizeof(int))) {
        memcpy(ret_fd, CMSG_DATA(header), sizeof(*ret_fd));
    }
    return 0;
}

/* An answer comes fastest from the asker's own core, and whom the zygote forks stays there. */
static void zygote_follow(const struct zygote *zygote)
{
    cpu_set_t here;

    if (sched_getaffinity(0, sizeof(here), &here) == 0) {
        sched_setaffinity(zygote->pid, sizeof(here), &here);
    }
}

static void answer_await(const struct zygote *zygote)
{
    struct pollfd poll_fd = {.fd = zygote->socket, .events = POLLIN};

    while (poll(&poll_fd, 1, ANSWER_SLICE_MS) == 0) {
        zygote_wake(zygote);
    }
}

/* Its socket closes a moment before the process has ended. */
static bool zygote_has_ended(const struct zygote *zygote)
{
    const struct timespec pause = {.tv_nsec = END_PAUSE_NS};

    for (unsigned i = 0; i < END_TRIES_AT_MOST; i++) {
        siginfo_t info = {0};
        if (waitid(P_PID, (id_t)zygote->pid, &info, WEXITED | WNOHANG | WNOWAIT) < 0) {
            return false;
        }
        if (info.si_pid == zygote->pid) {
            return true;
        }
        nanosleep(&pause, NULL);
    }
    return false;
}

/* A plugin may have killed its parent before anything could hold it back: the next scenario is to
 * have one again. What the old one had made has died with it. */
static bool zygote_replace(struct zygote *zygote)
{
    const struct zygote_options options = {.host_path = zygote->host_path,
                                           .wrapper = (const char *const *)zygote->wrapper};
    pid_t pid = 0;
    int socket = -1;

    if (!zygote_has_ended(zygote) || host_start(&options, &pid, &socket, NULL) < 0) {
        return false;
    }
    waitpid(zygote->pid, NULL, 0);
    close(zygote->socket);
    zygote->pid = pid;
    zygote->socket = socket;
    return true;
}

static int ask(struct zygote *zygote, const struct spawn_request *request, int fd,
               struct spawn_answer *ret_answer, int *ret_fd, struct err *err)
{
    pthread_mutex_lock(&zygote->lock);
    int r;
    bool again = request->kind != SPAWN_STATUS;
    do {
        zygote_follow(zygote);
        r = ask_send(zygote->socket, request, fd);
        if (r == 0) {
            answer_await(zygote);
            r = answer_receive(zygote->socket, ret_answer, ret_fd);
        }
        if (r == 0 || !again) {
            break;
        }
        again = false;
    } while (zygote_replace(zygote));
    pthread_mutex_unlock(&zygote->lock);
    if (r < 0) {
        return err_set(err, r, "rdk-host's zygote does not answer: %s", strerror(-r));
    }
    return 0;
}

int zygote_fork(struct zygote *zygote, struct peer **ret, struct err *err)
{
    const struct spawn_request request = {.kind =
                                              zygote->is_wrapped ? SPAWN_FORK_BARE : SPAWN_FORK};
    struct spawn_answer answer = {0};
    struct wire *wire = NULL;
    int memory = -1;
    int pidfd = -1;

    int r = wire_create(&wire, &memory, err);
    if (r < 0) {
        return r;
    }
    struct pin *pin = pin_take();
    r = ask(zygote, &request, memory, &answer, &pidfd, err);
    close(memory);
    if (r == 0 && answer.result > 0 && zygote->is_wrapped) {
        /* The zygote keeps it, dead or alive, until it is asked about: the number is still its. */
        pidfd = (int)syscall(SYS_pidfd_open, answer.result, 0);
    }
    if (r == 0 && (answer.result <= 0 || pidfd < 0)) {
        r = err_set(err, answer.result < 0 ? answer.result : -EPROTO,
                    "rdk-host's zygote cannot fork: %s",
                    strerror(answer.result < 0 ? -answer.result : EPROTO));
    }
    if (r < 0) {
        pin_release(pin);
        wire_close(wire);
        return r;
    }
    struct peer *peer = memory_allocate(sizeof(*peer));
    peer->zygote = zygote;
    peer->wire = wire;
    peer->pid = answer.result;
    peer->pidfd = pidfd;
    peer->pin = pin;
    *ret = peer;
    return 0;
}

int zygote_status(struct zygote *zygote, pid_t pid, int *ret_status, struct err *err)
{
    const struct spawn_request request = {.kind = SPAWN_STATUS, .pid = pid};
    struct spawn_answer answer = {0};
    int none = -1;

    int r = ask(zygote, &request, -1, &answer, &none, err);
    if (r < 0) {
        return r;
    }
    if (answer.result < 0) {
        return err_set(err, answer.result, "the zygote knows no process %d", (int)pid);
    }
    *ret_status = answer.status;
    return answer.result;
}
