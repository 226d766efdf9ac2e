#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <rdk/group_membership.h>
#include <windows.h>

struct veto {
    DWORD answer;
    int asked;
    WCHAR group[16];
};

static struct rdk_membership membership;
static struct veto veto;

static DWORD may_leave(void *context, LPCWSTR group)
{
    struct veto *asked = context;
    asked->asked++;
    lstrcpynW(asked->group, group, ARRAYSIZE(asked->group));
    return asked->answer;
}

static void setup(void)
{
    memset(&veto, 0, sizeof(veto));
    rdk_membership_init(&membership, may_leave, &veto);
    ck_assert_uint_eq(rdk_membership_confirm(&membership, L"old"), ERROR_SUCCESS);
}

static void teardown(void)
{
    rdk_membership_finish(&membership);
}

/* "L old, J new": one notice after the other, all agreed to. */
static void hear(const char *notices)
{
    WCHAR group[16];
    for (const char *at = notices; *at != '\0';) {
        const char kind = *at;
        int chars = 0;
        for (at += 2; *at != '\0' && *at != ','; at++) {
            group[chars++] = (WCHAR)*at;
        }
        group[chars] = L'\0';
        at += *at == ',' ? 2 : 0;
        ck_assert_uint_eq(kind == 'L' ? rdk_membership_leaving(&membership, group)
                                      : rdk_membership_joining(&membership, group),
                          ERROR_SUCCESS);
    }
}

static void assert_group(LPCWSTR expected, BOOL certain)
{
    WCHAR group[16];
    ck_assert_int_eq(rdk_membership_group(&membership, group, ARRAYSIZE(group)), certain);
    ck_assert_int_eq(lstrcmpW(group, expected), 0);
}

struct story {
    const char *notices;
    LPCWSTR group;
};

static const struct story stories[] = {
    {"L old, J new", L"new"},
    {"J new, L old", L"new"},
    {"L OLD, J new", L"new"},
    /* aborted, with the reverse notices in both orders */
    {"L old, J new, L new, J old", L"old"},
    {"L old, J new, J old, L new", L"old"},
    {"J new, L old, L new, J old", L"old"},
    {"J new, L old, J old, L new", L"old"},
    /* aborted after the first of two */
    {"L old, L new, J old", L"old"},
    {"L old, J old, L new", L"old"},
    {"J new, L new, J old", L"old"},
    {"J new, J old, L new", L"old"},
    /* aborted without reverse notices */
    {"L old", L"old"},
    {"J new", L"old"},
    /* aborted silently, then moved for good */
    {"L old, L old, J third", L"third"},
    {"J new, J third, L old", L"third"},
    {"L old, J new, L old, J third", L"third"},
    /* to and fro */
    {"L old, J new, L new, J third, L third, J old", L"old"},
};

START_TEST(test_group_membership__follows_each_story)
{
    hear(stories[_i].notices);
    assert_group(stories[_i].group, FALSE);
}
END_TEST

START_TEST(test_group_membership__works_without_a_known_group)
{
    rdk_membership_finish(&membership);
    rdk_membership_init(&membership, NULL, NULL);
    assert_group(L"", FALSE);
    hear("J new, L old");
    assert_group(L"new", FALSE);
}
END_TEST

START_TEST(test_group_membership__is_certain_when_confirmed)
{
    assert_group(L"old", TRUE);
    hear("L old, J new");
    ck_assert_uint_eq(rdk_membership_confirm(&membership, L"old"), ERROR_SUCCESS);
    assert_group(L"old", TRUE);
    hear("L old, J third");
    assert_group(L"third", FALSE);
}
END_TEST

START_TEST(test_group_membership__vetoes)
{
    veto.answer = ERROR_BUSY;
    ck_assert_uint_eq(rdk_membership_leaving(&membership, L"old"), ERROR_BUSY);
    ck_assert_int_eq(veto.asked, 1);
    ck_assert_int_eq(lstrcmpW(veto.group, L"old"), 0);
    assert_group(L"old", TRUE);
}
END_TEST

START_TEST(test_group_membership__asks_each_time)
{
    hear("L old, L old");
    ck_assert_int_eq(veto.asked, 2);
    veto.answer = ERROR_BUSY;
    ck_assert_uint_eq(rdk_membership_leaving(&membership, L"old"), ERROR_BUSY);
    ck_assert_uint_eq(rdk_membership_joining(&membership, L"new"), ERROR_SUCCESS);
}
END_TEST

START_TEST(test_group_membership__cuts_a_long_name)
{
    WCHAR group[3] = L"zz";
    rdk_membership_group(&membership, group, ARRAYSIZE(group));
    ck_assert_int_eq(lstrcmpW(group, L"ol"), 0);
    rdk_membership_group(&membership, group, 0);
    ck_assert_int_eq(lstrcmpW(group, L"ol"), 0);
}
END_TEST

START_TEST(test_group_membership__finishes_twice_and_zeroed)
{
    struct rdk_membership zeroed;
    memset(&zeroed, 0, sizeof(zeroed));
    rdk_membership_finish(&zeroed);
    rdk_membership_finish(&membership);
    rdk_membership_finish(&membership);
    ck_assert(!membership.ready);
}
END_TEST

static Suite *group_membership_suite(void)
{
    Suite *suite = suite_create("group_membership");
    TCase *tests = tcase_create("group_membership");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_group_membership__follows_each_story, 0,
                        (int)ARRAYSIZE(stories));
    tcase_add_test(tests, test_group_membership__works_without_a_known_group);
    tcase_add_test(tests, test_group_membership__is_certain_when_confirmed);
    tcase_add_test(tests, test_group_membership__vetoes);
    tcase_add_test(tests, test_group_membership__asks_each_time);
    tcase_add_test(tests, test_group_membership__cuts_a_long_name);
    tcase_add_test(tests, test_group_membership__finishes_twice_and_zeroed);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(group_membership_suite());
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
