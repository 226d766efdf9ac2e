/* Parameter blocks: from and to the database, lists, copies. */

#include "support.h"

static struct sample_block block;
static struct sample_block other;

static DWORD load(BOOL check_required, LPWSTR *name)
{
    return ResUtilGetPropertiesToParameterBlock(key, sample_table, (LPBYTE)&block, check_required,
                                                name);
}

static DWORD save(struct sample_block *out)
{
    return ResUtilSetPropertyParameterBlock(key, sample_table, NULL, (LPBYTE)&block, NULL, 0,
                                            (LPBYTE)out);
}

START_TEST(test_load__takes_defaults_that_can_be_freed)
{
    LPWSTR name = (LPWSTR)(ULONG_PTR)1;

    ck_assert_uint_eq(load(TRUE, &name), ERROR_SUCCESS);
    ck_assert_ptr_null(name);
    ck_assert_uint_eq(block.number, 3);
    ck_assert_int_eq(block.long_number, -1);
    ck_assert_uint_eq(block.ularge, 70);
    ck_assert_int_eq(block.large, -7);
    ck_assert_uint_eq(block.time.dwLowDateTime, 7);
    ck_assert(text_is(block.text, L"standard"));
    ck_assert_ptr_ne(block.text, sample_table[7].lpDefault);
    ck_assert_ptr_null(block.expand);
    ck_assert_uint_eq(block.multi_bytes, 18);
    ck_assert_mem_eq(block.multi, L"one\0two\0", 18);
    ck_assert_ptr_null(block.binary);
    ck_assert_uint_eq(block.read_only, 42);
    sample_free(&block);
}
END_TEST

START_TEST(test_load__reads_what_is_stored_and_frees_the_old)
{
    ULONGLONG ularge = 2;
    BYTE time[8] = {1, 0, 0, 0, 2, 0, 0, 0};
    HKEY below;

    ck_assert_uint_eq(load(FALSE, NULL), ERROR_SUCCESS);
    store_dword(L"Number", 9);
    store_dword(L"Long", 0);
    store_dword(L"Word", 0xFFFF);
    store(L"ULarge", REG_QWORD, &ularge, 8);
    store(L"Time", REG_BINARY, time, 8); /* read from either type */
    store_text(L"Text", REG_SZ, L"stored");
    store_text(L"Expand", REG_EXPAND_SZ, L"%x%");
    store(L"Multi", REG_MULTI_SZ, L"a\0", 6);
    store(L"Binary", REG_BINARY, "", 0);
    ck_assert_int_eq(ClusterRegCreateKey(key, L"Sub", 0, KEY_ALL_ACCESS, NULL, &below, NULL), 0);
    ck_assert_uint_eq(ClusterRegSetValue(below, L"Below", REG_SZ, (const BYTE *)L"b", 4), 0);
    ClusterRegCloseKey(below);
    ck_assert_uint_eq(load(FALSE, NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(block.number, 9);
    ck_assert_uint_eq(block.word, 0xFFFF);
    ck_assert_uint_eq(block.ularge, 2);
    ck_assert_uint_eq(block.time.dwHighDateTime, 2);
    ck_assert(text_is(block.text, L"stored"));
    ck_assert(text_is(block.expand, L"%x%"));
    ck_assert_uint_eq(block.multi_bytes, 6);
    ck_assert_ptr_nonnull(block.binary); /* empty is not absent */
    ck_assert_uint_eq(block.binary_bytes, 0);
    ck_assert(text_is(block.below, L"b"));
    sample_free(&block);
}
END_TEST

START_TEST(test_load__names_the_property_in_error_and_changes_nothing)
{
    static const struct {
        LPCWSTR name;
        DWORD type;
        DWORD data;
        DWORD bytes;
        DWORD code;
    } wrongs[] = {
        {L"Number", REG_SZ, 0, 2, ERROR_INVALID_PARAMETER},
        {L"Number", REG_DWORD, 10, 4, ERROR_INVALID_DATA},
        {L"Number", REG_DWORD, 5, 3, ERROR_INVALID_DATA},
        {L"Long", REG_DWORD, 0xFFFFFFFE, 4, ERROR_INVALID_DATA},
        {L"Text", REG_EXPAND_SZ, 0, 2, ERROR_INVALID_PARAMETER},
        {L"Security", REG_BINARY, 0, 4, ERROR_INVALID_DATA},
    };

    for (size_t i = 0; i < COUNT(wrongs); i++) {
        LPWSTR name = NULL;
        store(wrongs[i].name, wrongs[i].type, &wrongs[i].data, wrongs[i].bytes);
        ck_assert_uint_eq(load(FALSE, &name), wrongs[i].code);
        ck_assert(text_is(name, wrongs[i].name));
        ck_assert_uint_eq(block.signed_dword | block.number, 0);
        ck_assert_ptr_null(block.text);
        ClusterRegDeleteValue(key, wrongs[i].name);
    }
    ck_assert_uint_eq(
        ResUtilGetPropertiesToParameterBlock(NULL, sample_table, (LPBYTE)&block, FALSE, NULL),
        ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilGetPropertiesToParameterBlock(key, NULL, (LPBYTE)&block, FALSE, NULL),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilGetPropertiesToParameterBlock(key, sample_table, NULL, FALSE, NULL),
                      ERROR_BAD_ARGUMENTS);
}
END_TEST

START_TEST(test_load__accepts_a_stored_default_outside_the_range)
{
    RESUTIL_PROPERTY_ITEM table[] = {{.Name = (WCHAR[]){L"N"},
                                      .Format = CLUSPROP_FORMAT_DWORD,
                                      .Default = 100,
                                      .Minimum = 1,
                                      .Maximum = 9},
                                     {.Name = NULL}};
    DWORD number = 0;

    store_dword(L"N", 100);
    ck_assert_uint_eq(
        ResUtilGetPropertiesToParameterBlock(key, table, (LPBYTE)&number, FALSE, NULL),
        ERROR_SUCCESS);
    ck_assert_uint_eq(number, 100);
    store_dword(L"N", 101);
    ck_assert_uint_eq(
        ResUtilGetPropertiesToParameterBlock(key, table, (LPBYTE)&number, FALSE, NULL),
        ERROR_INVALID_DATA);
}
END_TEST

START_TEST(test_load__misses_required_properties)
{
    LPWSTR name = NULL;

    sample_table[7].Flags = RESUTIL_PROPITEM_REQUIRED;
    ck_assert_uint_eq(load(TRUE, &name), ERROR_FILE_NOT_FOUND);
    ck_assert_ptr_eq(name, sample_table[7].Name);
    store_text(L"Text", REG_SZ, L"");
    ck_assert_uint_eq(load(TRUE, &name), ERROR_FILE_NOT_FOUND);
    ck_assert_uint_eq(load(FALSE, &name), ERROR_SUCCESS);
    ck_assert_ptr_null(name);
    store_text(L"Text", REG_SZ, L"x");
    ck_assert_uint_eq(load(TRUE, &name), ERROR_SUCCESS);
    sample_table[0].Flags = RESUTIL_PROPITEM_REQUIRED;
    ck_assert_uint_eq(load(TRUE, &name), ERROR_FILE_NOT_FOUND);
    ck_assert_ptr_eq(name, sample_table[0].Name);
    sample_free(&block);
}
END_TEST

START_TEST(test_save__stores_what_loads_again)
{
    DWORD before;

    block.number = 4;
    block.signed_dword = (DWORD)-1;
    block.word = 3;
    block.ularge = 5;
    block.large = -3;
    block.read_only = 42; /* as the default: unchanged */
    block.in_memory = 6;
    block.text = ResUtilDupString(L"text");
    block.multi = LocalAlloc(LPTR, 6);
    block.multi[0] = L'm';
    block.multi_bytes = 6;
    block.binary = LocalAlloc(LPTR, 3);
    block.binary_bytes = 3;
    block.below = ResUtilDupString(L"deep");
    ck_assert_uint_eq(save(&other), ERROR_SUCCESS);
    ck_assert(is_absent(key, L"InMemory"));
    ck_assert(is_absent(key, L"ReadOnly"));
    ck_assert(is_absent(key, L"Expand")); /* a NULL pointer is no value */
    ck_assert_uint_eq(other.number, 4);
    ck_assert(text_is(other.text, L"text"));
    ck_assert_ptr_ne(other.text, block.text);
    ck_assert_uint_eq(other.in_memory, 6);
    ck_assert(text_is(other.below, L"deep"));
    before = writes();
    ck_assert_uint_eq(save(&other), ERROR_SUCCESS);
    ck_assert_uint_eq(writes(), before);
    ck_assert_uint_eq(ResUtilSetPropertyParameterBlockEx(key, sample_table, NULL, (LPBYTE)&block,
                                                         NULL, 0, TRUE, NULL),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(writes(), before + 11);
    LocalFree(block.text);
    block.text = NULL;
    ck_assert_uint_eq(save(NULL), ERROR_SUCCESS);
    ck_assert(is_absent(key, L"Text"));
    ck_assert_uint_eq(load(FALSE, NULL), ERROR_SUCCESS);
    ck_assert(text_is(block.text, L"standard"));
    ck_assert_int_eq(block.large, -3);
    sample_free(&block);
    sample_free(&other);
}
END_TEST

START_TEST(test_save__works_in_place)
{
    LPWSTR text;

    ck_assert_uint_eq(load(FALSE, NULL), ERROR_SUCCESS);
    text = block.text;
    ck_assert_uint_eq(save(&block), ERROR_SUCCESS);
    ck_assert_ptr_eq(block.text, text);
    ck_assert(is_stored(key, L"Text", REG_SZ, L"standard", 18));
    sample_free(&block);
}
END_TEST

START_TEST(test_save__refuses_to_change_what_is_read_only)
{
    DWORD before;

    ck_assert_uint_eq(load(FALSE, NULL), ERROR_SUCCESS);
    before = writes();
    block.read_only = 43;
    block.number = 7;
    ck_assert_uint_eq(save(&other), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(writes(), before);
    ck_assert_uint_eq(other.number, 0);
    store_dword(L"ReadOnly", 43);
    ck_assert_uint_eq(save(&other), ERROR_SUCCESS);
    ck_assert_uint_eq(other.number, 7);
    sample_free(&block);
    sample_free(&other);
}
END_TEST

START_TEST(test_save__adds_only_unknown_ones_of_the_list)
{
    struct rdk_property_list_builder list;
    DWORD one = 1;
    DWORD three = 3;
    DWORD before;

    rdk_property_list_builder_init(&list, 0);
    rdk_property_list_add_dword(&list, L"Number", 5);
    rdk_property_list_add_dword(&list, L"Other", 1);
    rdk_property_list_done(&list, NULL);
    ck_assert_uint_eq(load(FALSE, NULL), ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilSetPropertyParameterBlock(key, sample_table, NULL, (LPBYTE)&block,
                                                       list.buffer, list.used, NULL),
                      ERROR_SUCCESS);
    ck_assert(is_stored(key, L"Number", REG_DWORD, &three, 4));
    ck_assert(is_stored(key, L"Other", REG_DWORD, &one, 4));
    before = writes();
    block.number = 8;
    ck_assert_uint_eq(ResUtilSetPropertyParameterBlock(key, sample_table, NULL, (LPBYTE)&block,
                                                       list.buffer, list.used - 9, NULL),
                      ERROR_INSUFFICIENT_BUFFER);
    ck_assert_uint_eq(writes(), before);
    ck_assert_uint_eq(
        ResUtilSetPropertyParameterBlock(NULL, sample_table, NULL, (LPBYTE)&block, NULL, 0, NULL),
        ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(
        ResUtilSetPropertyParameterBlock(key, NULL, NULL, (LPBYTE)&block, NULL, 0, NULL),
        ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(
        ResUtilSetPropertyParameterBlock(key, sample_table, NULL, NULL, NULL, 0, NULL),
        ERROR_BAD_ARGUMENTS);
    rdk_property_list_builder_finish(&list);
    sample_free(&block);
}
END_TEST

START_TEST(test_list__shows_the_block_in_table_order)
{
    BYTE buffer[2048];
    DWORD size = 0;
    DWORD returned = 9;
    DWORD required = 9;
    DWORD wanted;
    struct sample_block again = {0};

    ck_assert_uint_eq(load(FALSE, NULL), ERROR_SUCCESS);
    block.read_only = 0;
    ck_assert_uint_eq(ResUtilPropertyListFromParameterBlock(sample_table, NULL, &size,
                                                            (LPBYTE)&block, &returned, &required),
                      ERROR_MORE_DATA);
    ck_assert_uint_eq(returned, 0);
    wanted = required;
    size = wanted - 1;
    ck_assert_uint_eq(ResUtilPropertyListFromParameterBlock(sample_table, buffer, &size,
                                                            (LPBYTE)&block, &returned, &required),
                      ERROR_MORE_DATA);
    size = wanted;
    ck_assert_uint_eq(ResUtilPropertyListFromParameterBlock(sample_table, buffer, &size,
                                                            (LPBYTE)&block, &returned, &required),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(returned, wanted);
    ck_assert_uint_eq(required, 0);
    ck_assert_uint_eq(size, wanted);
    ck_assert_uint_eq(rdk_property_list_check(buffer, wanted,
                                              RDK_PROPERTY_LIST_STRICT | RDK_PROPERTY_LIST_ENDMARK,
                                              NULL, NULL),
                      ERROR_SUCCESS);
    /* What a block says, another block understands, but for the read-only item. */
    sample_table[12].Flags = 0;
    ck_assert_uint_eq(
        ResUtilVerifyPropertyTable(sample_table, NULL, FALSE, buffer, wanted, (LPBYTE)&again),
        ERROR_SUCCESS);
    ck_assert(text_is(again.text, block.text));
    ck_assert_int_eq(again.large, block.large);
    ck_assert_uint_eq(ResUtilPropertyListFromParameterBlock(sample_table, buffer, NULL,
                                                            (LPBYTE)&block, &returned, &required),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilPropertyListFromParameterBlock(NULL, buffer, &size, (LPBYTE)&block,
                                                            &returned, &required),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilPropertyListFromParameterBlock(sample_table, buffer, &size, NULL,
                                                            &returned, &required),
                      ERROR_BAD_ARGUMENTS);
    sample_free(&again);
    sample_free(&block);
}
END_TEST

START_TEST(test_dup__copies_and_free_leaves_the_original)
{
    ck_assert_uint_eq(load(FALSE, NULL), ERROR_SUCCESS);
    memset(&other, 0xEE, sizeof(other)); /* what was there is not looked at */
    ck_assert_uint_eq(ResUtilDupParameterBlock((LPBYTE)&other, (LPBYTE)&block, sample_table),
                      ERROR_SUCCESS);
    ck_assert(text_is(other.text, block.text));
    ck_assert_ptr_ne(other.text, block.text);
    ck_assert_mem_eq(other.multi, block.multi, block.multi_bytes);
    ck_assert_ptr_null(other.expand);
    ck_assert_int_eq(other.large, block.large);
    LocalFree(other.text);
    other.text = block.text; /* shared: not other's to free */
    ResUtilFreeParameterBlock((LPBYTE)&other, (LPBYTE)&block, sample_table);
    ck_assert_ptr_eq(other.text, block.text);
    ck_assert_ptr_null(other.multi);
    ck_assert(text_is(block.text, L"standard"));
    ResUtilFreeParameterBlock((LPBYTE)&block, (LPBYTE)&block, sample_table);
    ck_assert(text_is(block.text, L"standard"));
    ResUtilFreeParameterBlock((LPBYTE)&block, NULL, sample_table);
    ck_assert_ptr_null(block.text);
    ResUtilFreeParameterBlock((LPBYTE)&block, NULL, sample_table);
    ResUtilFreeParameterBlock(NULL, NULL, sample_table);
    ResUtilFreeParameterBlock((LPBYTE)&block, NULL, NULL);
}
END_TEST

START_TEST(test_dup__refuses_bad_arguments)
{
    RESUTIL_PROPERTY_ITEM table[] = {{.Name = (WCHAR[]){L"X"}, .Format = 99}, {.Name = NULL}};
    DWORD size = 0;

    ck_assert_uint_eq(ResUtilDupParameterBlock(NULL, (LPBYTE)&block, sample_table),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilDupParameterBlock((LPBYTE)&block, NULL, sample_table),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilDupParameterBlock((LPBYTE)&block, (LPBYTE)&other, NULL),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilDupParameterBlock((LPBYTE)&block, (LPBYTE)&other, table),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(
        ResUtilSetPropertyParameterBlock(key, table, NULL, (LPBYTE)&block, NULL, 0, NULL),
        ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilGetPropertiesToParameterBlock(key, table, (LPBYTE)&block, FALSE, NULL),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(
        ResUtilPropertyListFromParameterBlock(table, NULL, &size, (LPBYTE)&block, &size, &size),
        ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_block__standard_sequence_of_a_set)
{
    struct sample_block scratch;
    struct sample_block old;
    struct rdk_property_list_builder list;

    ck_assert_uint_eq(load(TRUE, NULL), ERROR_SUCCESS);
    rdk_property_list_builder_init(&list, 0);
    rdk_property_list_add_sz(&list, L"Text", L"changed");
    rdk_property_list_done(&list, NULL);
    ck_assert_uint_eq(ResUtilDupParameterBlock((LPBYTE)&scratch, (LPBYTE)&block, sample_table),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilVerifyPropertyTable(sample_table, NULL, TRUE, list.buffer, list.used,
                                                 (LPBYTE)&scratch),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(ResUtilSetPropertyParameterBlock(key, sample_table, NULL, (LPBYTE)&scratch,
                                                       list.buffer, list.used, NULL),
                      ERROR_SUCCESS);
    old = block;
    block = scratch;
    ResUtilFreeParameterBlock((LPBYTE)&old, (LPBYTE)&block, sample_table);
    ck_assert(text_is(block.text, L"changed"));
    ck_assert(is_stored(key, L"Text", REG_SZ, L"changed", 16));
    sample_free(&block);
    rdk_property_list_builder_finish(&list);
}
END_TEST

CLUSTER_MAIN("block", test_load__takes_defaults_that_can_be_freed,
             test_load__reads_what_is_stored_and_frees_the_old,
             test_load__names_the_property_in_error_and_changes_nothing,
             test_load__accepts_a_stored_default_outside_the_range,
             test_load__misses_required_properties, test_save__stores_what_loads_again,
             test_save__works_in_place, test_save__refuses_to_change_what_is_read_only,
             test_save__adds_only_unknown_ones_of_the_list,
             test_list__shows_the_block_in_table_order,
             test_dup__copies_and_free_leaves_the_original, test_dup__refuses_bad_arguments,
             test_block__standard_sequence_of_a_set)
