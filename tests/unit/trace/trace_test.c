#include <stdio.h>
#include <string.h>
#include <time.h>

#include "../suite.h"
#include "base/memory.h"
#include "trace/trace.h"

static struct trace *trace;

static void setup(void)
{
    trace = trace_create();
}

static void teardown(void)
{
    trace_destroy(trace);
}

START_TEST(test_trace__keeps_copies_of_what_it_is_given)
{
    char name[] = "Online";
    char value[] = "value";
    char resource[] = "vm1";
    unsigned char bytes[] = {1, 2, 3};
    struct trace_record *draft = trace_begin(trace, TRACE_CALL, 17);
    draft->name = name;
    draft->resource = resource;
    draft->monitor = 2;
    trace_text(draft, "Text", value);
    trace_bytes(draft, "Bytes", bytes, 3, false);
    trace_number(draft, "Flags", NAMES_ONLINE_FLAGS, 3);
    trace_signed(draft, "Offset", -4);
    trace_null(draft, "Nothing");
    trace_text(draft, "NoText", NULL);
    trace_bytes(draft, "NoBytes", NULL, 5, true);
    memset(value, 'x', 5);
    memset(bytes, 9, 3);
    const struct trace_record *kept = trace_commit(trace);
    memset(name, 'x', 6);
    memset(resource, 'x', 3);
    ck_assert_ptr_eq(kept, trace_at(trace, 0));
    ck_assert_uint_eq(kept->number, 1);
    ck_assert_uint_eq(kept->time_us, 17);
    ck_assert_str_eq(kept->name, "Online");
    ck_assert_str_eq(kept->resource, "vm1");
    ck_assert_ptr_null(kept->node);
    ck_assert_uint_eq(kept->field_count, 7);
    ck_assert_str_eq(trace_find(kept, "Text")->text, "value");
    ck_assert_int_eq(memcmp(trace_find(kept, "Bytes")->bytes, "\1\2\3", 3), 0);
    ck_assert_int_eq((int64_t)trace_find(kept, "Offset")->number, -4);
    ck_assert_int_eq(trace_find(kept, "NoText")->type, TRACE_NULL);
    ck_assert_int_eq(trace_find(kept, "NoBytes")->type, TRACE_NULL);
    ck_assert_ptr_null(trace_find(kept, "Absent"));
    ck_assert_ptr_null(trace_at(trace, 1));
}
END_TEST

START_TEST(test_trace__name_given_twice_replaces)
{
    struct trace_record *draft = trace_begin(trace, TRACE_RETURN, 0);
    draft->name = "Online";
    trace_number(draft, "return", NAMES_ERROR, 1);
    trace_number(draft, "other", NAMES_NONE, 2);
    trace_number(draft, "return", NAMES_ERROR, 3);
    const struct trace_record *kept = trace_commit(trace);
    ck_assert_uint_eq(kept->field_count, 2);
    ck_assert_uint_eq(kept->fields[0].number, 3);
    /* Of the draft before nothing is left. */
    draft = trace_begin(trace, TRACE_RETURN, 1);
    ck_assert_uint_eq(draft->field_count, 0);
    ck_assert_ptr_null(draft->name);
    ck_assert_str_eq(trace_commit(trace)->name, "");
}
END_TEST

START_TEST(test_trace__text_becomes_sound_utf8)
{
    struct trace_record *draft = trace_begin(trace, TRACE_LOG, 0);
    draft->name = "LogEvent";
    trace_text(draft, "text", "a\xFFz");
    ck_assert_str_eq(trace_commit(trace)->fields[0].text, "a\xEF\xBF\xBDz");
}
END_TEST

struct witness {
    char seen[256];
    bool speaks;
};

static void watch(void *context, struct trace *watched, const struct trace_record *record)
{
    struct witness *witness = context;
    size_t length = strlen(witness->seen);
    snprintf(witness->seen + length, sizeof(witness->seen) - length, "%s ", record->name);
    if (witness->speaks && record->kind == TRACE_CALL) {
        for (int i = 0; i < 2; ++i) {
            struct trace_record *draft = trace_begin(watched, TRACE_VIOLATION, record->time_us);
            draft->name = i ? "B" : "A";
            ck_assert_uint_eq(trace_commit(watched)->number, record->number + 1 + (unsigned)i);
        }
    }
}

static void commit_call(const char *name)
{
    trace_begin(trace, TRACE_CALL, 0)->name = name;
    trace_commit(trace);
}

START_TEST(test_trace__observers_see_all_records_in_order)
{
    struct witness first = {.speaks = true};
    struct witness second = {.speaks = false};
    commit_call("before");
    trace_observe(trace, watch, &first);
    trace_observe(trace, watch, &second);
    commit_call("Open");
    commit_call("Close");
    ck_assert_str_eq(first.seen, "Open A B Close A B ");
    ck_assert_str_eq(second.seen, first.seen);
    ck_assert_uint_eq(trace_count(trace), 7);
}
END_TEST

START_TEST(test_trace__kinds_have_names)
{
    for (int i = 0; i < TRACE_KIND_COUNT; ++i) {
        enum trace_kind kind;
        ck_assert(trace_kind_value(trace_kind_name((enum trace_kind)i), &kind));
        ck_assert_int_eq(kind, i);
    }
    enum trace_kind kind;
    ck_assert(!trace_kind_value("calls", &kind));
}
END_TEST

/* 187,200 calls are one resource polled for a month. */
START_TEST(test_trace__is_cheap)
{
    struct timespec from;
    struct timespec to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    char resource[] = "vm1";
    for (uint64_t i = 0; i < 187200; ++i) {
        struct trace_record *draft = trace_begin(trace, TRACE_CALL, i);
        draft->name = "LooksAlive";
        draft->node = "alpha";
        draft->resource = resource;
        draft->type = "Virtual Machine";
        draft->thread = "call";
        draft->monitor = 1;
        draft->call = i + 1;
        trace_text(draft, "ResourceId", "vm1");
        trace_commit(trace);
        draft = trace_begin(trace, TRACE_RETURN, i);
        draft->name = "LooksAlive";
        draft->node = "alpha";
        draft->resource = resource;
        draft->type = "Virtual Machine";
        draft->thread = "call";
        draft->monitor = 1;
        draft->call = i + 1;
        trace_number(draft, "return", NAMES_BOOL, 1);
        trace_number(draft, "last_error", NAMES_ERROR, 0);
        trace_commit(trace);
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    double seconds = (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec);
    ck_assert_uint_eq(trace_count(trace), 374400);
    printf("187,200 calls recorded in %.3f s\n", seconds);
    /* Wanted: 0.3 s in an optimised build; the margin is for sanitizers and debug builds. */
    ck_assert_msg(seconds < 2.0, "took %f s", seconds);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("trace");
    TCase *cases = tcase_create("trace");
    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_set_timeout(cases, 30);
    tcase_add_test(cases, test_trace__keeps_copies_of_what_it_is_given);
    tcase_add_test(cases, test_trace__name_given_twice_replaces);
    tcase_add_test(cases, test_trace__text_becomes_sound_utf8);
    tcase_add_test(cases, test_trace__observers_see_all_records_in_order);
    tcase_add_test(cases, test_trace__kinds_have_names);
    tcase_add_test(cases, test_trace__is_cheap);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
