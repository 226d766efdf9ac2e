#include <dlfcn.h>
#include <dwarf.h>
#include <elfutils/libdw.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "unwind.h"

/* From a program counter to functions and lines. */

/*
 * C++ names are taken apart by libstdc++, which every C++ plugin brings with it. We are C and do
 * not link it: it is loaded when the first such name is met, and without it the name of the
 * function alone is shown, or the mangled one.
 */
typedef char *demangler(const char *name, char *buffer, size_t *length, int *status);

static demangler *demangle;
static pthread_once_t demangle_once = PTHREAD_ONCE_INIT;

static void demangle_load(void)
{
    void *library = dlopen("libstdc++.so.6", RTLD_NOW | RTLD_LOCAL);

    if (library) {
        demangle = __extension__(demangler *) dlsym(library, "__cxa_demangle");
    }
}

/* As the source has it; NULL when that is not to be found out. The arena's. */
static const char *demangled(struct arena *arena, const char *name)
{
    const char *kept = NULL;
    int status = 0;

    pthread_once(&demangle_once, demangle_load);
    char *text = demangle ? demangle(name, NULL, NULL, &status) : NULL;
    if (text && status == 0) {
        kept = arena_text(arena, text);
    }
    free(text);
    return kept;
}

static const char *readable(struct arena *arena, const char *name)
{
    const char *source = strncmp(name, "_Z", 2) == 0 ? demangled(arena, name) : NULL;

    if (source) {
        return source;
    }
    /* A static symbol table may carry versions: "memcpy@@GLIBC_2.14". */
    char *kept = arena_text(arena, name);
    kept[strcspn(kept, "@")] = '\0';
    return kept;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

enum stacks_owner symbol_owner(const struct symbol_places *places, const char *path)
{
    static const struct {
        const char *prefix;
        enum stacks_owner owner;
    } libraries[] = {{"librdk.so", STACKS_SDK}, {"libffi.so", STACKS_BRIDGE}};

    if (places->plugin && strcmp(path, places->plugin) == 0) {
        return STACKS_PLUGIN;
    }
    if (places->executable && strcmp(path, places->executable) == 0) {
        return STACKS_MONITOR;
    }
    for (size_t i = 0; i < sizeof(libraries) / sizeof(libraries[0]); i++) {
        if (strncmp(base_name(path), libraries[i].prefix, strlen(libraries[i].prefix)) == 0) {
            return libraries[i].owner;
        }
    }
    return STACKS_SYSTEM;
}

static const char *die_function(struct arena *arena, Dwarf_Die *die)
{
    Dwarf_Attribute held;
    Dwarf_Attribute *attribute = dwarf_attr_integrate(die, DW_AT_linkage_name, &held);
    const char *linkage = attribute ? dwarf_formstring(attribute) : NULL;
    const char *name = linkage ? demangled(arena, linkage) : NULL;

    if (name) {
        return name;
    }
    name = dwarf_diename(die);
    return name ? arena_text(arena, name) : NULL;
}

static bool is_function(Dwarf_Die *die)
{
    const int tag = dwarf_tag(die);

    return tag == DW_TAG_subprogram || tag == DW_TAG_inlined_subroutine ||
           tag == DW_TAG_entry_point;
}

/* The number that an attribute has; 0 when it has none. */
static Dwarf_Word die_number(Dwarf_Die *die, unsigned name)
{
    Dwarf_Attribute held;
    Dwarf_Word value = 0;
    Dwarf_Attribute *attribute = dwarf_attr(die, name, &held);

    return attribute && dwarf_formudata(attribute, &value) == 0 ? value : 0;
}

/* Where an inlined function was called. */
static void put_call_site(struct arena *arena, Dwarf_Die *unit, Dwarf_Die *inlined,
                          struct stacks_frame *frame)
{
    Dwarf_Files *files;
    size_t count;
    const Dwarf_Word file = die_number(inlined, DW_AT_call_file);

    if (dwarf_getsrcfiles(unit, &files, &count) == 0 && file < count) {
        const char *path = dwarf_filesrc(files, (size_t)file, NULL, NULL);
        frame->file = path ? arena_text(arena, base_name(path)) : NULL;
        frame->line = (unsigned)die_number(inlined, DW_AT_call_line);
    }
}

/*
 * The functions around an address, from the innermost inlined one to the one that has the code.
 * dwarf_getscopes leaves the chain at the first inlined function for the place where that one was
 * declared, so the way up goes over the entry itself. Frame 0 has its line already.
 */
static size_t put_functions(struct arena *arena, Dwarf_Die *unit, Dwarf_Addr address,
                            struct stacks_frame *frames, size_t room)
{
    Dwarf_Die *scopes = NULL;
    Dwarf_Die *chain = NULL;
    size_t found = 0;
    int count = dwarf_getscopes(unit, address, &scopes);
    int at = 0;

    while (at < count && !is_function(&scopes[at])) {
        at++;
    }
    count = at < count ? dwarf_getscopes_die(&scopes[at], &chain) : 0;
    Dwarf_Die *inner = NULL;
    for (int i = 0; i < count && found < room; i++) {
        if (!is_function(&chain[i])) {
            continue;
        }
        struct stacks_frame *frame = &frames[found];
        if (inner) {
            *frame = frames[0];
            frame->file = NULL;
            frame->line = 0;
            put_call_site(arena, unit, inner, frame);
        }
        frame->function = die_function(arena, &chain[i]);
        inner = &chain[i];
        found++;
        if (dwarf_tag(inner) == DW_TAG_subprogram) {
            break;
        }
    }
    free(chain);
    free(scopes);
    return found;
}

/* The symbol that covers the address. Behind its end is a function without one: its name must not
 * stand for another's. */
static const char *symbol_name(struct arena *arena, Dwfl_Module *module, Dwarf_Addr address)
{
    GElf_Off offset = 0;
    GElf_Sym symbol;
    const char *name = dwfl_module_addrinfo(module, address, &offset, &symbol, NULL, NULL, NULL);

    if (!name || !*name || (symbol.st_size && offset >= symbol.st_size) ||
        GELF_ST_TYPE(symbol.st_info) != STT_FUNC) {
        return NULL;
    }
    return readable(arena, name);
}

/* clang writes no .debug_aranges, without which libdwfl does not find the unit by address. */
static Dwarf_Die *find_unit(Dwfl_Module *module, Dwarf_Addr address, Dwarf_Addr *ret_bias)
{
    Dwarf_Die *unit = dwfl_module_addrdie(module, address, ret_bias);

    if (unit) {
        return unit;
    }
    do {
        unit = dwfl_module_nextcu(module, unit, ret_bias);
    } while (unit && dwarf_haspc(unit, address - *ret_bias) <= 0);
    return unit;
}

static size_t put_source(const struct symbol_places *places, Dwfl_Module *module,
                         Dwarf_Addr address, struct stacks_frame *frames, size_t room)
{
    Dwarf_Addr bias = 0;
    int line = 0;
    Dwarf_Die *unit = find_unit(module, address, &bias);
    Dwarf_Line *source = unit ? dwarf_getsrc_die(unit, address - bias) : NULL;
    const char *file = source ? dwarf_linesrc(source, NULL, NULL) : NULL;

    if (file && dwarf_lineno(source, &line) == 0) {
        frames[0].file = arena_text(places->arena, base_name(file));
        frames[0].line = line > 0 ? (unsigned)line : 0;
    }
    return unit ? put_functions(places->arena, unit, address - bias, frames, room) : 0;
}

/* The vdso's name has the pid in it, and librdk's its version. */
static const char *module_name(struct arena *arena, const char *path, enum stacks_owner owner)
{
    if (strncmp(path, "[vdso", strlen("[vdso")) == 0) {
        return "vdso";
    }
    return owner == STACKS_SDK ? "librdk.so" : arena_text(arena, base_name(path));
}

size_t symbol_find(const struct symbol_places *places, Dwfl *dwfl, Dwarf_Addr pc,
                   struct stacks_frame *frames, size_t room)
{
    Dwfl_Module *module = dwfl_addrmodule(dwfl, pc);
    const char *path = NULL;
    size_t found = 0;

    if (room == 0) {
        return 0;
    }
    frames[0] = (struct stacks_frame){.owner = STACKS_SYSTEM};
    if (!module) {
        return 1;
    }
    const char *name = dwfl_module_info(module, NULL, NULL, NULL, NULL, NULL, &path, NULL);
    path = path ? path : name;
    frames[0].owner = symbol_owner(places, path);
    frames[0].module = module_name(places->arena, path, frames[0].owner);
    /* Lines of our own sources tell an author nothing. */
    if (frames[0].owner == STACKS_PLUGIN || frames[0].owner == STACKS_SYSTEM) {
        found = put_source(places, module, pc, frames, room);
    }
    if (found == 0) {
        frames[0].function = symbol_name(places->arena, module, pc);
        found = 1;
    } else if (!frames[found - 1].function) {
        frames[found - 1].function = symbol_name(places->arena, module, pc);
    }
    return found;
}
