/* `call: {export: …}`: any function that the plugin exports, with the signature it is said to
 * have. */

#include <stddef.h>
#include <string.h>

#include "reader.h"
#include "scalar.h"
#include "tables.h"

/* --- what it returns ----------------------------------------------------------------------------- */

/* A DWORD is taken for an error code, as nearly every function's is. */
static const struct {
    const char *name;
    enum abi_type type;
    enum names_class names;
} returns[] = {
    {"void", ABI_VOID, NAMES_NONE}, {"dword", ABI_U32, NAMES_ERROR}, {"long", ABI_I32, NAMES_NONE},
    {"bool", ABI_I32, NAMES_BOOL},  {"qword", ABI_U64, NAMES_NONE},
};

#define RETURNS_TEXT "void, dword, long, bool or qword"

static void read_returns(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_function *function = slot;
    const char *words[KEY_COUNT(returns)];

    for (size_t i = 0; i < KEY_COUNT(returns); i++) {
        words[i] = returns[i].name;
        if (node->kind == TREE_SCALAR && strcmp(node->text, words[i]) == 0) {
            function->returns = returns[i].type;
            function->return_names = returns[i].names;
            return;
        }
    }
    if (node->kind != TREE_SCALAR) {
        problems_at(reader->problems, node, "%s; expected " RETURNS_TEXT, tree_kind_text(node));
        return;
    }
    problems_at(reader->problems, node, "'%s'; expected " RETURNS_TEXT "%s", node->text,
                reader_suggest(reader, node->text, words, KEY_COUNT(words)));
}

bool read_function_return(struct reader *reader, const struct tree *node,
                          const struct scenario_function *function, uint64_t *ret)
{
    struct scenario_value value = {.kind = SCENARIO_NONE};

    switch (function->returns) {
    case ABI_VOID:
        problems_at(reader->problems, node, "%s returns nothing; expected no 'return' here",
                    function->name);
        return false;
    case ABI_U32:
        return read_class(reader, node, function->return_names, UINT32_MAX, ret);
    case ABI_I32:
        if (function->return_names == NAMES_BOOL) {
            return read_class(reader, node, NAMES_BOOL, INT32_MAX, ret);
        }
        read_long(reader, node, &value);
        *ret = value.number;
        return value.kind == SCENARIO_NUMBER;
    default:
        return read_class(reader, node, NAMES_NONE, UINT64_MAX, ret);
    }
}

/* --- its arguments --------------------------------------------------------------------------------- */

/* A plain number is a DWORD, a negative one a LONG; for anything wider its type must be named. */
static void check_plain(struct reader *reader, const struct tree *node,
                        const struct scenario_value *value)
{
    if (value->kind != SCENARIO_NUMBER || value->format) {
        return;
    }
    if (value->negative ? 0 - value->number > (uint64_t)INT32_MAX + 1
                        : value->number > UINT32_MAX) {
        problems_at(reader->problems, node,
                    "the number %s is out of range; expected -2147483648 to 4294967295, or "
                    "its type, as in {qword: …}",
                    node->text);
    }
}

static void read_argument(struct reader *reader, const struct tree *node,
                          struct scenario_argument *argument)
{
    if (tree_find(node, "list")) {
        read_buffer(reader, node, &argument->value, &argument->list);
        return;
    }
    read_value(reader, node, &argument->value);
    check_plain(reader, node, &argument->value);
}

static void read_arguments(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_function *function = slot;

    if (node->kind != TREE_SEQUENCE) {
        problems_at(reader->problems, node, "%s; expected a list of values, as in [3, {sz: x}]",
                    tree_kind_text(node));
        return;
    }
    if (node->count > ABI_MAX_ARGS) {
        problems_at(reader->problems, node, "%zu arguments; expected at most %d", node->count,
                    ABI_MAX_ARGS);
        return;
    }
    struct scenario_argument *arguments =
        arena_allocate(reader->arena, (node->count + 1) * sizeof(*arguments));
    for (size_t i = 0; i < node->count; i++) {
        arguments[i].name = arena_printf(reader->arena, "%zu", i + 1);
        read_argument(reader, node->items[i], &arguments[i]);
    }
    function->arguments = arguments;
    function->argument_count = node->count;
}

/* --- the function ---------------------------------------------------------------------------------- */

static void read_export(struct reader *reader, const struct tree *node, void *slot)
{
    struct scenario_function *function = slot;

    read_name(reader, node, &function->name);
    if (abi_find(ABI_EXPORT, function->name)) {
        problems_at(reader->problems, node, "%s is an entry point; expected it as 'call: %s'",
                    function->name, function->name);
    }
}

static const struct key export_keys[] = {
    {"export", "a name", "the function, as the .so exports it", SHAPE_TEXT, read_export, 0, true,
     NULL},
    {"returns", RETURNS_TEXT, "the type of what it returns; dword when not given", SHAPE_TEXT,
     read_returns, 0, false, NULL},
    {"args", "a list of values", "its arguments in their order; none when not given", SHAPE_VALUES,
     read_arguments, 0, false, NULL},
};

const struct key_table export_table = {"export", "the call of an export", export_keys,
                                       KEY_COUNT(export_keys)};

void read_function(struct reader *reader, const struct tree *node, struct scenario_step *step)
{
    struct scenario_function *function = arena_allocate(reader->arena, sizeof(*function));

    function->name = "";
    function->returns = ABI_U32;
    function->return_names = NAMES_ERROR;
    function->place = node->place;
    step->function = function;
    keys_read(reader, node, &export_table, NULL, 0, function);
}
