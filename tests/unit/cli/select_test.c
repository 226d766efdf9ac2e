#include "../suite.h"
#include "cli/select.h"

START_TEST(test_select__combines_words)
{
    static const struct {
        const char *expression;
        const char *name;
        bool holds;
    } cases[] = {
        {"offline", "Offline saves", true},
        {"offline saves", "Offline saves", true},
        {"saves offline", "Offline saves", false},
        {"offline and saves", "Offline saves", true},
        {"offline and loses", "Offline saves", false},
        {"loses or saves", "Offline saves", true},
        {"not loses", "Offline saves", true},
        {"not not loses", "Offline saves", false},
        {"loses and x or saves", "Offline saves", true},
        {"loses and (x or saves)", "Offline saves", false},
        {"not (loses or saves)", "Offline saves", false},
        {"\"stop and go\"", "a stop and go b", true},
        {"\"stop and go\"", "stop, and, go", false},
        {"\"a \\\"b\\\"\"", "a \"b\"", true},
        {"x[action=Save]", "x[action=Save]", true},
        {"android", "android", true},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        ck_assert_int_eq(select_check(cases[i].expression, NULL), 0);
        ck_assert_msg(select_holds(cases[i].expression, cases[i].name) == cases[i].holds, "%s: %s",
                      cases[i].expression, cases[i].name);
    }
}
END_TEST

START_TEST(test_select__refuses_depth)
{
    char deep[200];
    for (size_t i = 0; i < 100; ++i) {
        deep[i] = '(';
    }
    deep[100] = '\0';
    struct err err = {0};
    ck_assert_int_eq(select_check(deep, &err), -22);
    ck_assert_str_eq(err.text, "nested too deeply");
    err_finish(&err);
}
END_TEST

START_TEST(test_select__tags_wanted_and_not)
{
    static const char *const tags[] = {"offline", "slow"};
    static const struct {
        const char *list;
        bool holds;
    } cases[] = {
        {"offline", true},       {"fast", false},        {"fast,slow", true},
        {"!fast", true},         {"!slow", false},       {"offline,!slow", false},
        {"offline,!fast", true}, {"fast,!other", false}, {"off", false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        ck_assert_int_eq(tags_check(cases[i].list, NULL), 0);
        ck_assert_msg(tags_hold(cases[i].list, tags, 2) == cases[i].holds, "%s", cases[i].list);
    }
    ck_assert(tags_hold("!slow", NULL, 0));
    ck_assert(!tags_hold("slow", NULL, 0));
}
END_TEST

SUITE_MAIN("select", test_select__combines_words, test_select__refuses_depth,
           test_select__tags_wanted_and_not)
