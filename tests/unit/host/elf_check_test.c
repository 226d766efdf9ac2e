#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "host/elf_check.h"

#define PLUGIN(name) RDK_PLUGINS_PATH "/unit_host_" name ".so"

static void check_refused(const char *path, const char *says)
{
    struct err err = {0};

    ck_assert_int_lt(elf_check(path, &err), 0);
    ck_assert_msg(strstr(err.text, path) != NULL, "no file name: %s", err.text);
    ck_assert_msg(strstr(err.text, says) != NULL, "says: %s", err.text);
    err_finish(&err);
}

static const struct {
    const char *path;
    const char *says;
} refused[] = {
    {"/nowhere/there.so", "No such file"},
    {"/", "not a file"},
    {"/dev/null", "not a file"},
    {RDK_PLUGINS_PATH "/../CTestTestfile.cmake", "not a shared library"},
    {PLUGIN("plain"), "rdk_plugin_wchar16"},
    {PLUGIN("plain"), "-fshort-wchar"},
    {PLUGIN("nothing"), "exports neither Startup nor StartupEx"},
    {PLUGIN("mangled"), "extern \"C\""},
    {PLUGIN("mangled"), "_Z9StartupExPKv"},
    {PLUGIN("wide"), "wcslen"},
    {PLUGIN("wide"), "swprintf"},
    {PLUGIN("wide_string"), "std::wstring"},
};

START_TEST(test_elf_check__refuses_with_the_reason)
{
    check_refused(refused[_i].path, refused[_i].says);
}
END_TEST

START_TEST(test_elf_check__accepts_a_plugin)
{
    struct err err = {0};
    ck_assert_msg(elf_check(PLUGIN("probe"), &err) == 0, "%s", err.text);
    ck_assert_msg(elf_check(PLUGIN("missing"), &err) == 0, "%s", err.text);
}
END_TEST

static size_t file_read(const char *path, unsigned char **ret)
{
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    fseek(file, 0, SEEK_END);
    const size_t bytes = (size_t)ftell(file);
    rewind(file);
    *ret = malloc(bytes);
    ck_assert_uint_eq(fread(*ret, 1, bytes, file), bytes);
    fclose(file);
    return bytes;
}

static void file_write(const char *path, const unsigned char *bytes, size_t count)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, count, file), count);
    fclose(file);
}

/* Bytes that differ from a good plugin's, and what is said of it. */
static const struct {
    size_t offset;
    unsigned char byte;
    const char *says;
} changed[] = {
    {0, 'M', "not a shared library"},  {4, 1, "another machine"},
    {18, 0xb7, "another machine"},     {16, 2, "link with -shared"},
    {46, 0xff, "the file is damaged"},
};

START_TEST(test_elf_check__sees_what_is_not_for_it)
{
    char path[] = "/tmp/rdk-elf-XXXXXX";
    unsigned char *bytes = NULL;
    const size_t count = file_read(PLUGIN("probe"), &bytes);

    close(mkstemp(path));
    bytes[changed[_i].offset] = changed[_i].byte;
    file_write(path, bytes, count);
    check_refused(path, changed[_i].says);
    unlink(path);
    free(bytes);
}
END_TEST

/* Cut anywhere, or with any byte changed, a file is judged and not believed. */
START_TEST(test_elf_check__survives_damage)
{
    char path[] = "/tmp/rdk-elf-XXXXXX";
    unsigned char *bytes = NULL;
    const size_t count = file_read(PLUGIN("plain"), &bytes);
    struct err err = {0};
    unsigned refusals = 0;

    close(mkstemp(path));
    for (size_t length = 1; length < count; length += count / 97) {
        file_write(path, bytes, length);
        refusals += elf_check(path, &err) < 0;
        err_finish(&err);
    }
    ck_assert_uint_ge(refusals, 97);
    for (size_t at = 0; at < 64; at++) {
        const unsigned char kept = bytes[at];
        bytes[at] = (unsigned char)~kept;
        file_write(path, bytes, count);
        ck_assert_int_lt(elf_check(path, &err), 0);
        err_finish(&err);
        bytes[at] = kept;
    }
    unlink(path);
    free(bytes);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("host/elf_check");
    TCase *cases = tcase_create("elf_check");
    tcase_add_loop_test(cases, test_elf_check__refuses_with_the_reason, 0,
                        (int)(sizeof(refused) / sizeof(refused[0])));
    tcase_add_test(cases, test_elf_check__accepts_a_plugin);
    tcase_add_loop_test(cases, test_elf_check__sees_what_is_not_for_it, 0,
                        (int)(sizeof(changed) / sizeof(changed[0])));
    tcase_add_test(cases, test_elf_check__survives_damage);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
