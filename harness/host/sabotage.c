#define _GNU_SOURCE
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/cleanup.h"
#include "ledger_book.h"

/*
 * What belongs to the process and not to one plugin in it: on a cluster, a monitor process holds
 * the resources of several plugins. Compared with how it was before the first call, once the plugin
 * and its libraries have been loaded, and put back where that can be done.
 */

#define HANDLERS    6
#define LIMITS      3
#define STREAMS     3
#define SIGNALS_MAX 64

static const struct {
    int number;
    const char *name;
} handled[HANDLERS] = {
    {SIGSEGV, "SIGSEGV"}, {SIGBUS, "SIGBUS"},   {SIGFPE, "SIGFPE"},
    {SIGILL, "SIGILL"},   {SIGABRT, "SIGABRT"}, {SIGTERM, "SIGTERM"},
};

static const struct {
    enum __rlimit_resource resource;
    const char *text;
} limited[LIMITS] = {
    {RLIMIT_NOFILE, "open descriptors"},
    {RLIMIT_AS, "address space"},
    {RLIMIT_FSIZE, "the size of files"},
};

struct own_descriptor {
    int number;
    dev_t device;
    ino_t inode;
};

static struct {
    bool is_known;
    struct sigaction actions[HANDLERS];
    struct own_descriptor descriptors[STREAMS];
    size_t descriptor_count;
    sigset_t mask;
    mode_t umask;
    struct rlimit limits[LIMITS];
    char directory[PATH_MAX];
    struct stat directory_status;
} before;

/* Things in a row: "a", "a and b", "a, b and c". */
struct row {
    struct buf text;
    char last[32];
    unsigned count;
};

static void row_add(struct row *row, const char *item)
{
    if (row->count > 0) {
        buf_printf(&row->text, "%s%s", row->count > 1 ? ", " : "", row->last);
    }
    snprintf(row->last, sizeof(row->last), "%s", item);
    row->count++;
}

/* Owned. */
static char *row_take(struct row *row)
{
    buf_printf(&row->text, "%s%s", row->count > 1 ? " and " : "", row->last);
    return buf_take(&row->text);
}

static void descriptors_note(void)
{
    struct stat status;

    for (int number = 0; number < STREAMS; number++) {
        if (fstat(number, &status) == 0) {
            before.descriptors[before.descriptor_count++] = (struct own_descriptor){
                .number = number, .device = status.st_dev, .inode = status.st_ino};
        }
    }
}

void sabotage_begin(void)
{
    if (before.is_known) {
        return;
    }
    before.is_known = true;
    for (size_t i = 0; i < HANDLERS; i++) {
        sigaction(handled[i].number, NULL, &before.actions[i]);
    }
    for (size_t i = 0; i < LIMITS; i++) {
        getrlimit(limited[i].resource, &before.limits[i]);
    }
    descriptors_note();
    pthread_sigmask(SIG_BLOCK, NULL, &before.mask);
    before.umask = umask(077);
    umask(before.umask);
    if (!getcwd(before.directory, sizeof(before.directory)) ||
        stat(".", &before.directory_status) < 0) {
        before.directory[0] = '\0';
    }
}

static void check_handlers(struct thread *me, const char *who)
{
    struct row row = {0};

    for (size_t i = 0; i < HANDLERS; i++) {
        struct sigaction now;
        sigaction(handled[i].number, NULL, &now);
        if (now.sa_sigaction != before.actions[i].sa_sigaction) {
            row_add(&row, handled[i].name);
            sigaction(handled[i].number, &before.actions[i], NULL);
        }
    }
    if (row.count > 0) {
        char *names = row_take(&row);
        talk_mistake(me, "sabotage",
                     "%s changed the handling of %s: it is the process's, and every resource in it "
                     "lives with it",
                     who, names);
        free(names);
    }
}

/* A descriptor that is gone is told once: what stands there later is somebody else's. */
static void check_descriptors(struct thread *me, const char *who)
{
    struct row row = {0};
    size_t kept = 0;

    for (size_t i = 0; i < before.descriptor_count; i++) {
        const struct own_descriptor *own = &before.descriptors[i];
        struct stat now;
        if (fstat(own->number, &now) == 0 && now.st_dev == own->device &&
            now.st_ino == own->inode) {
            before.descriptors[kept++] = *own;
            continue;
        }
        char number[16];
        snprintf(number, sizeof(number), "%d", own->number);
        row_add(&row, number);
    }
    before.descriptor_count = kept;
    if (row.count > 0) {
        const bool is_one = row.count == 1;
        char *numbers = row_take(&row);
        talk_mistake(me, "sabotage",
                     "%s closed descriptor%s %s of the process, which it had not opened", who,
                     is_one ? "" : "s", numbers);
        free(numbers);
    }
}

/* What belongs to the thread that the monitor calls on. */
static void check_thread(struct thread *me, const char *who)
{
    struct row row = {0};
    sigset_t mask;
    stack_t stack;

    pthread_sigmask(SIG_BLOCK, NULL, &mask);
    for (int number = 1; number <= SIGNALS_MAX; number++) {
        if (sigismember(&mask, number) == 1 && sigismember(&before.mask, number) == 0) {
            const char *name = sigabbrev_np(number);
            char text[32];
            snprintf(text, sizeof(text), name ? "SIG%s" : "a signal", name);
            row_add(&row, text);
        }
    }
    if (row.count > 0) {
        pthread_sigmask(SIG_SETMASK, &before.mask, NULL);
        const char *more = row.count > 3 ? " and others" : "";
        char *names = row_take(&row);
        talk_mistake(me, "sabotage", "%s left %s%s blocked on the monitor's thread", who,
                     row.count > 3 ? row.last : names, more);
        free(names);
    }
    if (me->signal_stack && sigaltstack(NULL, &stack) == 0 && stack.ss_sp != me->signal_stack) {
        signals_thread_stack(me);
        talk_mistake(me, "sabotage", "%s changed the signal stack of the monitor's thread", who);
    }
}

static void check_directory(struct thread *me, const char *who)
{
    struct stat now;

    if (before.directory[0] == '\0' ||
        (stat(".", &now) == 0 && now.st_dev == before.directory_status.st_dev &&
         now.st_ino == before.directory_status.st_ino)) {
        return;
    }
    if (chdir(before.directory) < 0) {
        before.directory[0] = '\0'; /* it is gone: nothing to compare with from now on */
    }
    talk_mistake(me, "sabotage", "%s changed the working directory of the process", who);
}

static void check_limits(struct thread *me, const char *who)
{
    const mode_t mask = umask(before.umask);

    if (mask != before.umask) {
        talk_mistake(me, "sabotage", "%s changed the umask of the process from %03o to %03o", who,
                     (unsigned)before.umask, (unsigned)mask);
    }
    for (size_t i = 0; i < LIMITS; i++) {
        struct rlimit now;
        if (getrlimit(limited[i].resource, &now) == 0 && now.rlim_cur < before.limits[i].rlim_cur) {
            setrlimit(limited[i].resource, &before.limits[i]);
            before.limits[i] = now;
            getrlimit(limited[i].resource, &before.limits[i]);
            talk_mistake(me, "sabotage", "%s lowered the process's limit of %s", who,
                         limited[i].text);
        }
    }
}

void sabotage_check(struct thread *me, const struct account *account)
{
    cleanup_free char *who = account_text(account);

    check_handlers(me, who);
    check_descriptors(me, who);
    check_thread(me, who);
    check_directory(me, who);
    check_limits(me, who);
}
