/* Property lists: names with values, raw bytes, or NULL. */

#include <stddef.h>
#include <string.h>

#include "reader.h"
#include "scalar.h"
#include "tables.h"

/* --- common properties: their types are known ---------------------------------------------- */

static void set_dword(struct scenario_value *value, const struct tree *node, uint64_t number)
{
    uint64_t format = 0;

    *value =
        (struct scenario_value){.kind = SCENARIO_NUMBER, .number = number, .place = node->place};
    if (names_value(NAMES_FORMAT, "DWORD", &format)) {
        value->format = (uint16_t)format;
    }
}

/* A duration, kept in milliseconds as the property is. */
static void read_milliseconds(struct reader *reader, const struct tree *node, void *slot)
{
    uint64_t us = UINT64_MAX;

    if (node->kind == TREE_SCALAR && !node->quoted && strcmp(node->text, "INFINITE") == 0) {
        set_dword(slot, node, UINT32_MAX);
        return;
    }
    read_duration(reader, node, &us);
    if (us == UINT64_MAX) {
        return;
    }
    if (us % 1000 || us / 1000 > UINT32_MAX) {
        problems_at(reader->problems, node,
                    "the duration '%s'; expected whole milliseconds, at most 4294967295",
                    node->text);
        return;
    }
    set_dword(slot, node, us / 1000);
}

static void read_restart_action(struct reader *reader, const struct tree *node, void *slot)
{
    uint64_t action = 0;

    if (read_class(reader, node, NAMES_RESTART_ACTION, UINT32_MAX, &action)) {
        set_dword(slot, node, action);
    }
}

static void read_common_number(struct reader *reader, const struct tree *node, void *slot)
{
    uint64_t number = 0;

    if (read_class(reader, node, NAMES_NONE, UINT32_MAX, &number)) {
        set_dword(slot, node, number);
    }
}

#define DURATION "a duration, or INFINITE"
#define ROW(name, kind, text, shape, read)            \
    {                                                 \
        name, kind, text, shape, read, 0, false, NULL \
    }

static const struct key common_keys[] = {
    ROW("PendingTimeout", DURATION, "how long a pending state may last without a report",
        SHAPE_DURATION, read_milliseconds),
    ROW("DeadlockTimeout", DURATION, "how long an entry point may take", SHAPE_DURATION,
        read_milliseconds),
    ROW("LooksAlivePollInterval", DURATION, "how often LooksAlive is called", SHAPE_DURATION,
        read_milliseconds),
    ROW("IsAlivePollInterval", DURATION, "how often IsAlive is called", SHAPE_DURATION,
        read_milliseconds),
    ROW("RestartAction", "DontRestart, RestartNoNotify or RestartNotify", "what follows a failure",
        SHAPE_NAME, read_restart_action),
    ROW("RestartThreshold", "a number", "how many restarts a period has", SHAPE_NUMBER,
        read_common_number),
    ROW("RestartPeriod", DURATION, "the period that RestartThreshold counts in", SHAPE_DURATION,
        read_milliseconds),
    ROW("RestartDelay", DURATION, "how long a restart waits", SHAPE_DURATION, read_milliseconds),
    ROW("RetryPeriodOnFailure", DURATION, "when a failed resource is tried again", SHAPE_DURATION,
        read_milliseconds),
    ROW("SeparateMonitor", "0 or 1", "1: a monitor process of its own", SHAPE_NUMBER,
        read_common_number),
    ROW("PersistentState", "a number", "whether it is meant to be online", SHAPE_NUMBER,
        read_common_number),
    ROW("EmbeddedFailureAction", "a number", "what follows an embedded failure", SHAPE_NUMBER,
        read_common_number),
    ROW("Description", "a text", "a remark", SHAPE_TEXT, read_value),
    ROW("DebugPrefix", "a text", "the debugger's command line", SHAPE_TEXT, read_value),
};

const struct key_table common_table = {"common", "the common properties", common_keys,
                                       KEY_COUNT(common_keys)};

static const char *suggest_common(struct reader *reader, const char *name)
{
    const char *words[KEY_COUNT(common_keys)];

    for (size_t i = 0; i < KEY_COUNT(common_keys); i++) {
        words[i] = common_keys[i].name;
    }
    return reader_suggest(reader, name, words, KEY_COUNT(common_keys));
}

static void read_common_value(struct reader *reader, const struct tree *key,
                              const struct tree *node, struct scenario_value *value)
{
    const struct key *row = key_find(&common_table, key->text);

    if (value_is_typed(node)) {
        read_value(reader, node, value);
    } else if (row) {
        row->read(reader, node, value);
    } else {
        problems_at(reader->problems, key,
                    "'%s' is no common property; expected one, or a typed value as {dword: 3}%s",
                    key->text, suggest_common(reader, key->text));
    }
}

/* --- any property list ----------------------------------------------------------------------- */

static bool is_raw(const struct tree *node)
{
    return value_is_typed(node) && strcmp(node->items[0]->text, "hex") == 0 &&
           node->items[1]->kind == TREE_SCALAR;
}

static void read_items(struct reader *reader, const struct tree *node, bool common,
                       struct scenario_properties *list)
{
    struct scenario_property *items =
        arena_allocate(reader->arena, (node->count + 1) * sizeof(*items));

    for (size_t i = 0; i < node->count && !reader->problems->full; i++) {
        const struct tree *key = node->items[2 * i];
        if (key->kind != TREE_SCALAR) {
            continue;
        }
        items[i].name = key->text;
        if (!*key->text) {
            problems_at(reader->problems, key, "a property without a name; expected a name");
        }
        if (common) {
            read_common_value(reader, key, node->items[2 * i + 1], &items[i].value);
        } else {
            read_value(reader, node->items[2 * i + 1], &items[i].value);
        }
        if (items[i].value.kind == SCENARIO_NULL) {
            problems_at(reader->problems, node->items[2 * i + 1],
                        "null as a property's value; expected a value");
        }
    }
    list->items = items;
    list->count = node->count;
}

static void read_any(struct reader *reader, const struct tree *node, bool common,
                     struct scenario_properties *list)
{
    if (node->broken) {
        return;
    }
    list->given = true;
    list->place = node->place;
    if (is_raw(node) || (node->kind == TREE_SCALAR && scalar_read(node).type == SCALAR_NULL)) {
        read_value(reader, node, &list->whole);
    } else if (node->kind == TREE_MAPPING) {
        read_items(reader, node, common, list);
    } else {
        problems_at(reader->problems, node,
                    "%s; expected properties as {Name: value}, {hex: …} or null",
                    tree_kind_text(node));
    }
}

void read_properties(struct reader *reader, const struct tree *node, void *slot)
{
    read_any(reader, node, false, slot);
}

void read_common(struct reader *reader, const struct tree *node, void *slot)
{
    read_any(reader, node, true, slot);
}

/* --- buffers ------------------------------------------------------------------------------ */

static const struct key buffer_keys[] = {
    ROW("list", "properties", "the buffer is a property list", SHAPE_MAPPING, read_properties),
};

const struct key_table buffer_table = {"buffer", "a buffer", buffer_keys, KEY_COUNT(buffer_keys)};

void read_buffer(struct reader *reader, const struct tree *node, struct scenario_value *value,
                 struct scenario_properties *list)
{
    if (node->kind == TREE_MAPPING && node->count == 1 && tree_find(node, "list")) {
        keys_read(reader, node, &buffer_table, NULL, 0, list);
    } else if (node->kind == TREE_MAPPING && !value_is_typed(node)) {
        problems_at(reader->problems, node,
                    "a mapping; expected a value as {dword: 3}, or properties as {list: {…}}");
    } else {
        read_value(reader, node, value);
    }
}
