/* Creating, bringing online, taking offline (contract 4.2, 4.3, 4.8). */
#include "fake.h"

static uint32_t offline(cluster_id resource, uint32_t flags)
{
    return fake_submit(&(struct cluster_operation){
        .kind = CLUSTER_OFFLINE, .resource = resource, .flags = flags, .reason = 4});
}

static uint32_t persistent_state(cluster_id resource)
{
    return cluster_resource_property(fake.cluster, resource, "PersistentState");
}

START_TEST(test_online__creation_in_its_order)
{
    size_t bytes = 0;
    const void *list = fake_list(L"Max", 5, &bytes);
    struct cluster_operation create = {.kind = CLUSTER_CREATE,
                                       .name = "vm",
                                       .type = 1,
                                       .group = 1,
                                       .private = list,
                                       .private_bytes = bytes};
    uint32_t type = 0;
    const void *data = NULL;
    uint32_t parameters = 0;

    fake_create();
    ck_assert_uint_eq(fake_submit(&create), 0);
    ck_assert_str_eq(fake_take_log(),
                     "startup vm; open vm; control vm 01000005; control vm 0100000D; "
                     "control vm 01000009; control vm 01000011; control vm 0150004A; "
                     "control vm 01400086");
    cluster_id id = cluster_find_resource(fake.cluster, "VM");
    ck_assert_int_eq(STATE_OF(id), ClusterResourceOffline);
    // The DLL declined: the service stored them.
    uint32_t key = cluster_resource_key(fake.cluster, id);
    ck_assert_uint_eq(database_open(cluster_database(fake.cluster), key, "Parameters", &parameters),
                      0);
    ck_assert_uint_eq(
        database_get(cluster_database(fake.cluster), parameters, "Max", &type, &data, &bytes), 0);
    ck_assert_uint_eq(type, REG_DWORD);
    char *path = database_path(cluster_database(fake.cluster), key);
    ck_assert_str_eq(path, "Resources\\{00000001-0000-4000-8000-000000000001}");
    free(path);
    ck_assert_uint_eq(fake_submit(&create), ERROR_OBJECT_ALREADY_EXISTS);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_online__creation_that_fails)
{
    struct cluster_operation create = {.kind = CLUSTER_CREATE, .name = "vm", .type = 1, .group = 1};

    fake_create();
    create.type = 9;
    ck_assert_uint_eq(fake_submit(&create), ERROR_CLUSTER_RESOURCE_TYPE_NOT_FOUND);
    create.type = 1;
    create.group = 9;
    ck_assert_uint_eq(fake_submit(&create), ERROR_GROUP_NOT_FOUND);
    create.group = 1;
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_OPEN, .status = 2, .times = 1});
    ck_assert_uint_eq(fake_submit(&create), 2);
    ck_assert_str_eq(fake_take_log(), "startup vm; open vm");
    ck_assert_int_eq(STATE_OF(1), ClusterResourceFailed);
    ck_assert_uint_eq(cluster_resource_status(fake.cluster, 1), 2);
    // It is opened again when somebody wants it.
    ck_assert_uint_eq(fake_do(CLUSTER_ONLINE, 1), 0);
    ck_assert_str_eq(fake_take_log(), "startup vm; open vm; online vm");
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_online__providers_first)
{
    fake_create();
    cluster_id disk = fake_resource("disk", 0);
    cluster_id name = fake_resource("name", disk);
    cluster_id app = fake_resource("app", name);
    ck_assert_uint_eq(fake_do(CLUSTER_ONLINE, app), 0);
    ck_assert_str_eq(fake_take_log(), "online disk; online name; online app");
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOnline);
    ck_assert_uint_eq(persistent_state(app), 1);
    ck_assert_uint_eq(persistent_state(disk), 0);
    ck_assert_uint_eq(fake_do(CLUSTER_ONLINE, app), 0);
    ck_assert_str_eq(fake_take_log(), "");
    // Dependents first.
    ck_assert_uint_eq(offline(disk, 0), 0);
    ck_assert_str_eq(fake_take_log(), "offline app 0/4; offline name 0/4; offline disk 0/4");
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_online__pending_is_answered_at_once)
{
    fake_create();
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = fake_resource("app", disk);
    fake_add_script((struct script){
        .kind = CLUSTER_REQUEST_ONLINE, .resource = disk, .status = ERROR_IO_PENDING});
    ck_assert_uint_eq(fake_do(CLUSTER_ONLINE, app), ERROR_IO_PENDING);
    ck_assert_str_eq(fake_take_log(), "online disk");
    ck_assert(!cluster_resource_is_settled(fake.cluster, app));
    ck_assert_uint_eq(fake_do(CLUSTER_ONLINE, disk), ERROR_INVALID_STATE);
    ck_assert_uint_eq(offline(disk, 0), ERROR_INVALID_STATE);
    fake_state(disk, ClusterResourceOnline, 0);
    ck_assert_str_eq(fake_take_log(), "online app");
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOnline);
    ck_assert(cluster_resource_is_settled(fake.cluster, app));
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_online__failing_provider_stops_it)
{
    fake_create();
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = fake_resource("app", disk);
    fake_set(disk, L"RestartAction", 0);
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_ONLINE, .resource = disk, .status = 5});
    ck_assert_uint_eq(fake_do(CLUSTER_ONLINE, app), 5);
    ck_assert_str_eq(fake_take_log(), "online disk");
    ck_assert_int_eq(STATE_OF(disk), ClusterResourceFailed);
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOffline);
    ck_assert_uint_eq(persistent_state(app), 1);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_online__required_dependencies)
{
    // A resource of the class 1, then the end.
    static const uint32_t required[] = {CLUSPROP_SYNTAX_RESCLASS, 4, 1, 0};
    static const uint32_t storage[] = {1, 0};

    fake_create();
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_CONTROL,
                                    .resource = 1,
                                    .code = CLUSCTL_RESOURCE_GET_REQUIRED_DEPENDENCIES,
                                    .out = required,
                                    .out_bytes = sizeof(required)});
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_CONTROL,
                                    .resource = 2,
                                    .code = CLUSCTL_RESOURCE_GET_CLASS_INFO,
                                    .out = storage,
                                    .out_bytes = sizeof(storage)});
    cluster_id app = fake_resource("app", 0);
    cluster_id disk = fake_resource("disk", 0);
    ck_assert_uint_eq(fake_do(CLUSTER_ONLINE, app), ERROR_DEPENDENCY_NOT_FOUND);
    ck_assert_str_eq(fake_take_log(), "");
    ck_assert_uint_eq(fake_submit(&(struct cluster_operation){.kind = CLUSTER_ADD_DEPENDENCY,
                                                              .resource = app,
                                                              .depends_on = &disk,
                                                              .depends_on_count = 1}),
                      0);
    ck_assert_str_eq(fake_take_log(), "control app 01500012 disk");
    ck_assert_uint_eq(fake_do(CLUSTER_ONLINE, app), 0);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_online__flags_reach_the_dll)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    struct cluster_operation online = {.kind = CLUSTER_ONLINE,
                                       .resource = app,
                                       .flags =
                                           CLUSAPI_RESOURCE_ONLINE_IGNORE_RESOURCE_STATUS |
                                           CLUSAPI_RESOURCE_ONLINE_DO_NOT_UPDATE_PERSISTENT_STATE};
    ck_assert_uint_eq(fake_submit(&online), 0);
    ck_assert_str_eq(fake_take_log(), "online app 2/0");
    ck_assert_uint_eq(persistent_state(app), 0);
    fake_do(CLUSTER_ONLINE, app);
    ck_assert_uint_eq(persistent_state(app), 1);
    ck_assert_uint_eq(offline(app, 1 | 4), 0);
    ck_assert_str_eq(fake_take_log(), "offline app 41/4");
    ck_assert_uint_eq(persistent_state(app), 1);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_online__forced_offline_terminates)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    fake_do(CLUSTER_ONLINE, app);
    fake_take_log();
    ck_assert_uint_eq(offline(app, CLUSAPI_RESOURCE_OFFLINE_FORCE_WITH_TERMINATION), 0);
    ck_assert_str_eq(fake_take_log(), "terminate app 0/4");
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOffline);
    ck_assert_uint_eq(persistent_state(app), 0);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_online__lock_is_honoured)
{
    fake_create();
    cluster_id disk = fake_resource("disk", 0);
    cluster_id app = fake_resource("app", disk);
    fake_do(CLUSTER_ONLINE, app);
    fake_take_log();
    ck_assert_uint_eq(cluster_set_locked_mode(fake.cluster, app, true, 7, 0), 0);
    ck_assert_uint_eq(cluster_resource_status_information(fake.cluster, app),
                      CLUSRES_STATUS_LOCKED_MODE);
    // The lock of a dependent counts too.
    ck_assert_uint_eq(offline(disk, 0), ERROR_CLUSTER_RESOURCE_LOCKED_STATUS);
    ck_assert_str_eq(fake_take_log(), "");
    ck_assert_uint_eq(persistent_state(app), 1);
    ck_assert_uint_eq(offline(disk, CLUSAPI_RESOURCE_OFFLINE_IGNORE_RESOURCE_STATUS), 0);
    ck_assert_str_eq(fake_take_log(), "offline app 1/4; offline disk 1/4");
    ck_assert(!cluster_resource_is_locked(fake.cluster, app));
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_online__offline_that_does_not_succeed)
{
    fake_create();
    cluster_id app = fake_resource("app", 0);
    fake_do(CLUSTER_ONLINE, app);
    fake_add_script(
        (struct script){.kind = CLUSTER_REQUEST_OFFLINE, .status = ERROR_IO_PENDING, .times = 1});
    ck_assert_uint_eq(offline(app, 0), ERROR_IO_PENDING);
    fake_state(app, ClusterResourceOnline, 0);
    ck_assert(cluster_resource_is_settled(fake.cluster, app));
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOnline);
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_OFFLINE, .status = 31, .times = 1});
    ck_assert_uint_eq(offline(app, 0), 31);
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOffline);
    ck_assert(cluster_resource_is_settled(fake.cluster, app));
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_online__offline_of_a_failed_resource)
{
    const struct cluster_config strict = {.offline_failed_is_error = true};

    fake_create();
    cluster_id app = fake_resource("app", 0);
    fake_set(app, L"RestartAction", 0);
    fake_do(CLUSTER_ONLINE, app);
    fake_do(CLUSTER_FAIL, app);
    ck_assert_int_eq(STATE_OF(app), ClusterResourceFailed);
    ck_assert_uint_eq(offline(app, 0), 0);
    ck_assert_int_eq(STATE_OF(app), ClusterResourceOffline);
    cluster_destroy(fake.cluster);
    fake_create_with(&strict);
    app = fake_resource("app", 0);
    fake_set(app, L"RestartAction", 0);
    fake_do(CLUSTER_ONLINE, app);
    fake_do(CLUSTER_FAIL, app);
    ck_assert_uint_eq(offline(app, 0), ERROR_RESOURCE_FAILED);
    cluster_destroy(fake.cluster);
}
END_TEST

START_TEST(test_online__state_change_reason)
{
    static const uint32_t wants = CLUS_CHAR_REQUIRES_STATE_CHANGE_REASON;
    const struct cluster_config no_reason = {.no_offline_reason = true};

    fake_create_with(&no_reason);
    fake_add_script((struct script){.kind = CLUSTER_REQUEST_CONTROL,
                                    .code = CLUSCTL_RESOURCE_GET_CHARACTERISTICS,
                                    .out = &wants,
                                    .out_bytes = sizeof(wants)});
    cluster_id app = fake_resource("app", 0);
    fake_do(CLUSTER_ONLINE, app);
    fake_take_log();
    ck_assert_uint_eq(offline(app, 0), 0);
    const char *log = fake_take_log();
    ck_assert_msg(strncmp(log, "control app 0150004E", 20) == 0, "%s", log);
    ck_assert_msg(strcmp(log + strlen(log) - 11, "offline app") == 0, "%s", log);
    cluster_destroy(fake.cluster);
}
END_TEST

SUITE_MAIN("online", test_online__creation_in_its_order, test_online__creation_that_fails,
           test_online__providers_first, test_online__pending_is_answered_at_once,
           test_online__failing_provider_stops_it, test_online__required_dependencies,
           test_online__flags_reach_the_dll, test_online__forced_offline_terminates,
           test_online__lock_is_honoured, test_online__offline_that_does_not_succeed,
           test_online__offline_of_a_failed_resource, test_online__state_change_reason)
