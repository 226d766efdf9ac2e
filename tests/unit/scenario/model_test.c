/* What each key becomes in the model. */

#include "names/names.h"
#include "scenario_fixture.h"

static uint64_t constant(const char *name)
{
    uint64_t value = 0;

    ck_assert_msg(names_constant(name, &value), "%s", name);
    return value;
}

static const struct scenario_step *first_step(const char *steps, struct scenario_file **ret_file)
{
    char text[4096];

    snprintf(text, sizeof(text), HEAD "steps:\n%s", steps);
    const struct scenario *scenario = parse_good(text, ret_file);
    ck_assert_uint_ge(scenario->step_count, 1);
    return &scenario->steps[0];
}

START_TEST(test_model__defaults)
{
    struct scenario_file *file;
    const struct scenario *s =
        parse_good("schema: 1\nresources: {r: {type: T}}\nsteps: []\n", &file);

    ck_assert_str_eq(s->name, "test");
    ck_assert_str_eq(s->file, "test.yaml");
    ck_assert_ptr_null(s->plugin);
    ck_assert_ptr_null(s->xfail);
    ck_assert_uint_eq(s->node_count, 1);
    ck_assert_str_eq(s->nodes[0].name, "node1");
    ck_assert_uint_eq(s->group_count, 1);
    ck_assert_str_eq(s->groups[0].name, "group1");
    ck_assert_str_eq(s->groups[0].owner, "node1");
    ck_assert_uint_eq(s->type_count, 1);
    ck_assert_str_eq(s->types[0].name, "T");
    ck_assert_str_eq(s->resources[0].group, "group1");
    ck_assert_uint_eq(s->resources[0].place.line, 2);
    ck_assert_uint_eq(s->resources[0].place.column, 13);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__head)
{
    struct scenario_file *file;
    const struct scenario *s = parse_good("schema: 1\n"
                                          "name: a name\n"
                                          "description: for people\n"
                                          "tags: [one, two]\n"
                                          "requires: [v2, arbitrate]\n"
                                          "plugin: {file: /nowhere/a.so}\n"
                                          "allow: [{rule: STAT-06, reason: why}]\n"
                                          "xfail: {rule: \"crash:SIGSEGV\", reason: known}\n"
                                          "steps: []\n",
                                          &file);

    ck_assert_str_eq(s->name, "a name");
    ck_assert_uint_eq(s->tag_count, 2);
    ck_assert_str_eq(s->tags[1], "two");
    ck_assert_uint_eq(s->requires_count, 2);
    ck_assert_str_eq(s->requires[1], "arbitrate");
    ck_assert_str_eq(s->plugin, "/nowhere/a.so");
    ck_assert_uint_eq(s->allow_count, 1);
    ck_assert_str_eq(s->allow[0].rule, "STAT-06");
    ck_assert_str_eq(s->allow[0].reason, "why");
    ck_assert_str_eq(s->xfail->rule, "crash:SIGSEGV");
    ck_assert_str_eq(s->xfail->reason, "known");
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__plugin_is_beside_the_file)
{
    static const char text[] = "schema: 1\nplugin: {file: ../a.so}\nsteps: []\n";
    struct scenario_file *file = NULL;

    ck_assert_int_eq(scenario_parse("dir/sub/t.yaml", text, strlen(text), NULL, 0, &file, NULL), 0);
    ck_assert_str_eq(file->scenarios[0].plugin, "dir/sub/../a.so");
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__plugin_is_searched_in_the_path)
{
    static const char text[] = "schema: 1\nplugin: {file: bin/true}\nsteps: []\n";
    struct scenario_file *file = NULL;

    setenv("RDK_PLUGIN_PATH", "/nonexistent:/usr", 1);
    ck_assert_int_eq(scenario_parse("no/t.yaml", text, strlen(text), NULL, 0, &file, NULL), 0);
    ck_assert_str_eq(file->scenarios[0].plugin, "/usr/bin/true");
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__providers_are_created_first)
{
    struct scenario_file *file;
    const struct scenario *s = parse_good("schema: 1\nresources:\n"
                                          "  a: {type: T, depends_on: [b, c]}\n"
                                          "  b: {type: T, depends_on: [c]}\n"
                                          "  c: {type: T}\n"
                                          "steps: []\n",
                                          &file);

    ck_assert_str_eq(s->resources[0].name, "c");
    ck_assert_str_eq(s->resources[1].name, "b");
    ck_assert_str_eq(s->resources[2].name, "a");
    ck_assert_uint_eq(s->resources[2].depends_on_count, 2);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__common_properties_have_their_types)
{
    struct scenario_file *file;
    const struct scenario *s = parse_good(
        "schema: 1\ntypes: {T: {common: {IsAlivePollInterval: 2s}}}\nresources:\n"
        "  r: {type: T, common: {PendingTimeout: 60s, RestartAction: DontRestart,\n"
        "      RestartThreshold: 3, LooksAlivePollInterval: INFINITE, Odd: {sz: x}}}\nsteps: []\n",
        &file);
    const struct scenario_property *items = s->resources[0].common.items;

    ck_assert_uint_eq(s->types[0].common.items[0].value.number, 2000);
    ck_assert_uint_eq(s->resources[0].common.count, 5);
    ck_assert_str_eq(items[0].name, "PendingTimeout");
    ck_assert_uint_eq(items[0].value.number, 60000);
    ck_assert_uint_eq(items[0].value.format, constant("CLUSPROP_FORMAT_DWORD"));
    ck_assert_uint_eq(items[1].value.number, constant("ClusterResourceDontRestart"));
    ck_assert_uint_eq(items[2].value.number, 3);
    ck_assert_uint_eq(items[3].value.number, UINT32_MAX);
    ck_assert_int_eq((int)items[4].value.kind, SCENARIO_TEXT);
    scenario_file_destroy(file);
}
END_TEST

/* One value under a property, by how it is written. */
static const struct {
    const char *text;
    enum scenario_value_kind kind;
    const char *format; /* NULL: none */
    uint64_t number;
    const char *value;
    size_t count; /* items or bytes */
} values[] = {
    {"{dword: 3}", SCENARIO_NUMBER, "CLUSPROP_FORMAT_DWORD", 3, NULL, 0},
    {"{dword: 0xFF}", SCENARIO_NUMBER, "CLUSPROP_FORMAT_DWORD", 255, NULL, 0},
    {"{dword: VmResdllContextSave}", SCENARIO_NUMBER, "CLUSPROP_FORMAT_DWORD", 1, NULL, 0},
    {"{word: 65535}", SCENARIO_NUMBER, "CLUSPROP_FORMAT_WORD", 65535, NULL, 0},
    {"{long: -1}", SCENARIO_NUMBER, "CLUSPROP_FORMAT_LONG", UINT64_MAX, NULL, 0},
    {"{long: -2147483648}", SCENARIO_NUMBER, "CLUSPROP_FORMAT_LONG", (uint64_t)INT32_MIN, NULL, 0},
    {"{qword: 18446744073709551615}", SCENARIO_NUMBER, "CLUSPROP_FORMAT_ULARGE_INTEGER", UINT64_MAX,
     NULL, 0},
    {"{large: -5}", SCENARIO_NUMBER, "CLUSPROP_FORMAT_LARGE_INTEGER", (uint64_t)-5, NULL, 0},
    {"{large: -9223372036854775808}", SCENARIO_NUMBER, "CLUSPROP_FORMAT_LARGE_INTEGER",
     (uint64_t)INT64_MIN, NULL, 0},
    {"{filetime: \"1601-01-01T00:00:01Z\"}", SCENARIO_NUMBER, "CLUSPROP_FORMAT_FILETIME", 10000000,
     NULL, 0},
    {"{sz: 12}", SCENARIO_TEXT, "CLUSPROP_FORMAT_SZ", 0, "12", 0},
    {"{expand_sz: \"%x%\"}", SCENARIO_TEXT, "CLUSPROP_FORMAT_EXPAND_SZ", 0, "%x%", 0},
    {"{multi_sz: [a, b]}", SCENARIO_LIST, "CLUSPROP_FORMAT_MULTI_SZ", 0, NULL, 2},
    {"{multi_sz: []}", SCENARIO_LIST, "CLUSPROP_FORMAT_MULTI_SZ", 0, NULL, 0},
    {"{binary: \"00 fF1a\"}", SCENARIO_BYTES, "CLUSPROP_FORMAT_BINARY", 0, NULL, 3},
    {"{binary: \"\"}", SCENARIO_BYTES, "CLUSPROP_FORMAT_BINARY", 0, NULL, 0},
    {"{security_descriptor: \"01 00\"}", SCENARIO_BYTES, "CLUSPROP_FORMAT_SECURITY_DESCRIPTOR", 0,
     NULL, 2},
    {"{expanded_sz: x}", SCENARIO_TEXT, "CLUSPROP_FORMAT_EXPANDED_SZ", 0, "x", 0},
    {"7", SCENARIO_NUMBER, NULL, 7, NULL, 0},
    {"-7", SCENARIO_NUMBER, NULL, (uint64_t)-7, NULL, 0},
    {"true", SCENARIO_NUMBER, NULL, 1, NULL, 0},
    {"no", SCENARIO_TEXT, NULL, 0, "no", 0},
    {"on", SCENARIO_TEXT, NULL, 0, "on", 0},
    {"\"7\"", SCENARIO_TEXT, NULL, 0, "7", 0},
    {"[a, b, c]", SCENARIO_LIST, NULL, 0, NULL, 3},
};

START_TEST(test_model__values)
{
    struct scenario_file *file;
    char step[256];

    snprintf(step, sizeof(step), " - {set_properties: r, private: {P: %s}}\n", values[_i].text);
    const struct scenario_step *s = first_step(step, &file);
    const struct scenario_value *value = &s->private.items[0].value;
    ck_assert_int_eq((int)value->kind, (int)values[_i].kind);
    ck_assert_uint_eq(value->format, values[_i].format ? constant(values[_i].format) : 0);
    if (value->kind == SCENARIO_NUMBER) {
        ck_assert_uint_eq(value->number, values[_i].number);
        ck_assert_int_eq(value->negative,
                         (int64_t)values[_i].number < 0 && strchr(values[_i].text, '-') != NULL);
    } else if (value->kind == SCENARIO_TEXT) {
        ck_assert_str_eq(value->text, values[_i].value);
    } else {
        ck_assert_uint_eq(value->kind == SCENARIO_LIST ? value->item_count : value->length,
                          values[_i].count);
    }
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__raw_and_null_property_lists)
{
    struct scenario_file *file;
    const struct scenario_step *s = first_step(" - {offline: r, instructions: {hex: \"01 02\"}}\n"
                                               " - {online: r, instructions: null}\n"
                                               " - online: r\n",
                                               &file);

    ck_assert(s[0].instructions.given);
    ck_assert_int_eq((int)s[0].instructions.whole.kind, SCENARIO_BYTES);
    ck_assert(s[0].instructions.whole.raw);
    ck_assert_uint_eq(s[0].instructions.whole.length, 2);
    ck_assert_uint_eq(s[0].instructions.whole.bytes[1], 2);
    ck_assert(s[1].instructions.given);
    ck_assert_int_eq((int)s[1].instructions.whole.kind, SCENARIO_NULL);
    ck_assert(!s[2].instructions.given);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__online_and_offline)
{
    struct scenario_file *file;
    const struct scenario_step *s =
        first_step(" - {online: r, flags: IGNORE_RESOURCE_STATUS, wait: false}\n"
                   " - {offline: r, flags: [IGNORE_RESOURCE_STATUS, FORCE_WITH_TERMINATION],\n"
                   "    reason: USER_REQUESTED, instructions: {Virtual Machine: {dword: 1}}}\n"
                   " - {offline: r, flags: \"IGNORE_RESOURCE_STATUS | FORCE_WITH_TERMINATION\"}\n"
                   " - {offline: r, flags: 7, reason: CLUSAPI_RESOURCE_OFFLINE_REASON_MOVING}\n",
                   &file);

    ck_assert_int_eq((int)s[0].verb, SCENARIO_ONLINE);
    ck_assert_str_eq(s[0].resource, "r");
    ck_assert(s[0].no_wait);
    ck_assert_uint_eq(s[0].flags, 1);
    ck_assert(!s[1].no_wait);
    ck_assert_int_eq((int)s[1].verb, SCENARIO_OFFLINE);
    ck_assert_uint_eq(s[1].flags, 3);
    ck_assert_uint_eq(s[1].reason, 4);
    ck_assert_str_eq(s[1].instructions.items[0].name, "Virtual Machine");
    ck_assert_uint_eq(s[2].flags, 3);
    ck_assert_uint_eq(s[3].flags, 7);
    ck_assert_uint_eq(s[3].reason, 2);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__other_verbs)
{
    struct scenario_file *file;
    const struct scenario_step *s =
        first_step(" - {create: q, type: T, group: web, depends_on: [r], private: {a: 1}}\n"
                   " - change_group: {r: spare}\n"
                   " - rename: {q: p}\n"
                   " - fail: r\n"
                   " - {delete: p, wait: true}\n"
                   " - kill_host: r\n"
                   " - advance: 250ms\n"
                   " - wait_until: {resource: r, state: Online, within: 2h}\n"
                   " - {check: r, expect: {state: Failed, group: spare, within: 1d}}\n",
                   &file);

    ck_assert_int_eq((int)s[0].verb, SCENARIO_CREATE);
    ck_assert_str_eq(s[0].create->name, "q");
    ck_assert_str_eq(s[0].create->depends_on[0], "r");
    ck_assert_uint_eq(s[0].create->private.count, 1);
    ck_assert_str_eq(s[1].resource, "r");
    ck_assert_str_eq(s[1].target, "spare");
    ck_assert_str_eq(s[2].target, "p");
    ck_assert_int_eq((int)s[3].verb, SCENARIO_FAIL);
    ck_assert_int_eq((int)s[4].verb, SCENARIO_DELETE);
    ck_assert_int_eq((int)s[5].verb, SCENARIO_KILL_HOST);
    ck_assert_uint_eq(s[6].duration_us, 250000);
    ck_assert_uint_eq(s[7].duration_us, 7200000000);
    ck_assert_int_eq(s[7].state, 2);
    ck_assert_str_eq(s[7].resource, "r");
    ck_assert_int_eq(s[8].expect.state, 4);
    ck_assert_str_eq(s[8].expect.group, "spare");
    ck_assert_uint_eq(s[8].expect.within_us, 86400000000);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__controls)
{
    struct scenario_file *file;
    const struct scenario_step *s =
        first_step(" - {control: r, code: LEAVING_GROUP, in: web, out_size: 16}\n"
                   " - {control: r, code: CLUSCTL_RESOURCE_JOINING_GROUP, in: {list: {a: 1}}}\n"
                   " - {control: r, code: 0x01500056, in: null,\n"
                   "    expect: {out: {list: {a: 1}}, bytes_returned: 4}}\n"
                   " - {type_control: T, code: GET_PRIVATE_PROPERTY_FMTS, expect: {out: [a, b]}}\n",
                   &file);

    ck_assert_uint_eq(s[0].code, 0x01500056);
    ck_assert_str_eq(s[0].in.text, "web");
    ck_assert(s[0].has_out_size);
    ck_assert_uint_eq(s[0].out_size, 16);
    ck_assert_uint_eq(s[1].code, 0x0150005A);
    ck_assert_int_eq((int)s[1].in.kind, SCENARIO_NONE);
    ck_assert(s[1].in_list.given);
    ck_assert_uint_eq(s[2].code, 0x01500056);
    ck_assert_int_eq((int)s[2].in.kind, SCENARIO_NULL);
    ck_assert(s[2].expect.out_list.given);
    ck_assert_uint_eq(s[2].expect.bytes_returned, 4);
    ck_assert_uint_eq(s[3].code, constant("CLUSCTL_RESOURCE_TYPE_GET_PRIVATE_PROPERTY_FMTS"));
    ck_assert_uint_eq(s[3].expect.out.item_count, 2);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__calls_of_exports)
{
    struct scenario_file *file;
    const struct scenario_step *s = first_step(
        " - {call: {export: SelfTest, args: [hello, 3, {qword: 1}, {binary: 00ff}, null,\n"
        "    {list: {a: 1}}]}, expect: {return: ERROR_IO_PENDING, last_error: 0}}\n"
        " - {call: {export: Lag, returns: long}, resource: r, expect: {return: -5}}\n"
        " - {call: {export: IsReady, returns: bool}, expect: {return: TRUE}}\n"
        " - {call: {export: Reset, returns: void}}\n"
        " - {call: {export: Count, returns: qword}, expect: {return: 0xffffffffff}}\n",
        &file);

    const struct scenario_function *function = s[0].function;
    ck_assert_ptr_null(s[0].entry);
    ck_assert_str_eq(function->name, "SelfTest");
    ck_assert_int_eq((int)function->returns, ABI_U32);
    ck_assert_uint_eq(function->place.column, 11);
    ck_assert_uint_eq(function->argument_count, 6);
    ck_assert_str_eq(function->arguments[0].name, "1");
    ck_assert_str_eq(function->arguments[0].value.text, "hello");
    ck_assert_uint_eq(function->arguments[1].value.number, 3);
    ck_assert_uint_eq(function->arguments[2].value.format,
                      constant("CLUSPROP_FORMAT_ULARGE_INTEGER"));
    ck_assert_uint_eq(function->arguments[3].value.length, 2);
    ck_assert_int_eq((int)function->arguments[4].value.kind, SCENARIO_NULL);
    ck_assert_str_eq(function->arguments[5].name, "6");
    ck_assert(function->arguments[5].list.given);
    ck_assert_uint_eq(s[0].expect.return_value, 997);
    ck_assert_str_eq(s[1].resource, "r");
    ck_assert_int_eq((int)s[1].function->returns, ABI_I32);
    ck_assert_int_eq((int64_t)s[1].expect.return_value, -5);
    ck_assert_int_eq((int)s[2].function->return_names, NAMES_BOOL);
    ck_assert_uint_eq(s[2].expect.return_value, 1);
    ck_assert_int_eq((int)s[3].function->returns, ABI_VOID);
    ck_assert_uint_eq(s[3].function->argument_count, 0);
    ck_assert_uint_eq(s[4].expect.return_value, 0xffffffffff);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__direct_calls)
{
    struct scenario_file *file;
    const struct scenario_step *s = first_step(
        " - {call: Online, resource: r, args: {OnlineFlags: [RECOVER_MONITOR_STATE],\n"
        "    InBuffer: {list: {a: 1}}, InBufferSize: 3, Reserved: 0}, expect: {return: 997}}\n"
        " - {call: IsAlive, resource: r, expect: {return: TRUE}}\n"
        " - {call: Open, resource: r, args: {ResourceName: null},\n"
        "    expect: {return: null, last_error: ERROR_INVALID_PARAMETER}}\n"
        " - {call: ResourceTypeControl, args: {ResourceTypeName: T, ControlCode: UNKNOWN}}\n"
        " - {call: Startup, args: {ResourceType: Other, MinVersionSupported: 0x100},\n"
        "    expect: {return: ERROR_CLUSTER_RESNAME_NOT_FOUND}}\n",
        &file);

    ck_assert_str_eq(s[0].entry, "Online");
    ck_assert_uint_eq(s[0].argument_count, 4);
    ck_assert_str_eq(s[0].arguments[0].name, "OnlineFlags");
    ck_assert_uint_eq(s[0].arguments[0].value.number, 1);
    ck_assert(s[0].arguments[1].list.given);
    ck_assert_uint_eq(s[0].arguments[2].value.number, 3);
    ck_assert_uint_eq(s[0].expect.return_value, 997);
    ck_assert_uint_eq(s[1].expect.return_value, 1);
    ck_assert_int_eq((int)s[2].arguments[0].value.kind, SCENARIO_NULL);
    ck_assert(s[2].expect.has_return);
    ck_assert_uint_eq(s[2].expect.return_value, 0);
    ck_assert_uint_eq(s[2].expect.last_error, 87);
    ck_assert_uint_eq(s[3].arguments[1].value.number, constant("CLUSCTL_RESOURCE_TYPE_UNKNOWN"));
    ck_assert_str_eq(s[4].entry, "Startup");
    ck_assert_ptr_null(s[4].resource);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__expectations)
{
    struct scenario_file *file;
    const struct scenario_step *s = first_step(
        " - online: r\n"
        "   expect:\n"
        "     return: ERROR_IO_PENDING\n"
        "     state: ClusterResourceOnline\n"
        "     within: 2m\n"
        "     calls: [Open, ResourceControl(LEAVING_GROUP), ResourceControl(0x01500056)]\n"
        "     not_called: [Terminate]\n"
        "     log: {contains: up, level: LOG_INFORMATION}\n"
        " - {online: r, expect: {log: [{contains: a}, {level: 2}]}}\n",
        &file);
    const struct scenario_expect *expect = &s[0].expect;

    ck_assert(expect->given && expect->has_return && expect->has_state && expect->has_within);
    ck_assert_uint_eq(expect->return_value, 997);
    ck_assert_uint_eq(expect->return_place.line, 8);
    ck_assert_uint_eq(expect->return_place.column, 14);
    ck_assert_int_eq(expect->state, 2);
    ck_assert_uint_eq(expect->within_us, 120000000);
    ck_assert_uint_eq(expect->call_count, 3);
    ck_assert_str_eq(expect->calls[0].entry, "Open");
    ck_assert(!expect->calls[0].has_code);
    ck_assert_uint_eq(expect->calls[1].code, 0x01500056);
    ck_assert_uint_eq(expect->calls[2].code, 0x01500056);
    ck_assert_str_eq(expect->not_called[0].entry, "Terminate");
    ck_assert_uint_eq(expect->log_count, 1);
    ck_assert_str_eq(expect->logs[0].contains, "up");
    ck_assert(expect->logs[0].has_level);
    ck_assert_uint_eq(s[1].expect.log_count, 2);
    ck_assert_ptr_null(s[1].expect.logs[1].contains);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__a_byte_order_mark_and_crlf_change_no_place)
{
    struct scenario_file *file;
    const struct scenario *s =
        parse_good("\xEF\xBB\xBFschema: 1\r\nsteps:\r\n  - advance: 1s\r\n", &file);

    ck_assert_uint_eq(s->place.column, 1);
    ck_assert_uint_eq(s->steps[0].place.line, 3);
    ck_assert_uint_eq(s->steps[0].place.column, 5);
    scenario_file_destroy(file);
    expect_problem("\xEF\xBB\xBFschma: 1\r\nsteps: []\r\n", 1, 1, "unknown key 'schma'");
    expect_problem("schema: 1\nname: \xEF\xBB\xBFx\nsteps: []\n", 2, 7, "U+FEFF");
}
END_TEST

START_TEST(test_model__columns_are_characters)
{
    expect_problem(
        "schema: 1\nname: \"\xC3\xA4\xE2\x82\xAC\"\nsteps: [{\"\xC3\xA4\": 1, expect: 1}]\n", 3, 10,
        "unknown verb");
    expect_problem("schema: 1\nsteps: [{check: \"\xC3\xA4\", expect: 1}]\n", 2, 30,
                   "a single value");
}
END_TEST

START_TEST(test_model__a_refused_step_changes_nothing)
{
    struct scenario_file *file;
    const struct scenario_step *s =
        first_step(" - {delete: r, expect: {return: ERROR_INVALID_STATE}}\n"
                   " - {create: r, type: T, expect: {return: ERROR_OBJECT_ALREADY_EXISTS}}\n"
                   " - online: r\n",
                   &file);

    ck_assert_int_eq((int)s[2].verb, SCENARIO_ONLINE);
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__a_name_is_free_behind_its_deletion)
{
    struct scenario_file *file;
    const struct scenario_step *s =
        first_step(" - delete: r\n - {create: r, type: T}\n - online: r\n", &file);

    ck_assert_str_eq(s[2].resource, "r");
    scenario_file_destroy(file);
}
END_TEST

START_TEST(test_model__every_verb_has_a_name)
{
    for (int verb = 0; verb < SCENARIO_VERB_COUNT; verb++) {
        ck_assert_ptr_nonnull(scenario_verb_name((enum scenario_verb)verb));
    }
    ck_assert_str_eq(scenario_verb_name(SCENARIO_CHANGE_GROUP), "change_group");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("scenario model");
    TCase *tcase = tcase_create("model");
    const TTest *const tests[] = {
        test_model__defaults,
        test_model__head,
        test_model__plugin_is_beside_the_file,
        test_model__plugin_is_searched_in_the_path,
        test_model__providers_are_created_first,
        test_model__common_properties_have_their_types,
        test_model__raw_and_null_property_lists,
        test_model__online_and_offline,
        test_model__other_verbs,
        test_model__controls,
        test_model__calls_of_exports,
        test_model__direct_calls,
        test_model__expectations,
        test_model__a_byte_order_mark_and_crlf_change_no_place,
        test_model__columns_are_characters,
        test_model__a_refused_step_changes_nothing,
        test_model__a_name_is_free_behind_its_deletion,
        test_model__every_verb_has_a_name,
    };

    for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
        tcase_add_test(tcase, tests[i]);
    }
    tcase_add_loop_test(tcase, test_model__values, 0, sizeof(values) / sizeof(values[0]));
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
