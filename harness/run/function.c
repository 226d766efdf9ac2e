#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "elf_facts.h"
#include "stage.h"

/* `call: {export: …}`: a function that no table describes. The row that its values and its declared
 * return type give makes it look like any other call to the trace and the report. */

/* Names of it that a message can hold before it is no longer read. */
#define EXPORTS_TOLD 20

static enum abi_type type_of_number(const struct scenario_value *value)
{
    switch (value->format) {
    case CLUSPROP_FORMAT_LONG:
        return ABI_I32;
    case CLUSPROP_FORMAT_LARGE_INTEGER:
        return ABI_I64;
    case CLUSPROP_FORMAT_ULARGE_INTEGER:
    case CLUSPROP_FORMAT_FILETIME:
        return ABI_U64;
    default:
        return value->negative ? ABI_I32 : ABI_U32;
    }
}

static struct abi_arg argument_of(const struct scenario_argument *argument)
{
    struct abi_arg arg = {.name = argument->name, .type = ABI_POINTER, .role = ABI_IN_BUFFER};

    if (!argument->list.given && argument->value.kind == SCENARIO_NUMBER) {
        arg.type = type_of_number(&argument->value);
        arg.role = ABI_VALUE;
    } else if (!argument->list.given && argument->value.kind == SCENARIO_TEXT) {
        arg.role = ABI_STRING;
    }
    return arg;
}

static const struct abi_row *row_of(struct stage *stage, const struct scenario_function *function)
{
    struct abi_row *row = arena_allocate(stage->arena, sizeof(*row));

    row->name = function->name;
    row->prototype = function->name;
    row->kind = ABI_EXPORT;
    row->returns = function->returns;
    row->return_names = function->return_names;
    row->arg_count = (unsigned)function->argument_count;
    for (size_t i = 0; i < function->argument_count; i++) {
        row->args[i] = argument_of(&function->arguments[i]);
    }
    return row;
}

static struct wire_value signature_of(struct call *call)
{
    uint32_t types[1 + ABI_MAX_ARGS] = {call->row->returns};
    const size_t length = (1 + call->row->arg_count) * sizeof(types[0]);

    for (unsigned i = 0; i < call->row->arg_count; i++) {
        types[1 + i] = call->row->args[i].type;
    }
    return (struct wire_value){
        .kind = WIRE_BYTES, .bytes = arena_copy(call->arena, types, length), .length = length};
}

struct call *function_call(struct stage *stage, const struct scenario_function *function,
                           struct host *host)
{
    struct call *call = call_create(stage, CALL_DIRECT, row_of(stage, function), host, NULL);
    struct wire_message *message = &call->message;

    message->values[0] = (struct wire_value){
        .kind = WIRE_BYTES, .bytes = function->name, .length = strlen(function->name)};
    message->values[1] = signature_of(call);
    for (size_t i = 0; i < function->argument_count; i++) {
        message->values[CALL_FUNCTION_HEAD + i] =
            direct_argument(call, &call->row->args[i], &function->arguments[i]);
    }
    return call;
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* What a scenario may call by `export:`; the entry points have a way of their own. */
static size_t list_exports(const struct elf_names *exports, const char **names)
{
    size_t count = 0;

    for (size_t i = 0; i < exports->count; i++) {
        if (!abi_find(ABI_EXPORT, exports->items[i])) {
            names[count++] = exports->items[i];
        }
    }
    /* The file has them in the order of its linker. */
    qsort(names, count, sizeof(*names), compare_names);
    return count;
}

static void tell_exports(struct stage *stage, const char *name, struct buf *text)
{
    struct elf_facts facts;

    if (elf_facts_read(stage->options->plugin, stage->arena, &facts, NULL) < 0) {
        return;
    }
    const char **names = arena_allocate(stage->arena, (facts.exports.count + 1) * sizeof(*names));
    const size_t count = list_exports(&facts.exports, names);
    for (size_t i = 0; i < count && i < EXPORTS_TOLD; i++) {
        buf_printf(text, "%s%s", i ? ", " : "; it exports: ", names[i]);
    }
    if (count > EXPORTS_TOLD) {
        buf_printf(text, " and %zu more", count - EXPORTS_TOLD);
    }
    const char *nearest = names_nearest(name, names, count);
    if (nearest) {
        buf_printf(text, "; did you mean '%s'?", nearest);
    } else if (!count) {
        buf_puts(text, "; it exports none but its entry points");
    }
}

void function_fail_absent(struct stage *stage, const struct scenario_function *function)
{
    struct buf expected = {0};
    struct buf actual = {0};

    buf_printf(&expected, "a function %s", function->name);
    buf_printf(&actual, "the plugin exports no function %s", function->name);
    tell_exports(stage, function->name, &actual);
    expect_fail(stage, function->place, "call", buf_text(&expected), buf_text(&actual));
    buf_finish(&expected);
    buf_finish(&actual);
}
