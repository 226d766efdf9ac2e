/* vars and matrix: the variables of each variant. */

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "expand.h"
#include "scalar.h"

static bool is_variable_name(const char *text)
{
    static const char first[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";

    return *text && strchr(first, *text) &&
           strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789-") ==
               strlen(text);
}

static bool check_name(struct expander *expander, const struct tree *key)
{
    if (key->kind == TREE_SCALAR && is_variable_name(key->text)) {
        return true;
    }
    problems_at(expander->problems, key,
                "a variable's name; expected letters, digits, '_' and '-', a letter first");
    return false;
}

static const struct tree *find_given(struct expander *expander, const char *name,
                                     const struct scenario_variable *given, size_t count)
{
    static const struct place nowhere = {"--var", 1, 1};

    for (size_t i = count; i > 0; i--) {
        if (strcmp(given[i - 1].name, name) == 0) {
            return expand_text_node(expander, &nowhere,
                                    arena_text(expander->arena, given[i - 1].value));
        }
    }
    return NULL;
}

static const struct variable *read_vars(struct expander *expander, const struct tree *vars,
                                        const struct scenario_variable *given, size_t count)
{
    const struct variable *variables = NULL;

    for (size_t i = 0; i < count; i++) {
        variables = expand_variable(expander, variables, arena_text(expander->arena, given[i].name),
                                    find_given(expander, given[i].name, given, count));
    }
    if (!vars) {
        return variables;
    }
    if (vars->kind != TREE_MAPPING) {
        problems_at(expander->problems, vars, "%s; expected variables as {name: value}",
                    tree_kind_text(vars));
        return variables;
    }
    for (size_t i = 0; i < vars->count; i++) {
        const struct tree *key = vars->items[2 * i];
        if (!check_name(expander, key) || find_given(expander, key->text, given, count)) {
            continue;
        }
        const struct tree *value = expand_tree(expander, vars->items[2 * i + 1], variables, NULL);
        variables = expand_variable(expander, variables, key->text, value);
    }
    return variables;
}

/* --- the matrix ------------------------------------------------------------------------------- */

struct axis {
    const char *name;
    const struct tree *values;
};

struct matrix {
    struct axis axes[16];
    size_t count;
    const struct tree *exclude;
};

static bool same_value(const struct tree *left, const struct tree *right)
{
    return left->kind == TREE_SCALAR && right->kind == TREE_SCALAR &&
           left->quoted == right->quoted && strcmp(left->text, right->text) == 0;
}

static const struct axis *find_axis(const struct matrix *matrix, const char *name)
{
    for (size_t i = 0; i < matrix->count; i++) {
        if (strcmp(matrix->axes[i].name, name) == 0) {
            return &matrix->axes[i];
        }
    }
    return NULL;
}

static bool axis_has(const struct axis *axis, const struct tree *value)
{
    for (size_t i = 0; i < axis->values->count; i++) {
        if (same_value(axis->values->items[i], value)) {
            return true;
        }
    }
    return false;
}

static void check_exclude_item(struct expander *expander, const struct matrix *matrix,
                               const struct tree *item)
{
    if (item->kind != TREE_MAPPING || item->count == 0) {
        problems_at(expander->problems, item, "%s; expected a combination as {name: value}",
                    tree_kind_text(item));
        return;
    }
    for (size_t k = 0; k < item->count; k++) {
        const struct tree *key = item->items[2 * k];
        const struct axis *axis = key->kind == TREE_SCALAR ? find_axis(matrix, key->text) : NULL;
        if (!axis) {
            problems_at(expander->problems, key,
                        "a name that the matrix lacks; expected one of "
                        "its names");
        } else if (!axis_has(axis, item->items[2 * k + 1])) {
            problems_at(expander->problems, item->items[2 * k + 1],
                        "a value that '%s' lacks; expected one of its values", axis->name);
        }
    }
}

static void check_exclude(struct expander *expander, struct matrix *matrix)
{
    if (!matrix->exclude) {
        return;
    }
    size_t before = expander->problems->count;
    if (matrix->exclude->kind != TREE_SEQUENCE) {
        problems_at(expander->problems, matrix->exclude, "%s; expected a list of combinations",
                    tree_kind_text(matrix->exclude));
        return;
    }
    for (size_t i = 0; i < matrix->exclude->count; i++) {
        check_exclude_item(expander, matrix, matrix->exclude->items[i]);
    }
    if (expander->problems->count != before) {
        matrix->exclude = NULL; /* it says nothing reliable */
    }
}

static void read_axis(struct expander *expander, const struct tree *vars, const struct tree *key,
                      const struct tree *values, struct matrix *matrix)
{
    if (!check_name(expander, key)) {
        return;
    }
    if (tree_find(vars, key->text)) {
        problems_at(expander->problems, key, "'%s' is in vars too; expected it in one of them",
                    key->text);
    }
    if (values->kind != TREE_SEQUENCE || values->count == 0) {
        problems_at(expander->problems, values, "%s; expected a list of at least one value",
                    values->kind == TREE_SEQUENCE ? "an empty list" : tree_kind_text(values));
        return;
    }
    if (matrix->count == sizeof(matrix->axes) / sizeof(matrix->axes[0])) {
        problems_at(expander->problems, key, "too many names in a matrix; expected at most 16");
        return;
    }
    matrix->axes[matrix->count++] = (struct axis){key->text, values};
}

static void read_matrix(struct expander *expander, const struct tree *node, const struct tree *vars,
                        const struct variable *variables, struct matrix *matrix)
{
    if (node->kind != TREE_MAPPING) {
        problems_at(expander->problems, node, "%s; expected a matrix as {name: [values]}",
                    tree_kind_text(node));
        return;
    }
    node = expand_tree(expander, node, variables, NULL);
    for (size_t i = 0; i < node->count; i++) {
        const struct tree *key = node->items[2 * i];
        if (key->kind == TREE_SCALAR && strcmp(key->text, "exclude") == 0) {
            matrix->exclude = node->items[2 * i + 1];
        } else {
            read_axis(expander, vars, key, node->items[2 * i + 1], matrix);
        }
    }
    check_exclude(expander, matrix);
}

static bool is_excluded(const struct matrix *matrix, const size_t *choice)
{
    for (size_t i = 0;
         matrix->exclude && matrix->exclude->kind == TREE_SEQUENCE && i < matrix->exclude->count;
         i++) {
        const struct tree *item = matrix->exclude->items[i];
        bool all = item->kind == TREE_MAPPING && item->count > 0;
        for (size_t a = 0; all && a < matrix->count; a++) {
            const struct tree *value = tree_find(item, matrix->axes[a].name);
            all = !value || same_value(value, matrix->axes[a].values->items[choice[a]]);
        }
        if (all) {
            return true;
        }
    }
    return false;
}

static struct variant make_variant(struct expander *expander, const struct matrix *matrix,
                                   const size_t *choice, const struct variable *variables)
{
    struct buf label = {0};

    for (size_t a = 0; a < matrix->count; a++) {
        const struct tree *value = matrix->axes[a].values->items[choice[a]];
        variables = expand_variable(expander, variables, matrix->axes[a].name, value);
        buf_printf(&label, "%s%s=", a ? "," : "[", matrix->axes[a].name);
        if (value->kind == TREE_SCALAR) {
            buf_puts(&label, value->text);
        } else {
            buf_printf(&label, "%zu", choice[a] + 1);
        }
    }
    if (matrix->count) {
        buf_putc(&label, ']');
    }
    struct variant variant = {variables, arena_text(expander->arena, buf_text(&label))};
    buf_finish(&label);
    return variant;
}

/* To the next combination, the last name fastest; false behind the last. */
static bool next_choice(const struct matrix *matrix, size_t *choice)
{
    for (size_t a = matrix->count; a > 0; a--) {
        if (++choice[a - 1] < matrix->axes[a - 1].values->count) {
            return true;
        }
        choice[a - 1] = 0;
    }
    return false;
}

static size_t count_variants(const struct matrix *matrix)
{
    size_t count = 1;

    for (size_t a = 0; a < matrix->count; a++) {
        if (__builtin_mul_overflow(count, matrix->axes[a].values->count, &count)) {
            return SIZE_MAX;
        }
    }
    return count;
}

size_t variants_make(struct expander *expander, const struct tree *root,
                     const struct scenario_variable *given, size_t given_count,
                     const struct variant **ret)
{
    const struct tree *vars = tree_find(root, "vars");
    const struct tree *node = tree_find(root, "matrix");
    struct matrix matrix = {.count = 0};
    size_t choice[16] = {0};
    size_t count = 0;

    const struct variable *variables = read_vars(expander, vars, given, given_count);
    if (node) {
        read_matrix(expander, node, vars, variables, &matrix);
    }
    size_t most = count_variants(&matrix);
    if (most > EXPAND_MAX_VARIANTS) {
        problems_at(expander->problems, node,
                    "the matrix has too many combinations; expected at most %d",
                    EXPAND_MAX_VARIANTS);
        return 0;
    }
    struct variant *variants = arena_allocate(expander->arena, most * sizeof(*variants));
    do {
        if (!is_excluded(&matrix, choice)) {
            variants[count++] = make_variant(expander, &matrix, choice, variables);
        }
    } while (next_choice(&matrix, choice));
    if (count == 0) {
        problems_at(expander->problems, node,
                    "the matrix excludes every combination; expected at least one");
    }
    *ret = variants;
    return count;
}
