#include <string.h>

#include "../suite.h"
#include "names/names.h"

static struct buf buf;

static const char *printed(enum names_class class, uint64_t value)
{
    buf_clear(&buf);
    names_print(&buf, class, value);
    return buf_text(&buf);
}

START_TEST(test_print__number_with_its_name)
{
    ck_assert_str_eq(printed(NAMES_ERROR, 997), "997 (ERROR_IO_PENDING)");
    ck_assert_str_eq(printed(NAMES_ERROR, 0x80070057), "0x80070057 (E_INVALIDARG)");
    ck_assert_str_eq(printed(NAMES_ERROR, 0xFFFFFFFF80070057), "0x80070057 (E_INVALIDARG)");
    ck_assert_str_eq(printed(NAMES_ERROR, 999999), "999999");
    ck_assert_str_eq(printed(NAMES_NONE, 997), "997");
    ck_assert_str_eq(printed(NAMES_RESOURCE_STATE, UINT64_MAX), "-1 (ClusterResourceStateUnknown)");
    ck_assert_str_eq(printed(NAMES_CONTROL_CODE, 0x01000005),
                     "0x01000005 (CLUSCTL_RESOURCE_GET_CHARACTERISTICS)");
    ck_assert_str_eq(printed(NAMES_CONTROL_CODE, 0x1234), "0x00001234");
}
END_TEST

START_TEST(test_print__flags_bit_by_bit)
{
    ck_assert_str_eq(printed(NAMES_ONLINE_FLAGS, 0), "0x0");
    ck_assert_str_eq(printed(NAMES_ONLINE_FLAGS, 3),
                     "0x3 (CLUS_RESDLL_ONLINE_RECOVER_MONITOR_STATE|"
                     "CLUS_RESDLL_ONLINE_IGNORE_RESOURCE_STATUS)");
    ck_assert_str_eq(printed(NAMES_OPEN_FLAGS, 0x101),
                     "0x101 (CLUS_RESDLL_OPEN_RECOVER_MONITOR_STATE|0x100)");
    ck_assert_str_eq(printed(NAMES_OPEN_FLAGS, 0x100), "0x100");
    ck_assert_str_eq(printed(NAMES_CHARACTERISTICS, 0), "0x0 (CLUS_CHAR_UNKNOWN)");
}
END_TEST

START_TEST(test_print__nearest_word)
{
    static const char *const words[] = {"online", "offline", "advance", "resources"};
    ck_assert_str_eq(names_nearest("onlin", words, 4), "online");
    ck_assert_str_eq(names_nearest("ofline", words, 4), "offline");
    ck_assert_str_eq(names_nearest("OFFLINE", words, 4), "offline");
    ck_assert_str_eq(names_nearest("resuorces", words, 4), "resources");
    ck_assert_ptr_null(names_nearest("teleport", words, 4));
    ck_assert_ptr_null(names_nearest("", words, 4));
    ck_assert_ptr_null(names_nearest("online", words, 0));
}
END_TEST

START_TEST(test_print__suggests_within_the_class)
{
    ck_assert_str_eq(names_suggest(NAMES_ERROR, "ERROR_IO_PENDNIG"), "ERROR_IO_PENDING");
    ck_assert_str_eq(names_suggest(NAMES_RESOURCE_STATE, "Ofline"), "Offline");
    ck_assert_str_eq(names_suggest(NAMES_CONTROL_CODE, "LEAVNG_GROUP"), "LEAVING_GROUP");
    ck_assert_str_eq(names_suggest(NAMES_NONE, "VmResdllContextSve"), "VmResdllContextSave");
    ck_assert_ptr_null(names_suggest(NAMES_BOOL, "perhaps"));
    char giant[4096];
    memset(giant, 'x', sizeof(giant) - 1);
    giant[sizeof(giant) - 1] = '\0';
    ck_assert_ptr_null(names_suggest(NAMES_NONE, giant));
}
END_TEST

START_TEST(test_print__fields_of_a_control_code)
{
    buf_clear(&buf);
    names_describe_control_code(&buf, 0x01500056);
    ck_assert_str_eq(buf_text(&buf),
                     "0x01500056  CLUSCTL_RESOURCE_LEAVING_GROUP\n"
                     "  object    1 (resource)\n"
                     "  global    no\n"
                     "  modify    yes: success is announced as a change of properties\n"
                     "  user      no\n"
                     "  internal  yes: sent by the cluster service alone\n"
                     "  function  21 (0x15)\n"
                     "  access    2 (write)\n");
    buf_clear(&buf);
    names_describe_control_code(&buf, 0xDD215954 | 1);
    ck_assert_ptr_nonnull(strstr(buf_text(&buf), "(a code without a name)"));
    ck_assert_ptr_nonnull(strstr(buf_text(&buf), "221 (an object of the author's own)"));
    ck_assert_ptr_nonnull(strstr(buf_text(&buf), "  function  22101 (0x5655)\n"));
}
END_TEST

START_TEST(test_print__all_names_of_a_code)
{
    const char *names[3];
    size_t count = names_aliases(NAMES_ERROR, 0, names, 3);
    ck_assert_uint_ge(count, 3);
    ck_assert_str_eq(names[0], "ERROR_SUCCESS");
    ck_assert_uint_eq(names_aliases(NAMES_ERROR, 999999, names, 3), 0);
}
END_TEST

SUITE_MAIN("print", test_print__number_with_its_name, test_print__flags_bit_by_bit,
           test_print__nearest_word, test_print__suggests_within_the_class,
           test_print__fields_of_a_control_code, test_print__all_names_of_a_code)
