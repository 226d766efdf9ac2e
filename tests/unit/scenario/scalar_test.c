#include "base/memory.h"
#include "scenario/scalar.h"
#include "scenario_fixture.h"

static const struct {
    const char *text;
    bool quoted;
    enum scalar_type type;
    uint64_t number;
    bool negative;
    bool too_large;
} scalars[] = {
    {"", false, SCALAR_NULL, 0, false, false},
    {"~", false, SCALAR_NULL, 0, false, false},
    {"null", false, SCALAR_NULL, 0, false, false},
    {"null", true, SCALAR_TEXT, 0, false, false},
    {"nULL", false, SCALAR_TEXT, 0, false, false},
    {"true", false, SCALAR_BOOL, 1, false, false},
    {"FALSE", false, SCALAR_BOOL, 0, false, false},
    {"yes", false, SCALAR_TEXT, 0, false, false},
    {"no", false, SCALAR_TEXT, 0, false, false},
    {"on", false, SCALAR_TEXT, 0, false, false},
    {"off", false, SCALAR_TEXT, 0, false, false},
    {"0", false, SCALAR_NUMBER, 0, false, false},
    {"010", false, SCALAR_NUMBER, 10, false, false},
    {"+5", false, SCALAR_NUMBER, 5, false, false},
    {"-0", false, SCALAR_NUMBER, 0, false, false},
    {"-5", false, SCALAR_NUMBER, (uint64_t)-5, true, false},
    {"0o17", false, SCALAR_NUMBER, 15, false, false},
    {"0xfF", false, SCALAR_NUMBER, 255, false, false},
    {"0x", false, SCALAR_TEXT, 0, false, false},
    {"-0x1", false, SCALAR_TEXT, 0, false, false},
    {"1_000", false, SCALAR_TEXT, 0, false, false},
    {"1.5", false, SCALAR_TEXT, 0, false, false},
    {"18446744073709551615", false, SCALAR_NUMBER, UINT64_MAX, false, false},
    {"18446744073709551616", false, SCALAR_NUMBER, 0, false, true},
    {"-9223372036854775808", false, SCALAR_NUMBER, (uint64_t)INT64_MIN, true, false},
    {"-9223372036854775809", false, SCALAR_NUMBER, 0, true, true},
};

START_TEST(test_scalar__core_rules)
{
    const struct tree node = {
        .kind = TREE_SCALAR, .text = scalars[_i].text, .quoted = scalars[_i].quoted};
    struct scalar scalar = scalar_read(&node);

    ck_assert_int_eq((int)scalar.type, (int)scalars[_i].type);
    ck_assert_int_eq(scalar.negative, scalars[_i].negative);
    ck_assert_int_eq(scalar.too_large, scalars[_i].too_large);
    if (!scalar.too_large) {
        ck_assert_uint_eq(scalar.number, scalars[_i].number);
    }
}
END_TEST

static const struct {
    const char *text;
    enum scalar_verdict verdict;
    uint64_t us;
} durations[] = {
    {"0s", SCALAR_GOOD, 0},
    {"7us", SCALAR_GOOD, 7},
    {"250ms", SCALAR_GOOD, 250000},
    {"5s", SCALAR_GOOD, 5000000},
    {"3m", SCALAR_GOOD, 180000000},
    {"2h", SCALAR_GOOD, 7200000000},
    {"1d", SCALAR_GOOD, 86400000000},
    {"3", SCALAR_NO_UNIT, 0},
    {"", SCALAR_MALFORMED, 0},
    {"s", SCALAR_MALFORMED, 0},
    {"-3s", SCALAR_MALFORMED, 0},
    {"1.5s", SCALAR_MALFORMED, 0},
    {"3 s", SCALAR_MALFORMED, 0},
    {"3S", SCALAR_MALFORMED, 0},
    {"99999999999999999999s", SCALAR_TOO_LARGE, 0},
    {"999999999999999999999999999s", SCALAR_TOO_LARGE, 0},
    {"9999999999999d", SCALAR_TOO_LARGE, 0},
};

START_TEST(test_scalar__durations)
{
    uint64_t us = 0;

    ck_assert_int_eq((int)scalar_duration(durations[_i].text, &us), (int)durations[_i].verdict);
    ck_assert_uint_eq(us, durations[_i].us);
}
END_TEST

START_TEST(test_scalar__hex)
{
    struct arena *arena = arena_create();
    const uint8_t *bytes = NULL;
    size_t length = 99;

    ck_assert(scalar_hex(arena, "00 fF\n1a", &bytes, &length));
    ck_assert_uint_eq(length, 3);
    ck_assert_uint_eq(bytes[1], 0xFF);
    ck_assert(scalar_hex(arena, "", &bytes, &length));
    ck_assert_uint_eq(length, 0);
    ck_assert(!scalar_hex(arena, "0", &bytes, &length));
    ck_assert(!scalar_hex(arena, "0 0", &bytes, &length));
    ck_assert(!scalar_hex(arena, "0x", &bytes, &length));
    arena_destroy(arena);
}
END_TEST

START_TEST(test_scalar__filetime)
{
    uint64_t value = 0;

    /* The Unix epoch, as every conversion between the two clocks has it. */
    ck_assert(scalar_filetime("1970-01-01T00:00:00Z", &value));
    ck_assert_uint_eq(value, 116444736000000000);
    ck_assert(scalar_filetime("2000-03-01T00:00:00Z", &value));
    ck_assert_uint_eq(value, 125963424000000000);
    ck_assert(scalar_filetime("2024-02-29T23:59:59Z", &value));
    ck_assert(!scalar_filetime("2023-02-29T00:00:00Z", &value));
    ck_assert(!scalar_filetime("1600-01-01T00:00:00Z", &value));
    ck_assert(!scalar_filetime("2023-13-01T00:00:00Z", &value));
    ck_assert(!scalar_filetime("2023-01-01 00:00:00Z", &value));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("scenario scalars");
    TCase *tcase = tcase_create("scalars");

    tcase_add_loop_test(tcase, test_scalar__core_rules, 0, sizeof(scalars) / sizeof(scalars[0]));
    tcase_add_loop_test(tcase, test_scalar__durations, 0, sizeof(durations) / sizeof(durations[0]));
    tcase_add_test(tcase, test_scalar__hex);
    tcase_add_test(tcase, test_scalar__filetime);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
