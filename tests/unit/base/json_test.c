#include <string.h>

#include "../suite.h"
#include "base/json.h"
#include "base/memory.h"

static struct arena *arena;
static const struct json_value *value;
static struct err err;

static int read_text(const char *text)
{
    arena_destroy(arena);
    arena = arena_create();
    err_finish(&err);
    value = NULL;
    return json_read(text, strlen(text), arena, &value, &err);
}

START_TEST(test_json__writes_in_order)
{
    struct buf out = {0};
    struct json_writer json = {.out = &out};
    json_object_begin(&json);
    json_key(&json, "a");
    json_unsigned(&json, UINT64_MAX);
    json_key(&json, "b");
    json_array_begin(&json);
    json_signed(&json, INT64_MIN);
    json_null(&json);
    json_bool(&json, true);
    json_object_begin(&json);
    json_object_end(&json);
    json_array_end(&json);
    json_key(&json, "c");
    json_text(&json, "q\"\\\n\x01\x7F\xC3\xA9\xFF");
    json_object_end(&json);
    ck_assert_str_eq(buf_text(&out),
                     "{\"a\":18446744073709551615,\"b\":[-9223372036854775808,null,true,{}],"
                     "\"c\":\"q\\\"\\\\\\n\\u0001\\u007f\xC3\xA9\xEF\xBF\xBD\"}");
    buf_finish(&out);
}
END_TEST

START_TEST(test_json__reads_what_it_writes)
{
    ck_assert_int_eq(read_text(" {\"a\":18446744073709551615, \"b\":[-9223372036854775808,true],"
                               "\"c\":\"\\u00e9\\ud83d\\ude00\\n\\u0000x\",\"d\":{}} "),
                     0);
    ck_assert_uint_eq(json_member(value, "a")->number, UINT64_MAX);
    const struct json_value *list = json_member(value, "b");
    ck_assert_int_eq((int64_t)list->first->number, INT64_MIN);
    ck_assert(list->first->negative);
    ck_assert_int_eq(list->first->next->kind, JSON_BOOL);
    const struct json_value *text = json_member(value, "c");
    ck_assert_uint_eq(text->length, 9);
    ck_assert_int_eq(memcmp(text->text, "\xC3\xA9\xF0\x9F\x98\x80\n\0x", 9), 0);
    ck_assert_ptr_null(json_member(value, "d")->first);
    ck_assert_ptr_null(json_member(value, "e"));
}
END_TEST

START_TEST(test_json__refuses_what_is_not_json)
{
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {
        {"", "byte 1: a value expected"},
        {"{\"a\":1,\"a\":2}", "byte 11: a key given twice"},
        {"1 2", "byte 3: something behind the value"},
        {"1.5", "byte 2: an integer expected"},
        {"01", "byte 3: a number expected"},
        {"-", "byte 2: a number expected"},
        {"18446744073709551616", "byte 20: a number past 64 bits"},
        {"-9223372036854775809", "byte 21: a number past 64 bits"},
        {"\"abc", "byte 5: a text is not ended"},
        {"\"a\nb\"", "byte 3: a control character in a text"},
        {"\"\\x\"", "byte 3: unknown escape"},
        {"\"\\ud800\"", "byte 8: the second half of a surrogate pair expected"},
        {"\"\\udc00\"", "byte 8: half of a surrogate pair"},
        {"\"\xFF\"", "byte 2: invalid UTF-8"},
        {"[1,]", "byte 4: a value expected"},
        {"{\"a\"}", "byte 5: ':' expected"},
        {"{1:2}", "byte 2: a key expected"},
        {"[1}", "byte 3: ',' or ']' expected"},
        {"nul", "byte 1: a value expected"},
        {"[[[[[[[[[[[[[[[[[", "byte 17: nested too deeply"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        ck_assert_int_eq(read_text(cases[i].text), -22);
        ck_assert_str_eq(err.text, cases[i].message);
    }
}
END_TEST

SUITE_MAIN("json", test_json__writes_in_order, test_json__reads_what_it_writes,
           test_json__refuses_what_is_not_json)
