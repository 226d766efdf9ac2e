/*
 * The JSON Schema: every good scenario file is valid by it, and files with wrong keys or kinds are
 * not. The validator below knows the words that the schema uses, and fails on any other.
 */

#include <dirent.h>

#include "base/buf.h"
#include "base/json.h"
#include "base/memory.h"
#include "scenario/file.h"
#include "scenario/problems.h"
#include "scenario/scalar.h"
#include "scenario_fixture.h"

static struct arena *arena;
static const struct json_value *schema;

static bool is_valid(const struct tree *node, const struct json_value *rule);

static const char *type_of(const struct tree *node)
{
    if (node->kind == TREE_MAPPING) {
        return "object";
    }
    if (node->kind == TREE_SEQUENCE) {
        return "array";
    }
    static const char *const names[] = {
        [SCALAR_TEXT] = "string",
        [SCALAR_NULL] = "null",
        [SCALAR_BOOL] = "boolean",
        [SCALAR_NUMBER] = "integer",
    };
    return names[scalar_read(node).type];
}

static bool is_type(const struct tree *node, const char *name)
{
    const char *type = type_of(node);

    return strcmp(type, name) == 0 || (strcmp(type, "integer") == 0 && strcmp(name, "number") == 0);
}

static bool has_type(const struct tree *node, const struct json_value *types)
{
    bool found = types->kind == JSON_TEXT && is_type(node, types->text);

    for (const struct json_value *it = types->first; it && !found; it = it->next) {
        found = is_type(node, it->text);
    }
    return found;
}

static bool is_any_of(const struct tree *node, const struct json_value *rules)
{
    for (const struct json_value *it = rules->first; it; it = it->next) {
        if (is_valid(node, it)) {
            return true;
        }
    }
    return false;
}

static bool are_members_valid(const struct tree *node, const struct json_value *rule)
{
    const struct json_value *known = json_member(rule, "properties");
    const struct json_value *others = json_member(rule, "additionalProperties");

    for (size_t i = 0; node->kind == TREE_MAPPING && i < node->count; i++) {
        const struct json_value *member = json_member(known, node->items[2 * i]->text);
        const struct tree *value = node->items[2 * i + 1];
        if (member ? !is_valid(value, member)
                   : others &&
                         (others->kind == JSON_BOOL ? !others->number : !is_valid(value, others))) {
            return false;
        }
    }
    return true;
}

static bool has_required(const struct tree *node, const struct json_value *names)
{
    for (const struct json_value *it = names->first; it; it = it->next) {
        if (!tree_find(node, it->text)) {
            return false;
        }
    }
    return true;
}

static bool are_items_valid(const struct tree *node, const struct json_value *rule)
{
    for (size_t i = 0; node->kind == TREE_SEQUENCE && i < node->count; i++) {
        if (!is_valid(node->items[i], rule)) {
            return false;
        }
    }
    return true;
}

static const struct json_value *follow(const struct json_value *reference)
{
    static const char prefix[] = "#/$defs/";
    const struct json_value *definitions = json_member(schema, "$defs");

    ck_assert(strncmp(reference->text, prefix, strlen(prefix)) == 0);
    const struct json_value *found = json_member(definitions, reference->text + strlen(prefix));
    ck_assert_msg(found != NULL, "%s leads nowhere", reference->text);
    return found;
}

/* One word of a rule. */
static bool holds(const struct tree *node, const struct json_value *rule,
                  const struct json_value *word)
{
    const char *key = word->key;

    if (strcmp(key, "$ref") == 0) {
        return is_valid(node, follow(word));
    }
    if (strcmp(key, "type") == 0) {
        return has_type(node, word);
    }
    if (strcmp(key, "anyOf") == 0) {
        return is_any_of(node, word);
    }
    if (strcmp(key, "items") == 0) {
        return are_items_valid(node, word);
    }
    if (strcmp(key, "required") == 0) {
        return node->kind != TREE_MAPPING || has_required(node, word);
    }
    if (strcmp(key, "properties") == 0 || strcmp(key, "additionalProperties") == 0) {
        return are_members_valid(node, rule);
    }
    if (strcmp(key, "minProperties") == 0) {
        return node->kind != TREE_MAPPING || node->count >= word->number;
    }
    if (strcmp(key, "maxProperties") == 0) {
        return node->kind != TREE_MAPPING || node->count <= word->number;
    }
    ck_assert_msg(strcmp(key, "description") == 0 || strcmp(key, "$schema") == 0 ||
                      strcmp(key, "title") == 0 || strcmp(key, "$defs") == 0,
                  "the schema's word '%s' is unknown here", key);
    return true;
}

static bool is_valid(const struct tree *node, const struct json_value *rule)
{
    for (const struct json_value *word = rule->first; word; word = word->next) {
        if (!holds(node, rule, word)) {
            return false;
        }
    }
    return true;
}

static void set_up(void)
{
    char *text = scenario_json_schema();
    struct err err = {0};

    arena = arena_create();
    ck_assert_msg(json_read(text, strlen(text), arena, &schema, &err) == 0, "%s", err.text);
    free(text);
}

static void tear_down(void)
{
    arena_destroy(arena);
}

static bool is_file_valid(const char *path)
{
    struct problems problems = {.arena = arena};
    const char *text = NULL;
    size_t length = 0;

    ck_assert_int_eq(file_read(arena, path, &text, &length), 0);
    const struct tree *tree = tree_parse(arena, &problems, path, text, length);
    ck_assert_ptr_nonnull(tree);
    return is_valid(tree, schema);
}

static unsigned check_folder(const char *folder)
{
    DIR *directory = opendir(folder);
    const struct dirent *entry;
    unsigned count = 0;

    ck_assert_msg(directory != NULL, "%s", folder);
    while ((entry = readdir(directory))) {
        const char *dot = strrchr(entry->d_name, '.');
        /* A file of macros alone has no steps, which a schema cannot tell from a mistake. */
        if (dot && strcmp(dot, ".yaml") == 0 && strcmp(entry->d_name, "macros.yaml") != 0) {
            char *path = memory_printf("%s/%s", folder, entry->d_name);
            ck_assert_msg(is_file_valid(path), "%s is not valid by the schema", path);
            free(path);
            count++;
        }
    }
    closedir(directory);
    return count;
}

START_TEST(test_json_schema__good_files_are_valid)
{
    ck_assert_uint_ge(check_folder(RDK_SOURCE_FOLDER "/tests/scenarios/valid"), 5);
    ck_assert_uint_ge(check_folder(RDK_SOURCE_FOLDER "/samples/dummy/scenarios"), 10);
}
END_TEST

static const char *const wrong_files[] = {
    "key-unknown",
    "steps-missing",
    "schema-missing",
    "name-is-a-list",
    "step-key-unknown",
    "step-without-verb",
    "step-two-verbs",
    "step-not-a-mapping",
    "cluster-key-unknown",
    "plugin-without-file",
    "resource-without-type",
    "types-key-unknown",
    "value-unknown-type",
    "resources-a-list",
    "expect-log",
    "macro-without-steps",
    "wait-until",
    "root-is-a-list",
};

START_TEST(test_json_schema__wrong_files_are_not)
{
    char *path =
        memory_printf("%s/tests/scenarios/invalid/%s.yaml", RDK_SOURCE_FOLDER, wrong_files[_i]);

    ck_assert_msg(!is_file_valid(path), "%s is valid by the schema", path);
    free(path);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("scenario JSON Schema");
    TCase *tcase = tcase_create("schema");

    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, test_json_schema__good_files_are_valid);
    tcase_add_loop_test(tcase, test_json_schema__wrong_files_are_not, 0,
                        sizeof(wrong_files) / sizeof(wrong_files[0]));
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
