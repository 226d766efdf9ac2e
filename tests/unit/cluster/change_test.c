/* Changing the group, the name, dependencies; failing, deleting, the end (contract 4.4 to 4.8). */
#include "fake.h"

static uint32_t change_group(cluster_id resource, cluster_id group)
{
    return fake_submit(&(struct cluster_operation){
        .kind = CLUSTER_CHANGE_GROUP, .resource = resource, .group = group});
}

static void veto(cluster_id resource, int code, uint32_t status)
{
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_CONTROL,
                                    .resource = resource,
                                    .code = (uint32_t)code,
                                    .status = status});
}

static size_t members_bytes(const char *group)
{
    uint32_t key = 0;
    uint32_t type = 0;
    const void *data = NULL;
    size_t bytes = 0;
    struct database *database = cluster_database(fake.cluster);
    char *path = memory_printf("Groups\\{%08x-0000-4000-8000-%012x}", 2,
                               cluster_find_group(fake.cluster, group));

    ck_assert_uint_eq(database_open(database, DATABASE_ROOT, path, &key), 0);
    ck_assert_uint_eq(database_get(database, key, "Contains", &type, &data, &bytes), 0);
    database_close(database, key);
    free(path);
    return bytes;
}

START_TEST(test_change__whole_tree_moves)
{
    fake_create();
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = fake_resource("app", disk);
    cluster_id other = fake_resource("other", disk);
    cluster_id alone = fake_resource("alone", 0);
    ck_assert_uint_eq(change_group(app, 2), 0);
    ck_assert_str_eq(fake_take_log(), "control disk 01102125 spare; control app 01102125 spare; "
                                      "control other 01102125 spare; control disk 01500056 web; "
                                      "control app 01500056 web; control other 01500056 web; "
                                      "control disk 0150005A spare; control app 0150005A spare; "
                                      "control other 0150005A spare");
    ck_assert_uint_eq(cluster_resource_group(fake.cluster, disk), 2);
    ck_assert_uint_eq(cluster_resource_group(fake.cluster, other), 2);
    ck_assert_uint_eq(cluster_resource_group(fake.cluster, alone), 1);
    ck_assert_uint_eq(members_bytes("web"), 78 + 2);
    ck_assert_uint_eq(members_bytes("spare"), 3 * 78 + 2);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_change__is_refused)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    ck_assert_uint_eq(change_group(app, 1), ERROR_ALREADY_EXISTS);
    ck_assert_uint_eq(change_group(app, 3), ERROR_HOST_NODE_NOT_GROUP_OWNER);
    ck_assert_uint_eq(change_group(app, 9), ERROR_GROUP_NOT_AVAILABLE);
    ck_assert_uint_eq(change_group(9, 2), ERROR_RESOURCE_NOT_AVAILABLE);
    ck_assert_str_eq(fake_take_log(), "");
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_change__veto_of_the_question)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    veto(app, CLUSCTL_RESOURCE_VALIDATE_CHANGE_GROUP, 5);
    ck_assert_uint_eq(change_group(app, 2), 5);
    ck_assert_str_eq(fake_take_log(), "control app 01102125 spare");
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_change__veto_is_compensated)
{
    fake_create();
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = fake_resource("app", disk);
    veto(app, CLUSCTL_RESOURCE_LEAVING_GROUP, 170);
    ck_assert_uint_eq(change_group(app, 2), 170);
    ck_assert_str_eq(fake_take_log(), "control disk 01102125 spare; control app 01102125 spare; "
                                      "control disk 01500056 web; control app 01500056 web; "
                                      "control disk 0150005A web");
    ck_assert_uint_eq(cluster_resource_group(fake.cluster, app), 1);
    fake.script_count = 0;
    veto(app, CLUSCTL_RESOURCE_JOINING_GROUP, 171);
    ck_assert_uint_eq(change_group(app, 2), 171);
    ck_assert_str_eq(fake_take_log(), "control disk 01102125 spare; control app 01102125 spare; "
                                      "control disk 01500056 web; control app 01500056 web; "
                                      "control disk 0150005A spare; control app 0150005A spare; "
                                      "control disk 01500056 spare; control app 0150005A web; "
                                      "control disk 0150005A web");
    ck_assert_uint_eq(cluster_resource_group(fake.cluster, disk), 1);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_change__configured_otherwise)
{
    const struct cluster_config config = {.joining_before_leaving = true,
                                          .no_reverse_notices = true};

    fake_create_with(&config);
    cluster_id app = fake_resource("app", 0);
    veto(app, CLUSCTL_RESOURCE_LEAVING_GROUP, 170);
    ck_assert_uint_eq(change_group(app, 2), 170);
    ck_assert_str_eq(fake_take_log(), "control app 01102125 spare; control app 0150005A spare; "
                                      "control app 01500056 web");
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_change__name)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    fake_resource("other", 0);
    struct cluster_operation rename = {.kind = CLUSTER_RENAME, .resource = app, .name = "OTHER"};
    ck_assert_uint_eq(fake_submit(&rename), ERROR_OBJECT_ALREADY_EXISTS);
    veto(app, CLUSCTL_RESOURCE_SET_NAME, 5);
    rename.name = "new";
    ck_assert_uint_eq(fake_submit(&rename), 0);
    ck_assert_str_eq(fake_take_log(), "control new 01500026 new");
    ck_assert_uint_eq(cluster_find_resource(fake.cluster, "new"), app);
    ck_assert_uint_eq(cluster_find_resource(fake.cluster, "app"), 0);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_change__fail)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    ck_assert_uint_eq(fake_do(CLUSTER_FAIL, app), ERROR_RESMON_INVALID_STATE);
    fake_do(CLUSTER_ONLINE, app);
    fake_take_log();
    ck_assert_uint_eq(fake_do(CLUSTER_FAIL, app), 0);
    ck_assert_int_eq(STATE_OF(app), ClusterResourceFailed);
    fake_wait_ms(500);
    ck_assert_str_eq(fake_take_log(), "terminate app fail; online app");
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_change__delete)
{
    fake_create();
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = fake_resource("app", disk);
    fake_do(CLUSTER_ONLINE, app);
    ck_assert_uint_eq(fake_do(CLUSTER_DELETE, app), ERROR_INVALID_STATE);
    fake_do(CLUSTER_OFFLINE, disk);
    fake_take_log();
    ck_assert_uint_eq(fake_do(CLUSTER_DELETE, disk), ERROR_DEPENDENT_RESOURCE_EXISTS);
    veto(app, CLUSCTL_RESOURCE_DELETE, 5);
    ck_assert_uint_eq(fake_do(CLUSTER_DELETE, app), 0);
    ck_assert_str_eq(fake_take_log(), "control app 01500006; close app");
    ck_assert_uint_eq(cluster_find_resource(fake.cluster, "app"), 0);
    ck_assert_uint_eq(cluster_resource_key(fake.cluster, app), 0);
    ck_assert_uint_eq(fake_do(CLUSTER_DELETE, disk), 0);
    ck_assert_uint_eq(members_bytes("web"), 2);
    ck_assert_uint_eq(database_open_count(cluster_database(fake.cluster)), 0);
    cluster_destroy(fake.cluster);
}
END_TEST

static uint32_t depend(enum cluster_operation_kind kind, cluster_id resource, cluster_id provider)
{
    return fake_submit(&(struct cluster_operation){
        .kind = kind, .resource = resource, .depends_on = &provider, .depends_on_count = 1});
}

START_TEST(test_change__dependencies)
{
    fake_create();
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = fake_resource("app", disk);
    cluster_id other = fake_resource("other", 0);
    ck_assert_uint_eq(depend(CLUSTER_ADD_DEPENDENCY, app, app), ERROR_CIRCULAR_DEPENDENCY);
    ck_assert_uint_eq(depend(CLUSTER_ADD_DEPENDENCY, disk, app), ERROR_CIRCULAR_DEPENDENCY);
    ck_assert_uint_eq(depend(CLUSTER_ADD_DEPENDENCY, app, disk), ERROR_DEPENDENCY_ALREADY_EXISTS);
    ck_assert_uint_eq(depend(CLUSTER_REMOVE_DEPENDENCY, app, other), ERROR_DEPENDENCY_NOT_FOUND);
    change_group(other, 2);
    fake_take_log();
    ck_assert_uint_eq(depend(CLUSTER_ADD_DEPENDENCY, app, other), ERROR_INVALID_PARAMETER);
    ck_assert_uint_eq(depend(CLUSTER_REMOVE_DEPENDENCY, app, disk), 0);
    ck_assert_str_eq(fake_take_log(), "control app 01500016 disk");
    veto(app, CLUSCTL_RESOURCE_ADD_DEPENDENCY, 5);
    ck_assert_uint_eq(depend(CLUSTER_ADD_DEPENDENCY, app, disk), 5);
    fake_do(CLUSTER_ONLINE, app);
    ck_assert_int_eq(STATE_OF(disk), ClusterResourceOffline);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_change__the_end)
{
    fake_create();
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = fake_resource("app", disk);
    fake_resource("idle", 0);
    fake_do(CLUSTER_ONLINE, app);
    fake_take_log();
    // One that fails does not stop the others.
    fake_add_script((struct script){
        .kind = CLUSTER_REQUEST_OFFLINE, .resource = app, .status = ERROR_IO_PENDING});
    ck_assert_uint_eq(fake_do(CLUSTER_SHUT_DOWN, 0), UINT32_MAX);
    fake_state(app, ClusterResourceFailed, 31);
    ck_assert_uint_eq(fake.answer.status, 0);
    ck_assert_str_eq(fake_take_log(), "offline app 0/40; offline disk 0/40; close app; "
                                      "close disk; close idle");
    cluster_destroy(fake.cluster);
}
END_TEST

/* A port that asks for more from inside, and an answer that never comes. */
static void asking_event(void *context, unsigned number, cluster_id resource, const char *text)
{
    (void)context;
    (void)text;
    if (number == 1069) {
        fake_do(CLUSTER_OFFLINE, resource);
    }
}

START_TEST(test_change__the_port_may_come_back)
{
    const struct cluster_port port = {.context = &fake,
                                      .request = fake_request,
                                      .timer = fake_timer,
                                      .answered = fake_answered,
                                      .event = asking_event};

    fake = (struct fake){0};
    fake.cluster = cluster_create(&port, NULL);
    cluster_add_group(fake.cluster, "web", cluster_add_node(fake.cluster, "alpha"));
    cluster_add_type(fake.cluster, "Dummy", "dummy.dll", NULL, 0, NULL);
    cluster_id app = fake_resource("app", 0);
    fake_do(CLUSTER_ONLINE, app);
    fake_do(CLUSTER_FAIL, app);
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOffline);
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_ONLINE, .status = FAKE_HOLD});
    ck_assert_uint_eq(fake_do(CLUSTER_ONLINE, app), UINT32_MAX);
    ck_assert(!cluster_resource_is_settled(fake.cluster, app));
    cluster_on_answer(fake.cluster, fake.held_token + 1, &(struct cluster_answer){.status = 5});
    ck_assert(!cluster_resource_is_settled(fake.cluster, app));
    cluster_destroy(fake.cluster);
}
END_TEST

SUITE_MAIN("change", test_change__whole_tree_moves, test_change__is_refused,
           test_change__veto_of_the_question, test_change__veto_is_compensated,
           test_change__configured_otherwise, test_change__name, test_change__fail,
           test_change__delete, test_change__dependencies, test_change__the_end,
           test_change__the_port_may_come_back)
