#define _GNU_SOURCE /* memfd_create */

#include "cli/wrapper.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/memory.h"

#define TEXT(number)  #number
#define DIGITS(macro) TEXT(macro)

static const char *const valgrind_words[] = {"valgrind", "--trace-children=yes", "-q",
                                             ("--error-exitcode=" DIGITS(WRAPPER_CHECKER_STATUS))};

/* librdk asks the kernel whether memory can be read, whatever stands in it. */
static const char suppressions[] = "{\n"
                                   "   librdk looks whether memory can be read\n"
                                   "   Memcheck:Param\n"
                                   "   futex(futex)\n"
                                   "   fun:syscall\n"
                                   "   obj:*librdk.so*\n"
                                   "}\n";

/* The plugin runs in a child of the process that is started. */
static const char *const gdb_words[] = {"-ex", "set follow-fork-mode child"};

static size_t add(const char **words, size_t count, const char *const *more, size_t more_count)
{
    memcpy(words + count, more, more_count * sizeof(*words));
    return count + more_count;
}

/* A file that has no name and goes with us; valgrind finds it through /proc. */
static size_t add_suppressions(struct wrapper *wrapper, size_t count)
{
    wrapper->file = memfd_create("suppressions", MFD_CLOEXEC);
    if (wrapper->file < 0 ||
        write(wrapper->file, suppressions, strlen(suppressions)) != (ssize_t)strlen(suppressions)) {
        return count;
    }
    wrapper->suppressions =
        memory_printf("--suppressions=/proc/%d/fd/%d", (int)getpid(), wrapper->file);
    wrapper->words[count] = wrapper->suppressions;
    return count + 1;
}

static bool is_gdb(const char *word)
{
    const char *slash = strrchr(word, '/');
    return strcmp(slash ? slash + 1 : word, "gdb") == 0;
}

void wrapper_make(struct wrapper *wrapper, const struct options *options)
{
    static const size_t valgrind_count = sizeof(valgrind_words) / sizeof(valgrind_words[0]);
    static const size_t gdb_count = sizeof(gdb_words) / sizeof(gdb_words[0]);
    const char *debugger = options->debugger ? options->debugger : "";
    size_t count = 0;
    char *rest;
    *wrapper = (struct wrapper){.file = -1};
    if (!options->valgrind && !options->debugger) {
        return;
    }
    wrapper->text = memory_text(debugger);
    wrapper->words = memory_allocate((strlen(debugger) + valgrind_count + gdb_count + 2) *
                                     sizeof(*wrapper->words));
    if (options->valgrind) {
        count = add(wrapper->words, count, valgrind_words, valgrind_count);
        count = add_suppressions(wrapper, count);
    }
    for (char *word = strtok_r(wrapper->text, " \t", &rest); word;
         word = strtok_r(NULL, " \t", &rest)) {
        wrapper->words[count++] = word;
        if (count == 1 && is_gdb(word)) {
            count = add(wrapper->words, count, gdb_words, gdb_count);
        }
    }
}

void wrapper_finish(struct wrapper *wrapper)
{
    free(wrapper->words);
    free(wrapper->text);
    free(wrapper->suppressions);
    if (wrapper->file >= 0) {
        close(wrapper->file);
    }
    *wrapper = (struct wrapper){0};
}

void wrapper_adjust(struct options *options)
{
    if (options->debugger || options->valgrind) {
        options->jobs = 1;
        options->hang_timeout_ns = UINT64_MAX;
        options->timeout_ns = UINT64_MAX;
    }
}
