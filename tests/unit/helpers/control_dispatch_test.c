#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <clusapi.h>
#include <rdk/control_dispatch.h>
#include <rdk/group_membership.h>
#include <resapi.h>
#include <windows.h>

#define CODE_QUERY    (CLUSCTL_USER_CODE(1, CLUS_OBJECT_USER))
#define CODE_EXCHANGE (CLUSCTL_USER_CODE(2, CLUS_OBJECT_USER))
#define CODE_FAILING  (CLUSCTL_USER_CODE(3, CLUS_OBJECT_USER))
#define CODE_HUGE     (CLUSCTL_USER_CODE(4, CLUS_OBJECT_USER))

#define CANARY 0xC5

struct instance {
    int calls;
    WCHAR text[16];
    CLUSCTL_RESOURCE_STATE_CHANGE_REASON_STRUCT reason;
    struct rdk_membership membership;
};

static struct instance instance;
static DWORD returned;

static DWORD on_notice(void *context)
{
    ((struct instance *)context)->calls++;
    return ERROR_SUCCESS;
}

static DWORD on_text(void *context, LPCWSTR text)
{
    struct instance *own = context;
    own->calls++;
    lstrcpynW(own->text, text, ARRAYSIZE(own->text));
    return ERROR_SUCCESS;
}

static DWORD on_reason(void *context, const void *input)
{
    struct instance *own = context;
    own->reason = *(const CLUSCTL_RESOURCE_STATE_CHANGE_REASON_STRUCT *)input;
    return ERROR_SUCCESS;
}

static DWORD on_query(void *context, struct rdk_control_output *output)
{
    (void)context;
    rdk_control_write_text(output, L"abc");
    rdk_control_write(output, "xyz", 3);
    return ERROR_SUCCESS;
}

static DWORD on_exchange(void *context, const void *input, DWORD input_bytes,
                         struct rdk_control_output *output)
{
    (void)context;
    rdk_control_write(output, input, input_bytes);
    return ERROR_SUCCESS;
}

static DWORD on_failing(void *context, struct rdk_control_output *output)
{
    (void)context;
    rdk_control_write(output, "xyz", 3);
    return ERROR_ACCESS_DENIED;
}

/* More bytes than a DWORD counts; none of them fits, so none is read. */
static DWORD on_huge(void *context, struct rdk_control_output *output)
{
    (void)context;
    rdk_control_write(output, "x", MAXDWORD - 1);
    rdk_control_write(output, "yz", 2);
    return ERROR_SUCCESS;
}

static DWORD refuse(void *context, LPCWSTR group)
{
    (void)context;
    return group[0] == L'n' ? ERROR_BUSY : ERROR_SUCCESS;
}

static const CLUS_RESOURCE_CLASS_INFO class_info = {.rc = CLUS_RESCLASS_USER};

static const struct rdk_control table[] = {
    RDK_CONTROL_GROUP_MEMBERSHIP(struct instance, membership),
    RDK_CONTROL_NOTICE(CLUSCTL_RESOURCE_DELETE, on_notice),
    RDK_CONTROL_TEXT(CLUSCTL_RESOURCE_SET_NAME, on_text),
    RDK_CONTROL_STRUCT(CLUSCTL_RESOURCE_STATE_CHANGE_REASON,
                       CLUSCTL_RESOURCE_STATE_CHANGE_REASON_STRUCT, on_reason),
    RDK_CONTROL_DWORD(CLUSCTL_RESOURCE_GET_CHARACTERISTICS, CLUS_CHAR_BROADCAST_DELETE),
    RDK_CONTROL_CONSTANT(CLUSCTL_RESOURCE_GET_CLASS_INFO, class_info),
    RDK_CONTROL_QUERY(CODE_QUERY, on_query),
    RDK_CONTROL_EXCHANGE(CODE_EXCHANGE, on_exchange),
    RDK_CONTROL_QUERY(CODE_FAILING, on_failing),
    RDK_CONTROL_QUERY(CODE_HUGE, on_huge),
    RDK_CONTROL_END,
};

static void setup(void)
{
    memset(&instance, 0, sizeof(instance));
    rdk_membership_init(&instance.membership, refuse, &instance);
    returned = 0xDEAD;
}

static void teardown(void)
{
    rdk_membership_finish(&instance.membership);
}

static DWORD send(DWORD code, const void *in, DWORD in_bytes, void *out, DWORD out_bytes)
{
    return rdk_control_dispatch(table, &instance, code, in, in_bytes, out, out_bytes, &returned);
}

START_TEST(test_control_dispatch__leaves_unknown_codes_to_the_monitor)
{
    static const DWORD codes[] = {
        CLUSCTL_RESOURCE_INITIALIZE,
        CLUSCTL_RESOURCE_SET_COMMON_PROPERTIES,
        CLUSCTL_RESOURCE_GET_PRIVATE_PROPERTIES, /* no properties in this table */
        CLUSCTL_USER_CODE(77, CLUS_OBJECT_USER),
        0x01102125,
        0,
        0xFFFFFFFF,
    };
    for (size_t i = 0; i < ARRAYSIZE(codes); i++) {
        returned = 0xDEAD;
        ck_assert_uint_eq(send(codes[i], "x", 1, NULL, 0), ERROR_INVALID_FUNCTION);
        ck_assert_uint_eq(returned, 0);
    }
    ck_assert_int_eq(instance.calls, 0);
}
END_TEST

START_TEST(test_control_dispatch__answers_the_unknown_query)
{
    ck_assert_uint_eq(send(CLUSCTL_RESOURCE_UNKNOWN, NULL, 0, NULL, 0), ERROR_SUCCESS);
    ck_assert_uint_eq(returned, 0);
    ck_assert_uint_eq(send(CLUSCTL_RESOURCE_TYPE_UNKNOWN, NULL, 0, NULL, 0), ERROR_SUCCESS);
}
END_TEST

START_TEST(test_control_dispatch__works_without_bytes_returned)
{
    DWORD value = 0;
    ck_assert_uint_eq(rdk_control_dispatch(table, &instance, CLUSCTL_RESOURCE_GET_CHARACTERISTICS,
                                           NULL, 0, &value, sizeof(value), NULL),
                      ERROR_SUCCESS);
    ck_assert_uint_eq(value, CLUS_CHAR_BROADCAST_DELETE);
}
END_TEST

START_TEST(test_control_dispatch__sets_bytes_returned_without_output)
{
    ck_assert_uint_eq(send(CLUSCTL_RESOURCE_DELETE, NULL, 0, NULL, 0), ERROR_SUCCESS);
    ck_assert_uint_eq(returned, 0);
    ck_assert_int_eq(instance.calls, 1);
}
END_TEST

struct answer {
    DWORD code;
    DWORD need;
};

static const struct answer answers[] = {
    {CODE_QUERY, 11},
    {CLUSCTL_RESOURCE_GET_CHARACTERISTICS, 4},
    {CLUSCTL_RESOURCE_GET_CLASS_INFO, 8},
};

START_TEST(test_control_dispatch__tells_the_exact_need_for_every_size)
{
    const struct answer *answer = &answers[_i];
    BYTE out[16];
    for (DWORD room = 0; room < answer->need; room++) {
        memset(out, CANARY, sizeof(out));
        ck_assert_uint_eq(send(answer->code, NULL, 0, room > 0 ? out : NULL, room),
                          ERROR_MORE_DATA);
        ck_assert_uint_eq(returned, answer->need);
        ck_assert_uint_eq(out[room], CANARY);
    }
    memset(out, CANARY, sizeof(out));
    ck_assert_uint_eq(send(answer->code, NULL, 0, out, answer->need), ERROR_SUCCESS);
    ck_assert_uint_eq(returned, answer->need);
    ck_assert_uint_eq(out[answer->need], CANARY);
}
END_TEST

START_TEST(test_control_dispatch__treats_null_out_as_no_room)
{
    ck_assert_uint_eq(send(CODE_QUERY, NULL, 0, NULL, 100), ERROR_MORE_DATA);
    ck_assert_uint_eq(returned, 11);
}
END_TEST

START_TEST(test_control_dispatch__writes_at_any_alignment)
{
    BYTE out[16];
    ck_assert_uint_eq(send(CODE_QUERY, NULL, 0, out + 1, 11), ERROR_SUCCESS);
    ck_assert_mem_eq(out + 1, L"abc", 8);
    ck_assert_mem_eq(out + 9, "xyz", 3);
}
END_TEST

START_TEST(test_control_dispatch__returns_no_bytes_with_an_error)
{
    BYTE out[8];
    ck_assert_uint_eq(send(CODE_FAILING, NULL, 0, out, sizeof(out)), ERROR_ACCESS_DENIED);
    ck_assert_uint_eq(returned, 0);
}
END_TEST

START_TEST(test_control_dispatch__survives_an_answer_beyond_all_sizes)
{
    BYTE out[8];
    ck_assert_uint_eq(send(CODE_HUGE, NULL, 0, out, sizeof(out)), ERROR_MORE_DATA);
    ck_assert_uint_eq(returned, MAXDWORD);
}
END_TEST

START_TEST(test_control_dispatch__hands_over_a_text)
{
    ck_assert_uint_eq(send(CLUSCTL_RESOURCE_SET_NAME, L"new", 8, NULL, 0), ERROR_SUCCESS);
    ck_assert_int_eq(lstrcmpW(instance.text, L"new"), 0);
}
END_TEST

START_TEST(test_control_dispatch__accepts_a_text_without_its_nul)
{
    BYTE *exact = malloc(5);
    memcpy(exact + 1, L"ab", 4);
    ck_assert_uint_eq(send(CLUSCTL_RESOURCE_SET_NAME, exact + 1, 4, NULL, 0), ERROR_SUCCESS);
    ck_assert_int_eq(lstrcmpW(instance.text, L"ab"), 0);
    free(exact);
}
END_TEST

START_TEST(test_control_dispatch__refuses_a_text_that_is_none)
{
    static const struct {
        const void *in;
        DWORD in_bytes;
    } texts[] = {{NULL, 0}, {NULL, 8}, {L"ab", 0}, {L"ab", 3}, {L"ab", 1}, {L"", 2}, {L"\0a", 6}};
    for (size_t i = 0; i < ARRAYSIZE(texts); i++) {
        returned = 0xDEAD;
        ck_assert_uint_eq(send(CLUSCTL_RESOURCE_SET_NAME, texts[i].in, texts[i].in_bytes, NULL, 0),
                          ERROR_INVALID_DATA);
        ck_assert_uint_eq(returned, 0);
        ck_assert_uint_eq(
            send(CLUSCTL_RESOURCE_LEAVING_GROUP, texts[i].in, texts[i].in_bytes, NULL, 0),
            ERROR_INVALID_DATA);
    }
    ck_assert_int_eq(instance.calls, 0);
}
END_TEST

START_TEST(test_control_dispatch__hands_over_a_structure_of_any_alignment)
{
    const CLUSCTL_RESOURCE_STATE_CHANGE_REASON_STRUCT reason = {12, 1,
                                                                eResourceStateChangeReasonMove};
    BYTE buffer[20] = {0};
    memcpy(buffer + 3, &reason, sizeof(reason));
    ck_assert_uint_eq(
        send(CLUSCTL_RESOURCE_STATE_CHANGE_REASON, buffer + 3, sizeof(reason), NULL, 0),
        ERROR_SUCCESS);
    ck_assert_int_eq(instance.reason.eReason, eResourceStateChangeReasonMove);
    ck_assert_uint_eq(
        send(CLUSCTL_RESOURCE_STATE_CHANGE_REASON, buffer, sizeof(reason) - 1, NULL, 0),
        ERROR_INVALID_DATA);
    ck_assert_uint_eq(send(CLUSCTL_RESOURCE_STATE_CHANGE_REASON, NULL, 12, NULL, 0),
                      ERROR_INVALID_DATA);
}
END_TEST

START_TEST(test_control_dispatch__lets_a_handler_see_all)
{
    BYTE out[4] = {0};
    ck_assert_uint_eq(send(CODE_EXCHANGE, "abcd", 4, out, 4), ERROR_SUCCESS);
    ck_assert_mem_eq(out, "abcd", 4);
    ck_assert_uint_eq(send(CODE_EXCHANGE, NULL, 0, out, 4), ERROR_SUCCESS);
    ck_assert_uint_eq(returned, 0);
}
END_TEST

START_TEST(test_control_dispatch__keeps_the_membership)
{
    WCHAR group[8];
    ck_assert_uint_eq(send(CLUSCTL_RESOURCE_LEAVING_GROUP, L"old", 8, NULL, 0), ERROR_SUCCESS);
    ck_assert_uint_eq(send(CLUSCTL_RESOURCE_JOINING_GROUP, L"new", 6, NULL, 0), ERROR_SUCCESS);
    rdk_membership_group(&instance.membership, group, ARRAYSIZE(group));
    ck_assert_int_eq(lstrcmpW(group, L"new"), 0);
    ck_assert_uint_eq(send(CLUSCTL_RESOURCE_LEAVING_GROUP, L"new", 8, NULL, 0), ERROR_BUSY);
    ck_assert_uint_eq(returned, 0);
}
END_TEST

static Suite *control_dispatch_suite(void)
{
    Suite *suite = suite_create("control_dispatch");
    TCase *tests = tcase_create("control_dispatch");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_control_dispatch__leaves_unknown_codes_to_the_monitor);
    tcase_add_test(tests, test_control_dispatch__answers_the_unknown_query);
    tcase_add_test(tests, test_control_dispatch__works_without_bytes_returned);
    tcase_add_test(tests, test_control_dispatch__sets_bytes_returned_without_output);
    tcase_add_loop_test(tests, test_control_dispatch__tells_the_exact_need_for_every_size, 0,
                        (int)ARRAYSIZE(answers));
    tcase_add_test(tests, test_control_dispatch__treats_null_out_as_no_room);
    tcase_add_test(tests, test_control_dispatch__writes_at_any_alignment);
    tcase_add_test(tests, test_control_dispatch__returns_no_bytes_with_an_error);
    tcase_add_test(tests, test_control_dispatch__survives_an_answer_beyond_all_sizes);
    tcase_add_test(tests, test_control_dispatch__hands_over_a_text);
    tcase_add_test(tests, test_control_dispatch__accepts_a_text_without_its_nul);
    tcase_add_test(tests, test_control_dispatch__refuses_a_text_that_is_none);
    tcase_add_test(tests, test_control_dispatch__hands_over_a_structure_of_any_alignment);
    tcase_add_test(tests, test_control_dispatch__lets_a_handler_see_all);
    tcase_add_test(tests, test_control_dispatch__keeps_the_membership);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(control_dispatch_suite());
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
