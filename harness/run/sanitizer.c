#include "sanitizer.h"

#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/cleanup.h"
#include "elf_facts.h"

/* gcc's runtimes are libraries that a plugin needs by name. The order is the one in which they are
 * to be loaded: that for addresses wants to be the first. */
static const char *const gcc_runtimes[] = {"libasan.so", "liblsan.so", "libtsan.so", "libubsan.so"};

/* clang's are in its own folder; a plugin leaves their functions undefined. */
static const struct {
    const char *sanitizer; /* as elf_facts_read names it */
    const char *runtime;
    const char *name;
} clang_runtimes[] = {
    {"address", "asan", "AddressSanitizer"},
    {"thread", "tsan", "ThreadSanitizer"},
    {"undefined", "ubsan_standalone", "UndefinedBehaviorSanitizer"},
};

static const char *const clang_places[] = {
    "/usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.%s-x86_64.so",
    "/usr/lib/clang/*/lib/linux/libclang_rt.%s-x86_64.so",
    "/usr/lib64/clang/*/lib/linux/libclang_rt.%s-x86_64.so",
    "/usr/lib/llvm-*/lib/clang/*/lib/x86_64-*linux-gnu/libclang_rt.%s.so",
    "/usr/lib/clang/*/lib/x86_64-*linux-gnu/libclang_rt.%s.so",
    "/usr/lib64/clang/*/lib/x86_64-*linux-gnu/libclang_rt.%s.so",
};
#define CLANG_PLACES (sizeof(clang_places) / sizeof(clang_places[0]))

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

char *sanitizer_locate(const char *const *patterns, size_t count, const char *runtime)
{
    char *found = NULL;

    for (size_t i = 0; !found && i < count; i++) {
        const char *gap = strstr(patterns[i], "%s");
        const int before = gap ? (int)(gap - patterns[i]) : (int)strlen(patterns[i]);
        cleanup_free char *pattern =
            memory_printf("%.*s%s%s", before, patterns[i], gap ? runtime : "", gap ? gap + 2 : "");
        glob_t all = {0};
        if (glob(pattern, 0, NULL, &all) == 0) {
            found = memory_text(all.gl_pathv[all.gl_pathc - 1]);
        }
        globfree(&all);
    }
    return found;
}

static char *gcc_preload(const struct elf_facts *facts)
{
    struct buf list = {0};

    for (size_t i = 0; i < sizeof(gcc_runtimes) / sizeof(gcc_runtimes[0]); i++) {
        for (size_t j = 0; j < facts->needed.count; j++) {
            if (starts_with(facts->needed.items[j], gcc_runtimes[i])) {
                buf_printf(&list, "%s%s", list.length ? ":" : "", facts->needed.items[j]);
            }
        }
    }
    return list.length ? buf_take(&list) : NULL;
}

static int clang_find(const char *plugin, const struct elf_facts *facts, struct sanitizer *ret,
                      struct err *err)
{
    for (size_t i = 0; i < sizeof(clang_runtimes) / sizeof(clang_runtimes[0]); i++) {
        if (strcmp(facts->sanitizer, clang_runtimes[i].sanitizer) != 0) {
            continue;
        }
        ret->preload = sanitizer_locate(clang_places, CLANG_PLACES, clang_runtimes[i].runtime);
        if (!ret->preload) {
            return err_set(err, -ENOENT,
                           "%s: was built with clang's %s, whose shared runtime "
                           "(libclang_rt.%s-x86_64.so) is not installed: install the package "
                           "libclang-rt-14-dev, or the one of the clang that compiled it, or "
                           "compile it with gcc",
                           plugin, clang_runtimes[i].name, clang_runtimes[i].runtime);
        }
        return 0;
    }
    return err_set(err, -ENOTSUP,
                   "%s: was built with the sanitizer '%s', which needs every library of the "
                   "process to be built with it: use -fsanitize=address, undefined or thread, or "
                   "rdk run --valgrind without a sanitizer",
                   plugin, facts->sanitizer);
}

int sanitizer_find(const char *plugin, struct sanitizer *ret, struct err *err)
{
    struct elf_facts facts = {0};
    struct arena *arena = arena_create();
    int r = 0;

    *ret = (struct sanitizer){0};
    /* A file that cannot be read is the loader's to refuse. */
    if (elf_facts_read(plugin, arena, &facts, NULL) == 0 && facts.readable) {
        ret->preload = gcc_preload(&facts);
        if (!ret->preload && facts.sanitizer) {
            r = clang_find(plugin, &facts, ret, err);
        }
        ret->fixed_layout = ret->preload && strstr(ret->preload, "tsan") != NULL;
    }
    arena_destroy(arena);
    return r;
}

void sanitizer_finish(struct sanitizer *sanitizer)
{
    free(sanitizer->preload);
    *sanitizer = (struct sanitizer){0};
}

/*
 * The monitor's handlers say more of a crash than the runtimes' do, and both use one alternate
 * stack per thread, which the runtimes would unmap. Leaks are looked for when the monitor says so.
 */
#define SAYS_WHERE "stack_trace_format=\"    #%n %p %F %L [%m]\""

static const struct {
    const char *variable;
    const char *usual;  /* before the user's */
    const char *forced; /* behind them */
} defaults[] = {
    {"ASAN_OPTIONS", "fast_unwind_on_malloc=0",
     "halt_on_error=1:abort_on_error=0:leak_check_at_exit=0:use_sigaltstack=0:"
     "allow_user_segv_handler=1:color=never:" SAYS_WHERE},
    {"LSAN_OPTIONS", "fast_unwind_on_malloc=0",
     "leak_check_at_exit=0:use_sigaltstack=0:color=never:" SAYS_WHERE},
    {"UBSAN_OPTIONS", "", "halt_on_error=0:abort_on_error=0:use_sigaltstack=0:color=never"},
    {"TSAN_OPTIONS", "",
     "halt_on_error=0:abort_on_error=0:exitcode=0:atexit_sleep_ms=0:use_sigaltstack=0:"
     "ignore_interceptors_accesses=1:"
     "report_signal_unsafe=0:color=never:" SAYS_WHERE},
};

char *sanitizer_options(const char *variable, const char *users)
{
    for (size_t i = 0; i < sizeof(defaults) / sizeof(defaults[0]); i++) {
        if (strcmp(defaults[i].variable, variable) == 0) {
            return memory_printf("%s:%s:%s", defaults[i].usual, users ? users : "",
                                 defaults[i].forced);
        }
    }
    return memory_text(users ? users : "");
}
