/* The reader and the validator of property lists. */

#include "support.h"

/* Read all there is, touching every byte of it; returns what ended it. */
static DWORD read_all(const void *list, DWORD bytes, DWORD flags, DWORD *ret_properties)
{
    static volatile BYTE sink;
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    DWORD code = rdk_property_list_open(&reader, list, bytes, flags);

    *ret_properties = 0;
    while (code == ERROR_SUCCESS) {
        code = rdk_property_list_next(&reader, &property);
        if (code == ERROR_SUCCESS) {
            struct rdk_property_list_value value;
            WCHAR text[8];
            (*ret_properties)++;
            rdk_property_list_name_copy(&property, text, COUNT(text));
            while (rdk_property_list_next_value(&property.values, &value) == ERROR_SUCCESS) {
                for (DWORD i = 0; i < value.bytes; i++) {
                    sink = (BYTE)(sink + value.data[i]);
                }
                rdk_property_list_get_text(&value, text, COUNT(text), NULL);
            }
        }
    }
    return code;
}

static BOOL is_documented(DWORD code)
{
    return code == ERROR_NO_MORE_ITEMS || code == ERROR_INSUFFICIENT_BUFFER ||
           code == ERROR_INVALID_PARAMETER || code == ERROR_INVALID_DATA;
}

START_TEST(test_reader__reads_the_worked_example)
{
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    WCHAR text[16];
    DWORD number = 0;
    DWORD chars = 0;
    ULONGLONG large = 0;

    ck_assert_uint_eq(rdk_property_list_open(&reader, example, EXAMPLE_BYTES, 0), ERROR_SUCCESS);
    ck_assert_uint_eq(reader.count, 4);

    ck_assert_uint_eq(rdk_property_list_next(&reader, &property), ERROR_SUCCESS);
    ck_assert(rdk_property_list_name_is(&property, L"pATH"));
    ck_assert_uint_eq(property.offset, 4);
    ck_assert_uint_eq(property.bytes, 0x2C);
    ck_assert_uint_eq(rdk_property_list_get_text(&property.value, text, COUNT(text), &chars),
                      ERROR_SUCCESS);
    ck_assert(text_is(text, L"C:\\x"));
    ck_assert_uint_eq(chars, 4);

    ck_assert_uint_eq(rdk_property_list_next(&reader, &property), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_property_list_get_dword(&property.value, &number), ERROR_SUCCESS);
    ck_assert_uint_eq(number, 5);
    ck_assert_uint_eq(rdk_property_list_get_ularge(&property.value, &large), ERROR_INVALID_DATA);

    ck_assert_uint_eq(rdk_property_list_next(&reader, &property), ERROR_SUCCESS);
    ck_assert_uint_eq(property.value.syntax, CLUSPROP_SYNTAX_LIST_VALUE_MULTI_SZ);
    ck_assert_uint_eq(property.value.bytes, 10);
    ck_assert_mem_eq(property.value.data, L"a\0b\0", 10);

    ck_assert_uint_eq(rdk_property_list_next(&reader, &property), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_property_list_get_ularge(&property.value, &large), ERROR_SUCCESS);
    ck_assert_uint_eq(large, 0x100000000ULL);

    ck_assert_uint_eq(rdk_property_list_next(&reader, &property), ERROR_NO_MORE_ITEMS);
    ck_assert_uint_eq(rdk_property_list_next(&reader, &property), ERROR_NO_MORE_ITEMS);
}
END_TEST

START_TEST(test_reader__stops_at_every_truncation)
{
    for (DWORD bytes = 0; bytes < EXAMPLE_BYTES; bytes++) {
        struct guarded list = guarded_copy(example, bytes);
        DWORD properties;
        ULONGLONG large = 0;
        DWORD number = 0;
        DWORD code;

        ck_assert_uint_eq(read_all(list.data, bytes, 0, &properties), ERROR_INSUFFICIENT_BUFFER);
        ck_assert_uint_lt(properties, 4);
        ck_assert_uint_eq(ResUtilFindULargeIntegerProperty(list.data, bytes, L"Q", &large),
                          ERROR_INVALID_DATA);
        code = ResUtilFindDwordProperty(list.data, bytes, L"Max", &number);
        ck_assert_uint_eq(code, bytes < 0x50 ? ERROR_INVALID_DATA : ERROR_SUCCESS);
        ck_assert_uint_eq(number, bytes < 0x50 ? 0 : 5);
        guarded_free(&list);
    }
}
END_TEST

START_TEST(test_reader__reads_nothing_outside_for_any_changed_byte)
{
    struct guarded list = guarded_copy(example, EXAMPLE_BYTES);

    for (DWORD i = 0; i < EXAMPLE_BYTES; i++) {
        for (unsigned byte = 0; byte < 256; byte++) {
            DWORD properties;
            ULONGLONG large;
            DWORD code;

            list.data[i] = (BYTE)byte;
            ck_assert(is_documented(read_all(list.data, EXAMPLE_BYTES, 0, &properties)));
            ck_assert(is_documented(
                read_all(list.data, EXAMPLE_BYTES, RDK_PROPERTY_LIST_STRICT, &properties)));
            code = ResUtilFindULargeIntegerProperty(list.data, EXAMPLE_BYTES, L"Q", &large);
            ck_assert(code == ERROR_SUCCESS || code == ERROR_FILE_NOT_FOUND ||
                      code == ERROR_INVALID_DATA);
        }
        list.data[i] = example[i];
    }
    guarded_free(&list);
}
END_TEST

START_TEST(test_reader__survives_lengths_near_4_gib)
{
    static const DWORD sizes[] = {0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC, 0xFFFFFFF8,
                                  0xFFFFFFF4, 0x80000000, 0x7FFFFFFF, 0x7FFFFFFC};
    /* The count, and the length of each name and value. */
    static const DWORD places[] = {0x00, 0x08, 0x1C, 0x34, 0x44, 0x54, 0x60, 0x78, 0x84};
    struct guarded list = guarded_copy(example, EXAMPLE_BYTES);

    for (size_t i = 0; i < COUNT(places); i++) {
        for (size_t j = 0; j < COUNT(sizes); j++) {
            DWORD properties;
            memcpy(list.data + places[i], &sizes[j], sizeof(DWORD));
            ck_assert_uint_eq(read_all(list.data, EXAMPLE_BYTES, 0, &properties),
                              ERROR_INSUFFICIENT_BUFFER);
        }
        memcpy(list.data + places[i], example + places[i], sizeof(DWORD));
    }
    guarded_free(&list);
}
END_TEST

/* What a check says of the example with some bytes written over it. */
static const struct wrong {
    const char *what;
    DWORD at;
    DWORD bytes;
    BYTE data[12];
    enum rdk_property_list_fault fault;
    DWORD code;
    DWORD offset;
    DWORD property;
} wrongs[] = {
    {"name syntax", 0x30, 1, {4}, RDK_PROPERTY_LIST_NAME_SYNTAX, ERROR_INVALID_PARAMETER, 0x30, 1},
    {"odd name", 0x34, 1, {7}, RDK_PROPERTY_LIST_NAME_LENGTH, ERROR_INVALID_DATA, 0x34, 1},
    {"name of 2", 0x54, 1, {2}, RDK_PROPERTY_LIST_NAME_LENGTH, ERROR_INVALID_DATA, 0x54, 2},
    {"no NUL in name", 0x5A, 1, {'x'}, RDK_PROPERTY_LIST_NAME_LENGTH, ERROR_INVALID_DATA, 0x58, 2},
    {"empty name", 0x58, 1, {0}, RDK_PROPERTY_LIST_NAME_LENGTH, ERROR_INVALID_DATA, 0x58, 2},
    {"no value", 0x40, 4, {0}, RDK_PROPERTY_LIST_NO_VALUE, ERROR_INVALID_DATA, 0x40, 1},
    {"no ENDMARK", 0x4C, 4, {3, 0, 4}, RDK_PROPERTY_LIST_NO_ENDMARK, ERROR_INVALID_DATA, 0x4C, 1},
    {"type 0", 0x40, 4, {2, 0, 0}, RDK_PROPERTY_LIST_VALUE_SYNTAX, ERROR_INVALID_DATA, 0x40, 1},
    {"DWORD of 3", 0x44, 1, {3}, RDK_PROPERTY_LIST_VALUE_LENGTH, ERROR_INVALID_DATA, 0x44, 1},
    {"odd SZ", 0x1C, 1, {9}, RDK_PROPERTY_LIST_VALUE_LENGTH, ERROR_INVALID_DATA, 0x1C, 0},
    {"empty SZ", 0x1C, 1, {0}, RDK_PROPERTY_LIST_VALUE_LENGTH, ERROR_INVALID_DATA, 0x1C, 0},
    {"SZ without NUL", 0x28, 1, {'y'}, RDK_PROPERTY_LIST_VALUE_TEXT, ERROR_INVALID_DATA, 0x20, 0},
    {"MULTI_SZ of one NUL",
     0x6A,
     1,
     {'z'},
     RDK_PROPERTY_LIST_VALUE_TEXT,
     ERROR_INVALID_DATA,
     0x64,
     2},
    {"length too long",
     0x84,
     1,
     {13},
     RDK_PROPERTY_LIST_TRUNCATED,
     ERROR_INSUFFICIENT_BUFFER,
     0x84,
     3},
    {"one more property",
     0,
     1,
     {5},
     RDK_PROPERTY_LIST_TRUNCATED,
     ERROR_INSUFFICIENT_BUFFER,
     0x94,
     4},
};

START_TEST(test_check__tells_where_and_why)
{
    for (size_t i = 0; i < COUNT(wrongs); i++) {
        const struct wrong *wrong = &wrongs[i];
        BYTE list[EXAMPLE_BYTES];
        struct rdk_property_list_error error;

        memcpy(list, example, EXAMPLE_BYTES);
        memcpy(list + wrong->at, wrong->data, wrong->bytes);
        ck_assert_msg(rdk_property_list_check(list, EXAMPLE_BYTES, 0, &error, NULL) == wrong->code,
                      "%s: code %u", wrong->what, (unsigned)error.code);
        ck_assert_msg(error.fault == wrong->fault, "%s: fault %u", wrong->what, error.fault);
        ck_assert_msg(error.offset == wrong->offset, "%s: offset %u", wrong->what,
                      (unsigned)error.offset);
        ck_assert_msg(error.property == wrong->property, "%s: property %u", wrong->what,
                      (unsigned)error.property);
        ck_assert_uint_gt(strlen(error.expected), 0);
        ck_assert_str_ne(rdk_property_list_fault_text(error.fault), "an unknown fault");
    }
    ck_assert_str_eq(rdk_property_list_fault_text((enum rdk_property_list_fault)99),
                     "an unknown fault");
}
END_TEST

START_TEST(test_check__has_a_list)
{
    struct rdk_property_list_error error;

    ck_assert_uint_eq(rdk_property_list_check(NULL, 100, 0, &error, NULL), ERROR_INVALID_DATA);
    ck_assert_int_eq(error.fault, RDK_PROPERTY_LIST_NO_BUFFER);
    ck_assert_uint_eq(rdk_property_list_check(example, 3, 0, &error, NULL),
                      ERROR_INSUFFICIENT_BUFFER);
    ck_assert_int_eq(error.fault, RDK_PROPERTY_LIST_TRUNCATED);
}
END_TEST

START_TEST(test_check__accepts_both_forms_and_slack)
{
    BYTE list[EXAMPLE_BYTES + 8];
    struct rdk_property_list_error error;
    DWORD bytes = 0;

    memset(list, 0xAA, sizeof(list));
    memcpy(list, example, EXAMPLE_BYTES);
    ck_assert_uint_eq(rdk_property_list_check(list, sizeof(list), 0, &error, &bytes),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(bytes, EXAMPLE_BYTES);
    ck_assert_int_eq(error.fault, RDK_PROPERTY_LIST_SOUND);

    ck_assert_uint_eq(
        rdk_property_list_check(list, sizeof(list), RDK_PROPERTY_LIST_STRICT, &error, NULL),
        ERROR_INVALID_DATA);
    ck_assert_int_eq(error.fault, RDK_PROPERTY_LIST_SLACK);
    ck_assert_uint_eq(error.offset, EXAMPLE_BYTES);

    memset(list + EXAMPLE_BYTES, 0, 4);
    ck_assert_uint_eq(
        rdk_property_list_check(list, sizeof(list), RDK_PROPERTY_LIST_STRICT, &error, NULL),
        ERROR_INVALID_DATA);
    ck_assert_uint_eq(error.offset, EXAMPLE_BYTES + 4);
    ck_assert_uint_eq(
        rdk_property_list_check(list, EXAMPLE_BYTES + 4, RDK_PROPERTY_LIST_STRICT, &error, &bytes),
        ERROR_SUCCESS);
    ck_assert_uint_eq(bytes, EXAMPLE_BYTES + 4);
}
END_TEST

START_TEST(test_check__asks_for_the_form)
{
    BYTE list[EXAMPLE_BYTES + 4] = {0};
    struct rdk_property_list_error error;

    memcpy(list, example, EXAMPLE_BYTES);
    ck_assert_uint_eq(
        rdk_property_list_check(list, EXAMPLE_BYTES, RDK_PROPERTY_LIST_ENDMARK, &error, NULL),
        ERROR_INVALID_DATA);
    ck_assert_int_eq(error.fault, RDK_PROPERTY_LIST_FINAL_ENDMARK);
    ck_assert_uint_eq(error.offset, EXAMPLE_BYTES);
    ck_assert_uint_eq(
        rdk_property_list_check(list, sizeof(list), RDK_PROPERTY_LIST_ENDMARK, &error, NULL),
        ERROR_SUCCESS);
    ck_assert_uint_eq(
        rdk_property_list_check(list, sizeof(list), RDK_PROPERTY_LIST_NO_FINAL, &error, NULL),
        ERROR_INVALID_DATA);
    ck_assert_int_eq(error.fault, RDK_PROPERTY_LIST_FINAL_ENDMARK);
    ck_assert_uint_eq(
        rdk_property_list_check(list, EXAMPLE_BYTES, RDK_PROPERTY_LIST_NO_FINAL, &error, NULL),
        ERROR_SUCCESS);
}
END_TEST

START_TEST(test_check__is_strict_about_padding_and_syntax)
{
    BYTE list[EXAMPLE_BYTES];
    struct rdk_property_list_error error;

    memcpy(list, example, EXAMPLE_BYTES);
    list[0x2B] = 1;
    ck_assert_uint_eq(rdk_property_list_check(list, EXAMPLE_BYTES, 0, &error, NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(
        rdk_property_list_check(list, EXAMPLE_BYTES, RDK_PROPERTY_LIST_STRICT, &error, NULL),
        ERROR_INVALID_DATA);
    ck_assert_int_eq(error.fault, RDK_PROPERTY_LIST_PADDING);
    ck_assert_uint_eq(error.offset, 0x2B);

    memcpy(list, example, EXAMPLE_BYTES);
    list[0x40] = 0x20; /* a format that nobody knows */
    ck_assert_uint_eq(rdk_property_list_check(list, EXAMPLE_BYTES, 0, &error, NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(
        rdk_property_list_check(list, EXAMPLE_BYTES, RDK_PROPERTY_LIST_STRICT, &error, NULL),
        ERROR_INVALID_DATA);
    ck_assert_int_eq(error.fault, RDK_PROPERTY_LIST_VALUE_SYNTAX);
    ck_assert_uint_eq(error.offset, 0x40);
}
END_TEST

START_TEST(test_check__looks_into_lists_in_lists)
{
    struct rdk_property_list_builder builder;
    struct rdk_property_list_error error;
    BYTE nested[EXAMPLE_BYTES];
    DWORD bytes = 0;

    memcpy(nested, example, EXAMPLE_BYTES);
    for (int broken = 0; broken < 2; broken++) {
        nested[0x30] = broken ? 9 : 3;
        rdk_property_list_builder_init(&builder, 0);
        rdk_property_list_add_property_list(&builder, L"Inner", nested, EXAMPLE_BYTES);
        ck_assert_uint_eq(rdk_property_list_done(&builder, &bytes), ERROR_SUCCESS);
        ck_assert_uint_eq(rdk_property_list_check(builder.buffer, bytes, 0, &error, NULL),
                          ERROR_SUCCESS);
        ck_assert_uint_eq(
            rdk_property_list_check(builder.buffer, bytes, RDK_PROPERTY_LIST_STRICT, &error, NULL),
            broken ? ERROR_INVALID_DATA : ERROR_SUCCESS);
        ck_assert_int_eq(error.fault,
                         broken ? RDK_PROPERTY_LIST_VALUE_NESTED : RDK_PROPERTY_LIST_SOUND);
        rdk_property_list_builder_finish(&builder);
    }
}
END_TEST

START_TEST(test_reader__takes_an_empty_list)
{
    static const BYTE zeros[8] = {0};
    DWORD properties;

    ck_assert_uint_eq(read_all(zeros, 4, 0, &properties), ERROR_NO_MORE_ITEMS);
    ck_assert_uint_eq(read_all(zeros, 8, RDK_PROPERTY_LIST_STRICT, &properties),
                      ERROR_NO_MORE_ITEMS);
    ck_assert_uint_eq(properties, 0);
}
END_TEST

START_TEST(test_reader__reads_at_any_address)
{
    BYTE buffer[EXAMPLE_BYTES + 8];

    for (DWORD shift = 0; shift < 8; shift++) {
        struct rdk_property_list_property property;
        ULONGLONG large = 0;
        DWORD properties;

        memcpy(buffer + shift, example, EXAMPLE_BYTES);
        ck_assert_uint_eq(read_all(buffer + shift, EXAMPLE_BYTES, 0, &properties),
                          ERROR_NO_MORE_ITEMS);
        ck_assert_uint_eq(properties, 4);
        ck_assert_uint_eq(rdk_property_list_find(buffer + shift, EXAMPLE_BYTES, L"q", &property),
                          ERROR_SUCCESS);
        ck_assert_uint_eq(rdk_property_list_get_ularge(&property.value, &large), ERROR_SUCCESS);
        ck_assert_uint_eq(large, 0x100000000ULL);
    }
}
END_TEST

START_TEST(test_reader__walks_all_values_of_a_property)
{
    struct rdk_property_list_builder builder;
    struct rdk_property_list_property property;
    struct rdk_property_list_value value;
    DWORD bytes = 0;

    rdk_property_list_builder_init(&builder, 0);
    rdk_property_list_begin(&builder, L"Several");
    for (DWORD i = 0; i < 5; i++) {
        rdk_property_list_add_value(&builder, CLUSPROP_SYNTAX_LIST_VALUE_DWORD, &i, sizeof(i));
    }
    rdk_property_list_end(&builder);
    ck_assert_uint_eq(rdk_property_list_done(&builder, &bytes), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_property_list_find(builder.buffer, bytes, L"several", &property),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(property.value_count, 5);
    for (DWORD i = 0; i < 5; i++) {
        DWORD number = 99;
        ck_assert_uint_eq(rdk_property_list_next_value(&property.values, &value), ERROR_SUCCESS);
        ck_assert_uint_eq(rdk_property_list_get_dword(&value, &number), ERROR_SUCCESS);
        ck_assert_uint_eq(number, i);
    }
    ck_assert_uint_eq(rdk_property_list_next_value(&property.values, &value), ERROR_NO_MORE_ITEMS);
    rdk_property_list_builder_finish(&builder);
}
END_TEST

START_TEST(test_reader__reads_bare_value_lists)
{
    /* A class of 4 bytes, and one with its subclass: the same syntax, two lengths. */
    static const BYTE values[] = {2, 0, 2, 0, 4, 0, 0, 0, 1, 0, 0, 0,    2, 0, 2, 0,
                                  8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 0, 0};
    struct rdk_property_list_cursor cursor;
    struct rdk_property_list_value value;

    ck_assert_uint_eq(rdk_property_list_open_values(&cursor, values, sizeof(values), 0),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_property_list_next_value(&cursor, &value), ERROR_SUCCESS);
    ck_assert_uint_eq(value.type, CLUSPROP_TYPE_RESCLASS);
    ck_assert_uint_eq(value.bytes, 4);
    ck_assert_uint_eq(rdk_property_list_next_value(&cursor, &value), ERROR_SUCCESS);
    ck_assert_uint_eq(value.bytes, 8);
    ck_assert_uint_eq(rdk_property_list_next_value(&cursor, &value), ERROR_NO_MORE_ITEMS);

    ck_assert_uint_eq(rdk_property_list_open_values(&cursor, NULL, 8, 0), ERROR_INVALID_DATA);
    ck_assert_uint_eq(rdk_property_list_next_value(&cursor, &value), ERROR_INVALID_DATA);
    for (DWORD bytes = 0; bytes < sizeof(values); bytes++) {
        struct guarded cut = guarded_copy(values, bytes);
        DWORD code;
        rdk_property_list_open_values(&cursor, cut.data, bytes, 0);
        while ((code = rdk_property_list_next_value(&cursor, &value)) == ERROR_SUCCESS) {
        }
        ck_assert_uint_eq(code, ERROR_INSUFFICIENT_BUFFER);
        ck_assert_int_eq(cursor.error.fault, RDK_PROPERTY_LIST_TRUNCATED);
        guarded_free(&cut);
    }
}
END_TEST

START_TEST(test_reader__cuts_text_to_the_buffer)
{
    struct rdk_property_list_property property;
    WCHAR text[3] = {9, 9, 9};
    DWORD chars = 0;

    ck_assert_uint_eq(rdk_property_list_find(example, EXAMPLE_BYTES, L"Path", &property),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_property_list_get_text(&property.value, text, 3, &chars),
                      ERROR_MORE_DATA);
    ck_assert_uint_eq(chars, 4);
    ck_assert(text_is(text, L"C:"));
    ck_assert_uint_eq(rdk_property_list_get_text(&property.value, NULL, 0, &chars),
                      ERROR_MORE_DATA);
    ck_assert_uint_eq(rdk_property_list_name_copy(&property, text, 3), 4);
    ck_assert(text_is(text, L"Pa"));
    ck_assert_uint_eq(rdk_property_list_find(example, EXAMPLE_BYTES, L"Max", &property),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_property_list_get_text(&property.value, text, 3, &chars),
                      ERROR_INVALID_DATA);
    ck_assert_uint_eq(rdk_property_list_find(example, EXAMPLE_BYTES, L"Ma", &property),
                      ERROR_FILE_NOT_FOUND);
}
END_TEST

CLUSTER_MAIN("reader", test_reader__reads_the_worked_example,
             test_reader__stops_at_every_truncation,
             test_reader__reads_nothing_outside_for_any_changed_byte,
             test_reader__survives_lengths_near_4_gib, test_check__tells_where_and_why,
             test_check__has_a_list, test_check__accepts_both_forms_and_slack,
             test_check__asks_for_the_form, test_check__is_strict_about_padding_and_syntax,
             test_check__looks_into_lists_in_lists, test_reader__takes_an_empty_list,
             test_reader__reads_at_any_address, test_reader__walks_all_values_of_a_property,
             test_reader__reads_bare_value_lists, test_reader__cuts_text_to_the_buffer)
