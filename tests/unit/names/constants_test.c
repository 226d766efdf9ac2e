#include <stdio.h>
#include <string.h>

#include "../suite.h"
#include "names/names.h"

/* Read "name<TAB>value…" lines; the values are hexadecimal or negative decimals. Returns how many
 * names are known; each of those has to have its value. */
static unsigned compare(const char *path, unsigned *ret_rows)
{
    FILE *file = fopen(path, "r");
    ck_assert_msg(file, "%s", path);
    char line[512];
    unsigned known = 0;
    *ret_rows = 0;
    while (fgets(line, sizeof(line), file)) {
        char name[256];
        char text[64];
        ck_assert_int_eq(sscanf(line, "%255[^\t]\t%63[^\t\n]", name, text), 2);
        ++*ret_rows;
        uint64_t wanted =
            text[0] == '-' ? (uint64_t)strtoll(text, NULL, 10) : strtoull(text, NULL, 16);
        uint64_t value = 0;
        if (names_constant(name, &value)) {
            ++known;
            /* An HRESULT is a LONG in the headers, so it comes with its sign. */
            ck_assert_msg(value == wanted || (uint32_t)value == wanted, "%s is %llx, not %s", name,
                          (unsigned long long)value, text);
        }
    }
    fclose(file);
    return known;
}

START_TEST(test_constants__all_of_the_cluster_headers)
{
    unsigned rows;
    unsigned known = compare(FACTS "/clusapi-constants.tsv", &rows);
    ck_assert_uint_ge(rows, 1400);
    ck_assert_uint_eq(known, rows);
}
END_TEST

START_TEST(test_constants__those_of_win32_have_their_values)
{
    unsigned rows;
    unsigned known = compare(FACTS "/winbase-constants.tsv", &rows);
    ck_assert_uint_gt(rows, 4000);
    ck_assert_uint_gt(known, 2800);
}
END_TEST

/* What winerror.h defines has a name here. */
START_TEST(test_constants__no_code_of_winerror_is_missing)
{
    FILE *file = fopen(WINERROR, "r");
    ck_assert_ptr_nonnull(file);
    char line[512];
    unsigned count = 0;
    while (fgets(line, sizeof(line), file)) {
        char name[256];
        char next;
        if (sscanf(line, "#define %255[A-Za-z0-9_]%c", name, &next) != 2 || next == '(' ||
            next == '\n') {
            continue;
        }
        uint64_t value;
        ck_assert_msg(names_constant(name, &value), "%s", name);
        ++count;
    }
    fclose(file);
    ck_assert_uint_gt(count, 2500);
}
END_TEST

SUITE_MAIN("constants", test_constants__all_of_the_cluster_headers,
           test_constants__those_of_win32_have_their_values,
           test_constants__no_code_of_winerror_is_missing)
