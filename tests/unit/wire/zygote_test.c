#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "wire/zygote.h"

#define HANG_NS 5000000000u

static const struct zygote_options options = {.host_path = RDK_HOST_PATH};

static struct wire_message load(const char *path)
{
    struct wire_message message = {.type = WIRE_LOAD, .value_count = 3};
    message.values[0] =
        (struct wire_value){.kind = WIRE_BYTES, .bytes = path, .length = strlen(path)};
    message.values[1] = (struct wire_value){.kind = WIRE_NUMBER, .number = 1};
    message.values[2] = (struct wire_value){.kind = WIRE_NUMBER};
    return message;
}

static bool is_gone(pid_t pid)
{
    for (int i = 0; i < 200; i++) {
        char path[64];
        char line[256] = "";
        snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
        FILE *file = fopen(path, "re");
        if (!file) {
            return true;
        }
        const bool zombie = fgets(line, sizeof(line), file) && strstr(line, ") Z ");
        fclose(file);
        if (zombie) {
            return true;
        }
        usleep(10000);
    }
    return false;
}

START_TEST(test_zygote__forks_a_peer_that_answers)
{
    struct zygote *zygote = NULL;
    struct peer *peer = NULL;
    struct wire_message in;
    struct err err = {0};
    const struct wire_message out = load("/nowhere/there.so");

    ck_assert_int_eq(zygote_start(&options, &zygote, &err), 0);
    ck_assert_int_eq(zygote_fork(zygote, &peer, &err), 0);
    ck_assert_int_gt(peer_pid(peer), 0);
    ck_assert_int_eq(peer_exchange(peer, &out, &in, HANG_NS, &err), PEER_MESSAGE);
    ck_assert_int_eq(in.type, WIRE_LOADED);
    ck_assert_int_eq(in.values[0].kind, WIRE_BYTES);
    const pid_t pid = peer_pid(peer);
    ck_assert_int_eq(getpgid(pid), pid);
    ck_assert_int_eq(getsid(pid), pid);
    peer_destroy(peer);
    ck_assert(is_gone(pid));
    zygote_stop(zygote);
}
END_TEST

START_TEST(test_peer__quits_with_status_zero)
{
    struct zygote *zygote = NULL;
    struct peer *peer = NULL;
    struct wire_message in;
    const struct wire_message out = {.type = WIRE_QUIT};

    ck_assert_int_eq(zygote_start(&options, &zygote, NULL), 0);
    ck_assert_int_eq(zygote_fork(zygote, &peer, NULL), 0);
    ck_assert_int_eq(peer_exchange(peer, &out, &in, HANG_NS, NULL), PEER_ENDED);
    ck_assert_int_eq(peer_status(peer), 0);
    peer_kill(peer);
    ck_assert_int_eq(peer_status(peer), 0);
    peer_destroy(peer);
    zygote_stop(zygote);
}
END_TEST

START_TEST(test_peer__reports_the_signal_that_ended_it)
{
    struct zygote *zygote = NULL;
    struct peer *peer = NULL;

    ck_assert_int_eq(zygote_start(&options, &zygote, NULL), 0);
    ck_assert_int_eq(zygote_fork(zygote, &peer, NULL), 0);
    peer_kill(peer);
    ck_assert_int_eq(peer_status(peer), -SIGKILL);
    peer_destroy(peer);
    zygote_stop(zygote);
}
END_TEST

START_TEST(test_peer__that_is_stopped_is_blocked)
{
    struct zygote *zygote = NULL;
    struct peer *peer = NULL;
    struct wire_message in;
    const struct wire_message out = load("/nowhere/there.so");

    ck_assert_int_eq(zygote_start(&options, &zygote, NULL), 0);
    ck_assert_int_eq(zygote_fork(zygote, &peer, NULL), 0);
    kill(peer_pid(peer), SIGSTOP);
    ck_assert_int_eq(peer_exchange(peer, &out, &in, 300000000u, NULL), PEER_BLOCKED);
    peer_destroy(peer);
    zygote_stop(zygote);
}
END_TEST

START_TEST(test_zygote__ends_its_peers_with_it)
{
    struct zygote *zygote = NULL;
    static struct peer *peers[3]; /* left over on purpose, and still known to a leak checker */

    ck_assert_int_eq(zygote_start(&options, &zygote, NULL), 0);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(zygote_fork(zygote, &peers[i], NULL), 0);
    }
    zygote_stop(zygote);
    for (int i = 0; i < 3; i++) {
        ck_assert(is_gone(peer_pid(peers[i])));
    }
}
END_TEST

/* The service dies without a word: neither the zygote nor a peer of it stays. */
START_TEST(test_zygote__leaves_nothing_when_the_service_is_killed)
{
    int numbers[2];
    pid_t pids[2];

    ck_assert_int_eq(pipe(numbers), 0);
    const pid_t service = fork();
    if (service == 0) {
        struct zygote *zygote = NULL;
        struct peer *peer = NULL;
        zygote_start(&options, &zygote, NULL);
        for (int i = 0; i < 2; i++) {
            zygote_fork(zygote, &peer, NULL);
            pids[i] = peer_pid(peer);
        }
        if (write(numbers[1], pids, sizeof(pids)) != (ssize_t)sizeof(pids)) {
            _exit(1);
        }
        pause();
    }
    ck_assert_int_eq(read(numbers[0], pids, sizeof(pids)), sizeof(pids));
    kill(service, SIGKILL);
    waitpid(service, NULL, 0);
    ck_assert(is_gone(pids[0]));
    ck_assert(is_gone(pids[1]));
}
END_TEST

static pid_t parent_of(pid_t pid)
{
    char path[64];
    int parent = 0;

    snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "re");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(fscanf(file, "%*d (%*[^)]) %*c %d", &parent), 1);
    fclose(file);
    return parent;
}

/* Not even the zygote's own death leaves a peer behind. */
START_TEST(test_peer__ends_with_a_zygote_that_is_killed)
{
    struct zygote *zygote = NULL;
    struct peer *peer = NULL;
    struct wire_message in;
    const struct wire_message out = load("/nowhere/there.so");

    ck_assert_int_eq(zygote_start(&options, &zygote, NULL), 0);
    ck_assert_int_eq(zygote_fork(zygote, &peer, NULL), 0);
    ck_assert_int_eq(peer_exchange(peer, &out, &in, HANG_NS, NULL), PEER_MESSAGE);
    kill(parent_of(peer_pid(peer)), SIGKILL);
    ck_assert(is_gone(peer_pid(peer)));
    ck_assert_int_eq(peer_exchange(peer, &out, &in, HANG_NS, NULL), PEER_ENDED);
    ck_assert_int_eq(peer_status(peer), -SIGKILL);
    peer_destroy(peer);
    zygote_stop(zygote);
}
END_TEST

/* A plugin finds the standard streams, and nothing of ours. */
START_TEST(test_peer__has_no_descriptors_of_others)
{
    struct zygote *zygote = NULL;
    struct peer *peer = NULL;
    struct wire_message in;
    const struct wire_message out = load("/nowhere/there.so");
    int inherited[2];
    char path[64];
    unsigned count = 0;

    ck_assert_int_eq(pipe(inherited), 0);
    ck_assert_int_eq(zygote_start(&options, &zygote, NULL), 0);
    ck_assert_int_eq(zygote_fork(zygote, &peer, NULL), 0);
    ck_assert_int_eq(peer_exchange(peer, &out, &in, HANG_NS, NULL), PEER_MESSAGE);
    snprintf(path, sizeof(path), "/proc/%d/fd", peer_pid(peer));
    DIR *directory = opendir(path);
    ck_assert_ptr_nonnull(directory);
    for (const struct dirent *entry = readdir(directory); entry; entry = readdir(directory)) {
        count += entry->d_name[0] != '.';
    }
    closedir(directory);
    ck_assert_uint_eq(count, 3);
    peer_destroy(peer);
    zygote_stop(zygote);
}
END_TEST

static void *fork_some(void *argument)
{
    struct zygote *zygote = argument;
    struct wire_message in;
    const struct wire_message out = load("/nowhere/there.so");
    size_t answered = 0;

    for (int i = 0; i < 10; i++) {
        struct peer *peer = NULL;
        if (zygote_fork(zygote, &peer, NULL) == 0) {
            answered += peer_exchange(peer, &out, &in, HANG_NS, NULL) == PEER_MESSAGE;
            peer_destroy(peer);
        }
    }
    return (void *)answered;
}

START_TEST(test_zygote__serves_several_threads)
{
    struct zygote *zygote = NULL;
    pthread_t threads[4];

    ck_assert_int_eq(zygote_start(&options, &zygote, NULL), 0);
    for (int i = 0; i < 4; i++) {
        pthread_create(&threads[i], NULL, fork_some, zygote);
    }
    for (int i = 0; i < 4; i++) {
        void *answered = NULL;
        pthread_join(threads[i], &answered);
        ck_assert_uint_eq((size_t)answered, 10);
    }
    zygote_stop(zygote);
}
END_TEST

/* A plugin may have stopped its parent. */
START_TEST(test_zygote__that_is_stopped_goes_on)
{
    struct zygote *zygote = NULL;
    struct peer *peer = NULL;

    ck_assert_int_eq(zygote_start(&options, &zygote, NULL), 0);
    ck_assert_int_eq(zygote_fork(zygote, &peer, NULL), 0);
    const pid_t pid = parent_of(peer_pid(peer));
    ck_assert_int_gt(pid, 1);
    ck_assert_int_eq(kill(pid, SIGSTOP), 0);
    peer_destroy(peer);
    ck_assert_int_eq(zygote_fork(zygote, &peer, NULL), 0);
    ck_assert_int_eq(kill(pid, SIGSTOP), 0);
    peer_kill(peer);
    ck_assert_int_eq(kill(pid, SIGSTOP), 0);
    peer_destroy(peer);
    zygote_stop(zygote);
    ck_assert(is_gone(pid));
}
END_TEST

/* Of the next scenarios, none is the plugin's that killed it. */
START_TEST(test_zygote__that_was_killed_has_a_successor)
{
    struct zygote *zygote = NULL;
    struct peer *first = NULL;
    struct peer *second = NULL;

    ck_assert_int_eq(zygote_start(&options, &zygote, NULL), 0);
    ck_assert_int_eq(zygote_fork(zygote, &first, NULL), 0);
    const pid_t pid = parent_of(peer_pid(first));
    ck_assert_int_eq(kill(pid, SIGKILL), 0);
    peer_kill(first);
    ck_assert_int_eq(peer_status(first), -SIGKILL);
    ck_assert_int_eq(zygote_fork(zygote, &second, NULL), 0);
    ck_assert_int_ne(parent_of(peer_pid(second)), pid);
    peer_destroy(first);
    peer_destroy(second);
    zygote_stop(zygote);
}
END_TEST

START_TEST(test_zygote__says_which_host_it_did_not_find)
{
    const struct zygote_options nowhere = {.host_path = "/nowhere/rdk-host"};
    struct zygote *zygote = NULL;
    struct err err = {0};

    ck_assert_int_eq(zygote_start(&nowhere, &zygote, &err), -ENOENT);
    ck_assert(strstr(err.text, "/nowhere/rdk-host") != NULL);
    err_finish(&err);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("wire/zygote");
    TCase *cases = tcase_create("zygote");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, test_zygote__forks_a_peer_that_answers);
    tcase_add_test(cases, test_peer__quits_with_status_zero);
    tcase_add_test(cases, test_peer__reports_the_signal_that_ended_it);
    tcase_add_test(cases, test_peer__that_is_stopped_is_blocked);
    tcase_add_test(cases, test_zygote__ends_its_peers_with_it);
    tcase_add_test(cases, test_zygote__leaves_nothing_when_the_service_is_killed);
    tcase_add_test(cases, test_peer__ends_with_a_zygote_that_is_killed);
    tcase_add_test(cases, test_peer__has_no_descriptors_of_others);
    tcase_add_test(cases, test_zygote__serves_several_threads);
    tcase_add_test(cases, test_zygote__that_is_stopped_goes_on);
    tcase_add_test(cases, test_zygote__that_was_killed_has_a_successor);
    tcase_add_test(cases, test_zygote__says_which_host_it_did_not_find);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
