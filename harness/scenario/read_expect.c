/* `expect:` of a step. */

#include <stddef.h>
#include <string.h>

#include "reader.h"
#include "scalar.h"
#include "tables.h"

/* The readers get the whole `struct scenario_expect` as their slot: each fills several members. */

static void read_return(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_expect *expect = slot;
    const struct scenario_step *step = reader->step;
    enum names_class class = NAMES_ERROR;

    expect->return_place = node->place;
    if (step->function) {
        expect->has_return =
            read_function_return(reader, node, step->function, &expect->return_value);
        return;
    }
    if (step->verb == SCENARIO_CALL) {
        const struct abi_row *row = step->entry ? call_row(step->entry) : NULL;
        if (!row) {
            return;
        }
        if (row->returns == ABI_VOID) {
            problems_at(reader->problems, node, "%s returns nothing; expected no 'return' here",
                        row->name);
            return;
        }
        if (row->returns == ABI_POINTER) {
            expect->has_return = node->kind == TREE_SCALAR && scalar_read(node).type == SCALAR_NULL;
            if (!expect->has_return) {
                problems_at(reader->problems, node,
                            "%s returns a pointer; expected null, or no 'return' for any other",
                            row->name);
            }
            return;
        }
        class = row->return_names;
    }
    expect->has_return = read_class(reader, node, class, UINT32_MAX, &expect->return_value);
}

static void read_state(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_expect *expect = slot;
    uint64_t state = 0;

    expect->state_place = node->place;
    expect->has_state = read_class(reader, node, NAMES_RESOURCE_STATE, INT32_MAX, &state);
    expect->state = (int32_t)state;
}

static void read_group(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_expect *expect = slot;

    expect->group_place = node->place;
    read_name(reader, node, &expect->group);
    expect->has_group = expect->group != NULL;
}

static void read_within(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_expect *expect = slot;

    expect->has_within = true;
    read_duration(reader, node, &expect->within_us);
}

static void read_last_error(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_expect *expect = slot;
    uint64_t code = 0;

    expect->last_error_place = node->place;
    expect->has_last_error = read_class(reader, node, NAMES_ERROR, UINT32_MAX, &code);
    expect->last_error = (uint32_t)code;
}

static void read_bytes_returned(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_expect *expect = slot;

    expect->has_bytes_returned = true;
    expect->bytes_returned_place = node->place;
    read_number64(reader, node, &expect->bytes_returned);
}

static void read_out(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_expect *expect = slot;

    read_buffer(reader, node, &expect->out, &expect->out_list);
}

/* --- entry points that were called ----------------------------------------------------------- */

static bool takes_code(const struct abi_row *row)
{
    for (unsigned i = 0; i < row->arg_count; i++) {
        if (row->args[i].names == NAMES_CONTROL_CODE) {
            return true;
        }
    }
    return false;
}

/* "ResourceControl(LEAVING_GROUP)" */
static void read_call(struct reader *reader, const struct tree *node, struct scenario_call *call)
{
    call->place = node->place;
    call->entry = "";
    if (node->kind != TREE_SCALAR) {
        problems_at(reader->problems, node,
                    "%s; expected an entry point, as in Online or ResourceControl(LEAVING_GROUP)",
                    tree_kind_text(node));
        return;
    }
    const char *open = strchr(node->text, '(');
    size_t length = open ? (size_t)(open - node->text) : strlen(node->text);
    const char *entry = arena_printf(reader->arena, "%.*s", (int)length, node->text);
    const struct abi_row *row = call_row(entry);
    if (!row) {
        problems_at(reader->problems, node, "'%s' is no entry point; expected one, as in Online%s",
                    entry, call_suggest(reader, entry));
        return;
    }
    call->entry = row->name;
    if (!open) {
        return;
    }
    size_t rest = strlen(open);
    if (rest < 3 || open[rest - 1] != ')' || !takes_code(row)) {
        problems_at(reader->problems, node, "'%s'; expected %s%s", node->text, row->name,
                    takes_code(row) ? "(CODE)" : " alone: it takes no control code");
        return;
    }
    const char *code = arena_printf(reader->arena, "%.*s", (int)(rest - 2), open + 1);
    struct scalar scalar = scalar_read(&(struct tree){.kind = TREE_SCALAR, .text = code});
    if (scalar.type == SCALAR_NUMBER && !scalar.too_large && scalar.number <= UINT32_MAX) {
        call->code = (uint32_t)scalar.number;
        call->has_code = true;
    } else {
        call->has_code =
            read_code_text(reader, node, code, strstr(row->name, "Type") != NULL, &call->code);
    }
}

static size_t read_call_list(struct reader *reader, const struct tree *node,
                             const struct scenario_call **ret)
{
    if (node->kind != TREE_SEQUENCE) {
        problems_at(reader->problems, node, "%s; expected a list of entry points",
                    tree_kind_text(node));
        return 0;
    }
    struct scenario_call *calls = arena_allocate(reader->arena, (node->count + 1) * sizeof(*calls));
    for (size_t i = 0; i < node->count && !reader->problems->full; i++) {
        read_call(reader, node->items[i], &calls[i]);
    }
    *ret = calls;
    return node->count;
}

static void read_calls(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_expect *expect = slot;

    expect->calls_place = node->place;
    expect->call_count = read_call_list(reader, node, &expect->calls);
}

static void read_not_called(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_expect *expect = slot;

    expect->not_called_count = read_call_list(reader, node, &expect->not_called);
}

/* --- the log --------------------------------------------------------------------------------- */

static void read_level(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_log *log = slot;
    uint64_t level = 0;

    log->has_level = read_class(reader, node, NAMES_LOG_LEVEL, UINT32_MAX, &level);
    log->level = (uint32_t)level;
}

static const struct key log_keys[] = {
    {"contains", "a text", "what the line contains", SHAPE_TEXT, read_text,
     offsetof(struct scenario_log, contains), false, NULL},
    {"level", "a log level", "its level: LOG_INFORMATION, LOG_WARNING, LOG_ERROR, LOG_SEVERE",
     SHAPE_NAME, read_level, 0, false, NULL},
};

const struct key_table log_table = {"log", "a line of the log", log_keys, KEY_COUNT(log_keys)};

static void read_log(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_expect *expect = slot;
    bool is_list = node->kind == TREE_SEQUENCE;
    size_t count = is_list ? node->count : 1;
    struct scenario_log *logs = arena_allocate(reader->arena, (count + 1) * sizeof(*logs));

    for (size_t i = 0; i < count && !reader->problems->full; i++) {
        const struct tree *item = is_list ? node->items[i] : node;
        logs[i].place = item->place;
        keys_read(reader, item, &log_table, NULL, 0, &logs[i]);
        if (item->kind == TREE_MAPPING && item->count == 0) {
            problems_at(reader->problems, item, "an empty mapping; expected 'contains' or 'level'");
        }
    }
    expect->logs = logs;
    expect->log_count = count;
}

/* --- the table ------------------------------------------------------------------------------- */

#define ROW(name, kind, text, shape, read, table)      \
    {                                                  \
        name, kind, text, shape, read, 0, false, table \
    }

static const struct key expect_keys[] = {
    ROW("return", "an error code; for `call:` what the function returns",
        "what the client's call, or the function, returned", SHAPE_NAME, read_return, NULL),
    ROW("state", "a state of a resource",
        "the state that the resource reaches, at once or `within` the time", SHAPE_NAME, read_state,
        NULL),
    ROW("group", "the name of a group", "the group that the resource is in afterwards", SHAPE_TEXT,
        read_group, NULL),
    ROW("within", "a duration",
        "how much time `state` may take; when not given: until nothing is pending any more",
        SHAPE_DURATION, read_within, NULL),
    ROW("last_error", "an error code", "what GetLastError says behind a direct call", SHAPE_NAME,
        read_last_error, NULL),
    ROW("bytes_returned", "a number", "what stands in BytesReturned", SHAPE_NUMBER,
        read_bytes_returned, NULL),
    ROW("out", "a value, or {list: properties}",
        "what stands in the out-buffer; a list must hold the properties named, and may hold more",
        SHAPE_VALUE, read_out, NULL),
    ROW("calls", "a list of entry points",
        "these were called in this order; others may stand between", SHAPE_TEXTS, read_calls, NULL),
    ROW("not_called", "a list of entry points", "none of these was called", SHAPE_TEXTS,
        read_not_called, NULL),
    ROW("log", "a line of the log, or a list of them", "each of these was logged during the step",
        SHAPE_TABLE_OR_TABLES, read_log, &log_table),
};

const struct key_table expect_table = {"expect", "an expectation", expect_keys,
                                       KEY_COUNT(expect_keys)};

/* In the order of the table. */
static const unsigned expect_bits[KEY_COUNT(expect_keys)] = {
    EXPECT_RETURN,         EXPECT_STATE, EXPECT_GROUP, EXPECT_WITHIN, EXPECT_LAST_ERROR,
    EXPECT_BYTES_RETURNED, EXPECT_OUT,   EXPECT_SEEN,  EXPECT_SEEN,   EXPECT_SEEN,
};

/* An export has no out-buffer that the harness knows of. */
#define FUNCTION_EXPECTS \
    (EXPECT_RETURN | EXPECT_LAST_ERROR | EXPECT_STATE | EXPECT_WITHIN | EXPECT_SEEN)

static void check_allowed(struct reader *reader, const struct tree *node)
{
    const struct verb *verb = &verbs[reader->step->verb];
    const unsigned expects = reader->step->function ? FUNCTION_EXPECTS : verb->expects;

    for (size_t i = 0; i < KEY_COUNT(expect_keys); i++) {
        const struct tree *value = tree_find(node, expect_keys[i].name);
        if (!value || expects & expect_bits[i]) {
            continue;
        }
        struct buf buf = {0};
        for (size_t k = 0; k < KEY_COUNT(expect_keys); k++) {
            if (expects & expect_bits[k]) {
                buf_printf(&buf, "%s%s", buf.length ? ", " : "", expect_keys[k].name);
            }
        }
        problems_at(reader->problems, value,
                    "a step '%s' has no '%s' to compare; expected one of: %s", verb->name,
                    expect_keys[i].name, buf_text(&buf));
        buf_finish(&buf);
    }
}

void read_expect(struct reader *reader, const struct tree *node, struct scenario_step *step)
{
    step->expect.given = true;
    step->expect.place = node->place;
    keys_read(reader, node, &expect_table, NULL, 0, &step->expect);
    if (node->kind != TREE_MAPPING) {
        return;
    }
    check_allowed(reader, node);
    if (node->count == 0) {
        problems_at(reader->problems, node, "an empty mapping; expected at least one expectation");
    }
    if (step->expect.has_within && !tree_find(node, "state")) {
        problems_at(reader->problems, tree_find(node, "within"),
                    "'within' without 'state'; expected the state to wait for");
    }
}
