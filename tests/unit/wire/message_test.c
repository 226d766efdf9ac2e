#define _GNU_SOURCE
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "wire/segment.h"
#include "wire/wire.h"

static struct wire *service;
static struct wire *host;
static int memory = -1;

static void set_up(void)
{
    ck_assert_int_eq(wire_create(&service, &memory, NULL), 0);
    ck_assert_int_eq(wire_open(memory, &host, NULL), 0);
}

static void tear_down(void)
{
    wire_close(host);
    wire_close(service);
    close(memory);
}

static struct wire_message sample(void)
{
    struct wire_message message = {
        .type = WIRE_CALL,
        .flags = 1,
        .row = 2,
        .table = 3,
        .thread = 4,
        .thread_kind = WIRE_THREAD_WORKER,
        .call = UINT64_MAX - 1,
        .now_us = 5,
        .until_us = WIRE_NEVER,
        .value_count = 4,
    };
    message.values[0] = (struct wire_value){.kind = WIRE_NUMBER, .number = 0x123456789abcdefu};
    message.values[1] = (struct wire_value){.kind = WIRE_BYTES, .bytes = "hello", .length = 5};
    message.values[2] = (struct wire_value){.kind = WIRE_NULL};
    message.values[3] = (struct wire_value){.kind = WIRE_BYTES, .bytes = "", .length = 0};
    return message;
}

START_TEST(test_message__arrives_as_it_was_sent)
{
    const struct wire_message out = sample();
    struct wire_message in;

    ck_assert_int_eq(wire_send(service, &out, NULL), 0);
    ck_assert_int_eq(wire_receive(host, &in, 0, NULL), 0);
    ck_assert_int_eq(in.type, out.type);
    ck_assert_uint_eq(in.flags, out.flags);
    ck_assert_uint_eq(in.row, out.row);
    ck_assert_uint_eq(in.table, out.table);
    ck_assert_uint_eq(in.thread, out.thread);
    ck_assert_int_eq(in.thread_kind, out.thread_kind);
    ck_assert_uint_eq(in.call, out.call);
    ck_assert_uint_eq(in.now_us, out.now_us);
    ck_assert_uint_eq(in.until_us, out.until_us);
    ck_assert_uint_eq(in.value_count, 4);
    ck_assert_uint_eq(in.values[0].number, out.values[0].number);
    ck_assert_uint_eq(in.values[1].length, 5);
    ck_assert_mem_eq(in.values[1].bytes, "hello", 5);
    ck_assert_int_eq(in.values[2].kind, WIRE_NULL);
    ck_assert_int_eq(in.values[3].kind, WIRE_BYTES);
    ck_assert_uint_eq(in.values[3].length, 0);
}
END_TEST

START_TEST(test_message__is_not_there_before_the_turn)
{
    struct wire_message in;
    const struct wire_message out = sample();

    ck_assert_int_eq(wire_receive(host, &in, 1000000, NULL), -ETIMEDOUT);
    ck_assert_int_eq(wire_send(host, &out, NULL), -EBUSY);
    ck_assert(wire_has_turn(service));
    ck_assert(!wire_has_turn(host));
}
END_TEST

START_TEST(test_message__copy_outlives_what_the_sender_does_to_the_segment)
{
    const struct wire_message out = sample();
    struct wire_message in;

    ck_assert_int_eq(wire_send(service, &out, NULL), 0);
    ck_assert_int_eq(wire_receive(host, &in, 0, NULL), 0);
    memset(service->room, 0xff, 4096);
    ck_assert_mem_eq(in.values[1].bytes, "hello", 5);
}
END_TEST

/* Large messages pass both ways, and do not keep the memory that they took. */
START_TEST(test_message__may_be_large_and_gives_its_pages_back)
{
    const size_t bytes = 40u << 20;
    unsigned char *block = malloc(bytes);
    struct wire_message out = {.type = WIRE_RETURN, .value_count = 2};
    struct wire_message in;
    struct stat before;
    struct stat after;

    for (size_t i = 0; i < bytes; i++) {
        block[i] = (unsigned char)(i * 31 >> 8);
    }
    fstat(memory, &before);
    out.values[0] = (struct wire_value){.kind = WIRE_BYTES, .bytes = block, .length = bytes};
    out.values[1] = (struct wire_value){.kind = WIRE_BYTES, .bytes = "end", .length = 3};
    ck_assert_int_eq(wire_send(service, &out, NULL), 0);
    ck_assert_int_eq(wire_receive(host, &in, 0, NULL), 0);
    ck_assert_uint_eq(in.values[0].length, bytes);
    ck_assert(memcmp(in.values[0].bytes, block, bytes) == 0);
    ck_assert_mem_eq(in.values[1].bytes, "end", 3);
    fstat(memory, &after);
    ck_assert_int_lt(after.st_blocks * 512 - before.st_blocks * 512, 2 << 20);
    free(block);
}
END_TEST

START_TEST(test_message__has_a_limit)
{
    struct wire_message out = {.type = WIRE_RETURN, .value_count = 1};

    out.values[0] =
        (struct wire_value){.kind = WIRE_BYTES, .bytes = "", .length = (256u << 20) + 1};
    ck_assert_int_eq(wire_send(service, &out, NULL), -EMSGSIZE);
    out.values[0].length = SIZE_MAX - 3;
    ck_assert_int_eq(wire_send(service, &out, NULL), -EMSGSIZE);
    out.value_count = WIRE_MAX_VALUES + 1;
    ck_assert_int_eq(wire_send(service, &out, NULL), -EMSGSIZE);
    ck_assert(wire_has_turn(service));
}
END_TEST

/* What each field must not be, and what is said of it. */
static const struct {
    size_t offset;
    uint64_t value;
    size_t bytes;
    const char *says;
} wrong[] = {
    {offsetof(struct segment_message, type), 0, 4, "unknown type 0"},
    {offsetof(struct segment_message, type), 99, 4, "unknown type 99"},
    {offsetof(struct segment_message, thread_kind), 7, 4, "unknown kind 7"},
    {offsetof(struct segment_message, value_count), 65, 4, "65 values"},
    {offsetof(struct segment_message, value_count), UINT32_MAX, 4, "4294967295 values"},
    {offsetof(struct segment_message, payload_bytes), UINT64_MAX, 8, "18446744073709551615 bytes"},
    {offsetof(struct segment_message, payload_bytes), 4, 8, "value 1 of 5 bytes"},
    {sizeof(struct segment_message), 9, 4, "value 0 of unknown kind 9"},
    {sizeof(struct segment_message) + 24, 1u << 30, 8, "value 1 of 1073741824 bytes"},
    {sizeof(struct segment_message) + 24, UINT64_MAX, 8, "value 1 of 18446744073709551615 bytes"},
    {sizeof(struct segment_message) + 24, UINT64_MAX - 6, 8, "reaches past"},
};

START_TEST(test_message__malformed_is_refused_with_what_was_wrong)
{
    const struct wire_message out = sample();
    struct wire_message in;
    struct err err = {0};

    ck_assert_int_eq(wire_send(service, &out, NULL), 0);
    memcpy(host->room + wrong[_i].offset, &wrong[_i].value, wrong[_i].bytes);
    ck_assert_int_eq(wire_receive(host, &in, 0, &err), -EPROTO);
    ck_assert_msg(strstr(err.text, wrong[_i].says) != NULL, "says: %s", err.text);
    err_finish(&err);
}
END_TEST

static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/* Whatever stands in the segment, receiving it fails cleanly or gives values that can be read. */
START_TEST(test_message__any_bytes_can_be_received)
{
    uint64_t state = 0x5eedu;
    uint64_t sum = 0;
    unsigned accepted = 0;

    for (unsigned round = 0; round < 50000; round++) {
        const struct wire_message out = sample();
        struct wire_message in;

        ck_assert_int_eq(wire_send(service, &out, NULL), 0);
        for (uint64_t n = next_random(&state) % 4 + 1; n > 0; n--) {
            const size_t at = next_random(&state) % 160;
            host->room[at] = (unsigned char)(next_random(&state) >> (next_random(&state) % 57));
        }
        if (wire_receive(host, &in, 0, NULL) == 0) {
            accepted++;
            for (size_t i = 0; i < in.value_count; i++) {
                for (size_t b = 0; in.values[i].kind == WIRE_BYTES && b < in.values[i].length;
                     b += 4096) {
                    sum += ((const unsigned char *)in.values[i].bytes)[b];
                }
            }
        }
        ck_assert_int_eq(wire_send(host, &out, NULL), 0);
        ck_assert_int_eq(wire_receive(service, &in, 0, NULL), 0);
    }
    ck_assert_uint_gt(accepted, 0);
    ck_assert_uint_lt(accepted, 50000);
    ck_assert_uint_ne(sum, 1);
}
END_TEST

START_TEST(test_segment__cannot_be_shrunk_under_the_other_side)
{
    ck_assert_int_lt(ftruncate(memory, 4096), 0);
    ck_assert_int_eq(errno, EPERM);
}
END_TEST

START_TEST(test_segment__must_be_a_wire)
{
    struct wire *other = NULL;
    struct err err = {0};
    int fd = memfd_create("other", MFD_CLOEXEC);

    ck_assert_int_eq(wire_open(fd, &other, &err), -EPROTO);
    err_finish(&err);
    ck_assert_int_eq(ftruncate(fd, (off_t)SEGMENT_BYTES), 0);
    ck_assert_int_eq(wire_open(fd, &other, &err), -EPROTO);
    err_finish(&err);
    ck_assert_int_lt(wire_open(-1, &other, &err), 0);
    err_finish(&err);
    ck_assert_ptr_null(other);
    close(fd);
}
END_TEST

/* Two processes hand the turn to and fro. */
START_TEST(test_segment__turns_alternate_between_processes)
{
    const pid_t pid = fork();
    if (pid == 0) {
        struct wire_message in;
        for (uint64_t i = 0; i < 20000; i++) {
            if (wire_receive(host, &in, WIRE_NEVER, NULL) < 0 || in.call != 2 * i) {
                _exit(1);
            }
            const struct wire_message out = {.type = WIRE_RETURN, .call = 2 * i + 1};
            wire_send(host, &out, NULL);
        }
        _exit(0);
    }
    for (uint64_t i = 0; i < 20000; i++) {
        const struct wire_message out = {.type = WIRE_CALL, .call = 2 * i};
        struct wire_message in;
        ck_assert_int_eq(wire_send(service, &out, NULL), 0);
        ck_assert_int_eq(wire_receive(service, &in, 5000000000u, NULL), 0);
        ck_assert_uint_eq(in.call, 2 * i + 1);
    }
    int status = 1;
    waitpid(pid, &status, 0);
    ck_assert_int_eq(status, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("wire/message");
    TCase *cases = tcase_create("message");
    tcase_set_timeout(cases, 60);
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, test_message__arrives_as_it_was_sent);
    tcase_add_test(cases, test_message__is_not_there_before_the_turn);
    tcase_add_test(cases, test_message__copy_outlives_what_the_sender_does_to_the_segment);
    tcase_add_test(cases, test_message__may_be_large_and_gives_its_pages_back);
    tcase_add_test(cases, test_message__has_a_limit);
    tcase_add_loop_test(cases, test_message__malformed_is_refused_with_what_was_wrong, 0,
                        (int)(sizeof(wrong) / sizeof(wrong[0])));
    tcase_add_test(cases, test_message__any_bytes_can_be_received);
    tcase_add_test(cases, test_segment__cannot_be_shrunk_under_the_other_side);
    tcase_add_test(cases, test_segment__must_be_a_wire);
    tcase_add_test(cases, test_segment__turns_alternate_between_processes);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
