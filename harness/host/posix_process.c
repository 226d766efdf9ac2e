#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "ledger_book.h"
#include "posix_functions.h"
#include "state.h"

/*
 * What reaches processes. A plugin may end those that it made and those that it looks after; a
 * signal to the harness's own would take the verdict with it, so that it is told and held back.
 * Another program in the monitor's process is the end of the monitor.
 */

#define WORDS_MOST 1024

/* The processes that look after this one, as they were when it began. */
static pid_t zygote_pid;
static pid_t service_pid;

void posix_process_begin(pid_t service, pid_t zygote)
{
    service_pid = service;
    zygote_pid = zygote;
}

/* What of the harness a kill() of that number reaches; NULL: nothing. */
static const char *reached(pid_t pid)
{
    if (pid == -1) {
        return "every process of the user";
    }
    if (pid == zygote_pid || pid == -zygote_pid) {
        return "the process that starts the monitors";
    }
    if (pid == service_pid) {
        return "the cluster service (rdk itself)";
    }
    if (pid < -1 && service_pid > 0 && -pid == getpgid(service_pid)) {
        return "the process group of the cluster service (rdk itself)";
    }
    return NULL;
}

static const char *name_of(int number, char *room, size_t room_bytes)
{
    const char *name = sigabbrev_np(number);

    snprintf(room, room_bytes, name ? "SIG%s" : "signal %.0s%d", name ? name : "", number);
    return room;
}

static int hold_back(int number, const char *whom)
{
    struct thread *me = baton_enter();
    char name[32];

    if (!host.is_forked) {
        const struct account account = ledger_account(me);
        cleanup_free char *who = account_text(&account);
        talk_mistake(me, "sabotage", "%s sent %s to %s; it was held back", who,
                     name_of(number, name, sizeof(name)), whom);
    }
    errno = EPERM;
    return -1;
}

static bool is_own(pid_t pid)
{
    return !host.is_forked && (pid == 0 || pid == getpid() || pid == -getpgrp());
}

/* SIGKILL and SIGSTOP leave nobody to tell of them afterwards. */
int posix_kill(pid_t pid, int number)
{
    const char *whom = number != 0 ? reached(pid) : NULL;

    if (whom) {
        return hold_back(number, whom);
    }
    if (number == SIGSTOP && is_own(pid)) {
        return hold_back(number, "its own process");
    }
    if (number == SIGKILL && is_own(pid)) {
        signals_died("sabotage", "SIGKILL, sent by the plugin itself", SIGKILL, NULL);
    }
    return kill(pid, number);
}

int posix_killpg(pid_t group, int number)
{
    return posix_kill(group == 0 ? 0 : -group, number);
}

/* Whether it is this process that would be gone, and no child of the plugin's that vfork or fork
 * made. A program that is not there replaces nothing. */
static bool replaces_host(const char *program)
{
    return signals_is_host() && program && (!strchr(program, '/') || access(program, X_OK) == 0);
}

static _Noreturn int replace(const char *function, const char *program)
{
    char text[512];

    snprintf(text, sizeof(text),
             "%s(%s) was called, which puts another program in the process's place", function,
             program);
    signals_died("exit", text, 0, NULL);
    _exit(0);
}

int posix_execve(const char *program, char *const words[], char *const environment[])
{
    return replaces_host(program) ? replace("execve", program)
                                  : execve(program, words, environment);
}

int posix_execv(const char *program, char *const words[])
{
    return replaces_host(program) ? replace("execv", program) : execv(program, words);
}

int posix_execvp(const char *program, char *const words[])
{
    return replaces_host(program) ? replace("execvp", program) : execvp(program, words);
}

/* The words of execl and its kin, and behind them, if wanted, the environment. */
static bool words_take(char **words, const char *first, va_list *list, char *const **environment)
{
    size_t count = 0;

    for (char *word = (char *)(uintptr_t)first; word; word = va_arg(*list, char *)) {
        if (count + 1 == WORDS_MOST) {
            errno = E2BIG;
            return false;
        }
        words[count++] = word;
    }
    words[count] = NULL;
    if (environment) {
        *environment = va_arg(*list, char *const *);
    }
    return true;
}

int posix_execl(const char *program, const char *first, ...)
{
    char *words[WORDS_MOST];
    va_list list;

    va_start(list, first);
    const bool is_good = words_take(words, first, &list, NULL);
    va_end(list);
    if (!is_good) {
        return -1;
    }
    return replaces_host(program) ? replace("execl", program) : execv(program, words);
}

int posix_execlp(const char *program, const char *first, ...)
{
    char *words[WORDS_MOST];
    va_list list;

    va_start(list, first);
    const bool is_good = words_take(words, first, &list, NULL);
    va_end(list);
    if (!is_good) {
        return -1;
    }
    return replaces_host(program) ? replace("execlp", program) : execvp(program, words);
}

int posix_execle(const char *program, const char *first, ...)
{
    char *words[WORDS_MOST];
    char *const *environment = NULL;
    va_list list;

    va_start(list, first);
    const bool is_good = words_take(words, first, &list, &environment);
    va_end(list);
    if (!is_good) {
        return -1;
    }
    return replaces_host(program) ? replace("execle", program)
                                  : execve(program, words, environment);
}
