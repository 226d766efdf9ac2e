#include "floor.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

static bool lifecycle(const struct floor_script *script, const char *plugin)
{
    int status = 0;
    const pid_t pid = fork();

    if (pid == 0) {
        _exit(floor_play(script, plugin) ? 0 : 1);
    }
    return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

static _Noreturn void serve(int socket, const struct floor_script *script, const char *plugin)
{
    uint32_t count;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    while (read(socket, &count, sizeof(count)) == (ssize_t)sizeof(count)) {
        bool is_good = true;
        const double start_ns = bench_now_ns();
        for (uint32_t i = 0; i < count && is_good; i++) {
            is_good = lifecycle(script, plugin);
        }
        const double each_ns = is_good ? (bench_now_ns() - start_ns) / count : -1;
        if (write(socket, &each_ns, sizeof(each_ns)) != (ssize_t)sizeof(each_ns)) {
            break;
        }
    }
    _exit(0);
}

int floor_start(const struct floor_script *script, const char *plugin, struct floor_server *ret,
                struct err *err)
{
    int ends[2];

    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0) {
        return err_set(err, -errno, "cannot make a socket: %s", strerror(errno));
    }
    const pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        bench_pin();
        serve(ends[1], script, plugin);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return err_set(err, -errno, "cannot fork: %s", strerror(errno));
    }
    *ret = (struct floor_server){.pid = pid, .socket = ends[0]};
    return 0;
}

double floor_lifecycles(const struct floor_server *server, uint32_t count)
{
    double each_ns = -1;

    if (write(server->socket, &count, sizeof(count)) != (ssize_t)sizeof(count) ||
        read(server->socket, &each_ns, sizeof(each_ns)) != (ssize_t)sizeof(each_ns)) {
        return -1;
    }
    return each_ns;
}

void floor_stop(struct floor_server *server)
{
    if (server->pid > 0) {
        close(server->socket);
        waitpid(server->pid, NULL, 0);
        *server = (struct floor_server){0};
    }
}
