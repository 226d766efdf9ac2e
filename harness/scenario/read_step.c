/* A step: one verb, the verb's own keys, and what is expected. */

#include <stddef.h>
#include <string.h>

#include "reader.h"
#include "scalar.h"
#include "tables.h"

/* --- readers of the verbs' own keys; the slot is the whole step ------------------------------ */

static void read_wait(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_step *step = slot;
    struct scalar scalar = {0};

    if (node->kind == TREE_SCALAR) {
        scalar = scalar_read(node);
    }
    if (scalar.type != SCALAR_BOOL) {
        problems_at(reader->problems, node, "'%s'; expected true or false",
                    node->kind == TREE_SCALAR ? node->text : tree_kind_text(node));
        return;
    }
    step->no_wait = !scalar.truth;
}

static void read_step_flags(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_step *step = slot;
    uint64_t flags = 0;

    read_class(reader, node,
               step->verb == SCENARIO_ONLINE ? NAMES_CLIENT_ONLINE_FLAGS
                                             : NAMES_CLIENT_OFFLINE_FLAGS,
               UINT32_MAX, &flags);
    step->flags = (uint32_t)flags;
}

static void read_reason(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_step *step = slot;
    uint64_t reason = 0;

    read_class(reader, node, NAMES_OFFLINE_REASON, UINT32_MAX, &reason);
    step->reason = (uint32_t)reason;
}

static void read_step_code(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_step *step = slot;

    read_code(reader, node, step->verb == SCENARIO_TYPE_CONTROL, &step->code);
}

static void read_in(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_step *step = slot;

    read_buffer(reader, node, &step->in, &step->in_list);
}

static void read_out_size(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_step *step = slot;

    step->has_out_size = true;
    read_size(reader, node, &step->out_size);
}

static void read_wait_state(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_step *step = slot;
    uint64_t state = 0;

    read_class(reader, node, NAMES_RESOURCE_STATE, INT32_MAX, &state);
    step->state = (int32_t)state;
}

static void read_arguments(struct reader *reader, const struct tree *node, void *slot)
{
    read_call_arguments(reader, node, slot);
}

/* --- the verbs' own keys ---------------------------------------------------------------------- */

#define ROW(name, kind, text, shape, read)            \
    {                                                 \
        name, kind, text, shape, read, 0, false, NULL \
    }
#define NEED(name, kind, text, shape, read)          \
    {                                                \
        name, kind, text, shape, read, 0, true, NULL \
    }
#define MEMBER(member, name, kind, text, shape, read)                                      \
    {                                                                                      \
        name, kind, text, shape, read, offsetof(struct scenario_step, member), false, NULL \
    }
#define WAIT                                                                                  \
    ROW("wait", "true or false", "false: go on before the operation has settled", SHAPE_BOOL, \
        read_wait)
#define INSTRUCTIONS                                                     \
    MEMBER(instructions, "instructions", "properties, {hex: …} or null", \
           "the property list that the client gives along", SHAPE_MAPPING, read_properties)

static const struct key wait_keys[] = {WAIT};

static const struct key online_keys[] = {
    WAIT,
    ROW("flags", "CLUSAPI_RESOURCE_ONLINE_… flags", "the client's flags", SHAPE_NAMES,
        read_step_flags),
    INSTRUCTIONS,
};

static const struct key offline_keys[] = {
    WAIT,
    ROW("flags", "CLUSAPI_RESOURCE_OFFLINE_… flags", "the client's flags", SHAPE_NAMES,
        read_step_flags),
    ROW("reason", "a CLUSAPI_RESOURCE_OFFLINE_REASON_…", "why", SHAPE_NAME, read_reason),
    INSTRUCTIONS,
};

static const struct key control_keys[] = {
    WAIT,
    NEED("code", "a control code", "LEAVING_GROUP, its full name, or a number", SHAPE_NAME,
         read_step_code),
    ROW("in", "a value, {list: properties}, {hex: …} or null", "the in-buffer", SHAPE_VALUE,
        read_in),
    ROW("out_size", "a number",
        "room in the out-buffer, in bytes; as much as it needs when not "
        "given",
        SHAPE_NUMBER, read_out_size),
};

static const struct key set_keys[] = {
    WAIT,
    MEMBER(common, "common", "common properties", "common properties to set", SHAPE_MAPPING,
           read_common),
    MEMBER(private, "private", "properties", "private properties to set", SHAPE_MAPPING,
           read_properties),
};

static const struct key call_keys[] = {
    MEMBER(resource, "resource", "the name of a resource",
           "the resource whose instance it is called with; for an export, in whose process",
           SHAPE_TEXT, read_name),
    ROW("args", "arguments by their names",
        "of an entry point: what differs from what the monitor would pass", SHAPE_MAPPING,
        read_arguments),
};

static const struct key condition_keys[] = {
    {"resource", "the name of a resource", "whose state it is", SHAPE_TEXT, read_name,
     offsetof(struct scenario_step, resource), true, NULL},
    NEED("state", "a state of a resource", "the state to wait for", SHAPE_NAME, read_wait_state),
    {"within", "a duration", "how long to wait at most", SHAPE_DURATION, read_duration,
     offsetof(struct scenario_step, duration_us), true, NULL},
};

const struct key_table condition_table = {"wait_until", "the condition of wait_until",
                                          condition_keys, KEY_COUNT(condition_keys)};

/* --- the verbs -------------------------------------------------------------------------------- */

#define CLIENT  (EXPECT_RETURN | EXPECT_STATE | EXPECT_GROUP | EXPECT_WITHIN | EXPECT_SEEN)
#define BUFFERS (EXPECT_OUT | EXPECT_BYTES_RETURNED)
#define KEYS(name, array)                                  \
    {                                                      \
        name, "a step '" name "'", array, KEY_COUNT(array) \
    }
#define NO_KEYS(name)                      \
    {                                      \
        name, "a step '" name "'", NULL, 0 \
    }

const struct verb verbs[SCENARIO_VERB_COUNT] = {
    [SCENARIO_CREATE] = {"create", SUBJECT_NEW_RESOURCE, "a name",
                         "create a resource; beside it the keys of a resource",
                         KEYS("create", wait_keys), CLIENT},
    [SCENARIO_ONLINE] = {"online", SUBJECT_RESOURCE, "the name of a resource",
                         "bring it online, as OnlineClusterResourceEx does",
                         KEYS("online", online_keys), CLIENT},
    [SCENARIO_OFFLINE] = {"offline", SUBJECT_RESOURCE, "the name of a resource",
                          "take it offline, as OfflineClusterResourceEx does",
                          KEYS("offline", offline_keys), CLIENT},
    [SCENARIO_CHANGE_GROUP] = {"change_group", SUBJECT_RESOURCE_TO_GROUP, "{resource: group}",
                               "put it, and what it is joined to by dependencies, into a group",
                               KEYS("change_group", wait_keys), CLIENT},
    [SCENARIO_CONTROL] = {"control", SUBJECT_RESOURCE, "the name of a resource",
                          "send a control code to it, as ClusterResourceControl does",
                          KEYS("control", control_keys), CLIENT | BUFFERS},
    [SCENARIO_TYPE_CONTROL] = {"type_control", SUBJECT_TYPE, "the name of a resource type",
                               "send a control code to a type", KEYS("type_control", control_keys),
                               EXPECT_RETURN | EXPECT_SEEN | BUFFERS},
    [SCENARIO_SET_PROPERTIES] = {"set_properties", SUBJECT_RESOURCE, "the name of a resource",
                                 "set its common or private properties",
                                 KEYS("set_properties", set_keys), CLIENT},
    [SCENARIO_RENAME] = {"rename", SUBJECT_RESOURCE_TO_NAME, "{resource: new name}",
                         "give it another name; later steps use the new one",
                         KEYS("rename", wait_keys), CLIENT},
    [SCENARIO_FAIL] = {"fail", SUBJECT_RESOURCE, "the name of a resource",
                       "make it fail, as FailClusterResource does", KEYS("fail", wait_keys),
                       CLIENT},
    [SCENARIO_DELETE] = {"delete", SUBJECT_RESOURCE, "the name of a resource",
                         "delete it; it must be offline", KEYS("delete", wait_keys),
                         EXPECT_RETURN | EXPECT_SEEN},
    [SCENARIO_KILL_HOST] = {"kill_host", SUBJECT_RESOURCE, "the name of a resource",
                            "kill the monitor process that hosts it", KEYS("kill_host", wait_keys),
                            CLIENT & ~(unsigned)EXPECT_RETURN},
    [SCENARIO_ADVANCE] = {"advance", SUBJECT_DURATION, "a duration",
                          "let virtual time pass: polls, timers and workers run in it",
                          NO_KEYS("advance"), EXPECT_SEEN},
    [SCENARIO_WAIT_UNTIL] = {"wait_until", SUBJECT_CONDITION, "{resource, state, within}",
                             "let virtual time pass until the resource is in that state",
                             NO_KEYS("wait_until"), EXPECT_SEEN},
    [SCENARIO_CHECK] = {"check", SUBJECT_RESOURCE, "the name of a resource",
                        "do nothing; only compare what is expected", NO_KEYS("check"),
                        EXPECT_STATE | EXPECT_GROUP | EXPECT_WITHIN},
    [SCENARIO_CALL] = {"call", SUBJECT_ENTRY, "the name of an entry point, or an export",
                       "call one entry point, or any function that the plugin exports, directly, "
                       "past the monitor",
                       KEYS("call", call_keys),
                       EXPECT_RETURN | EXPECT_LAST_ERROR | EXPECT_STATE | EXPECT_WITHIN |
                           EXPECT_SEEN | BUFFERS},
};

const char *scenario_verb_name(enum scenario_verb verb)
{
    return verbs[verb].name;
}

/* --- the verb's value --------------------------------------------------------------------------- */

static void read_pair(struct reader *reader, const struct tree *node, const struct verb *verb,
                      struct scenario_step *step)
{
    if (node->kind != TREE_MAPPING || node->count != 1) {
        problems_at(reader->problems, node, "%s; expected %s with one pair", tree_kind_text(node),
                    verb->kind);
        return;
    }
    read_name(reader, node->items[0], &step->resource);
    read_name(reader, node->items[1], &step->target);
}

static void read_entry(struct reader *reader, const struct tree *node, struct scenario_step *step)
{
    const char *name = NULL;

    if (node->kind == TREE_MAPPING) {
        read_function(reader, node, step);
        return;
    }
    read_name(reader, node, &name);
    if (!name) {
        return;
    }
    const struct abi_row *row = call_row(name);
    if (row) {
        step->entry = row->name;
    } else {
        problems_at(reader->problems, node, "'%s' is no entry point; expected one, as in Online%s",
                    name, call_suggest(reader, name));
    }
}

static void read_subject(struct reader *reader, const struct tree *node, struct scenario_step *step)
{
    const struct verb *verb = &verbs[step->verb];

    switch (verb->subject) {
    case SUBJECT_RESOURCE:
    case SUBJECT_TYPE:
    case SUBJECT_NEW_RESOURCE:
        read_name(reader, node, &step->resource);
        return;
    case SUBJECT_RESOURCE_TO_GROUP:
    case SUBJECT_RESOURCE_TO_NAME:
        read_pair(reader, node, verb, step);
        return;
    case SUBJECT_DURATION:
        read_duration(reader, node, &step->duration_us);
        return;
    case SUBJECT_CONDITION:
        keys_read(reader, node, &condition_table, NULL, 0, step);
        return;
    case SUBJECT_ENTRY:
        read_entry(reader, node, step);
        return;
    }
}

/* --- the step ----------------------------------------------------------------------------------- */

static void read_step_expect(struct reader *reader, const struct tree *node, void *slot)
{
    read_expect(reader, node, slot);
}

static const struct key step_keys[] = {
    {"expect", "an expectation", "what must come of it; see below", SHAPE_TABLE, read_step_expect,
     0, false, &expect_table},
};

const struct key_table step_table = {"step", "a step", step_keys, KEY_COUNT(step_keys)};

static int verb_of(const char *name)
{
    for (int i = 0; i < SCENARIO_VERB_COUNT; i++) {
        if (strcmp(verbs[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

/* What may begin a step: the verbs, and what is carried out before (macro.c). */
#define STEP_WORDS (SCENARIO_VERB_COUNT + 2)

static void tell_no_verb(struct reader *reader, const struct tree *node)
{
    const char *words[STEP_WORDS] = {[SCENARIO_VERB_COUNT] = "use", "repeat"};
    const struct tree *first = NULL;
    struct buf buf = {0};

    for (int i = 0; i < SCENARIO_VERB_COUNT; i++) {
        words[i] = verbs[i].name;
        buf_printf(&buf, "%s, ", words[i]);
    }
    for (size_t i = 0; i < node->count; i++) {
        const struct tree *key = node->items[2 * i];
        const char *hint =
            key->kind == TREE_SCALAR ? reader_suggest(reader, key->text, words, STEP_WORDS) : "";
        if (*hint) {
            problems_at(reader->problems, key, "unknown verb '%s'%s", key->text, hint);
            buf_finish(&buf);
            return;
        }
        if (!first && key->kind == TREE_SCALAR && !key_find(&step_table, key->text)) {
            first = key;
        }
    }
    if (first) {
        problems_at(reader->problems, first, "unknown verb '%s'; expected one of: %suse, repeat",
                    first->text, buf_text(&buf));
    } else {
        problems_at(reader->problems, node, "a step without a verb; expected one of: %suse, repeat",
                    buf_text(&buf));
    }
    buf_finish(&buf);
}

/* The value of the one verb in the step; NULL when there is none, or more than one. */
static const struct tree *find_verb(struct reader *reader, const struct tree *node,
                                    struct scenario_step *step)
{
    const struct tree *found = NULL;

    for (size_t i = 0; i < node->count; i++) {
        const struct tree *key = node->items[2 * i];
        int verb = key->kind == TREE_SCALAR ? verb_of(key->text) : -1;
        if (verb < 0) {
            continue;
        }
        if (found && verb == (int)step->verb) {
            continue; /* told as a repeated key */
        }
        if (found) {
            problems_at(reader->problems, key,
                        "a second verb '%s' in a step; expected one (the first is '%s')", key->text,
                        verbs[step->verb].name);
            return NULL;
        }
        step->verb = (enum scenario_verb)verb;
        step->place = key->place;
        found = node->items[2 * i + 1];
    }
    if (!found) {
        tell_no_verb(reader, node);
    }
    return found;
}

static void check_needs(struct reader *reader, const struct tree *node, struct scenario_step *step)
{
    const struct tree at = {.place = step->place, .use = node->use};

    if (step->verb == SCENARIO_CHECK && !step->expect.given) {
        problems_at(reader->problems, &at, "a check without 'expect'; expected a state or a group");
    }
    if (step->verb == SCENARIO_SET_PROPERTIES && !step->common.given && !step->private.given) {
        problems_at(reader->problems, &at,
                    "set_properties without properties; expected 'common' or 'private'");
    }
    if (step->verb == SCENARIO_SET_PROPERTIES && step->common.given && step->private.given) {
        problems_at(reader->problems, &at,
                    "set_properties of both kinds; expected 'common' or 'private': each is a call "
                    "of its own");
    }
}

static void read_step(struct reader *reader, const struct tree *node, struct scenario_step *step)
{
    if (node->kind != TREE_MAPPING) {
        problems_at(reader->problems, node, "%s; expected a step as {online: vm1}",
                    tree_kind_text(node));
        return;
    }
    const struct tree *subject = find_verb(reader, node, step);
    if (!subject) {
        return;
    }
    const struct verb *verb = &verbs[step->verb];
    const struct key verb_key = {.name = verb->name, .kind = verb->kind};
    const struct key_table verb_table = {verb->name, verb->keys.what, &verb_key, 1};
    const struct key_table *others[] = {&verb_table, &step_table, &resource_table};

    reader->step = step;
    read_subject(reader, subject, step);
    keys_read(reader, node, &verb->keys, others, step->verb == SCENARIO_CREATE ? 3 : 2, step);
    if (step->verb == SCENARIO_CREATE) {
        struct scenario_resource *resource = arena_allocate(reader->arena, sizeof(*resource));
        resource->name = step->resource;
        resource->place = step->place;
        keys_fill(reader, node, &resource_table, resource);
        step->create = resource;
    }
    keys_fill(reader, node, &step_table, step);
    check_needs(reader, node, step);
}

void read_steps(struct reader *reader, const struct tree *node, const struct scenario_step **ret,
                size_t *ret_count)
{
    if (node->kind != TREE_SEQUENCE) {
        problems_at(reader->problems, node, "%s; expected a list of steps", tree_kind_text(node));
        return;
    }
    struct scenario_step *steps = arena_allocate(reader->arena, (node->count + 1) * sizeof(*steps));
    for (size_t i = 0; i < node->count && !reader->problems->full; i++) {
        read_step(reader, node->items[i], &steps[i]);
    }
    *ret = steps;
    *ret_count = node->count;
}
