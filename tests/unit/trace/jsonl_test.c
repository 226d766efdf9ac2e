#include <string.h>

#include "../suite.h"
#include "base/memory.h"
#include "trace/trace.h"

static struct trace *make_trace(void)
{
    struct trace *trace = trace_create();
    struct trace_record *draft = trace_begin(trace, TRACE_SCENARIO, 0);
    draft->name = "offline \"saves\" the machine";
    draft->place = (struct place){"a.yaml", 2, 7};
    trace_number(draft, "seed", NAMES_NONE, UINT64_MAX);
    trace_commit(trace);
    draft = trace_begin(trace, TRACE_CALL, 180000000);
    draft->name = "Online";
    draft->monitor = 1;
    draft->node = "alpha";
    draft->resource = "vm1";
    draft->type = "Virtual Machine";
    draft->thread = "call";
    draft->call = 7;
    trace_number(draft, "OnlineFlags", NAMES_ONLINE_FLAGS, 3);
    trace_number(draft, "status", NAMES_ERROR, 997);
    trace_number(draft, "strange", NAMES_ERROR, 999999);
    trace_number(draft, "plain", NAMES_NONE, 5);
    trace_signed(draft, "event", -1);
    trace_signed(draft, "event2", 1);
    trace_text(draft, "text", "tab\there \xC3\xA9");
    trace_bytes(draft, "InBuffer", "\0\xFF\x10", 3, false);
    trace_bytes(draft, "List", "\0\0\0\0", 4, true);
    trace_bytes(draft, "Empty", "", 0, false);
    trace_null(draft, "Key");
    trace_commit(trace);
    trace_begin(trace, TRACE_VERDICT, 180000001)->name = "passed";
    trace_commit(trace);
    return trace;
}

static void write_all(struct buf *buf, const struct trace *trace)
{
    for (size_t i = 0; i < trace_count(trace); ++i) {
        trace_write_jsonl(buf, trace_at(trace, i));
    }
}

START_TEST(test_jsonl__one_line_says_all)
{
    struct trace *trace = make_trace();
    struct buf buf = {0};
    trace_write_jsonl(&buf, trace_at(trace, 1));
    ck_assert_str_eq(
        buf_text(&buf),
        "{\"schema\":1,\"n\":2,\"t\":180000000,\"kind\":\"call\",\"name\":\"Online\","
        "\"monitor\":1,\"node\":\"alpha\",\"resource\":\"vm1\",\"type\":\"Virtual Machine\","
        "\"thread\":\"call\",\"call\":7,\"fields\":{"
        "\"OnlineFlags\":{\"value\":3,\"class\":\"online_flags\",\"name\":"
        "\"CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE|CLUS_RESDLL_ONLINE_IGNORE_RESOURCE_STATUS\"},"
        "\"status\":{\"value\":997,\"class\":\"error\",\"name\":\"ERROR_IO_PENDING\"},"
        "\"strange\":{\"value\":999999,\"class\":\"error\"},"
        "\"plain\":5,\"event\":{\"signed\":-1},\"event2\":{\"signed\":1},"
        "\"text\":\"tab\\there \xC3\xA9\",\"InBuffer\":{\"bytes\":\"00ff10\"},"
        "\"List\":{\"list\":\"00000000\",\"text\":\"{}\"},\"Empty\":{\"bytes\":\"\"},"
        "\"Key\":null}}\n");
    buf_finish(&buf);
    trace_destroy(trace);
}
END_TEST

START_TEST(test_jsonl__reading_gives_back_what_was_written)
{
    struct trace *trace = make_trace();
    struct buf written = {0};
    write_all(&written, trace);
    struct trace *read = NULL;
    struct err err = {0};
    int code = trace_read_jsonl(written.data, written.length, &read, &err);
    ck_assert_msg(code == 0, "%s", err.text);
    struct buf again = {0};
    write_all(&again, read);
    ck_assert_str_eq(buf_text(&again), buf_text(&written));
    ck_assert_uint_eq(trace_count(read), 3);
    const struct trace_record *record = trace_at(read, 1);
    ck_assert_int_eq(record->kind, TRACE_CALL);
    ck_assert_int_eq(trace_find(record, "OnlineFlags")->names, NAMES_ONLINE_FLAGS);
    ck_assert(trace_find(record, "List")->is_list);
    ck_assert_int_eq(trace_find(record, "event")->type, TRACE_SIGNED);
    ck_assert_uint_eq(trace_at(read, 0)->place.column, 7);
    ck_assert_str_eq(trace_at(read, 0)->place.file, "a.yaml");
    buf_finish(&written);
    buf_finish(&again);
    trace_destroy(read);
    trace_destroy(trace);
}
END_TEST

#define HEAD "{\"schema\":1,\"n\":1,\"t\":0,\"kind\":\"call\",\"name\":\"x\""

START_TEST(test_jsonl__errors_name_line_and_cause)
{
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {
        {HEAD "}\nnonsense\n", "line 2: byte 1: a value expected"},
        {HEAD "}\n\n", "line 2: byte 1: a value expected"},
        {HEAD "}\n" HEAD "}\n", "line 2: record number 2 expected"},
        {"[]", "line 1: an object expected"},
        {"{\"schema\":2}", "line 1: schema 1 expected"},
        {"{\"schema\":1,\"n\":1,\"t\":-1}", "line 1: a time in t that does not go back expected"},
        {"{\"schema\":1,\"n\":1,\"t\":0,\"kind\":\"cal\"}", "line 1: a known kind expected"},
        {"{\"schema\":1,\"n\":1,\"t\":0,\"kind\":\"call\"}", "line 1: a name expected"},
        {HEAD ",\"color\":1}", "line 1: unknown key: color"},
        {HEAD ",\"node\":1}", "line 1: a text expected: node"},
        {HEAD ",\"monitor\":4294967296}", "line 1: a number of 32 bits expected: monitor"},
        {HEAD ",\"call\":\"1\"}", "line 1: a number expected: call"},
        {HEAD ",\"place\":{\"row\":1}}", "line 1: unknown key: row"},
        {HEAD ",\"place\":3}", "line 1: place is an object"},
        {HEAD ",\"fields\":[]}", "line 1: fields is an object"},
        {HEAD ",\"fields\":{\"a\":true}}", "line 1: a value of no known form: a"},
        {HEAD ",\"fields\":{\"a\":{}}}", "line 1: a value of no known form: a"},
        {HEAD ",\"fields\":{\"a\":{\"value\":1,\"class\":\"colour\"}}}",
         "line 1: a named number has a value and a known class: a"},
        {HEAD ",\"fields\":{\"a\":{\"value\":1}}}",
         "line 1: a named number has a value and a known class: a"},
        {HEAD ",\"fields\":{\"a\":{\"bytes\":\"0g\"}}}",
         "line 1: bytes are an even number of hexadecimal digits: a"},
        {HEAD ",\"fields\":{\"a\":{\"list\":\"012\"}}}",
         "line 1: bytes are an even number of hexadecimal digits: a"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        struct trace *trace = NULL;
        struct err err = {0};
        int code = trace_read_jsonl(cases[i].text, strlen(cases[i].text), &trace, &err);
        ck_assert_int_eq(code, -22);
        ck_assert_str_eq(err.text, cases[i].message);
        ck_assert_ptr_null(trace);
        err_finish(&err);
    }
}
END_TEST

START_TEST(test_jsonl__no_line_is_an_empty_trace)
{
    struct trace *trace = NULL;
    ck_assert_int_eq(trace_read_jsonl("", 0, &trace, NULL), 0);
    ck_assert_uint_eq(trace_count(trace), 0);
    trace_destroy(trace);
}
END_TEST

START_TEST(test_jsonl__line_for_people)
{
    struct trace *trace = make_trace();
    struct buf buf = {0};
    trace_print(&buf, trace_at(trace, 1));
    ck_assert_str_eq(
        buf_text(&buf),
        "    180.000000  call       Online vm1  OnlineFlags=0x3 "
        "(CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE|CLUS_RESDLL_ONLINE_IGNORE_RESOURCE_STATUS), "
        "status=997 (ERROR_IO_PENDING), strange=999999, plain=5, event=-1, event2=1, "
        "text=\"tab\\x09here \xC3\xA9\", InBuffer=hex 00ff10, List={}, Empty=(empty), Key=NULL"
        "  (alpha, monitor 1, call)");
    buf_finish(&buf);
    trace_destroy(trace);
}
END_TEST

START_TEST(test_jsonl__step_for_people_has_its_place)
{
    struct trace *trace = trace_create();
    struct trace_record *draft = trace_begin(trace, TRACE_STEP, 1500000);
    draft->name = "online";
    draft->resource = "vm1";
    draft->place = (struct place){"a.yaml", 8, 5};
    struct buf buf = {0};
    trace_print(&buf, trace_commit(trace));
    ck_assert_str_eq(buf_text(&buf), "      1.500000  step       online vm1  (a.yaml:8)");
    buf_finish(&buf);
    trace_destroy(trace);
}
END_TEST

/* Whatever the bytes are, the reader says no or gives a trace that can be written again. */
START_TEST(test_jsonl__survives_damage)
{
    struct trace *trace = make_trace();
    struct buf written = {0};
    write_all(&written, trace);
    trace_destroy(trace);
    uint64_t random = 88172645463325252u;
    unsigned refused = 0;
    for (int i = 0; i < 20000; ++i) {
        char *text = memory_copy(written.data, written.length);
        for (int j = 0; j < 1 + i % 3; ++j) {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            text[random % written.length] = (char)(random >> 32);
        }
        size_t length = i % 5 ? written.length : random % written.length;
        struct err err = {0};
        if (trace_read_jsonl(text, length, &trace, &err) < 0) {
            ck_assert_int_eq(strncmp(err.text, "line ", 5), 0);
            ++refused;
        } else {
            struct buf again = {0};
            write_all(&again, trace);
            buf_finish(&again);
            trace_destroy(trace);
        }
        err_finish(&err);
        free(text);
    }
    ck_assert_uint_gt(refused, 10000);
    buf_finish(&written);
}
END_TEST

SUITE_MAIN("jsonl", test_jsonl__one_line_says_all, test_jsonl__reading_gives_back_what_was_written,
           test_jsonl__errors_name_line_and_cause, test_jsonl__no_line_is_an_empty_trace,
           test_jsonl__line_for_people, test_jsonl__survives_damage,
           test_jsonl__step_for_people_has_its_place)
