#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "ledger_book.h"

/*
 * The open file descriptors. Nobody tells who opened one, so they are looked at now and then, and a
 * new one is on the account of what ran since the last look. When that was the code of several
 * resources it is on nobody's: better a leak that is missed than a wrong accusation.
 */

/* Without /proc/self/fd (no descriptor is left to open it with) so many are probed. */
#define PROBED_MAX 4096

static struct ledger_descriptor *known;
static size_t known_count;
static bool has_looked;

/* What ran since the last look, besides the call that looks. */
static struct account others;
static bool has_others;

static void account_join(struct account *account, const struct account *other)
{
    if (account->resource != other->resource) {
        *account = (struct account){0};
    } else if (!ledger_account_equal(account, other)) {
        account->is_shared = true;
    }
}

void descriptors_ran(const struct account *account)
{
    if (has_others) {
        account_join(&others, account);
    } else {
        others = *account;
        has_others = true;
    }
}

/* Threads of the plugin that had the baton since the last look. */
static void threads_ran(const struct thread *me)
{
    for (struct thread *thread = host.threads; thread; thread = thread->next) {
        if (thread != me && thread->has_run && (!thread->is_call_thread || thread->frame)) {
            const struct account account = ledger_account(thread);
            descriptors_ran(&account);
        }
        thread->has_run = false;
    }
}

static const struct ledger_descriptor *find(const struct ledger_descriptor *list, size_t count,
                                            int number)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i].number == number) {
            return &list[i];
        }
    }
    return NULL;
}

static void note(struct ledger_descriptor **list, size_t *count, int number,
                 const struct account *account)
{
    struct stat status;
    struct ledger_descriptor found = {.number = number, .account = *account};

    if (fstat(number, &status) < 0) {
        return;
    }
    found.device = status.st_dev;
    found.inode = status.st_ino;
    const struct ledger_descriptor *old = find(known, known_count, number);
    if (old && old->device == found.device && old->inode == found.inode) {
        found.account = old->account;
    }
    *list = memory_resize(*list, (*count + 1) * sizeof(**list));
    (*list)[(*count)++] = found;
}

static int by_number(const void *first, const void *second)
{
    const struct ledger_descriptor *a = first;
    const struct ledger_descriptor *b = second;
    return a->number - b->number;
}

static void look(const struct account *account)
{
    struct ledger_descriptor *list = NULL;
    size_t count = 0;
    DIR *directory = opendir("/proc/self/fd");

    if (directory) {
        for (const struct dirent *entry = readdir(directory); entry; entry = readdir(directory)) {
            const int number = atoi(entry->d_name);
            if (entry->d_name[0] != '.' && number != dirfd(directory)) {
                note(&list, &count, number, account);
            }
        }
        closedir(directory);
    } else {
        for (int number = 0; number < PROBED_MAX; number++) {
            note(&list, &count, number, account);
        }
    }
    if (count > 1) {
        qsort(list, count, sizeof(*list), by_number);
    }
    free(known);
    known = list;
    known_count = count;
    has_looked = true;
    has_others = false;
}

bool descriptors_begin(const struct thread *me, struct account *ret)
{
    threads_ran(me);
    const bool any = has_others;
    *ret = any ? others : (struct account){0};
    if (any || !has_looked) {
        look(ret);
    }
    return any;
}

struct account descriptors_look(const struct thread *me)
{
    struct account account = ledger_account(me);

    threads_ran(me);
    if (has_others) {
        account_join(&account, &others);
    }
    look(&account);
    return account;
}

const struct ledger_descriptor *descriptors_all(size_t *ret_count)
{
    *ret_count = known_count;
    return known;
}

char *descriptor_text(int number)
{
    char path[64];
    char target[4096];

    snprintf(path, sizeof(path), "/proc/self/fd/%d", number);
    const ssize_t length = readlink(path, target, sizeof(target) - 1);
    if (length <= 0) {
        return memory_printf("descriptor %d", number);
    }
    target[length] = '\0';
    /* "socket:[4711]" has the inode in it, which differs in each run. */
    char *number_in_it = target[0] == '/' ? NULL : strstr(target, ":[");
    if (number_in_it && strncmp(target, "anon_inode:", strlen("anon_inode:")) == 0) {
        return memory_printf("%.*s", (int)strcspn(number_in_it + 2, "]"), number_in_it + 2);
    }
    if (number_in_it) {
        *number_in_it = '\0';
    }
    return memory_text(target);
}

void descriptors_forget(uint32_t resource)
{
    for (size_t i = 0; i < known_count; i++) {
        if (known[i].account.resource == resource) {
            known[i].account = (struct account){0};
        }
    }
}
