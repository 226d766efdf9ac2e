#include "expand.h"

#include <string.h>

#include "base/buf.h"
#include "scalar.h"

bool expand_spend(struct expander *expander, const struct tree *node, size_t nodes, size_t bytes)
{
    if (expander->exhausted) {
        return false;
    }
    expander->nodes += nodes;
    expander->bytes += bytes;
    if (expander->nodes > EXPAND_MAX_NODES || expander->bytes > EXPAND_MAX_BYTES) {
        problems_at(expander->problems, node,
                    "too much once variables, macros and the matrix are carried out; expected at "
                    "most %d values and %u bytes",
                    EXPAND_MAX_NODES, EXPAND_MAX_BYTES);
        expander->exhausted = true;
        return false;
    }
    return true;
}

struct tree *expand_text_node(struct expander *expander, const struct place *place,
                              const char *text)
{
    struct tree *node = arena_allocate(expander->arena, sizeof(*node));

    node->kind = TREE_SCALAR;
    node->place = *place;
    node->text = text;
    node->weight = 1;
    return node;
}

struct tree *expand_broken_node(struct expander *expander, const struct place *place)
{
    struct tree *node = expand_text_node(expander, place, "");

    node->broken = true;
    return node;
}

const struct variable *expand_variable(struct expander *expander, const struct variable *next,
                                       const char *name, const struct tree *value)
{
    size_t depth = next ? next->depth + 1 : 1;

    if (depth > EXPAND_MAX_NAMES) {
        problems_at(expander->problems, value, "too many variables; expected at most %d",
                    EXPAND_MAX_NAMES);
        return next;
    }
    struct variable *variable = arena_allocate(expander->arena, sizeof(*variable));
    *variable = (struct variable){name, value, next, depth};
    return variable;
}

/* --- ${name} ------------------------------------------------------------------------------- */

static const char *suggest_variable(struct expander *expander, const char *name,
                                    const struct variable *variables)
{
    const char *words[128];
    size_t count = 0;

    for (; variables && count < 128; variables = variables->next) {
        words[count++] = variables->name;
    }
    return problems_suggest(expander->arena, name, words, count);
}

/* The text "${name}" begins at `at`; its variable, or NULL with the problem told. */
static const struct variable *look_up(struct expander *expander, const struct tree *node,
                                      const char *at, const char *end,
                                      const struct variable *variables)
{
    const char *name = arena_printf(expander->arena, "%.*s", (int)(end - at - 2), at + 2);

    for (const struct variable *it = variables; it; it = it->next) {
        if (strcmp(it->name, name) == 0) {
            return it;
        }
    }
    problems_at(expander->problems, node,
                "the variable '%s' is not defined; expected one of vars, matrix or --var%s", name,
                suggest_variable(expander, name, variables));
    return NULL;
}

static bool append_value(struct expander *expander, const struct tree *node, struct buf *buf,
                         const struct variable *variable)
{
    if (variable->value->broken) {
        return false;
    }
    if (variable->value->kind != TREE_SCALAR) {
        problems_at(expander->problems, node,
                    "the variable '%s' is %s and stands within a text; expected it alone",
                    variable->name, tree_kind_text(variable->value));
        return false;
    }
    buf_puts(buf, variable->value->text);
    if (buf->length > EXPAND_MAX_TEXT) {
        problems_at(expander->problems, node,
                    "the text is too long with its variables; expected at most %d bytes",
                    EXPAND_MAX_TEXT);
        return false;
    }
    return true;
}

static bool fill_in(struct expander *expander, const struct tree *node,
                    const struct variable *variables, struct buf *buf)
{
    for (const char *at = node->text; *at;) {
        if (strncmp(at, "$${", 3) == 0) {
            buf_puts(buf, "${");
            at += 3;
            continue;
        }
        if (strncmp(at, "${", 2) != 0) {
            buf_putc(buf, *at++);
            continue;
        }
        const char *end = strchr(at, '}');
        if (!end) {
            problems_at(expander->problems, node, "'${' without '}'; expected ${name}, or $${");
            return false;
        }
        const struct variable *variable = look_up(expander, node, at, end, variables);
        if (!variable || !append_value(expander, node, buf, variable)) {
            return false;
        }
        at = end + 1;
    }
    return true;
}

static bool is_one_variable(const char *text)
{
    const char *end = strchr(text, '}');

    return strncmp(text, "${", 2) == 0 && end && !end[1];
}

/* A variable's value where it is used: the place of the use, its own type. */
static const struct tree *place_value(struct expander *expander, const struct tree *value,
                                      const struct tree *at, const struct tree_use *use)
{
    if (!expand_spend(expander, at, value->weight, 0)) {
        return expand_broken_node(expander, &at->place);
    }
    struct tree *copy = arena_copy(expander->arena, value, sizeof(*value));
    copy->place = at->place;
    copy->use = use;
    return copy;
}

static const struct tree *expand_scalar(struct expander *expander, const struct tree *node,
                                        const struct variable *variables,
                                        const struct tree_use *use)
{
    struct tree *copy = arena_copy(expander->arena, node, sizeof(*node));

    copy->use = use;
    if (node->broken || !strstr(node->text, "${")) {
        return copy;
    }
    if (is_one_variable(node->text)) {
        const struct variable *variable =
            look_up(expander, copy, node->text, strchr(node->text, '}'), variables);
        return variable ? place_value(expander, variable->value, node, use)
                        : expand_broken_node(expander, &node->place);
    }
    struct buf buf = {0};
    if (fill_in(expander, copy, variables, &buf) && expand_spend(expander, copy, 0, buf.length)) {
        copy->text = arena_text(expander->arena, buf_text(&buf));
    } else {
        copy->broken = true;
    }
    buf_finish(&buf);
    return copy;
}

/* --- trees ------------------------------------------------------------------------------------ */

static bool holds_steps(const struct tree *key)
{
    return key->kind == TREE_SCALAR &&
           (strcmp(key->text, "steps") == 0 || strcmp(key->text, "teardown") == 0);
}

/* Variables may have made two keys the same. */
static void check_keys(struct expander *expander, const struct tree *before,
                       const struct tree *mapping)
{
    for (size_t i = 0; i < mapping->count; i++) {
        const struct tree *key = mapping->items[2 * i];
        if (strcmp(key->kind == TREE_SCALAR ? key->text : "",
                   before->items[2 * i]->kind == TREE_SCALAR ? before->items[2 * i]->text : "") ==
            0) {
            continue;
        }
        if (mapping->count > EXPAND_MAX_NAMES) {
            problems_at(
                expander->problems, key,
                "a variable in a key of a large mapping; expected at most %d keys beside it",
                EXPAND_MAX_NAMES);
            return;
        }
        if (key->kind != TREE_SCALAR) {
            problems_at(expander->problems, key, "%s as a key; expected a text",
                        tree_kind_text(key));
            continue;
        }
        for (size_t k = 0; k < mapping->count; k++) {
            const struct tree *other = mapping->items[2 * k];
            if (k != i && other->kind == TREE_SCALAR && strcmp(other->text, key->text) == 0) {
                problems_at(expander->problems, key,
                            "the key '%s' stands here again; expected it once", key->text);
                break;
            }
        }
    }
}

static const struct tree *expand_collection(struct expander *expander, const struct tree *node,
                                            const struct variable *variables,
                                            const struct tree_use *use, bool is_root)
{
    bool is_mapping = node->kind == TREE_MAPPING;
    size_t count = is_mapping ? node->count * 2 : node->count;
    struct tree *copy = arena_copy(expander->arena, node, sizeof(*node));
    const struct tree **items =
        arena_allocate(expander->arena, (count + 1) * sizeof(const struct tree *));

    copy->use = use;
    copy->items = items;
    copy->weight = 1;
    for (size_t i = 0; i < count; i++) {
        bool is_value = is_mapping && i % 2 == 1;
        if (is_root && is_value && holds_steps(node->items[i - 1])) {
            items[i] = expand_steps(expander, node->items[i], variables, use);
        } else if (is_root && !is_value) {
            items[i] = node->items[i]; /* the language's own keys */
        } else {
            items[i] = expand_tree(expander, node->items[i], variables, use);
        }
        copy->weight += items[i]->weight;
    }
    if (is_mapping) {
        check_keys(expander, node, copy);
    }
    return copy;
}

const struct tree *expand_tree(struct expander *expander, const struct tree *node,
                               const struct variable *variables, const struct tree_use *use)
{
    if (expander->problems->full || !expand_spend(expander, node, 1, 0)) {
        return expand_broken_node(expander, &node->place);
    }
    return node->kind == TREE_SCALAR ? expand_scalar(expander, node, variables, use)
                                     : expand_collection(expander, node, variables, use, false);
}

/* Keys that are carried out before the model is read; nothing is put in there. */
static bool is_source_of_expansion(const struct tree *key)
{
    static const char *const names[] = {"vars", "matrix", "macros"};

    for (size_t i = 0; key->kind == TREE_SCALAR && i < 3; i++) {
        if (strcmp(key->text, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

const struct tree *expand_root(struct expander *expander, const struct tree *root,
                               const struct variable *variables)
{
    struct tree rest = *root;
    const struct tree **items =
        arena_allocate(expander->arena, (root->count * 2 + 1) * sizeof(const struct tree *));

    rest.items = items;
    rest.count = 0;
    for (size_t i = 0; i < root->count; i++) {
        if (!is_source_of_expansion(root->items[2 * i])) {
            items[2 * rest.count] = root->items[2 * i];
            items[2 * rest.count + 1] = root->items[2 * i + 1];
            rest.count++;
        }
    }
    return expand_collection(expander, &rest, variables, NULL, true);
}
