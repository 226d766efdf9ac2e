#include <string.h>
#include <time.h>

#include "../suite.h"
#include "names/names.h"

START_TEST(test_lookup__gives_full_and_short_names)
{
    static const struct {
        enum names_class class;
        uint64_t value;
        const char *full;
        const char *brief;
    } cases[] = {
        {NAMES_ERROR, 0, "ERROR_SUCCESS", "ERROR_SUCCESS"},
        {NAMES_ERROR, 997, "ERROR_IO_PENDING", "ERROR_IO_PENDING"},
        {NAMES_ERROR, 5007, "ERROR_RESOURCE_NOT_FOUND", "ERROR_RESOURCE_NOT_FOUND"},
        {NAMES_ERROR, 5084, "ERROR_RESMON_INVALID_STATE", "ERROR_RESMON_INVALID_STATE"},
        {NAMES_ERROR, 1722, "RPC_S_SERVER_UNAVAILABLE", "RPC_S_SERVER_UNAVAILABLE"},
        {NAMES_CONTROL_CODE, 0x01000005, "CLUSCTL_RESOURCE_GET_CHARACTERISTICS",
         "GET_CHARACTERISTICS"},
        {NAMES_CONTROL_CODE, 0x02000005, "CLUSCTL_RESOURCE_TYPE_GET_CHARACTERISTICS",
         "TYPE_GET_CHARACTERISTICS"},
        {NAMES_RESOURCE_STATE, 2, "ClusterResourceOnline", "Online"},
        {NAMES_RESOURCE_STATE, UINT64_MAX, "ClusterResourceStateUnknown", "Unknown"},
        {NAMES_RESOURCE_STATE, UINT32_MAX, "ClusterResourceStateUnknown", "Unknown"},
        {NAMES_RESOURCE_STATE, 127, "ClusterResourceCannotComeOnlineOnThisNode", NULL},
        {NAMES_GROUP_STATE, 3, "ClusterGroupPartialOnline", "PartialOnline"},
        {NAMES_BOOL, 1, "TRUE", "TRUE"},
        {NAMES_LOG_LEVEL, 0, "LOG_INFORMATION", "INFORMATION"},
        {NAMES_EXIT_STATE, 1, "ResourceExitStateTerminate", "Terminate"},
        {NAMES_FAILURE_TYPE, 2, "FAILURE_TYPE_NETWORK_LOSS", "NETWORK_LOSS"},
        {NAMES_APPLICATION_STATE, 3, "ClusterResourceApplicationReady", "Ready"},
        {NAMES_OFFLINE_REASON, 4, "CLUSAPI_RESOURCE_OFFLINE_REASON_USER_REQUESTED",
         "USER_REQUESTED"},
        {NAMES_STATE_CHANGE_REASON, 1, "eResourceStateChangeReasonMove", "Move"},
        {NAMES_FORMAT, 2, "CLUSPROP_FORMAT_DWORD", "DWORD"},
        {NAMES_REG_TYPE, 7, "REG_MULTI_SZ", "MULTI_SZ"},
        {NAMES_RESTART_ACTION, 2, "ClusterResourceRestartNotify", "RestartNotify"},
        {NAMES_OPEN_FLAGS, 1, "CLUS_RESDLL_OPEN_RECOVER_MONITOR_STATE", "RECOVER_MONITOR_STATE"},
        {NAMES_ONLINE_FLAGS, 2, "CLUS_RESDLL_ONLINE_IGNORE_RESOURCE_STATUS",
         "IGNORE_RESOURCE_STATUS"},
        {NAMES_OFFLINE_FLAGS, 4, "CLUS_RESDLL_OFFLINE_QUEUE_ENABLED", "QUEUE_ENABLED"},
        {NAMES_CLIENT_ONLINE_FLAGS, 1, "CLUSAPI_RESOURCE_ONLINE_IGNORE_RESOURCE_STATUS", NULL},
        {NAMES_CLIENT_OFFLINE_FLAGS, 2, "CLUSAPI_RESOURCE_OFFLINE_FORCE_WITH_TERMINATION", NULL},
        {NAMES_STATUS_FLAGS, 0x80000000u, "CLUSRESDLL_STATUS_DUMP_NOW", "DUMP_NOW"},
        {NAMES_CHARACTERISTICS, 0x40, "CLUS_CHAR_SINGLE_CLUSTER_INSTANCE",
         "SINGLE_CLUSTER_INSTANCE"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        const char *full = names_of(cases[i].class, cases[i].value);
        ck_assert_msg(full, "%s", cases[i].full);
        ck_assert_str_eq(full, cases[i].full);
        const char *brief = names_short(cases[i].class, cases[i].value);
        if (cases[i].brief) {
            ck_assert_str_eq(brief, cases[i].brief);
        }
        uint64_t value = 99;
        ck_assert(names_value(cases[i].class, full, &value));
        ck_assert_uint_eq((uint32_t)value, (uint32_t)cases[i].value);
        value = 99;
        ck_assert(names_value(cases[i].class, brief, &value));
        ck_assert_uint_eq((uint32_t)value, (uint32_t)cases[i].value);
    }
}
END_TEST

START_TEST(test_lookup__knows_nothing_of_other_classes)
{
    uint64_t value = 7;
    ck_assert_ptr_null(names_of(NAMES_ERROR, 0x123456789));
    ck_assert_ptr_null(names_of(NAMES_NONE, 0));
    ck_assert_ptr_null(names_of(NAMES_RESOURCE_STATE, 77));
    ck_assert(!names_value(NAMES_ERROR, "ClusterResourceOnline", &value));
    ck_assert(!names_value(NAMES_RESOURCE_STATE, "ERROR_SUCCESS", &value));
    ck_assert(!names_value(NAMES_CONTROL_CODE, "CLCTL_GET_NAME", &value));
    ck_assert(!names_value(NAMES_NONE, "ERROR_SUCCESS", &value));
    ck_assert_uint_eq(value, 7);
}
END_TEST

/* A value and its name lead to each other for everything that is in a table. */
START_TEST(test_lookup__every_error_leads_back_to_itself)
{
    unsigned named = 0;
    for (uint64_t code = 0; code < 16000; ++code) {
        const char *name = names_of(NAMES_ERROR, code);
        if (!name) {
            continue;
        }
        uint64_t value = UINT64_MAX;
        ck_assert(names_value(NAMES_ERROR, name, &value));
        ck_assert_uint_eq(value, code);
        ck_assert(names_constant(name, &value));
        ck_assert_uint_eq(value, code);
        ++named;
    }
    ck_assert_uint_gt(named, 1500);
}
END_TEST

START_TEST(test_lookup__finds_constants_of_the_headers)
{
    static const struct {
        const char *name;
        uint64_t value;
    } cases[] = {
        {"ARM_WPR_WATCHDOG_USING_CURRENT_START_AFTER", UINT64_MAX},
        {"CLUSPROP_SYNTAX_NAME", 0x00040003},
        {"ClusterResourceStateUnknown", UINT64_MAX},
        {"VmResdllContextSave", 1},
        {"eResourceStateChangeReasonUnknown", 0},
        {"ERROR_IO_PENDING", 997},
        {"INFINITE", 0xFFFFFFFF},
        {"REG_DWORD", 4},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        uint64_t value = 12345;
        ck_assert_msg(names_constant(cases[i].name, &value), "%s", cases[i].name);
        ck_assert_uint_eq(value, cases[i].value);
    }
    uint64_t value;
    ck_assert(!names_constant("NoSuchConstant", &value));
    ck_assert(!names_constant("", &value));
}
END_TEST

START_TEST(test_lookup__adds_flags_up)
{
    uint64_t value = 0;
    ck_assert(names_value(NAMES_ONLINE_FLAGS,
                          "RECOVER_MONITOR_STATE|CLUS_RESDLL_ONLINE_RESTORE_ONLINE_STATE", &value));
    ck_assert_uint_eq(value, 9);
    ck_assert(!names_value(NAMES_ONLINE_FLAGS, "RECOVER_MONITOR_STATE|", &value));
    ck_assert(!names_value(NAMES_BOOL, "TRUE|FALSE", &value));
    ck_assert_uint_eq(value, 9);
    ck_assert(names_is_flags(NAMES_CHARACTERISTICS));
    ck_assert(names_is_flags(NAMES_OPEN_FLAGS));
    ck_assert(!names_is_flags(NAMES_RESTART_ACTION));
    ck_assert(!names_is_flags(NAMES_CLASS_COUNT));
}
END_TEST

START_TEST(test_lookup__short_code_means_the_object_asked_for)
{
    uint64_t value = 0;
    ck_assert(names_value(NAMES_CONTROL_CODE, "GET_PRIVATE_PROPERTIES", &value));
    ck_assert_uint_eq(value, 0x01000081);
    ck_assert(names_type_control_code("GET_PRIVATE_PROPERTIES", &value));
    ck_assert_uint_eq(value, 0x02000081);
    ck_assert(names_type_control_code("CLUSCTL_RESOURCE_TYPE_GET_PRIVATE_PROPERTIES", &value));
    ck_assert_uint_eq(value, 0x02000081);
    ck_assert(names_value(NAMES_CONTROL_CODE, "GROUP_GET_NAME", &value));
    ck_assert_uint_eq(value, 0x03000029);
    ck_assert(!names_type_control_code("NO_SUCH_CODE", &value));
}
END_TEST

START_TEST(test_lookup__is_fast_enough_for_each_line_of_a_trace)
{
    names_of(NAMES_ERROR, 0);
    struct timespec from;
    struct timespec to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    size_t found = 0;
    for (uint64_t i = 0; i < 400000; ++i) {
        found += names_of(NAMES_ERROR, i % 6000) != NULL;
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    double seconds = (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec);
    ck_assert_uint_gt(found, 0);
    /* Some 0.03 s on a modest machine; the margin is for sanitizers and a busy one. */
    ck_assert_msg(seconds < 1.0, "400,000 lookups took %f s", seconds);
}
END_TEST

SUITE_MAIN("lookup", test_lookup__gives_full_and_short_names,
           test_lookup__knows_nothing_of_other_classes,
           test_lookup__every_error_leads_back_to_itself,
           test_lookup__finds_constants_of_the_headers, test_lookup__adds_flags_up,
           test_lookup__short_code_means_the_object_asked_for,
           test_lookup__is_fast_enough_for_each_line_of_a_trace)
