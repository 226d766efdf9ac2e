/* The builder of property lists. */

#include "support.h"

static void add_example(struct rdk_property_list_builder *builder)
{
    rdk_property_list_add_sz(builder, L"Path", L"C:\\x");
    rdk_property_list_add_dword(builder, L"Max", 5);
    rdk_property_list_add_multi_sz(builder, L"L", L"a\0b\0", 10);
    rdk_property_list_add_ularge(builder, L"Q", 0x100000000ULL);
}

START_TEST(test_builder__makes_the_worked_example_in_documentation_form)
{
    struct rdk_property_list_builder builder;
    DWORD bytes = 0;

    rdk_property_list_builder_init(&builder, RDK_PROPERTY_LIST_DOCUMENTATION_FORM);
    add_example(&builder);
    ck_assert_uint_eq(rdk_property_list_done(&builder, &bytes), ERROR_SUCCESS);
    ck_assert_uint_eq(bytes, EXAMPLE_BYTES);
    ck_assert_mem_eq(builder.buffer, example, EXAMPLE_BYTES);
    rdk_property_list_builder_finish(&builder);
    rdk_property_list_builder_finish(&builder);
    rdk_property_list_builder_finish(NULL);
}
END_TEST

START_TEST(test_builder__adds_one_zero_dword_in_default_form)
{
    struct rdk_property_list_builder builder;
    DWORD bytes = 0;
    BYTE *list;

    rdk_property_list_builder_init(&builder, 0);
    add_example(&builder);
    ck_assert_uint_eq(rdk_property_list_done(&builder, NULL), ERROR_SUCCESS);
    list = rdk_property_list_take(&builder, &bytes);
    ck_assert_ptr_nonnull(list);
    ck_assert_uint_eq(bytes, EXAMPLE_BYTES + 4);
    ck_assert_mem_eq(list, example, EXAMPLE_BYTES);
    ck_assert_mem_eq(list + EXAMPLE_BYTES, "\0\0\0\0", 4);
    ck_assert_ptr_null(rdk_property_list_take(&builder, NULL));
    LocalFree(list);
    rdk_property_list_builder_finish(&builder);
}
END_TEST

START_TEST(test_builder__copies_what_it_reads)
{
    struct rdk_property_list_builder builder;
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;

    rdk_property_list_builder_init(&builder, RDK_PROPERTY_LIST_DOCUMENTATION_FORM);
    rdk_property_list_open(&reader, example, EXAMPLE_BYTES, 0);
    while (rdk_property_list_next(&reader, &property) == ERROR_SUCCESS) {
        rdk_property_list_add_copy(&builder, &property);
    }
    ck_assert_uint_eq(rdk_property_list_done(&builder, NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(builder.used, EXAMPLE_BYTES);
    ck_assert_mem_eq(builder.buffer, example, EXAMPLE_BYTES);
    rdk_property_list_builder_finish(&builder);
}
END_TEST

START_TEST(test_builder__never_writes_behind_the_callers_buffer)
{
    for (DWORD size = 0; size <= EXAMPLE_BYTES; size++) {
        struct rdk_property_list_builder builder;
        struct guarded buffer = guarded_copy(example, size);
        DWORD bytes = 0;

        rdk_property_list_builder_init_buffer(&builder, buffer.data, size,
                                              RDK_PROPERTY_LIST_DOCUMENTATION_FORM);
        add_example(&builder);
        ck_assert_uint_eq(rdk_property_list_done(&builder, &bytes),
                          size < EXAMPLE_BYTES ? ERROR_MORE_DATA : ERROR_SUCCESS);
        ck_assert_uint_eq(bytes, EXAMPLE_BYTES);
        if (size == EXAMPLE_BYTES) {
            ck_assert_mem_eq(buffer.data, example, EXAMPLE_BYTES);
        }
        rdk_property_list_builder_finish(&builder);
        guarded_free(&buffer);
    }
}
END_TEST

START_TEST(test_builder__counts_without_a_buffer)
{
    struct rdk_property_list_builder builder;
    DWORD bytes = 0;

    rdk_property_list_builder_init_buffer(&builder, NULL, 100, 0);
    add_example(&builder);
    ck_assert_uint_eq(rdk_property_list_done(&builder, &bytes), ERROR_MORE_DATA);
    ck_assert_uint_eq(bytes, EXAMPLE_BYTES + 4);
    ck_assert_ptr_null(rdk_property_list_take(&builder, NULL));
}
END_TEST

static void add_every_format(struct rdk_property_list_builder *builder)
{
    static const BYTE descriptor[20] = {1, 0, 4, 0x80};
    static const BYTE no_values[4] = {0};
    static const FILETIME time = {1, 2};

    rdk_property_list_builder_init(builder, 0);
    rdk_property_list_add_dword(builder, L"0", 1);
    rdk_property_list_add_long(builder, L"1", -1);
    rdk_property_list_add_word(builder, L"2", 0xFFFF);
    rdk_property_list_add_ularge(builder, L"3", 1);
    rdk_property_list_add_large(builder, L"4", -5000000000LL);
    rdk_property_list_add_filetime(builder, L"5", time);
    rdk_property_list_add_sz(builder, L"6", L"x");
    rdk_property_list_add_expand_sz(builder, L"7", L"%x%", L"y");
    rdk_property_list_add_multi_sz(builder, L"8", NULL, 0);
    rdk_property_list_add_binary(builder, L"9", "abc", 3);
    rdk_property_list_add_binary(builder, L"10", NULL, 0);
    rdk_property_list_add_security_descriptor(builder, L"11", descriptor, sizeof(descriptor));
    rdk_property_list_add_value_list(builder, L"12", no_values, sizeof(no_values));
    rdk_property_list_add_property_list(builder, L"13", example, EXAMPLE_BYTES);
    rdk_property_list_add_multi_sz(builder, L"14", L"\0", 4);
    rdk_property_list_add_sz(builder, L"15", NULL);
}

START_TEST(test_builder__adds_every_format_so_that_it_reads_back)
{
    static const WORD formats[] = {
        CLUSPROP_FORMAT_DWORD,
        CLUSPROP_FORMAT_LONG,
        CLUSPROP_FORMAT_WORD,
        CLUSPROP_FORMAT_ULARGE_INTEGER,
        CLUSPROP_FORMAT_LARGE_INTEGER,
        CLUSPROP_FORMAT_FILETIME,
        CLUSPROP_FORMAT_SZ,
        CLUSPROP_FORMAT_EXPAND_SZ,
        CLUSPROP_FORMAT_MULTI_SZ,
        CLUSPROP_FORMAT_BINARY,
        CLUSPROP_FORMAT_BINARY,
        CLUSPROP_FORMAT_SECURITY_DESCRIPTOR,
        CLUSPROP_FORMAT_VALUE_LIST,
        CLUSPROP_FORMAT_PROPERTY_LIST,
        CLUSPROP_FORMAT_MULTI_SZ,
        CLUSPROP_FORMAT_SZ,
    };
    struct rdk_property_list_builder builder;
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    FILETIME time = {0};
    LONG number = 0;
    LONGLONG large = 0;
    WORD word = 0;

    add_every_format(&builder);
    ck_assert_uint_eq(rdk_property_list_done(&builder, NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(rdk_property_list_check(builder.buffer, builder.used,
                                              RDK_PROPERTY_LIST_STRICT | RDK_PROPERTY_LIST_ENDMARK,
                                              NULL, NULL),
                      ERROR_SUCCESS);
    rdk_property_list_open(&reader, builder.buffer, builder.used, 0);
    for (size_t i = 0; i < COUNT(formats); i++) {
        ck_assert_uint_eq(rdk_property_list_next(&reader, &property), ERROR_SUCCESS);
        ck_assert_uint_eq(property.value.format, formats[i]);
        ck_assert_uint_eq(property.value_count, i == 7 ? 2 : 1);
    }
    rdk_property_list_find(builder.buffer, builder.used, L"1", &property);
    ck_assert_uint_eq(rdk_property_list_get_long(&property.value, &number), ERROR_SUCCESS);
    ck_assert_int_eq(number, -1);
    rdk_property_list_find(builder.buffer, builder.used, L"2", &property);
    ck_assert_uint_eq(rdk_property_list_get_word(&property.value, &word), ERROR_SUCCESS);
    ck_assert_uint_eq(word, 0xFFFF);
    rdk_property_list_find(builder.buffer, builder.used, L"4", &property);
    ck_assert_uint_eq(rdk_property_list_get_large(&property.value, &large), ERROR_SUCCESS);
    ck_assert_int_eq(large, -5000000000LL);
    rdk_property_list_find(builder.buffer, builder.used, L"5", &property);
    ck_assert_uint_eq(rdk_property_list_get_filetime(&property.value, &time), ERROR_SUCCESS);
    ck_assert_uint_eq(time.dwHighDateTime, 2);
    rdk_property_list_builder_finish(&builder);
}
END_TEST

/* Each of these is a mistake of the caller; the first one sticks. */
static DWORD mistake(int number, struct rdk_property_list_builder *builder)
{
    switch (number) {
    case 0:
        return rdk_property_list_add_dword(builder, NULL, 1);
    case 1:
        return rdk_property_list_add_dword(builder, L"", 1);
    case 2:
        return rdk_property_list_add_binary(builder, L"x", NULL, 1);
    case 3:
        return rdk_property_list_add_multi_sz(builder, L"x", L"abc", 6);
    case 4:
        return rdk_property_list_add_security_descriptor(builder, L"x", example, 19);
    case 5:
        return rdk_property_list_add_value(builder, CLUSPROP_SYNTAX_LIST_VALUE_DWORD, example, 4);
    case 6:
        return rdk_property_list_end(builder);
    case 7:
        rdk_property_list_begin(builder, L"x");
        return rdk_property_list_end(builder);
    case 8:
        rdk_property_list_begin(builder, L"x");
        return rdk_property_list_begin(builder, L"y");
    case 9:
        return rdk_property_list_add(builder, L"x", CLUSPROP_SYNTAX_NAME, L"y", 4);
    case 10:
        return rdk_property_list_add(builder, L"x", CLUSPROP_SYNTAX_ENDMARK, NULL, 0);
    default:
        rdk_property_list_begin(builder, L"x");
        return rdk_property_list_done(builder, NULL);
    }
}

START_TEST(test_builder__refuses_what_would_be_no_list)
{
    for (int i = 0; i <= 11; i++) {
        struct rdk_property_list_builder builder;

        rdk_property_list_builder_init(&builder, 0);
        ck_assert_msg(mistake(i, &builder) == ERROR_INVALID_PARAMETER, "mistake %d", i);
        ck_assert_uint_eq(rdk_property_list_add_dword(&builder, L"Fine", 1),
                          ERROR_INVALID_PARAMETER);
        ck_assert_uint_eq(rdk_property_list_done(&builder, NULL), ERROR_INVALID_PARAMETER);
        ck_assert_ptr_null(rdk_property_list_take(&builder, NULL));
        rdk_property_list_builder_finish(&builder);
    }
}
END_TEST

START_TEST(test_builder__stops_before_4_gib)
{
    struct rdk_property_list_builder builder;
    static const BYTE byte;

    /* Without a buffer it only counts, so that the size need not be there. */
    rdk_property_list_builder_init_buffer(&builder, NULL, 0, 0);
    ck_assert_uint_eq(
        rdk_property_list_add(&builder, L"x", CLUSPROP_SYNTAX_LIST_VALUE_BINARY, &byte, 0xFFFFFF00),
        ERROR_SUCCESS);
    ck_assert_uint_eq(
        rdk_property_list_add(&builder, L"y", CLUSPROP_SYNTAX_LIST_VALUE_BINARY, &byte, 0x1000),
        ERROR_ARITHMETIC_OVERFLOW);
    ck_assert_uint_eq(rdk_property_list_done(&builder, NULL), ERROR_ARITHMETIC_OVERFLOW);
}
END_TEST

START_TEST(test_builder__makes_bare_value_lists)
{
    struct rdk_property_list_builder builder;
    DWORD class = 1;

    rdk_property_list_builder_init(&builder, RDK_PROPERTY_LIST_VALUES_ONLY);
    rdk_property_list_add_value(&builder, CLUSPROP_SYNTAX_RESCLASS, &class, sizeof(class));
    rdk_property_list_add_value(&builder, CLUSPROP_SYNTAX_NAME, L"N", 4);
    ck_assert_uint_eq(rdk_property_list_done(&builder, NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(builder.used, 28);
    ck_assert_mem_eq(builder.buffer, "\2\0\2\0\4\0\0\0\1\0\0\0\3\0\4\0\4\0\0\0N\0\0\0\0\0\0\0", 28);
    rdk_property_list_builder_finish(&builder);
}
END_TEST

CLUSTER_MAIN("builder", test_builder__makes_the_worked_example_in_documentation_form,
             test_builder__adds_one_zero_dword_in_default_form, test_builder__copies_what_it_reads,
             test_builder__never_writes_behind_the_callers_buffer,
             test_builder__counts_without_a_buffer,
             test_builder__adds_every_format_so_that_it_reads_back,
             test_builder__refuses_what_would_be_no_list, test_builder__stops_before_4_gib,
             test_builder__makes_bare_value_lists)
