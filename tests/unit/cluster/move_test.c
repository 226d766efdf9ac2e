/* Groups on their way to another node (contract 3.5, 4.7). */
#include "fake.h"

static uint32_t move(cluster_id node, uint32_t flags)
{
    return fake_submit(&(struct cluster_operation){
        .kind = CLUSTER_MOVE, .group = 1, .node = node, .flags = flags});
}

START_TEST(test_move__source_transfer_target)
{
    fake_create();
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = fake_resource("app", disk);
    fake_resource("idle", 0);
    fake_do(CLUSTER_ONLINE, app);
    fake_take_log();
    ck_assert_uint_eq(move(0, CLUSAPI_GROUP_MOVE_IGNORE_RESOURCE_STATUS), 0);
    ck_assert_str_eq(fake_take_log(),
                     "offline app 1/2 to beta; offline disk 1/2 to beta; close idle; close app; "
                     "close disk; startup disk; open disk; startup app; open app; startup idle; "
                     "open idle; online disk 2/0; online app 2/0");
    ck_assert_uint_eq(cluster_resource_owner(fake.cluster, app), 2);
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOnline);
    // What the old node still says is not heard.
    cluster_on_state(fake.cluster, 1, app, ClusterResourceFailed, 5);
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOnline);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_move__is_refused)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    fake_do(CLUSTER_ONLINE, app);
    fake_take_log();
    ck_assert_uint_eq(move(9, 0), ERROR_CLUSTER_NODE_NOT_FOUND);
    ck_assert_uint_eq(move(1, 0), 0);
    cluster_set_locked_mode(fake.cluster, app, true, 1, 0);
    ck_assert_uint_eq(move(2, 0), ERROR_CLUSTER_RESOURCE_LOCKED_STATUS);
    ck_assert_str_eq(fake_take_log(), "");
    cluster_destroy(fake.cluster);
    fake_create_nodes(NULL, 1);
    ck_assert_uint_eq(move(0, 0), ERROR_HOST_NODE_NOT_AVAILABLE);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_move__backing_out_restores_the_source)
{
    fake_create();
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = fake_resource("app", disk);
    fake_do(CLUSTER_ONLINE, app);
    fake_take_log();
    fake_add_script((struct script){
        .kind = CLUSTER_REQUEST_OFFLINE, .resource = disk, .status = ERROR_IO_PENDING});
    ck_assert_uint_eq(move(2, CLUSAPI_GROUP_MOVE_QUEUE_ENABLED), ERROR_IO_PENDING);
    fake_state(disk, ClusterResourceOnline, 0);
    ck_assert_str_eq(fake_take_log(),
                     "offline app 4/2 to beta; offline disk 4/2 to beta; online app");
    ck_assert_uint_eq(cluster_resource_owner(fake.cluster, app), 1);
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOnline);
    ck_assert_str_eq(fake.events, "");
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_move__owner_change_is_told_to_those_that_ask)
{
    static const uint32_t wants = CLUS_CHAR_NOTIFY_NEW_OWNER;

    fake_create();
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_CONTROL,
                                    .code = CLUSCTL_RESOURCE_GET_CHARACTERISTICS,
                                    .out = &wants,
                                    .out_bytes = sizeof(wants)});
    fake_resource("app", 0);
    ck_assert_uint_eq(move(2, 0), 0);
    ck_assert_str_eq(fake_take_log(), "control app 01502122 beta; close app; startup app; "
                                      "open app; control app 01502122 beta");
    cluster_destroy(fake.cluster);
}
END_TEST

static void fails(cluster_id resource, int32_t reported)
{
    fake_state(resource, ClusterResourceFailed, 31);
    cluster_on_failure(fake.cluster, cluster_resource_owner(fake.cluster, resource), resource,
                       reported, 31);
}

START_TEST(test_move__fails_over_past_the_threshold)
{
    fake_create();
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = fake_resource("app", disk);
    cluster_id other = fake_resource("other", 0);
    fake_do(CLUSTER_ONLINE, app);
    fake_do(CLUSTER_ONLINE, other);
    fake_set(disk, L"RestartThreshold", 1);
    fails(disk, ClusterResourceFailed);
    fake_wait_ms(500);
    ck_assert_str_eq(fake_take_log(), "offline app 0/10; online disk; online app");
    fails(disk, ClusterResourceFailed);
    ck_assert_str_eq(fake_take_log(),
                     "offline other 0/2 to beta; offline app 0/2 to beta; close other; close app; "
                     "close disk; startup disk; open disk; startup app; open app; startup other; "
                     "open other; online disk; online app; online other");
    ck_assert_uint_eq(cluster_resource_owner(fake.cluster, disk), 2);
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOnline);
    // Two nodes: one failover within the period, then it stays.
    fails(disk, (int32_t)ClusterResourceCannotComeOnlineOnThisNode);
    ck_assert_str_eq(fake_take_log(), "offline app 0/10");
    ck_assert_uint_eq(cluster_resource_owner(fake.cluster, disk), 2);
    ck_assert_int_eq(STATE_OF(disk), ClusterResourceFailed);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_move__opened_is_offline_wherever_it_failed)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    fake_do(CLUSTER_ONLINE, app);
    fake_set(app, L"RestartAction", 0);
    fails(app, ClusterResourceFailed);
    fake.silent_open = true;
    ck_assert_uint_eq(move(2, 0), 0);
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOnline);
    fails(app, ClusterResourceFailed);
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_ONLINE, .status = FAKE_HOLD});
    move(1, 0);
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOffline);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_move__restart_no_notify_stays)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    fake_do(CLUSTER_ONLINE, app);
    fake_set(app, L"RestartAction", 1);
    fails(app, (int32_t)ClusterResourceCannotComeOnlineOnThisNode);
    ck_assert_str_eq(fake_take_log(), "");
    ck_assert_uint_eq(cluster_resource_owner(fake.cluster, app), 1);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_move__failing_at_the_target_leaves_the_others_alone)
{
    fake_create();
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = fake_resource("app", disk);
    cluster_id other = fake_resource("other", 0);
    fake_do(CLUSTER_ONLINE, app);
    fake_do(CLUSTER_ONLINE, other);
    fake_take_log();
    fake_add_script(
        (struct script){.kind = CLUSTER_REQUEST_ONLINE, .resource = disk, .status = 5, .times = 1});
    ck_assert_uint_eq(move(2, 0), 5);
    ck_assert_int_eq(STATE_OF(other), ClusterResourceOnline);
    ck_assert_int_eq(STATE_OF(disk), ClusterResourceFailed);
    fake_wait_ms(500);
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOnline);
    cluster_destroy(fake.cluster);
}
END_TEST

SUITE_MAIN("move", test_move__source_transfer_target, test_move__is_refused,
           test_move__backing_out_restores_the_source,
           test_move__owner_change_is_told_to_those_that_ask,
           test_move__fails_over_past_the_threshold,
           test_move__opened_is_offline_wherever_it_failed, test_move__restart_no_notify_stays,
           test_move__failing_at_the_target_leaves_the_others_alone)
