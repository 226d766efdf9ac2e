/* Lists of what is stored: ResUtilGet…Properties, ResUtilEnum…, sizes and formats. */

#include "support.h"

static BYTE buffer[4096];
static DWORD returned;
static DWORD required;

static DWORD get(DWORD bytes)
{
    return ResUtilGetProperties(key, sample_table, buffer, bytes, &returned, &required);
}

static DWORD get_all(DWORD bytes)
{
    return ResUtilGetAllProperties(key, sample_table, buffer, bytes, &returned, &required);
}

static DWORD get_private(DWORD bytes)
{
    return ResUtilGetPrivateProperties(key, buffer, bytes, &returned, &required);
}

static DWORD get_formats(DWORD bytes)
{
    return ResUtilGetPropertyFormats(sample_table, buffer, bytes, &returned, &required);
}

static DWORD enum_names(DWORD bytes)
{
    return ResUtilEnumProperties(sample_table, (LPWSTR)buffer, bytes, &returned, &required);
}

static DWORD enum_private(DWORD bytes)
{
    return ResUtilEnumPrivateProperties(key, (LPWSTR)buffer, bytes, &returned, &required);
}

static DWORD add_unknown(DWORD bytes)
{
    returned = 0;
    return ResUtilAddUnknownProperties(key, sample_table, buffer, bytes, &returned, &required);
}

static void fill(void)
{
    HKEY below;

    store_dword(L"Number", 5);
    store_text(L"Text", REG_SZ, L"stored");
    store_text(L"Expand", REG_EXPAND_SZ, L"%RDK_TEST%x");
    store_dword(L"Other", 8);
    store(L"Multi\u00E4", REG_MULTI_SZ, L"a\0", 6);
    store(L"Skipped", REG_DWORD_BIG_ENDIAN, "abcd", 4);
    ck_assert_int_eq(ClusterRegCreateKey(key, L"Deep\\Er", 0, KEY_ALL_ACCESS, NULL, &below, NULL),
                     ERROR_SUCCESS);
    ck_assert_uint_eq(ClusterRegSetValue(below, L"V", REG_SZ, (const BYTE *)L"v", 4),
                      ERROR_SUCCESS);
    ClusterRegCloseKey(below);
}

/* The rule for all of them: too small gives the exact size and touches nothing; exact is enough. */
static void check_buffer_rule(DWORD (*function)(DWORD bytes))
{
    DWORD wanted;

    memset(buffer, 0x5A, sizeof(buffer));
    returned = 7;
    ck_assert_uint_eq(function(0), ERROR_MORE_DATA);
    ck_assert_uint_eq(returned, 0);
    wanted = required;
    ck_assert_uint_gt(wanted, 0);
    ck_assert_uint_eq(function(wanted - 1), ERROR_MORE_DATA);
    ck_assert_uint_eq(required, wanted);
    for (size_t i = 0; i < sizeof(buffer); i++) {
        ck_assert_uint_eq(buffer[i], 0x5A);
    }
    ck_assert_uint_eq(function(wanted), ERROR_SUCCESS);
    ck_assert_uint_eq(returned, wanted);
    ck_assert_uint_eq(required, 0);
    ck_assert_uint_eq(buffer[wanted], 0x5A);
}

START_TEST(test_get__follows_the_buffer_rule)
{
    fill();
    check_buffer_rule(get);
    check_buffer_rule(get_all);
    check_buffer_rule(get_private);
    check_buffer_rule(get_formats);
    check_buffer_rule(enum_names);
    check_buffer_rule(enum_private);
    check_buffer_rule(add_unknown);
}
END_TEST

static void check_list(void)
{
    struct rdk_property_list_error error;

    ck_assert_msg(rdk_property_list_check(buffer, returned,
                                          RDK_PROPERTY_LIST_STRICT | RDK_PROPERTY_LIST_ENDMARK,
                                          &error, NULL) == ERROR_SUCCESS,
                  "at %u: %s", (unsigned)error.offset, error.expected);
}

static struct rdk_property_list_property find(LPCWSTR name)
{
    struct rdk_property_list_property property;

    ck_assert_uint_eq(rdk_property_list_find(buffer, returned, name, &property), ERROR_SUCCESS);
    return property;
}

static BOOL is_listed(LPCWSTR name)
{
    struct rdk_property_list_property property;

    return rdk_property_list_find(buffer, returned, name, &property) == ERROR_SUCCESS;
}

static DWORD dword_of(LPCWSTR name)
{
    struct rdk_property_list_property property = find(name);
    DWORD number = 0;

    ck_assert_uint_eq(rdk_property_list_get_dword(&property.value, &number), ERROR_SUCCESS);
    return number;
}

static BOOL is_text(LPCWSTR name, LPCWSTR text)
{
    struct rdk_property_list_property property = find(name);
    WCHAR found[64];

    ck_assert_uint_eq(rdk_property_list_get_text(&property.value, found, COUNT(found), NULL),
                      ERROR_SUCCESS);
    return text_is(found, text);
}

START_TEST(test_get__lists_what_is_stored_or_the_default)
{
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    LONG number = 0;
    LONGLONG large = 0;

    fill();
    ck_assert_uint_eq(get(sizeof(buffer)), ERROR_SUCCESS);
    check_list();
    ck_assert_uint_eq(dword_of(L"Number"), 5);
    ck_assert(is_text(L"Text", L"stored"));
    ck_assert(is_text(L"Below", L""));
    ck_assert_uint_eq(dword_of(L"ReadOnly"), 42);
    ck_assert_uint_eq(dword_of(L"InMemory"), 0);
    property = find(L"Long");
    ck_assert_uint_eq(rdk_property_list_get_long(&property.value, &number), ERROR_SUCCESS);
    ck_assert_int_eq(number, -1);
    property = find(L"Large");
    ck_assert_uint_eq(rdk_property_list_get_large(&property.value, &large), ERROR_SUCCESS);
    ck_assert_int_eq(large, -7);
    property = find(L"Multi");
    ck_assert_uint_eq(property.value.bytes, 18); /* Minimum says how long the default is */
    ck_assert_mem_eq(property.value.data, L"one\0two\0", 18);
    property = find(L"Binary");
    ck_assert_uint_eq(property.value.bytes, 0);
    ck_assert(!is_listed(L"Security"));
    ck_assert(!is_listed(L"Other"));
    /* In the table's order. */
    rdk_property_list_open(&reader, buffer, returned, 0);
    for (size_t i = 0; sample_table[i].Name != NULL; i++) {
        if (sample_table[i].Format != CLUSPROP_FORMAT_SECURITY_DESCRIPTOR) {
            ck_assert_uint_eq(rdk_property_list_next(&reader, &property), ERROR_SUCCESS);
            ck_assert(rdk_property_list_name_is(&property, sample_table[i].Name));
            ck_assert_uint_eq(property.value.format, sample_table[i].Format);
        }
    }
}
END_TEST

START_TEST(test_get__shows_the_expanded_form_second)
{
    struct rdk_property_list_property property;
    struct rdk_property_list_value value;
    WCHAR text[32];

    setenv("RDK_TEST", "long", 1);
    fill();
    ck_assert_uint_eq(get(sizeof(buffer)), ERROR_SUCCESS);
    property = find(L"Expand");
    ck_assert_uint_eq(property.value_count, 2);
    ck_assert(is_text(L"Expand", L"%RDK_TEST%x"));
    rdk_property_list_next_value(&property.values, &value);
    rdk_property_list_next_value(&property.values, &value);
    ck_assert_uint_eq(value.format, CLUSPROP_FORMAT_EXPANDED_SZ);
    ck_assert_uint_eq(rdk_property_list_get_text(&value, text, COUNT(text), NULL), ERROR_SUCCESS);
    ck_assert(text_is(text, L"longx"));
}
END_TEST

START_TEST(test_get_all__adds_what_the_table_does_not_name)
{
    fill();
    ck_assert_uint_eq(get_all(sizeof(buffer)), ERROR_SUCCESS);
    check_list();
    ck_assert_uint_eq(dword_of(L"Number"), 5);
    ck_assert_uint_eq(dword_of(L"Other"), 8);
    ck_assert_uint_eq(find(L"Multi\u00C4").value.format, CLUSPROP_FORMAT_MULTI_SZ);
    ck_assert(!is_listed(L"Skipped"));
    ck_assert(!is_listed(L"Deep\\Er\\V"));
}
END_TEST

START_TEST(test_get_private__lists_all_values_and_those_of_subkeys)
{
    fill();
    ck_assert_uint_eq(get_private(sizeof(buffer)), ERROR_SUCCESS);
    check_list();
    ck_assert_uint_eq(*(const DWORD *)(const void *)buffer, 6);
    ck_assert(is_text(L"Deep\\Er\\V", L"v"));
    ck_assert_uint_eq(find(L"Expand").value_count, 2);
    ck_assert(!is_listed(L"Skipped"));
}
END_TEST

START_TEST(test_get_private__gives_back_what_set_private_stored)
{
    static BYTE first[sizeof(buffer)];
    DWORD bytes;

    fill();
    ck_assert_uint_eq(get_private(sizeof(buffer)), ERROR_SUCCESS);
    bytes = returned;
    memcpy(first, buffer, bytes);
    ck_assert_uint_eq(ResUtilsDeleteKeyTree(key, L"Deep", TRUE), ERROR_SUCCESS);
    ClusterRegDeleteValue(key, L"Number");
    ck_assert_uint_eq(ResUtilSetPrivatePropertyList(key, first, bytes), ERROR_SUCCESS);
    ck_assert_uint_eq(get_private(sizeof(buffer)), ERROR_SUCCESS);
    ck_assert_uint_eq(returned, bytes);
    ck_assert_uint_eq(dword_of(L"Number"), 5);
    ck_assert(is_text(L"Deep\\Er\\V", L"v"));
}
END_TEST

START_TEST(test_get__says_when_a_value_is_stored_as_another_type)
{
    DWORD size = 0;
    DWORD count = 0;
    PVOID at = buffer;
    DWORD left = sizeof(buffer);

    store_text(L"Number", REG_SZ, L"5");
    returned = required = 9;
    ck_assert_uint_eq(get(sizeof(buffer)), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(returned, 0);
    ck_assert_uint_eq(required, 0);
    ck_assert_uint_eq(ResUtilGetPropertySize(key, &sample_table[0], &size, &count),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(ResUtilGetProperty(key, &sample_table[0], &at, &left),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(size + count, 0);
    ck_assert_ptr_eq(at, buffer);
    store(L"Number", REG_DWORD, "ab", 2);
    ck_assert_uint_eq(get(sizeof(buffer)), ERROR_INVALID_DATA);
    store_dword(L"Number", 5);
    store_dword(L"Word", 0x10000);
    ck_assert_uint_eq(get(sizeof(buffer)), ERROR_INVALID_DATA);
}
END_TEST

START_TEST(test_get__hands_on_what_the_database_says)
{
    fill();
    for (DWORD call = 0; call < 6; call++) {
        rdk_memory_cluster_fail_later(cluster, call, ERROR_ACCESS_DENIED);
        ck_assert_uint_eq(get(sizeof(buffer)), ERROR_ACCESS_DENIED);
        rdk_memory_cluster_fail_later(cluster, call, ERROR_ACCESS_DENIED);
        ck_assert_uint_eq(get_private(sizeof(buffer)), ERROR_ACCESS_DENIED);
        rdk_memory_cluster_fail_later(cluster, call, ERROR_ACCESS_DENIED);
        ck_assert_uint_eq(enum_private(sizeof(buffer)), ERROR_ACCESS_DENIED);
        rdk_memory_cluster_fail_later(cluster, call, ERROR_ACCESS_DENIED);
        ck_assert_uint_eq(add_unknown(sizeof(buffer)), ERROR_ACCESS_DENIED);
        ck_assert_uint_eq(returned, 0);
    }
}
END_TEST

START_TEST(test_get__property_by_property_makes_the_same_list)
{
    static BYTE whole[sizeof(buffer)];
    DWORD whole_bytes;
    DWORD size = 4; /* the count */
    DWORD count = 0;
    PVOID at = buffer + 4;
    DWORD left;

    fill();
    ck_assert_uint_eq(get(sizeof(buffer)), ERROR_SUCCESS);
    whole_bytes = returned;
    memcpy(whole, buffer, whole_bytes);
    for (size_t i = 0; sample_table[i].Name != NULL; i++) {
        ck_assert_uint_eq(ResUtilGetPropertySize(key, &sample_table[i], &size, &count),
                          ERROR_SUCCESS);
    }
    ck_assert_uint_eq(size + 4, whole_bytes);
    ck_assert_uint_eq(count, SAMPLE_ITEMS - 1); /* no default descriptor */
    left = size - 4;
    memset(buffer, 0, sizeof(buffer));
    memcpy(buffer, &count, sizeof(count));
    for (size_t i = 0; sample_table[i].Name != NULL; i++) {
        DWORD too_little = 19;
        PVOID before = at;
        DWORD code = ResUtilGetProperty(key, &sample_table[i], &at, &too_little);
        if (sample_table[i].Format != CLUSPROP_FORMAT_SECURITY_DESCRIPTOR) {
            ck_assert_uint_eq(code, ERROR_MORE_DATA);
        }
        ck_assert_uint_eq(too_little, 19);
        ck_assert_ptr_eq(at, before);
        ck_assert_uint_eq(ResUtilGetProperty(key, &sample_table[i], &at, &left), ERROR_SUCCESS);
    }
    ck_assert_uint_eq(left, 0);
    ck_assert_ptr_eq(at, buffer + size);
    ck_assert_mem_eq(buffer, whole, whole_bytes);
}
END_TEST

START_TEST(test_formats__are_words)
{
    ck_assert_uint_eq(get_formats(sizeof(buffer)), ERROR_SUCCESS);
    check_list();
    for (size_t i = 0; sample_table[i].Name != NULL; i++) {
        struct rdk_property_list_property property = find(sample_table[i].Name);
        WORD format = 0;
        ck_assert_uint_eq(rdk_property_list_get_word(&property.value, &format), ERROR_SUCCESS);
        ck_assert_uint_eq(format, sample_table[i].Format);
    }
}
END_TEST

START_TEST(test_enum__names_in_the_tables_order)
{
    RESUTIL_PROPERTY_ITEM empty = {.Name = NULL};
    const WCHAR *name = (const WCHAR *)(const void *)buffer;

    ck_assert_uint_eq(enum_names(sizeof(buffer)), ERROR_SUCCESS);
    for (size_t i = 0; sample_table[i].Name != NULL; i++) {
        ck_assert(text_is(name, sample_table[i].Name));
        name += text_bytes(name) / sizeof(WCHAR);
    }
    ck_assert_uint_eq(*name, 0);
    ck_assert_ptr_eq(name + 1, buffer + returned);
    ck_assert_uint_eq(
        ResUtilEnumProperties(&empty, (LPWSTR)buffer, sizeof(buffer), &returned, &required),
        ERROR_SUCCESS);
    ck_assert_uint_eq(returned, 2);
}
END_TEST

START_TEST(test_enum_private__names_what_get_private_lists)
{
    const WCHAR *name = (const WCHAR *)(const void *)buffer;
    DWORD count = 0;
    BOOL deep = FALSE;

    fill();
    ck_assert_uint_eq(enum_private(sizeof(buffer)), ERROR_SUCCESS);
    while (*name != 0) {
        count++;
        deep = deep || text_is(name, L"Deep\\Er\\V");
        ck_assert(!text_is(name, L"Skipped"));
        name += text_bytes(name) / sizeof(WCHAR);
    }
    ck_assert_uint_eq(count, 6);
    ck_assert(deep);
}
END_TEST

START_TEST(test_add_unknown__appends_to_a_list_of_either_form)
{
    for (DWORD form = 0; form < 2; form++) {
        struct rdk_property_list_builder list;

        store_dword(L"Other", 8);
        store_dword(L"Number", 5);
        rdk_property_list_builder_init_buffer(&list, buffer, sizeof(buffer),
                                              form == 0 ? 0 : RDK_PROPERTY_LIST_DOCUMENTATION_FORM);
        rdk_property_list_add_dword(&list, L"First", 1);
        ck_assert_uint_eq(rdk_property_list_done(&list, &returned), ERROR_SUCCESS);
        ck_assert_uint_eq(ResUtilAddUnknownProperties(key, sample_table, buffer, sizeof(buffer),
                                                      &returned, &required),
                          ERROR_SUCCESS);
        check_list();
        ck_assert_uint_eq(required, 0);
        ck_assert_uint_eq(*(const DWORD *)(const void *)buffer, 2);
        ck_assert_uint_eq(dword_of(L"First"), 1);
        ck_assert_uint_eq(dword_of(L"Other"), 8);
    }
}
END_TEST

START_TEST(test_add_unknown__leaves_the_list_when_the_buffer_is_small)
{
    struct rdk_property_list_builder list;
    DWORD first_bytes;

    store_dword(L"Other", 8);
    rdk_property_list_builder_init_buffer(&list, buffer, sizeof(buffer), 0);
    rdk_property_list_add_dword(&list, L"First", 1);
    rdk_property_list_done(&list, &first_bytes);
    returned = first_bytes;
    ck_assert_uint_eq(ResUtilAddUnknownProperties(key, sample_table, buffer, first_bytes + 20,
                                                  &returned, &required),
                      ERROR_MORE_DATA);
    ck_assert_uint_eq(returned, 0);
    ck_assert_uint_eq(required, first_bytes + 8 + 12 + 12 + 4);
    returned = first_bytes;
    ck_assert_uint_eq(dword_of(L"First"), 1);
    ck_assert(!is_listed(L"Other"));
    ck_assert_uint_eq(
        ResUtilAddUnknownProperties(key, sample_table, buffer, 3, &returned, &required),
        ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(returned, 0);
    returned = first_bytes;
    buffer[4] = 9;
    ck_assert_uint_eq(ResUtilAddUnknownProperties(key, sample_table, buffer, sizeof(buffer),
                                                  &returned, &required),
                      ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(
        ResUtilAddUnknownProperties(NULL, sample_table, buffer, 3, &returned, &required),
        ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_get__needs_its_arguments)
{
    DWORD number = 0;
    PVOID at = buffer;
    PVOID nowhere = NULL;
    LPWSTR names = (LPWSTR)buffer;

    returned = required = 9;
    ck_assert_uint_eq(ResUtilGetProperties(NULL, sample_table, buffer, 9, &returned, &required),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(returned + required, 0);
    ck_assert_uint_eq(ResUtilGetProperties(key, NULL, buffer, 9, &returned, &required),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilGetProperties(key, sample_table, buffer, 9, NULL, &required),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilGetProperties(key, sample_table, buffer, 9, &returned, NULL),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilGetAllProperties(key, NULL, buffer, 9, &returned, &required),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilGetPrivateProperties(NULL, buffer, 9, &returned, &required),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilGetPropertyFormats(NULL, buffer, 9, &returned, &required),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilEnumProperties(NULL, names, 9, &returned, &required),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilEnumPrivateProperties(NULL, names, 9, &returned, &required),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilGetPropertySize(key, NULL, &number, &number), ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilGetPropertySize(key, sample_table, NULL, &number),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilGetProperty(key, NULL, &at, &number), ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(ResUtilGetProperty(key, sample_table, &nowhere, &number),
                      ERROR_BAD_ARGUMENTS);
    ck_assert_uint_eq(
        ResUtilGetProperties(key, sample_table, NULL, sizeof(buffer), &returned, &required),
        ERROR_MORE_DATA);
}
END_TEST

CLUSTER_MAIN("get", test_get__follows_the_buffer_rule,
             test_get__lists_what_is_stored_or_the_default,
             test_get__shows_the_expanded_form_second,
             test_get_all__adds_what_the_table_does_not_name,
             test_get_private__lists_all_values_and_those_of_subkeys,
             test_get_private__gives_back_what_set_private_stored,
             test_get__says_when_a_value_is_stored_as_another_type,
             test_get__hands_on_what_the_database_says,
             test_get__property_by_property_makes_the_same_list, test_formats__are_words,
             test_enum__names_in_the_tables_order, test_enum_private__names_what_get_private_lists,
             test_add_unknown__appends_to_a_list_of_either_form,
             test_add_unknown__leaves_the_list_when_the_buffer_is_small,
             test_get__needs_its_arguments)
