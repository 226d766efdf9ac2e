/* From a file's bytes to its scenarios, or to its problems. */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "expand.h"
#include "file.h"
#include "reader.h"
#include "tables.h"

struct loader {
    struct scenario_file *file;
    struct problems problems;
    struct expander expander;
    const struct scenario_variable *variables;
    size_t variable_count;
};

/* "dir/offline-saves.yaml" is called "offline-saves" when it does not say its name. */
static const char *default_name(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    const char *dot = strrchr(base, '.');

    return dot && dot != base ? arena_printf(arena, "%.*s", (int)(dot - base), base)
                              : arena_text(arena, base);
}

/* Beside the scenario file, then in the folders of RDK_PLUGIN_PATH; where neither has it, beside
 * the file, so that the message of the load names a place that the author knows. */
static const char *resolve_plugin(struct arena *arena, const char *path, const char *plugin)
{
    const char *beside = file_beside(arena, path, plugin);
    const char *folders = getenv("RDK_PLUGIN_PATH");

    if (plugin[0] == '/' || access(beside, F_OK) == 0 || !folders) {
        return beside;
    }
    while (*folders) {
        size_t length = strcspn(folders, ":");
        const char *candidate = arena_printf(arena, "%.*s/%s", (int)length, folders, plugin);
        if (length && access(candidate, F_OK) == 0) {
            return candidate;
        }
        folders += length + (folders[length] == ':');
    }
    return beside;
}

static void read_variant(struct loader *loader, const struct tree *root,
                         const struct variant *variant, struct scenario *scenario)
{
    struct arena *arena = loader->file->arena;
    struct reader reader = {.arena = arena, .problems = &loader->problems};
    const struct tree *expanded = expand_root(&loader->expander, root, variant->variables);

    read_scenario(&reader, expanded, scenario);
    scenario_check(&reader, scenario, expanded);
    if (!scenario->name) {
        scenario->name = default_name(arena, loader->file->path);
    }
    scenario->name = arena_printf(arena, "%s%s", scenario->name, variant->label);
    if (scenario->plugin) {
        scenario->plugin = resolve_plugin(arena, loader->file->path, scenario->plugin);
    }
}

/* Macros that nothing uses are checked for their form all the same. True when the file has macros
 * and nothing to play. */
static bool read_macros(struct loader *loader, const struct tree *root)
{
    const struct tree *macros = tree_find(root, "macros");

    if (!macros) {
        return false;
    }
    if (macros->kind != TREE_MAPPING) {
        problems_at(&loader->problems, macros, "%s; expected macros as {name: {steps: […]}}",
                    tree_kind_text(macros));
        return false;
    }
    if (macros->count > EXPAND_MAX_NAMES) {
        problems_at(&loader->problems, macros, "too many macros; expected at most %d",
                    EXPAND_MAX_NAMES);
    }
    for (size_t i = 0; i < macros->count; i++) {
        keys_check(&loader->problems, macros->items[2 * i + 1], &macro_table);
    }
    return !tree_find(root, "steps") && !tree_find(root, "resources");
}

static void read_root(struct loader *loader, const struct tree *root)
{
    struct scenario_file *file = loader->file;
    const struct variant *variants = NULL;

    if (root->kind != TREE_MAPPING) {
        problems_at(&loader->problems, root, "%s; expected a mapping that begins with 'schema: 1'",
                    tree_kind_text(root));
        return;
    }
    loader->expander.files[0] = (struct macro_file){file->path, root};
    loader->expander.file_count = 1;
    if (read_macros(loader, root)) {
        return;
    }
    size_t count = variants_make(&loader->expander, root, loader->variables, loader->variable_count,
                                 &variants);
    struct scenario *scenarios = arena_allocate(file->arena, (count + 1) * sizeof(*scenarios));
    for (size_t i = 0; i < count && !loader->expander.exhausted && !loader->problems.full; i++) {
        read_variant(loader, root, &variants[i], &scenarios[i]);
    }
    file->scenarios = scenarios;
    file->scenario_count = count;
}

/* The tree of a text; NULL, and problems, when it has none. */
static const struct tree *load_tree(struct loader *loader, const char *text, size_t length)
{
    struct scenario_file *file = loader->file;

    loader->problems.arena = file->arena;
    source_skip_mark(&text, &length);
    problems_add_source(&loader->problems, file->path, text, length);
    if (!source_check(&loader->problems, file->path, text, length)) {
        return NULL;
    }
    return tree_parse(file->arena, &loader->problems, file->path, text, length);
}

static void load_end(struct loader *loader)
{
    struct scenario_file *file = loader->file;

    problems_finish(&loader->problems);
    file->problems = loader->problems.items;
    file->problem_count = loader->problems.count;
    if (file->problem_count) {
        file->scenarios = NULL;
        file->scenario_count = 0;
    }
}

static void load(struct loader *loader, const char *text, size_t length)
{
    loader->expander.arena = loader->file->arena;
    loader->expander.problems = &loader->problems;
    const struct tree *root = load_tree(loader, text, length);
    if (root) {
        read_root(loader, root);
    }
    load_end(loader);
}

static struct scenario_file *new_file(const char *path)
{
    struct arena *arena = arena_create();
    struct scenario_file *file = arena_allocate(arena, sizeof(*file));

    file->arena = arena;
    file->path = arena_text(arena, path);
    return file;
}

int scenario_parse(const char *path, const char *text, size_t length,
                   const struct scenario_variable *variables, size_t variable_count,
                   struct scenario_file **ret, struct err *err)
{
    (void)err; /* what is wrong in a text is a problem, not an error */
    struct scenario_file *file = new_file(path);
    struct loader *loader = arena_allocate(file->arena, sizeof(*loader));

    loader->file = file;
    loader->variables = variables;
    loader->variable_count = variable_count;
    load(loader, text, length);
    *ret = file;
    return 0;
}

int scenario_parse_list(const char *path, const char *text, size_t length,
                        struct scenario_properties *ret_list, struct scenario_file **ret,
                        struct err *err)
{
    (void)err;
    struct scenario_file *file = new_file(path);
    struct loader *loader = arena_allocate(file->arena, sizeof(*loader));
    struct reader reader = {.arena = file->arena, .problems = &loader->problems};

    loader->file = file;
    *ret_list = (struct scenario_properties){0};
    const struct tree *root = load_tree(loader, text, length);
    if (root) {
        read_properties(&reader, root, ret_list);
    }
    load_end(loader);
    *ret = file;
    return 0;
}

void scenario_object(struct scenario_file *file, const struct scenario_problem *objections,
                     size_t count)
{
    struct loader *loader = arena_allocate(file->arena, sizeof(*loader));
    const char *text = NULL;
    size_t length = 0;

    loader->file = file;
    loader->problems.arena = file->arena;
    for (size_t i = 0; i < count; i++) {
        /* The text is not kept; a file that is gone since has no lines to show. */
        if (!text && file_read(file->arena, file->path, &text, &length) == 0) {
            problems_add_source(&loader->problems, objections[i].place.file, text, length);
        }
        problems_add(&loader->problems, &objections[i].place, "%s", objections[i].text);
    }
    load_end(loader);
}

int scenario_load(const char *path, const struct scenario_variable *variables,
                  size_t variable_count, struct scenario_file **ret, struct err *err)
{
    struct arena *arena = arena_create();
    const char *text = NULL;
    size_t length = 0;

    int result = file_read(arena, path, &text, &length);
    if (result < 0) {
        err_set(err, result, "%s: %s", path,
                result == -EINVAL ? "not a regular file" : strerror(-result));
    } else {
        result = scenario_parse(path, text, length, variables, variable_count, ret, err);
    }
    arena_destroy(arena);
    return result;
}

void scenario_file_destroy(struct scenario_file *file)
{
    if (file) {
        arena_destroy(file->arena);
    }
}
