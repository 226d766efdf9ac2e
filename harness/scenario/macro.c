/* `use:` and `repeat:` among steps. */

#include <string.h>

#include "base/buf.h"
#include "expand.h"
#include "file.h"
#include "scalar.h"
#include "tables.h"

#define ROW(name, kind, text, shape, required)           \
    {                                                    \
        name, kind, text, shape, NULL, 0, required, NULL \
    }

static const struct key macro_keys[] = {
    ROW("params", "a list of names", "variables that a `use:` must give", SHAPE_TEXTS, false),
    ROW("defaults", "names with values", "variables that a `use:` may give, with their values",
        SHAPE_MAPPING, false),
    ROW("steps", "a list of steps", "what stands in the place of the `use:`", SHAPE_STEPS, true),
};
const struct key_table macro_table = {"macro", "a macro", macro_keys, KEY_COUNT(macro_keys)};

static const struct key use_keys[] = {
    ROW("use", "`name`, or `file.yaml#name`", "the macro, of this file or of another", SHAPE_TEXT,
        true),
    ROW("with", "names with values", "the macro's parameters", SHAPE_MAPPING, false),
};
const struct key_table use_table = {"use", "a step 'use'", use_keys, KEY_COUNT(use_keys)};

static const struct key repeat_keys[] = {
    ROW("repeat", "a number, 0 to 10000", "how often", SHAPE_NUMBER, true),
    ROW("as", "a name", "a variable that counts 1, 2, 3 …", SHAPE_TEXT, false),
    ROW("steps", "a list of steps", "what is repeated", SHAPE_STEPS, true),
};
const struct key_table repeat_table = {"repeat", "a step 'repeat'", repeat_keys,
                                       KEY_COUNT(repeat_keys)};

/* --- a growing list of nodes ------------------------------------------------------------------ */

static void add_node(struct expander *expander, struct rows *rows, const struct tree *node)
{
    *(const struct tree **)rows_add(expander->arena, rows, sizeof(const struct tree *)) = node;
}

static void expand_into(struct expander *expander, const struct tree *steps,
                        const struct variable *variables, const struct tree_use *use,
                        struct rows *rows);

/* --- use --------------------------------------------------------------------------------------- */

/* The tree of a file, read once. NULL when it cannot be used; that is told where it is used. */
static const struct tree *load_file(struct expander *expander, const struct tree *at,
                                    const char *name)
{
    const char *path = file_beside(expander->arena, at->place.file, name);
    const char *text = NULL;
    size_t length = 0;

    for (size_t i = 0; i < expander->file_count; i++) {
        if (strcmp(expander->files[i].path, path) == 0) {
            return expander->files[i].root;
        }
    }
    if (expander->file_count == EXPAND_MAX_FILES) {
        problems_at(expander->problems, at, "too many files of macros; expected at most %d",
                    EXPAND_MAX_FILES);
        return NULL;
    }
    struct macro_file *file = &expander->files[expander->file_count++];
    file->path = path;
    int error = file_read(expander->arena, path, &text, &length);
    if (error < 0) {
        problems_at(expander->problems, at, "the file '%s' cannot be read: %s", name,
                    strerror(-error));
        return NULL;
    }
    source_skip_mark(&text, &length);
    problems_add_source(expander->problems, path, text, length);
    if (source_check(expander->problems, path, text, length)) {
        file->root = tree_parse(expander->arena, expander->problems, path, text, length);
    }
    return file->root;
}

static const char *suggest_macro(struct expander *expander, const struct tree *macros,
                                 const char *name)
{
    const char *words[64];
    size_t count = 0;

    for (size_t i = 0; macros && macros->kind == TREE_MAPPING && i < macros->count && count < 64;
         i++) {
        if (macros->items[2 * i]->kind == TREE_SCALAR) {
            words[count++] = macros->items[2 * i]->text;
        }
    }
    return problems_suggest(expander->arena, name, words, count);
}

/* Bounds before anything is compared with anything. */
static bool is_small(struct expander *expander, const struct tree *node)
{
    bool small = !node || node->kind == TREE_SCALAR || node->count <= EXPAND_MAX_PARAMS;

    if (!small) {
        problems_at(expander->problems, node, "%zu parameters; expected at most %d", node->count,
                    EXPAND_MAX_PARAMS);
    }
    return small;
}

/* The macro that "file.yaml#name" or "name" means; a bare name is of the file where it stands. */
static const struct tree *find_macro(struct expander *expander, const struct tree *at)
{
    if (at->broken) {
        return NULL;
    }
    if (at->kind != TREE_SCALAR || !*at->text) {
        problems_at(expander->problems, at, "no macro's name; expected name or file.yaml#name");
        return NULL;
    }
    const char *hash = strrchr(at->text, '#');
    const char *name = hash ? hash + 1 : at->text;
    const struct tree *root = NULL;
    if (hash && hash != at->text) {
        const char *file = arena_printf(expander->arena, "%.*s", (int)(hash - at->text), at->text);
        root = load_file(expander, at, file);
        if (!root) {
            return NULL;
        }
    } else {
        for (size_t i = 0; i < expander->file_count && !root; i++) {
            root = strcmp(expander->files[i].path, at->place.file) == 0 ? expander->files[i].root
                                                                        : NULL;
        }
    }
    const struct tree *macros = tree_find(root, "macros");
    if (macros && macros->kind == TREE_MAPPING && macros->count > EXPAND_MAX_NAMES) {
        problems_at(expander->problems, at, "the file has too many macros; expected at most %d",
                    EXPAND_MAX_NAMES);
        return NULL;
    }
    const struct tree *macro = tree_find(macros, name);
    if (!macro) {
        problems_at(expander->problems, at, "there is no macro '%s'; expected one of 'macros'%s",
                    name, suggest_macro(expander, macros, name));
        return NULL;
    }
    return keys_check(expander->problems, macro, &macro_table) ? macro : NULL;
}

static bool has_param(const struct tree *params, const char *name)
{
    for (size_t i = 0; params && params->kind == TREE_SEQUENCE && i < params->count; i++) {
        if (params->items[i]->kind == TREE_SCALAR && strcmp(params->items[i]->text, name) == 0) {
            return true;
        }
    }
    return false;
}

static const struct variable *bind_given(struct expander *expander, const struct tree *macro,
                                         const struct tree *with, const struct variable *variables,
                                         const struct tree_use *use)
{
    const struct variable *bound = variables;

    for (size_t i = 0; with && with->kind == TREE_MAPPING && i < with->count; i++) {
        const struct tree *key = with->items[2 * i];
        if (key->kind != TREE_SCALAR) {
            continue;
        }
        if (!has_param(tree_find(macro, "params"), key->text) &&
            !tree_find(tree_find(macro, "defaults"), key->text)) {
            problems_at(expander->problems, key,
                        "'%s' is no parameter of the macro; expected one of its params or defaults",
                        key->text);
            continue;
        }
        bound =
            expand_variable(expander, bound, key->text,
                            expand_tree(expander, with->items[2 * i + 1], variables, use->outer));
    }
    return bound;
}

/* Defaults first, so that what is given hides them. */
static const struct variable *bind(struct expander *expander, const struct tree *at,
                                   const struct tree *macro, const struct tree *with,
                                   const struct variable *variables, const struct tree_use *use)
{
    const struct tree *params = tree_find(macro, "params");
    const struct tree *defaults = tree_find(macro, "defaults");
    const struct variable *outer = variables;

    if (with && with->kind != TREE_MAPPING) {
        problems_at(expander->problems, with, "%s; expected parameters as {name: value}",
                    tree_kind_text(with));
    }
    for (size_t i = 0; params && params->kind == TREE_SEQUENCE && i < params->count; i++) {
        const struct tree *param = params->items[i];
        if (param->kind == TREE_SCALAR && !tree_find(with, param->text)) {
            problems_at(expander->problems, at,
                        "the macro's parameter '%s' is not given; "
                        "expected it under 'with'",
                        param->text);
            variables = expand_variable(expander, variables, param->text,
                                        expand_broken_node(expander, &at->place));
        }
    }
    for (size_t i = 0; defaults && defaults->kind == TREE_MAPPING && i < defaults->count; i++) {
        const struct tree *key = defaults->items[2 * i];
        if (key->kind == TREE_SCALAR && !tree_find(with, key->text)) {
            variables =
                expand_variable(expander, variables, key->text,
                                expand_tree(expander, defaults->items[2 * i + 1], outer, use));
        }
    }
    return bind_given(expander, macro, with, variables, use);
}

static bool enter(struct expander *expander, const struct tree *at, const struct tree *macro)
{
    for (size_t i = 0; i < expander->macro_depth; i++) {
        if (expander->macros[i] == macro) {
            problems_at(expander->problems, at, "the macro '%s' uses itself; expected no cycle",
                        at->text);
            return false;
        }
    }
    if (expander->macro_depth == EXPAND_MAX_DEPTH) {
        problems_at(expander->problems, at, "macros in macros, too deep; expected at most %d",
                    EXPAND_MAX_DEPTH);
        return false;
    }
    expander->macros[expander->macro_depth++] = macro;
    return true;
}

static void expand_use(struct expander *expander, const struct tree *step,
                       const struct variable *variables, const struct tree_use *outer,
                       struct rows *rows)
{
    struct tree *shown = arena_copy(expander->arena, step, sizeof(*step));
    shown->use = outer;
    if (!keys_check(expander->problems, shown, &use_table)) {
        return;
    }
    const struct tree *at = expand_tree(expander, tree_find(step, "use"), variables, outer);
    const struct tree *macro = find_macro(expander, at);
    if (!macro || !is_small(expander, tree_find(macro, "params")) ||
        !is_small(expander, tree_find(macro, "defaults")) ||
        !is_small(expander, tree_find(step, "with")) || !enter(expander, at, macro)) {
        return;
    }
    struct tree_use *use = arena_allocate(expander->arena, sizeof(*use));
    *use = (struct tree_use){step->place, outer};
    variables = bind(expander, at, macro, tree_find(step, "with"), variables, use);
    const struct tree *steps = tree_find(macro, "steps");
    if (steps) {
        expand_into(expander, steps, variables, use, rows);
    }
    expander->macro_depth--;
}

/* --- repeat ------------------------------------------------------------------------------------ */

static void expand_repeat(struct expander *expander, const struct tree *step,
                          const struct variable *variables, const struct tree_use *use,
                          struct rows *rows)
{
    const struct tree *as = tree_find(step, "as");
    const struct tree *steps = tree_find(step, "steps");

    if (!keys_check(expander->problems, step, &repeat_table) || !steps) {
        return;
    }
    const struct tree *times = expand_tree(expander, tree_find(step, "repeat"), variables, use);
    struct scalar count = {0};
    if (times->kind == TREE_SCALAR) {
        count = scalar_read(times);
    }
    if (count.type != SCALAR_NUMBER || count.negative || count.too_large ||
        count.number > EXPAND_MAX_REPEAT) {
        problems_at(expander->problems, times, "'%s'; expected a number, 0 to %d",
                    times->kind == TREE_SCALAR ? times->text : tree_kind_text(times),
                    EXPAND_MAX_REPEAT);
        return;
    }
    if (as && (as->kind != TREE_SCALAR || !*as->text)) {
        problems_at(expander->problems, as, "no name; expected the name of a variable");
        return;
    }
    for (uint64_t i = 1; i <= count.number && expand_spend(expander, step, 1, 0); i++) {
        const struct variable *inner = variables;
        if (as) {
            const char *text = arena_printf(expander->arena, "%llu", (unsigned long long)i);
            inner = expand_variable(expander, variables, as->text,
                                    expand_text_node(expander, &times->place, text));
        }
        expand_into(expander, steps, inner, use, rows);
    }
}

/* --- steps ------------------------------------------------------------------------------------ */

static void expand_into(struct expander *expander, const struct tree *steps,
                        const struct variable *variables, const struct tree_use *use,
                        struct rows *rows)
{
    if (steps->kind != TREE_SEQUENCE) {
        struct tree *shown = arena_copy(expander->arena, steps, sizeof(*steps));
        shown->use = use;
        problems_at(expander->problems, shown, "%s; expected a list of steps",
                    tree_kind_text(steps));
        return;
    }
    for (size_t i = 0; i < steps->count && !expander->exhausted; i++) {
        const struct tree *step = steps->items[i];
        if (tree_find(step, "use")) {
            expand_use(expander, step, variables, use, rows);
        } else if (tree_find(step, "repeat")) {
            expand_repeat(expander, step, variables, use, rows);
        } else {
            add_node(expander, rows, expand_tree(expander, step, variables, use));
        }
    }
}

const struct tree *expand_steps(struct expander *expander, const struct tree *steps,
                                const struct variable *variables, const struct tree_use *use)
{
    struct rows rows = {0};
    struct tree *list = arena_copy(expander->arena, steps, sizeof(*steps));

    list->use = use;
    list->kind = TREE_SEQUENCE;
    expand_into(expander, steps, variables, use, &rows);
    list->items = rows.items;
    list->count = rows.count;
    return list;
}
