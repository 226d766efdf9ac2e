/* The file's own keys. */

#include <stddef.h>
#include <string.h>

#include "reader.h"
#include "scalar.h"
#include "tables.h"

#define MEMBER(member, name, kind, text, shape, read, required)                          \
    {                                                                                    \
        name, kind, text, shape, read, offsetof(struct scenario, member), required, NULL \
    }
#define WHOLE(name, kind, text, shape, read, required, table) \
    {                                                         \
        name, kind, text, shape, read, 0, required, table     \
    }

static void read_schema(struct reader *reader, const struct tree *node, void *slot)
{
    struct scalar scalar = {0};

    (void)slot;
    if (node->kind == TREE_SCALAR) {
        scalar = scalar_read(node);
    }
    if (scalar.type != SCALAR_NUMBER || scalar.number != 1) {
        problems_at(reader->problems, node, "the schema '%s'; expected 1",
                    node->kind == TREE_SCALAR ? node->text : tree_kind_text(node));
    }
}

static void read_description(struct reader *reader, const struct tree *node, void *slot)
{
    const char *text = NULL;

    (void)slot; /* for people who read the file */
    read_text(reader, node, &text);
}

static void read_tags(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario *scenario = slot;
    struct reader_texts texts = {0};

    read_texts(reader, node, &texts);
    for (size_t i = 0; i < texts.count; i++) {
        if (!*texts.items[i] || strpbrk(texts.items[i], " ,!")) {
            problems_at(reader->problems, node->items[i],
                        "the tag '%s'; expected a word without spaces, ',' and '!'",
                        texts.items[i]);
        }
    }
    scenario->tags = texts.items;
    scenario->tag_count = texts.count;
}

/* What a plugin's table may have or lack. */
static const char *const capabilities[] = {
    "v1",     "v2", "v3", "v4", "arbitrate", "release", "resource_control", "resource_type_control",
    "cancel",
};

static void read_requires(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario *scenario = slot;
    struct reader_texts texts = {0};

    read_texts(reader, node, &texts);
    for (size_t i = 0; i < texts.count; i++) {
        bool known = false;
        for (size_t k = 0; k < KEY_COUNT(capabilities); k++) {
            known = known || strcmp(texts.items[i], capabilities[k]) == 0;
        }
        if (!known) {
            problems_at(
                reader->problems, node->items[i],
                "'%s'; expected v1 to v4, arbitrate, release, resource_control, "
                "resource_type_control or cancel%s",
                texts.items[i],
                reader_suggest(reader, texts.items[i], capabilities, KEY_COUNT(capabilities)));
        }
    }
    scenario->requires = texts.items;
    scenario->requires_count = texts.count;
}

static const struct key plugin_keys[] = {
    MEMBER(plugin, "file", "a path",
           "the plugin's .so, relative to this file, then to the folders of RDK_PLUGIN_PATH",
           SHAPE_TEXT, read_name, true),
};

const struct key_table plugin_table = {"plugin", "the plugin", plugin_keys, KEY_COUNT(plugin_keys)};

static void read_plugin(struct reader *reader, const struct tree *node, void *slot)
{
    keys_read(reader, node, &plugin_table, NULL, 0, slot);
}

/* --- exceptions ---------------------------------------------------------------------------- */

/* STAT-06, or a class as crash:SIGSEGV. */
static bool is_rule(const char *text)
{
    static const char upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static const char lower[] = "abcdefghijklmnopqrstuvwxyz-";
    size_t head = strspn(text, upper);

    if (head && text[head] == '-') {
        size_t digits = strspn(text + head + 1, "0123456789");
        return digits && !text[head + 1 + digits];
    }
    head = strspn(text, lower);
    if (head && text[head] == ':') {
        return text[head + 1] && !strpbrk(text + head + 1, " ,:");
    }
    return head && !text[head];
}

static void read_rule(struct reader *reader, const struct tree *node, void *slot)
{
    const char *rule = NULL;

    read_name(reader, node, &rule);
    if (rule && !is_rule(rule)) {
        problems_at(reader->problems, node,
                    "'%s'; expected a rule as in STAT-06, or a class as in hang or crash:SIGSEGV",
                    rule);
        return;
    }
    if (rule) {
        *(const char **)slot = rule;
    }
}

static const struct key exception_keys[] = {
    {"rule", "a rule's id, or a class",
     "STAT-06, crash:SIGSEGV, hang, deadlock, leak, exit, expect", SHAPE_TEXT, read_rule,
     offsetof(struct scenario_exception, rule), true, NULL},
    {"reason", "a text", "why; it is shown with the result", SHAPE_TEXT, read_name,
     offsetof(struct scenario_exception, reason), true, NULL},
};

const struct key_table exception_table = {"exception", "an exception", exception_keys,
                                          KEY_COUNT(exception_keys)};

static void read_allow(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario *scenario = slot;

    if (node->kind != TREE_SEQUENCE) {
        problems_at(reader->problems, node, "%s; expected a list of {rule: …, reason: …}",
                    tree_kind_text(node));
        return;
    }
    struct scenario_exception *items =
        arena_allocate(reader->arena, (node->count + 1) * sizeof(*items));
    for (size_t i = 0; i < node->count; i++) {
        items[i].place = node->items[i]->place;
        keys_read(reader, node->items[i], &exception_table, NULL, 0, &items[i]);
    }
    scenario->allow = items;
    scenario->allow_count = node->count;
}

static void read_xfail(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario *scenario = slot;
    struct scenario_exception *xfail = arena_allocate(reader->arena, sizeof(*xfail));

    xfail->place = node->place;
    keys_read(reader, node, &exception_table, NULL, 0, xfail);
    scenario->xfail = xfail;
}

/* --- the parts ------------------------------------------------------------------------------ */

static void read_cluster_key(struct reader *reader, const struct tree *node, void *slot)
{
    read_cluster(reader, node, slot);
}

static void read_types_key(struct reader *reader, const struct tree *node, void *slot)
{
    read_types(reader, node, slot);
}

static void read_resources_key(struct reader *reader, const struct tree *node, void *slot)
{
    read_resources(reader, node, slot);
}

static void read_steps_key(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario *scenario = slot;

    read_steps(reader, node, &scenario->steps, &scenario->step_count);
}

static void read_teardown_key(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario *scenario = slot;

    read_steps(reader, node, &scenario->teardown, &scenario->teardown_count);
}

static const struct key scenario_keys[] = {
    WHOLE("schema", "1", "the version of this language", SHAPE_NUMBER, read_schema, true, NULL),
    MEMBER(name, "name", "a text", "the scenario's name; the file's own when not given", SHAPE_TEXT,
           read_name, false),
    WHOLE("description", "a text", "for people", SHAPE_TEXT, read_description, false, NULL),
    WHOLE("tags", "a list of words", "to select scenarios by", SHAPE_TEXTS, read_tags, false, NULL),
    WHOLE(
        "requires", "a list of capabilities",
        "what the plugin's table must have, else the scenario is skipped: `v1` to `v4` (that "
        "version or a later one), `arbitrate`, `release`, `resource_control`, `resource_type_control`, `cancel`",
        SHAPE_TEXTS, read_requires, false, NULL),
    WHOLE("vars", "names with values", "variables, written `${name}`", SHAPE_MAPPING, NULL, false,
          NULL),
    WHOLE("matrix", "names with lists of values",
          "one scenario for each combination; `exclude:` is a list of combinations to leave out",
          SHAPE_MAPPING, NULL, false, NULL),
    WHOLE("macros", "names of macros with their keys", "steps to use again", SHAPE_NAMED, NULL,
          false, &macro_table),
    WHOLE("plugin", "{file: path}", "the plugin, when the command line names none", SHAPE_TABLE,
          read_plugin, false, &plugin_table),
    WHOLE("cluster", "the cluster's keys", "nodes and groups", SHAPE_TABLE, read_cluster_key, false,
          &cluster_table),
    WHOLE("types", "names of types with their keys",
          "the resource types; when not given, those that the resources name", SHAPE_NAMED,
          read_types_key, false, &type_table),
    WHOLE("resources", "names of resources with their keys",
          "the resources that are created before the first step", SHAPE_NAMED, read_resources_key,
          false, &resource_table),
    WHOLE("steps", "a list of steps", "what happens, in order", SHAPE_STEPS, read_steps_key, true,
          NULL),
    WHOLE("teardown", "a list of steps",
          "steps that always run at the end, in a fresh host if the plugin died", SHAPE_STEPS,
          read_teardown_key, false, NULL),
    WHOLE("allow", "a list of exceptions", "rules that this scenario lifts", SHAPE_TABLES,
          read_allow, false, &exception_table),
    WHOLE("xfail", "an exception", "what must fail; when it passes, the scenario fails",
          SHAPE_TABLE, read_xfail, false, &exception_table),
};

const struct key_table scenario_table = {"scenario", "a scenario file", scenario_keys,
                                         KEY_COUNT(scenario_keys)};

void read_scenario(struct reader *reader, const struct tree *root, struct scenario *scenario)
{
    scenario->place = root->place;
    scenario->file = root->place.file;
    keys_read(reader, root, &scenario_table, NULL, 0, scenario);
}
