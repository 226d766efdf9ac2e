/* `call:` and its arguments, checked against the table of the ABI. */

#include <string.h>

#include "reader.h"
#include "scalar.h"

/* An entry point may have a row for each form; the longer one knows all arguments. */
const struct abi_row *call_row(const char *entry)
{
    const struct abi_row *best = NULL;

    for (size_t i = 0; i < abi_row_count; i++) {
        const struct abi_row *row = &abi_rows[i];
        if ((row->kind == ABI_ENTRY || row->kind == ABI_EXPORT) && strcmp(row->name, entry) == 0 &&
            (!best || row->arg_count > best->arg_count)) {
            best = row;
        }
    }
    return best;
}

const char *call_suggest(struct reader *reader, const char *entry)
{
    const char *words[64];
    size_t count = 0;

    for (size_t i = 0; i < abi_row_count && count < KEY_COUNT(words); i++) {
        if (abi_rows[i].kind == ABI_ENTRY || abi_rows[i].kind == ABI_EXPORT) {
            words[count++] = abi_rows[i].name;
        }
    }
    return reader_suggest(reader, entry, words, count);
}

static bool is_null(const struct tree *node)
{
    return node->kind == TREE_SCALAR && scalar_read(node).type == SCALAR_NULL;
}

static uint64_t limit_of(enum abi_type type)
{
    return type == ABI_U64 || type == ABI_I64 ? UINT64_MAX : UINT32_MAX;
}

static void read_argument_number(struct reader *reader, const struct tree *node,
                                 const struct abi_arg *arg, struct scenario_argument *ret)
{
    struct scenario_value value = {.kind = SCENARIO_NUMBER, .place = node->place};

    if (arg->type == ABI_POINTER) {
        if (!is_null(node)) {
            problems_at(reader->problems, node, "%s is a handle; expected null", arg->name);
            return;
        }
        value.kind = SCENARIO_NULL;
    } else if (!read_class(reader, node, arg->names, limit_of(arg->type), &value.number)) {
        return;
    }
    ret->value = value;
}

static void read_argument_string(struct reader *reader, const struct tree *node,
                                 const struct abi_arg *arg, struct scenario_argument *ret)
{
    read_value(reader, node, &ret->value);
    if (ret->value.kind == SCENARIO_NUMBER || ret->value.kind == SCENARIO_LIST ||
        (ret->value.kind == SCENARIO_BYTES && !ret->value.raw)) {
        problems_at(reader->problems, node, "%s is a text; expected a text, null or {hex: …}",
                    arg->name);
    }
}

static void read_argument(struct reader *reader, const struct tree *node, const struct abi_arg *arg,
                          struct scenario_argument *ret)
{
    switch (arg->role) {
    case ABI_VALUE:
        if (arg->names == NAMES_CONTROL_CODE) {
            uint32_t code = 0;
            if (read_code(reader, node, strstr(reader->step->entry, "Type") != NULL, &code)) {
                ret->value = (struct scenario_value){
                    .kind = SCENARIO_NUMBER, .number = code, .place = node->place};
            }
            return;
        }
        read_argument_number(reader, node, arg, ret);
        return;
    case ABI_IN_SIZE:
    case ABI_OUT_SIZE:
    case ABI_INOUT_SIZE:
    case ABI_INOUT_CHARS:
        read_argument_number(reader, node, &(struct abi_arg){.name = arg->name, .type = ABI_U32},
                             ret);
        return;
    case ABI_STRING:
        read_argument_string(reader, node, arg, ret);
        return;
    case ABI_IN_BUFFER:
        read_buffer(reader, node, &ret->value, &ret->list);
        return;
    default:
        /* What the harness supplies may be left away, which is the one thing to say about it. */
        if (!is_null(node)) {
            problems_at(reader->problems, node,
                        "the harness supplies %s; expected null, or no such argument", arg->name);
            return;
        }
        read_value(reader, node, &ret->value);
        return;
    }
}

static const char *suggest_argument(struct reader *reader, const struct abi_row *row,
                                    const char *word)
{
    const char *words[ABI_MAX_ARGS];

    for (unsigned i = 0; i < row->arg_count; i++) {
        words[i] = row->args[i].name;
    }
    return reader_suggest(reader, word, words, row->arg_count);
}

void read_call_arguments(struct reader *reader, const struct tree *node, struct scenario_step *step)
{
    const struct abi_row *row = step->entry ? call_row(step->entry) : NULL;

    if (step->function) {
        problems_at(reader->problems, node,
                    "the arguments of an export stand with it; expected them as {export: %s, "
                    "args: […]}",
                    step->function->name);
        return;
    }
    if (!row) {
        return;
    }
    if (node->kind != TREE_MAPPING) {
        problems_at(reader->problems, node, "%s; expected arguments as {OnlineFlags: 0}",
                    tree_kind_text(node));
        return;
    }
    struct scenario_argument *arguments =
        arena_allocate(reader->arena, (node->count + 1) * sizeof(*arguments));
    size_t count = 0;
    for (size_t i = 0; i < node->count && !reader->problems->full; i++) {
        const struct tree *key = node->items[2 * i];
        int index = key->kind == TREE_SCALAR ? abi_arg_index(row, key->text) : -1;
        if (key->kind != TREE_SCALAR || index < 0) {
            problems_at(reader->problems, key, "'%s' is no argument of %s; expected one%s",
                        key->text ? key->text : "", row->name,
                        key->text ? suggest_argument(reader, row, key->text) : "");
            continue;
        }
        arguments[count].name = row->args[index].name;
        read_argument(reader, node->items[2 * i + 1], &row->args[index], &arguments[count]);
        count++;
    }
    step->arguments = arguments;
    step->argument_count = count;
}
