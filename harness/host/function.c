#define _GNU_SOURCE
#include "function.h"

#include <dlfcn.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "call.h"

static struct function *functions;

/* As they stand in reports. */
static const char *const argument_names[ABI_MAX_ARGS] = {
    "argument 1", "argument 2", "argument 3", "argument 4",  "argument 5",  "argument 6",
    "argument 7", "argument 8", "argument 9", "argument 10", "argument 11", "argument 12",
};

/* The signature: what it returns, then its arguments, each an enum abi_type as u32. */
static bool read_signature(const struct wire_message *in, struct abi_row *row)
{
    const struct wire_value *value = &in->values[1];
    uint32_t types[1 + ABI_MAX_ARGS];

    if (in->value_count < FUNCTION_HEAD || in->values[0].kind != WIRE_BYTES ||
        value->kind != WIRE_BYTES || value->length < sizeof(types[0]) ||
        value->length > sizeof(types) || value->length % sizeof(types[0]) != 0) {
        return false;
    }
    memcpy(types, value->bytes, value->length);
    row->returns = (enum abi_type)types[0];
    row->arg_count = (unsigned)(value->length / sizeof(types[0])) - 1;
    bool is_sound = types[0] <= ABI_POINTER && in->value_count >= FUNCTION_HEAD + row->arg_count;
    for (unsigned i = 0; i < row->arg_count; i++) {
        const uint32_t type = types[1 + i];
        is_sound = is_sound && type > ABI_VOID && type <= ABI_POINTER;
        row->args[i] = (struct abi_arg){
            .name = argument_names[i],
            .type = (enum abi_type)type,
            .role = type == ABI_POINTER ? ABI_IN_BUFFER : ABI_VALUE,
        };
    }
    return is_sound;
}

static bool is_same(const struct abi_row *a, const struct abi_row *b, const char *name)
{
    bool same =
        a->returns == b->returns && a->arg_count == b->arg_count && strcmp(a->name, name) == 0;

    for (unsigned i = 0; same && i < a->arg_count; i++) {
        same = a->args[i].type == b->args[i].type;
    }
    return same;
}

struct function *function_find(const struct wire_message *in)
{
    struct abi_row row = {.kind = ABI_EXPORT};

    if (!read_signature(in, &row)) {
        return NULL;
    }
    char *name =
        memory_printf("%.*s", (int)in->values[0].length, (const char *)in->values[0].bytes);
    for (struct function *known = functions; known; known = known->next) {
        if (is_same(&known->row, &row, name)) {
            free(name);
            return known;
        }
    }
    struct function *function = memory_allocate(sizeof(*function));
    function->row = row;
    function->row.name = name;
    function->row.prototype = name;
    for (unsigned i = 0; i < row.arg_count; i++) {
        function->types[i] = call_type(row.args[i].type);
    }
    if (ffi_prep_cif(&function->cif, FFI_DEFAULT_ABI, row.arg_count, call_type(row.returns),
                     function->types) != FFI_OK) {
        free(name);
        free(function);
        return NULL;
    }
    function->next = functions;
    functions = function;
    return function;
}

/* A name is also looked for in the libraries that the plugin needs, and may be that of a variable:
 * neither is a function that it exports. */
void *function_address(const char *name)
{
    void *address = dlsym(host.plugin, name);
    struct link_map *own = NULL;
    struct link_map *from = NULL;
    const ElfW(Sym) *symbol = NULL;
    Dl_info info;

    if (!address || dlinfo(host.plugin, RTLD_DI_LINKMAP, &own) != 0 ||
        dladdr1(address, &info, (void **)&from, RTLD_DL_LINKMAP) == 0 || from != own) {
        return NULL;
    }
    if (dladdr1(address, &info, (void **)&symbol, RTLD_DL_SYMENT) != 0 && symbol &&
        ELF64_ST_TYPE(symbol->st_info) == STT_OBJECT) {
        return NULL;
    }
    return address;
}
