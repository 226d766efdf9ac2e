/* Property tables: verify and store lists. */

#include "support.h"

static struct rdk_property_list_builder list;
static struct sample_block block;

static void begin(void)
{
    rdk_property_list_builder_init(&list, 0);
}

static void end(void)
{
    ck_assert_uint_eq(rdk_property_list_done(&list, NULL), ERROR_SUCCESS);
}

static void drop(void)
{
    rdk_property_list_builder_finish(&list);
}

static DWORD verify(BOOL allow_unknown)
{
    return ResUtilVerifyPropertyTable(sample_table, NULL, allow_unknown, list.buffer, list.used,
                                      (LPBYTE)&block);
}

static DWORD set(BOOL allow_unknown, LPBYTE out)
{
    return ResUtilSetPropertyTable(key, sample_table, NULL, allow_unknown, list.buffer, list.used,
                                   out);
}

static const BYTE descriptor[20] = {1, 0, 4, 0x80};

/* A good value for every item that may be set. */
static void list_all(void)
{
    FILETIME time = {1, 2};

    begin();
    rdk_property_list_add_dword(&list, L"number", 9);
    rdk_property_list_add_dword(&list, L"SignedDword", (DWORD)-2);
    rdk_property_list_add_long(&list, L"Long", 15);
    rdk_property_list_add_word(&list, L"Word", 0xABCD);
    rdk_property_list_add_ularge(&list, L"ULarge", 1ULL << 40);
    rdk_property_list_add_large(&list, L"Large", -10);
    rdk_property_list_add_filetime(&list, L"Time", time);
    rdk_property_list_add_sz(&list, L"Text", L"text");
    rdk_property_list_add_expand_sz(&list, L"Expand", L"%x%", L"y");
    rdk_property_list_add_multi_sz(&list, L"Multi", L"a\0b\0", 10);
    rdk_property_list_add_binary(&list, L"Binary", "abc", 3);
    rdk_property_list_add_security_descriptor(&list, L"Security", descriptor, 20);
    rdk_property_list_add_dword(&list, L"InMemory", 4);
    rdk_property_list_add_sz(&list, L"Below", L"there");
    end();
}

static void check_all(void)
{
    ck_assert_uint_eq(block.number, 9);
    ck_assert_uint_eq(block.signed_dword, (DWORD)-2);
    ck_assert_int_eq(block.long_number, 15);
    ck_assert_uint_eq(block.word, 0xABCD);
    ck_assert_uint_eq(block.ularge, 1ULL << 40);
    ck_assert_int_eq(block.large, -10);
    ck_assert_uint_eq(block.time.dwHighDateTime, 2);
    ck_assert(text_is(block.text, L"text"));
    ck_assert(text_is(block.expand, L"%x%"));
    ck_assert_uint_eq(block.multi_bytes, 10);
    ck_assert_mem_eq(block.multi, L"a\0b\0", 10);
    ck_assert_uint_eq(block.binary_bytes, 3);
    ck_assert_mem_eq(block.binary, "abc", 3);
    ck_assert_uint_eq(block.security_bytes, 20);
    ck_assert_uint_eq(block.in_memory, 4);
    ck_assert(text_is(block.below, L"there"));
}

START_TEST(test_verify__fills_the_members_of_listed_properties)
{
    list_all();
    block.read_only = 77;
    ck_assert_uint_eq(verify(FALSE), ERROR_SUCCESS);
    check_all();
    ck_assert_uint_eq(block.read_only, 77);
    ck_assert_uint_eq(verify(FALSE), ERROR_SUCCESS);
    check_all();
    ck_assert_uint_eq(
        ResUtilVerifyPropertyTable(sample_table, NULL, FALSE, list.buffer, list.used, NULL),
        ERROR_SUCCESS);
    ck_assert_uint_eq(writes(), 1);
    sample_free(&block);
    drop();
}
END_TEST

START_TEST(test_verify__needs_table_and_list)
{
    list_all();
    ck_assert_uint_eq(ResUtilVerifyPropertyTable(NULL, NULL, FALSE, list.buffer, list.used, NULL),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilVerifyPropertyTable(sample_table, NULL, FALSE, NULL, 100, NULL),
                      ERROR_INVALID_DATA);
    ck_assert_uint_eq(
        ResUtilSetPropertyTable(NULL, sample_table, NULL, FALSE, list.buffer, list.used, NULL),
        ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilSetPropertyTable(key, NULL, NULL, FALSE, list.buffer, list.used, NULL),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilSetPropertyTable(key, sample_table, NULL, FALSE, NULL, 100, NULL),
                      ERROR_INVALID_DATA);
    drop();
}
END_TEST

START_TEST(test_table__says_when_the_list_ends_early)
{
    DWORD before = writes();

    list_all();
    for (DWORD bytes = 0; bytes < list.used - 4; bytes++) {
        struct guarded cut = guarded_copy(list.buffer, bytes);
        ck_assert_uint_eq(
            ResUtilVerifyPropertyTable(sample_table, NULL, TRUE, cut.data, bytes, (LPBYTE)&block),
            ERROR_INSUFFICIENT_BUFFER);
        ck_assert_uint_eq(
            ResUtilSetPropertyTable(key, sample_table, NULL, TRUE, cut.data, bytes, (LPBYTE)&block),
            ERROR_INSUFFICIENT_BUFFER);
        ck_assert_uint_eq(ResUtilSetPrivatePropertyList(key, cut.data, bytes),
                          ERROR_INSUFFICIENT_BUFFER);
        ck_assert_uint_eq(ResUtilSetUnknownProperties(key, sample_table, cut.data, bytes),
                          ERROR_INSUFFICIENT_BUFFER);
        guarded_free(&cut);
    }
    ck_assert_uint_eq(writes(), before);
    ck_assert_ptr_null(block.text);
    drop();
}
END_TEST

/* A list that is wrong in its last property, and what it gives. A good one comes first, of which
 * nothing may be seen. */
static const struct bad {
    LPCWSTR name;
    DWORD syntax;
    ULONGLONG data;
    DWORD bytes;
    DWORD code;
} bads[] = {
    {L"Number", CLUSPROP_SYNTAX_LIST_VALUE_DWORD, 0, 4, ERROR_INVALID_DATA},
    {L"Number", CLUSPROP_SYNTAX_LIST_VALUE_DWORD, 10, 4, ERROR_INVALID_DATA},
    {L"Number", CLUSPROP_SYNTAX_LIST_VALUE_LONG, 5, 4, ERROR_INVALID_PARAMETER},
    {L"Number", CLUSPROP_SYNTAX_LIST_VALUE_DWORD, 5, 3, ERROR_INVALID_DATA},
    {L"Number", CLUSPROP_SYNTAX_LIST_VALUE_DWORD, 5, 8, ERROR_INVALID_DATA},
    {L"Number", CLUSPROP_SYNTAX_LIST_VALUE_DWORD, 0, 0, ERROR_INVALID_DATA},
    {L"Number", CLUSPROP_SYNTAX_RESCLASS, 5, 4, ERROR_INVALID_PARAMETER},
    {L"SignedDword", CLUSPROP_SYNTAX_LIST_VALUE_DWORD, 3, 4, ERROR_INVALID_DATA},
    {L"SignedDword", CLUSPROP_SYNTAX_LIST_VALUE_DWORD, 0xFFFFFFFD, 4, ERROR_INVALID_DATA},
    {L"Long", CLUSPROP_SYNTAX_LIST_VALUE_LONG, 0xFFFFFFFE, 4, ERROR_INVALID_DATA},
    {L"Long", CLUSPROP_SYNTAX_LIST_VALUE_LONG, 16, 4, ERROR_INVALID_DATA},
    {L"Long", CLUSPROP_SYNTAX_LIST_VALUE_DWORD, 1, 4, ERROR_INVALID_PARAMETER},
    {L"ULarge", CLUSPROP_SYNTAX_LIST_VALUE_ULARGE_INTEGER, 0, 8, ERROR_INVALID_DATA},
    {L"ULarge", CLUSPROP_SYNTAX_LIST_VALUE_ULARGE_INTEGER, (1ULL << 40) + 1, 8, ERROR_INVALID_DATA},
    {L"Large", CLUSPROP_SYNTAX_LIST_VALUE_LARGE_INTEGER, (ULONGLONG)-11, 8, ERROR_INVALID_DATA},
    {L"Large", CLUSPROP_SYNTAX_LIST_VALUE_LARGE_INTEGER, 11, 8, ERROR_INVALID_DATA},
    {L"Time", CLUSPROP_SYNTAX_LIST_VALUE_FILETIME, 0x7FFFFFFF00000001ULL, 8, ERROR_INVALID_DATA},
    {L"Text", CLUSPROP_SYNTAX_LIST_VALUE_SZ, 'a', 2, ERROR_INVALID_DATA},
    {L"Text", CLUSPROP_SYNTAX_LIST_VALUE_SZ, 0, 0, ERROR_INVALID_DATA},
    {L"Text", CLUSPROP_SYNTAX_LIST_VALUE_EXPAND_SZ, 0, 2, ERROR_INVALID_PARAMETER},
    {L"Multi", CLUSPROP_SYNTAX_LIST_VALUE_MULTI_SZ, 'a', 4, ERROR_INVALID_DATA},
    {L"Security", CLUSPROP_SYNTAX_LIST_VALUE_SECURITY_DESCRIPTOR, 0, 8, ERROR_INVALID_DATA},
    {L"ReadOnly", CLUSPROP_SYNTAX_LIST_VALUE_DWORD, 42, 4, ERROR_INVALID_PARAMETER},
    {L"Unknown", CLUSPROP_SYNTAX_LIST_VALUE_DWORD, 1, 4, ERROR_INVALID_PARAMETER},
};

START_TEST(test_table__checks_all_before_it_does_anything)
{
    DWORD before = writes();

    for (size_t i = 0; i < COUNT(bads); i++) {
        DWORD code;

        begin();
        rdk_property_list_add_sz(&list, L"Below", L"good");
        rdk_property_list_add_dword(&list, L"InMemory", 8);
        rdk_property_list_add(&list, bads[i].name, bads[i].syntax, &bads[i].data, bads[i].bytes);
        end();
        code = verify(FALSE);
        ck_assert_msg(code == bads[i].code, "verify %zu: %u", i, (unsigned)code);
        code = set(FALSE, (LPBYTE)&block);
        ck_assert_msg(code == bads[i].code, "set %zu: %u", i, (unsigned)code);
        ck_assert_ptr_null(block.below);
        ck_assert_uint_eq(block.in_memory, 0);
        drop();
    }
    ck_assert_uint_eq(writes(), before);
}
END_TEST

START_TEST(test_table__names_and_types_come_before_ranges)
{
    begin();
    rdk_property_list_add_dword(&list, L"Number", 10);
    rdk_property_list_add_dword(&list, L"Unknown", 1);
    end();
    ck_assert_uint_eq(verify(FALSE), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(verify(TRUE), ERROR_INVALID_DATA);
    drop();
    begin();
    rdk_property_list_add_dword(&list, L"Number", 10);
    rdk_property_list_add_dword(&list, L"Long", 1);
    rdk_property_list_add_dword(&list, L"Number", 5);
    end();
    ck_assert_uint_eq(verify(FALSE), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(set(TRUE, (LPBYTE)&block), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(block.number, 0);
    drop();
}
END_TEST

START_TEST(test_table__wrong_name_syntax_is_an_invalid_parameter)
{
    list_all();
    list.buffer[4] = 9;
    ck_assert_uint_eq(verify(TRUE), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(set(TRUE, NULL), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilSetPrivatePropertyList(key, list.buffer, list.used),
                      ERROR_INVALID_PARAMETER);
    drop();
}
END_TEST

START_TEST(test_table__range_bounds_are_inside)
{
    static const LONG numbers[] = {-1, 15};

    for (size_t i = 0; i < COUNT(numbers); i++) {
        begin();
        rdk_property_list_add_long(&list, L"Long", numbers[i]);
        rdk_property_list_add_dword(&list, L"Number", i == 0 ? 1 : 9);
        rdk_property_list_add_dword(&list, L"SignedDword", i == 0 ? (DWORD)-2 : 2);
        rdk_property_list_add_ularge(&list, L"ULarge", i == 0 ? 1 : 1ULL << 40);
        rdk_property_list_add_large(&list, L"Large", i == 0 ? -10 : 10);
        /* Without a range, all passes. */
        rdk_property_list_add_word(&list, L"Word", i == 0 ? 0 : 0xFFFF);
        end();
        ck_assert_uint_eq(verify(FALSE), ERROR_SUCCESS);
        ck_assert_int_eq(block.long_number, numbers[i]);
        drop();
    }
}
END_TEST

START_TEST(test_table__refuses_items_without_format)
{
    RESUTIL_PROPERTY_ITEM table[] = {{.Name = (WCHAR[]){L"X"}, .Format = 99}, {.Name = NULL}};

    begin();
    rdk_property_list_add_dword(&list, L"X", 1);
    end();
    for (DWORD format = 0; format < 3; format++) {
        static const DWORD formats[] = {CLUSPROP_FORMAT_UNKNOWN, CLUSPROP_FORMAT_USER,
                                        CLUSPROP_FORMAT_EXPANDED_SZ};
        table[0].Format = formats[format];
        ck_assert_uint_eq(
            ResUtilVerifyPropertyTable(table, NULL, FALSE, list.buffer, list.used, NULL),
            ERROR_INVALID_PARAMETER);
    }
    drop();
}
END_TEST

START_TEST(test_set__stores_every_format_as_its_type)
{
    DWORD number = 9;
    DWORD word = 0xABCD;
    LONGLONG large = -10;
    FILETIME time = {1, 2};
    HKEY below;

    list_all();
    ck_assert_uint_eq(set(FALSE, (LPBYTE)&block), ERROR_SUCCESS);
    check_all();
    ck_assert(is_stored(key, L"Number", REG_DWORD, &number, 4));
    ck_assert(is_stored(key, L"Word", REG_DWORD, &word, 4));
    ck_assert(is_stored(key, L"Large", REG_QWORD, &large, 8));
    ck_assert(is_stored(key, L"Time", REG_QWORD, &time, 8));
    ck_assert(is_stored(key, L"Text", REG_SZ, L"text", 10));
    ck_assert(is_stored(key, L"Expand", REG_EXPAND_SZ, L"%x%", 8));
    ck_assert(is_stored(key, L"Multi", REG_MULTI_SZ, L"a\0b\0", 10));
    ck_assert(is_stored(key, L"Binary", REG_BINARY, "abc", 3));
    ck_assert(is_stored(key, L"Security", REG_BINARY, descriptor, 20));
    ck_assert(is_absent(key, L"InMemory"));
    ck_assert(is_absent(key, L"Below"));
    ck_assert_int_eq(ClusterRegOpenKey(key, L"Sub", KEY_READ, &below), ERROR_SUCCESS);
    ck_assert(is_stored(below, L"Below", REG_SZ, L"there", 12));
    ClusterRegCloseKey(below);
    sample_free(&block);
    drop();
}
END_TEST

START_TEST(test_set__writes_only_what_differs_unless_forced)
{
    DWORD before;

    list_all();
    ck_assert_uint_eq(set(FALSE, (LPBYTE)&block), ERROR_SUCCESS);
    before = writes();
    LPWSTR text = block.text;
    ck_assert_uint_eq(set(FALSE, (LPBYTE)&block), ERROR_SUCCESS);
    ck_assert_uint_eq(writes(), before);
    ck_assert_ptr_eq(block.text, text);
    /* Same bytes under another type are not the same. */
    store(L"Text", REG_BINARY, L"text", 10);
    ck_assert_uint_eq(set(FALSE, NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(writes(), before + 2);
    before = writes();
    ck_assert_uint_eq(ResUtilSetPropertyTableEx(key, sample_table, NULL, FALSE, list.buffer,
                                                list.used, TRUE, NULL),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(writes(), before + 13); /* all but the one in memory */
    before = writes();
    ck_assert_uint_eq(ResUtilSetPropertyTableEx(key, sample_table, NULL, FALSE, list.buffer,
                                                list.used, FALSE, NULL),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(writes(), before);
    sample_free(&block);
    drop();
}
END_TEST

START_TEST(test_set__last_of_a_name_wins)
{
    DWORD number = 5;

    begin();
    rdk_property_list_add_dword(&list, L"Number", 2);
    rdk_property_list_add_dword(&list, L"NUMBER", 5);
    rdk_property_list_add_sz(&list, L"Text", L"a");
    rdk_property_list_add_sz(&list, L"Text", L"b");
    end();
    ck_assert_uint_eq(set(FALSE, (LPBYTE)&block), ERROR_SUCCESS);
    ck_assert(is_stored(key, L"Number", REG_DWORD, &number, 4));
    ck_assert_uint_eq(block.number, 5);
    ck_assert(text_is(block.text, L"b"));
    sample_free(&block);
    drop();
}
END_TEST

START_TEST(test_set__stores_unknown_ones_when_allowed)
{
    DWORD one = 1;
    HKEY below;

    begin();
    rdk_property_list_add_dword(&list, L"Unknown", 1);
    rdk_property_list_add_sz(&list, L"A\\B", L"x");
    end();
    ck_assert_uint_eq(verify(TRUE), ERROR_SUCCESS);
    ck_assert(is_absent(key, L"Unknown"));
    ck_assert_uint_eq(set(TRUE, (LPBYTE)&block), ERROR_SUCCESS);
    ck_assert(is_stored(key, L"Unknown", REG_DWORD, &one, 4));
    ck_assert_int_eq(ClusterRegOpenKey(key, L"A", KEY_READ, &below), ERROR_SUCCESS);
    ck_assert(is_stored(below, L"B", REG_SZ, L"x", 4));
    ClusterRegCloseKey(below);
    drop();
    begin();
    rdk_property_list_add_dword(&list, L"Number", 5);
    rdk_property_list_add(&list, L"Odd", CLUSPROP_SYNTAX_RESCLASS, &one, 4);
    end();
    ck_assert_uint_eq(set(TRUE, NULL), ERROR_INVALID_PARAMETER);
    ck_assert(is_absent(key, L"Number"));
    drop();
}
END_TEST

START_TEST(test_set__block_and_database_agree_when_the_database_fails)
{
    begin();
    rdk_property_list_add_dword(&list, L"Number", 5);
    rdk_property_list_add_sz(&list, L"Text", L"new");
    end();
    /* Compare and write the first, compare the second, then fail. */
    rdk_memory_cluster_fail_later(cluster, 3, ERROR_ACCESS_DENIED);
    ck_assert_uint_eq(set(FALSE, (LPBYTE)&block), ERROR_ACCESS_DENIED);
    ck_assert_uint_eq(block.number, 5);
    ck_assert_ptr_null(block.text);
    ck_assert(is_absent(key, L"Text"));
    drop();
}
END_TEST

START_TEST(test_private__stores_below_subkeys_and_deletes_by_empty_values)
{
    DWORD one = 1;
    HKEY below;

    begin();
    rdk_property_list_add_dword(&list, L"A\\B\\C", 1);
    rdk_property_list_add_sz(&list, L"Plain", L"x");
    rdk_property_list_add_multi_sz(&list, L"Multi", NULL, 0);
    end();
    ck_assert_uint_eq(ResUtilVerifyPrivatePropertyList(list.buffer, list.used), ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilSetPrivatePropertyList(key, list.buffer, list.used), ERROR_SUCCESS);
    ck_assert_int_eq(ClusterRegOpenKey(key, L"A\\B", KEY_READ, &below), ERROR_SUCCESS);
    ck_assert(is_stored(below, L"C", REG_DWORD, &one, 4));
    ck_assert(is_stored(key, L"Plain", REG_SZ, L"x", 4));
    ck_assert(is_stored(key, L"Multi", REG_MULTI_SZ, L"", 2));
    drop();

    begin();
    rdk_property_list_add(&list, L"A\\B\\C", CLUSPROP_SYNTAX_LIST_VALUE_DWORD, NULL, 0);
    rdk_property_list_add(&list, L"Plain", CLUSPROP_SYNTAX_LIST_VALUE_SZ, NULL, 0);
    rdk_property_list_add(&list, L"Never", CLUSPROP_SYNTAX_LIST_VALUE_BINARY, NULL, 0);
    rdk_property_list_add(&list, L"No\\Such", CLUSPROP_SYNTAX_LIST_VALUE_BINARY, NULL, 0);
    end();
    ck_assert_uint_eq(ResUtilSetPrivatePropertyList(key, list.buffer, list.used), ERROR_SUCCESS);
    ck_assert(is_absent(below, L"C"));
    ck_assert(is_absent(key, L"Plain"));
    ClusterRegCloseKey(below);
    ck_assert_int_eq(ClusterRegOpenKey(key, L"No", KEY_READ, &below), ERROR_FILE_NOT_FOUND);
    drop();
}
END_TEST

START_TEST(test_private__refuses_bad_lists_and_names)
{
    static const LPCWSTR names[] = {L"\\A", L"A\\", L"A\\\\B", L"\\"};
    DWORD before = writes();

    for (size_t i = 0; i < COUNT(names); i++) {
        begin();
        rdk_property_list_add_dword(&list, L"Good", 1);
        rdk_property_list_add_dword(&list, names[i], 1);
        end();
        ck_assert_uint_eq(ResUtilVerifyPrivatePropertyList(list.buffer, list.used),
                          ERROR_INVALID_PARAMETER);
        ck_assert_uint_eq(ResUtilSetPrivatePropertyList(key, list.buffer, list.used),
                          ERROR_INVALID_PARAMETER);
        drop();
    }
    begin();
    rdk_property_list_add(&list, L"X", CLUSPROP_SYNTAX_LIST_VALUE_DWORD, L"abc", 5);
    end();
    ck_assert_uint_eq(ResUtilSetPrivatePropertyList(key, list.buffer, list.used),
                      ERROR_INVALID_DATA);
    drop();
    begin();
    rdk_property_list_add(&list, L"X", CLUSPROP_SYNTAX_LIST_VALUE_EXPANDED_SZ, L"a", 4);
    end();
    ck_assert_uint_eq(ResUtilSetPrivatePropertyList(key, list.buffer, list.used),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilSetPrivatePropertyList(NULL, list.buffer, list.used),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilSetPrivatePropertyList(key, NULL, 100), ERROR_INSUFFICIENT_BUFFER);
    ck_assert_uint_eq(ResUtilVerifyPrivatePropertyList(NULL, 100), ERROR_INSUFFICIENT_BUFFER);
    ck_assert_uint_eq(writes(), before);
    drop();
}
END_TEST

START_TEST(test_unknown__stores_what_the_table_does_not_name)
{
    DWORD one = 1;

    begin();
    rdk_property_list_add_dword(&list, L"NUMBER", 5);
    rdk_property_list_add_dword(&list, L"Other", 1);
    end();
    ck_assert_uint_eq(ResUtilSetUnknownProperties(key, sample_table, list.buffer, list.used),
                      ERROR_SUCCESS);
    ck_assert(is_absent(key, L"Number"));
    ck_assert(is_stored(key, L"Other", REG_DWORD, &one, 4));
    ck_assert_uint_eq(ResUtilSetUnknownProperties(NULL, sample_table, list.buffer, list.used),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilSetUnknownProperties(key, NULL, list.buffer, list.used),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilSetUnknownProperties(key, sample_table, NULL, 9), ERROR_INVALID_DATA);
    drop();
}
END_TEST

START_TEST(test_table__takes_slack_and_any_address)
{
    BYTE buffer[2048];

    list_all();
    ck_assert_uint_lt(list.used + 64, sizeof(buffer));
    memset(buffer, 0xEE, sizeof(buffer));
    memcpy(buffer + 1, list.buffer, list.used);
    ck_assert_uint_eq(ResUtilSetPropertyTable(key, sample_table, NULL, FALSE, buffer + 1,
                                              list.used + 40, (LPBYTE)&block),
                      ERROR_SUCCESS);
    check_all();
    sample_free(&block);
    /* Without the final ENDMARK, too. */
    ck_assert_uint_eq(ResUtilVerifyPropertyTable(sample_table, NULL, FALSE, buffer + 1,
                                                 list.used - 4, (LPBYTE)&block),
                      ERROR_SUCCESS);
    check_all();
    sample_free(&block);
    drop();
}
END_TEST

START_TEST(test_table__no_changed_byte_gives_an_undocumented_result)
{
    struct guarded copy;

    list_all();
    copy = guarded_copy(list.buffer, list.used);
    for (DWORD i = 0; i < list.used; i++) {
        for (unsigned byte = 0; byte < 256; byte++) {
            DWORD code;
            copy.data[i] = (BYTE)byte;
            code = ResUtilVerifyPropertyTable(sample_table, NULL, byte & 1, copy.data, list.used,
                                              (LPBYTE)&block);
            ck_assert(code == ERROR_SUCCESS || code == ERROR_INSUFFICIENT_BUFFER ||
                      code == ERROR_INVALID_DATA || code == ERROR_INVALID_PARAMETER);
        }
        copy.data[i] = list.buffer[i];
    }
    sample_free(&block);
    guarded_free(&copy);
    drop();
}
END_TEST

CLUSTER_MAIN("table", test_verify__fills_the_members_of_listed_properties,
             test_verify__needs_table_and_list, test_table__says_when_the_list_ends_early,
             test_table__checks_all_before_it_does_anything,
             test_table__names_and_types_come_before_ranges,
             test_table__wrong_name_syntax_is_an_invalid_parameter,
             test_table__range_bounds_are_inside, test_table__refuses_items_without_format,
             test_set__stores_every_format_as_its_type,
             test_set__writes_only_what_differs_unless_forced, test_set__last_of_a_name_wins,
             test_set__stores_unknown_ones_when_allowed,
             test_set__block_and_database_agree_when_the_database_fails,
             test_private__stores_below_subkeys_and_deletes_by_empty_values,
             test_private__refuses_bad_lists_and_names,
             test_unknown__stores_what_the_table_does_not_name,
             test_table__takes_slack_and_any_address,
             test_table__no_changed_byte_gives_an_undocumented_result)
