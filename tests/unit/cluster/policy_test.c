/* The failure policy, lost hosts, failures of what runs inside (contract 3.5 to 3.7). */
#include "fake.h"

static void fails(cluster_id resource, int32_t reported)
{
    fake_state(resource, ClusterResourceFailed, 31);
    cluster_on_failure(fake.cluster, 1, resource, reported, 31);
}

static cluster_id online(const char *name, cluster_id provider)
{
    cluster_id id = fake_resource(name, provider);

    ck_assert_uint_eq(fake_do(CLUSTER_ONLINE, id), 0);
    fake_take_log();
    return id;
}

START_TEST(test_policy__restarts_after_the_delay)
{
    fake_create_nodes(NULL, 1);
    cluster_id app = online("app", 0);
    fails(app, ClusterResourceFailed);
    ck_assert(!cluster_resource_is_settled(fake.cluster, app));
    fake_wait_ms(499);
    ck_assert_str_eq(fake_take_log(), "");
    fake_wait_ms(1);
    ck_assert_str_eq(fake_take_log(), "online app");
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOnline);
    ck_assert(cluster_resource_is_settled(fake.cluster, app));
    ck_assert_str_eq(fake.events, "1069");
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_policy__threshold_then_one_last_try)
{
    fake_create_nodes(NULL, 1);
    cluster_id app = online("app", 0);
    for (int i = 0; i < 3; i++) {
        fails(app, ClusterResourceFailed);
        fake_wait_ms(1000);
        ck_assert_str_eq(fake_take_log(), "online app");
    }
    fails(app, ClusterResourceFailed);
    fake_wait_ms(3599999);
    ck_assert_str_eq(fake_take_log(), "");
    ck_assert(cluster_resource_is_settled(fake.cluster, app));
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_ONLINE, .status = 5});
    fake_wait_ms(1);
    ck_assert_str_eq(fake_take_log(), "online app");
    // It failed: that was the last.
    fake_wait_ms(100000000);
    ck_assert_str_eq(fake_take_log(), "");
    ck_assert_int_eq(STATE_OF(app), ClusterResourceFailed);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_policy__count_starts_anew_after_the_period)
{
    fake_create_nodes(NULL, 1);
    cluster_id app = online("app", 0);
    fake_set(app, L"RestartThreshold", 1);
    fake_set(app, L"RestartPeriod", 10000);
    for (int i = 0; i < 4; i++) {
        fails(app, ClusterResourceFailed);
        fake_wait_ms(10001);
        ck_assert_str_eq(fake_take_log(), "online app");
    }
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_policy__no_restart)
{
    fake_create_nodes(NULL, 1);
    cluster_id app = online("app", 0);
    fails(app, (int32_t)ClusterResourceCannotComeOnlineOnAnyNode);
    fake_wait_ms(100000000);
    ck_assert_str_eq(fake_take_log(), "");
    cluster_id other = online("other", 0);
    fake_set(other, L"RestartAction", 0);
    fails(other, ClusterResourceFailed);
    fake_wait_ms(100000000);
    ck_assert_str_eq(fake_take_log(), "");
    cluster_id third = online("third", 0);
    fake_set(third, L"RetryPeriodOnFailure", UINT32_MAX);
    fails(third, (int32_t)ClusterResourceCannotComeOnlineOnThisNode);
    fake_wait_ms(100000000);
    ck_assert_str_eq(fake_take_log(), "");
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_policy__this_node_skips_local_restarts)
{
    fake_create_nodes(NULL, 1);
    cluster_id app = online("app", 0);
    fails(app, (int32_t)ClusterResourceCannotComeOnlineOnThisNode);
    fake_wait_ms(1000);
    ck_assert_str_eq(fake_take_log(), "");
    fake_wait_ms(3600000);
    ck_assert_str_eq(fake_take_log(), "online app");
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_policy__dependents_go_down_and_come_back)
{
    fake_create_nodes(NULL, 1);
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = online("app", disk);
    cluster_id idle = fake_resource("idle", disk);
    fails(disk, ClusterResourceFailed);
    ck_assert_str_eq(fake_take_log(), "offline app 0/10");
    fake_wait_ms(500);
    ck_assert_str_eq(fake_take_log(), "online disk; online app");
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOnline);
    ck_assert_int_eq(STATE_OF(idle), ClusterResourceOffline);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_policy__client_decides)
{
    fake_create_nodes(NULL, 1);
    cluster_id app = online("app", 0);
    fails(app, ClusterResourceFailed);
    ck_assert_uint_eq(fake_do(CLUSTER_OFFLINE, app), 0);
    fake_take_log();
    fake_wait_ms(10000);
    ck_assert_str_eq(fake_take_log(), "");
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOffline);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_policy__what_a_client_took_down_stays_down)
{
    fake_create_nodes(NULL, 1);
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = online("app", disk);
    fake_do(CLUSTER_OFFLINE, disk);
    fake_do(CLUSTER_ONLINE, disk);
    fake_take_log();
    fails(disk, ClusterResourceFailed);
    fake_wait_ms(500);
    ck_assert_str_eq(fake_take_log(), "online disk");
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOffline);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_policy__failing_restart_counts)
{
    fake_create_nodes(NULL, 1);
    cluster_id app = online("app", 0);
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_ONLINE, .status = 5, .times = 2});
    fails(app, ClusterResourceFailed);
    fake_wait_ms(10000);
    ck_assert_str_eq(fake_take_log(), "online app; online app; online app");
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOnline);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_policy__lost_host)
{
    fake_create_nodes(NULL, 1);
    cluster_id app = online("app", 0);
    cluster_id idle = fake_resource("idle", 0);
    const cluster_id hosted[] = {app, idle};

    cluster_on_deadlock(fake.cluster, 1, app);
    fake_state(app, ClusterResourceFailed, 0);
    cluster_on_host_lost(fake.cluster, 1, hosted, 2, app);
    ck_assert_str_eq(fake.events, "1230 1146 1069");
    ck_assert_str_eq(fake_take_log(), "startup idle; open idle");
    fake_wait_ms(500);
    ck_assert_str_eq(fake_take_log(), "startup app; open app; online app");
    ck_assert(cluster_resource_is_separate(fake.cluster, app));
    ck_assert(!cluster_resource_is_separate(fake.cluster, idle));
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_policy__embedded_failure)
{
    fake_create_nodes(NULL, 1);
    cluster_id app = online("app", 0);
    cluster_on_signal(fake.cluster, app, FAILURE_TYPE_EMBEDDED, 31);
    ck_assert_str_eq(fake_take_log(), "offline app 10/10; online app");
    fake_set(app, L"EmbeddedFailureAction", 1);
    cluster_on_signal(fake.cluster, app, FAILURE_TYPE_EMBEDDED, 31);
    ck_assert_str_eq(fake_take_log(), "");
    ck_assert_uint_eq(cluster_resource_status_information(fake.cluster, app),
                      CLUSRES_STATUS_EMBEDDED_FAILURE);
    cluster_on_signal(fake.cluster, app, FAILURE_TYPE_NETWORK_LOSS, 31);
    ck_assert_uint_eq(cluster_resource_status_information(fake.cluster, app),
                      CLUSRES_STATUS_EMBEDDED_FAILURE | CLUSRES_STATUS_NETWORK_FAILURE);
    cluster_destroy(fake.cluster);
}
END_TEST

SUITE_MAIN("policy", test_policy__restarts_after_the_delay,
           test_policy__threshold_then_one_last_try,
           test_policy__count_starts_anew_after_the_period, test_policy__no_restart,
           test_policy__this_node_skips_local_restarts,
           test_policy__dependents_go_down_and_come_back, test_policy__client_decides,
           test_policy__what_a_client_took_down_stays_down, test_policy__failing_restart_counts,
           test_policy__lost_host, test_policy__embedded_failure)
