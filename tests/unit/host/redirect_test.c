#include <check.h>
#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "host/redirect.h"

#define REPLACED 987654

static const char *const libraries[] = {
    "lazy",           "now", "noplt", "norelro", "symbolic",
#ifdef RDK_HAS_OTHER_COMPILER
    "other_compiler",
#endif
};
#define LIBRARY_COUNT ((int)(sizeof(libraries) / sizeof(libraries[0])))

static pid_t replacement(void)
{
    return REPLACED;
}

static uid_t wrong_replacement(void)
{
    return 1;
}

static void nothing(void)
{
}

static const struct redirect_hook hooks[] = {
    {"getpid", (void *)(uintptr_t)replacement, REDIRECT_PLUGIN},
    {"getuid", (void *)(uintptr_t)wrong_replacement, REDIRECT_PLUGIN},
    {"not_anywhere", (void *)(uintptr_t)nothing, REDIRECT_PLUGIN},
};

static void path_print(const char *library, char *path, size_t path_bytes)
{
    snprintf(path, path_bytes, "%s/redirected_%s.so", RDK_PLUGINS_PATH, library);
}

static void *load(const char *library)
{
    char path[4096];

    path_print(library, path, sizeof(path));
    void *plugin = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    ck_assert_msg(plugin != NULL, "%s", dlerror());
    return plugin;
}

static intptr_t call(void *plugin, const char *name)
{
    union {
        void *address;
        pid_t (*function)(void);
    } symbol = {.address = dlsym(plugin, name)};

    ck_assert_msg(symbol.address != NULL, "%s", name);
    return symbol.function();
}

static void *address(void *plugin, const char *name)
{
    union {
        void *address;
        void *(*function)(void);
    } symbol = {.address = dlsym(plugin, name)};

    ck_assert_msg(symbol.address != NULL, "%s", name);
    return symbol.function();
}

START_TEST(test_redirect__each_kind_of_slot)
{
    void *plugin = load(libraries[_i]);

    /* One slot was bound before, where binding is lazy. */
    ck_assert_int_eq(call(plugin, "redirected_call"), getpid());
    redirect_add(hooks, 3);
    redirect_apply(plugin);
    ck_assert_int_eq(call(plugin, "redirected_call"), REPLACED);
    ck_assert_int_eq(call(plugin, "redirected_constant"), REPLACED);
    ck_assert_int_eq(call(plugin, "redirected_variable"), REPLACED);
    ck_assert(address(plugin, "redirected_address") == (void *)(uintptr_t)replacement);
    redirect_apply(plugin);
    ck_assert_int_eq(call(plugin, "redirected_call"), REPLACED);
}
END_TEST

START_TEST(test_redirect__a_slot_that_is_not_bound_yet)
{
    void *plugin = load(libraries[_i]);

    redirect_add(hooks, 3);
    redirect_apply(plugin);
    ck_assert_int_eq(call(plugin, "redirected_call"), REPLACED);
}
END_TEST

START_TEST(test_redirect__leaves_the_rest)
{
    void *plugin = load(libraries[_i]);
    /* By the rules of ELF libc's function comes before the library's own, unless that was bound
     * when it was linked. */
    const bool is_own = call(plugin, "redirected_own") == 4242;

    redirect_add(hooks, 3);
    redirect_apply(plugin);
    ck_assert_int_eq(call(plugin, "redirected_other"), getppid());
    ck_assert_int_eq(call(plugin, "redirected_own"), is_own ? 4242 : 1);
    ck_assert(is_own || strcmp(libraries[_i], "symbolic") != 0);
    ck_assert_int_eq(call(plugin, "redirected_is_weak_there"), 0);
    ck_assert_int_ne(getpid(), REPLACED);
}
END_TEST

/* /proc says what may be written. */
static int is_writable(uintptr_t at)
{
    FILE *maps = fopen("/proc/self/maps", "re");
    char line[4352];
    int writable = -1;

    ck_assert_ptr_nonnull(maps);
    while (fgets(line, sizeof(line), maps)) {
        unsigned long start = 0;
        unsigned long end = 0;
        char rights[5] = "";
        if (sscanf(line, "%lx-%lx %4s", &start, &end, rights) == 3 && at >= start && at < end) {
            writable = rights[1] == 'w';
        }
    }
    fclose(maps);
    return writable;
}

struct relro {
    const ElfW(Dyn) * dynamic;
    uintptr_t start;
};

static int find_relro(struct dl_phdr_info *info, size_t bytes, void *context)
{
    struct relro *relro = context;
    uintptr_t start = 0;
    const void *dynamic = NULL;

    (void)bytes;
    for (unsigned i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type == PT_GNU_RELRO) {
            start = info->dlpi_addr + part->p_vaddr;
        } else if (part->p_type == PT_DYNAMIC) {
            dynamic = (const void *)(info->dlpi_addr + part->p_vaddr);
        }
    }
    if (dynamic == relro->dynamic) {
        relro->start = start;
    }
    return 0;
}

START_TEST(test_redirect__read_only_is_read_only_again)
{
    void *plugin = load("now");
    const struct link_map *map = plugin;
    struct relro relro = {.dynamic = map->l_ld};

    dl_iterate_phdr(find_relro, &relro);
    ck_assert_uint_ne(relro.start, 0);
    ck_assert_int_eq(is_writable(relro.start), 0);
    redirect_add(hooks, 3);
    redirect_apply(plugin);
    ck_assert_int_eq(call(plugin, "redirected_call"), REPLACED);
    ck_assert_int_eq(is_writable(relro.start), 0);
}
END_TEST

START_TEST(test_redirect__what_was_there_before_is_left_alone)
{
    void *before = load("now");
    void *plugin = load("lazy");

    redirect_add(hooks, 3);
    redirect_apply(plugin);
    ck_assert_int_eq(call(plugin, "redirected_call"), REPLACED);
    ck_assert_int_eq(call(before, "redirected_call"), getpid());
}
END_TEST

START_TEST(test_redirect__what_the_plugin_loads_later)
{
    void *plugin = load("lazy");
    char path[4096];
    union {
        void *address;
        void *(*function)(const char *);
    } symbol = {.address = dlsym(plugin, "redirected_open")};

    redirect_add(hooks, 3);
    redirect_apply(plugin);
    path_print("noplt", path, sizeof(path));
    void *later = symbol.function(path);
    ck_assert_msg(later != NULL, "%s", dlerror());
    ck_assert_int_eq(call(later, "redirected_call"), REPLACED);
    /* By name alone it is found by the caller's own search path. */
    ck_assert_ptr_nonnull(symbol.function("redirected_norelro.so"));
    ck_assert_ptr_null(symbol.function("redirected_nowhere.so"));
    ck_assert_ptr_nonnull(strstr(dlerror(), "redirected_nowhere.so"));
}
END_TEST

START_TEST(test_redirect__the_first_of_two_hooks_holds)
{
    static const struct redirect_hook again[] = {
        {"getpid", (void *)(uintptr_t)wrong_replacement, REDIRECT_PLUGIN},
    };
    void *plugin = load("lazy");

    redirect_add(hooks, 3);
    redirect_add(again, 1);
    redirect_apply(plugin);
    ck_assert_int_eq(call(plugin, "redirected_call"), REPLACED);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("host/redirect");
    TCase *cases = tcase_create("redirect");
    tcase_add_loop_test(cases, test_redirect__each_kind_of_slot, 0, LIBRARY_COUNT);
    tcase_add_loop_test(cases, test_redirect__a_slot_that_is_not_bound_yet, 0, LIBRARY_COUNT);
    tcase_add_loop_test(cases, test_redirect__leaves_the_rest, 0, LIBRARY_COUNT);
    tcase_add_test(cases, test_redirect__read_only_is_read_only_again);
    tcase_add_test(cases, test_redirect__what_was_there_before_is_left_alone);
    tcase_add_test(cases, test_redirect__what_the_plugin_loads_later);
    tcase_add_test(cases, test_redirect__the_first_of_two_hooks_holds);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
