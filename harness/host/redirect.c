#define _GNU_SOURCE
#include "redirect.h"

#include <dlfcn.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/memory.h"

#if defined __x86_64__
#    define SLOT_JUMP   R_X86_64_JUMP_SLOT
#    define SLOT_GLOBAL R_X86_64_GLOB_DAT
#    define SLOT_WORD   R_X86_64_64
#else
#    error "the host does not know this machine"
#endif

/* Libraries that go on as they are even if they came with the plugin, by how their names start. */
static const char *const left_alone[] = {
    "ld-linux", "libasan.", "libc.",     "libclang_rt", "libdl.",      "libdw.",  "libelf.",
    "libffi.",  "libgcc_s", "libhwasan", "liblsan.",    "libm.",       "libmvec", "libpthread.",
    "librdk.",  "librt.",   "libtsan.",  "libubsan.",   "linux-vdso.",
};

/* Sorted by name. */
static struct redirect_hook *all_hooks;
static size_t hook_count;
static const struct link_map *first_library;

struct library {
    uintptr_t base;
    const ElfW(Phdr) * parts;
    size_t part_count;
    const ElfW(Dyn) * dynamic;
    const ElfW(Sym) * symbols;
    const char *names;
    bool is_libstdcxx;
};

/* The place of a name, or where it would be. */
static size_t hook_place(const char *name)
{
    size_t low = 0;
    size_t high = hook_count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(all_hooks[middle].name, name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static const struct redirect_hook *hook_find(const char *name)
{
    const size_t place = hook_place(name);
    return place < hook_count && strcmp(all_hooks[place].name, name) == 0 ? &all_hooks[place]
                                                                          : NULL;
}

static void *opened(const char *file, int mode);

static void hook_insert(const struct redirect_hook *hook)
{
    if (hook_find(hook->name)) {
        return;
    }
    const size_t place = hook_place(hook->name);
    all_hooks = memory_resize(all_hooks, (hook_count + 1) * sizeof(*all_hooks));
    memmove(&all_hooks[place + 1], &all_hooks[place], (hook_count - place) * sizeof(*all_hooks));
    all_hooks[place] = *hook;
    hook_count++;
}

void redirect_add(const struct redirect_hook *hooks, size_t count)
{
    static const struct redirect_hook own = {"dlopen", (void *)(uintptr_t)opened, REDIRECT_PLUGIN};

    hook_insert(&own);
    for (size_t i = 0; i < count; i++) {
        hook_insert(&hooks[i]);
    }
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool is_left_alone(const char *name)
{
    for (size_t i = 0; i < sizeof(left_alone) / sizeof(left_alone[0]); i++) {
        if (strncmp(name, left_alone[i], strlen(left_alone[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* Only what the program may write, or might until it was relocated. */
static bool is_data(const struct library *library, uintptr_t address)
{
    for (size_t i = 0; i < library->part_count; i++) {
        const ElfW(Phdr) *part = &library->parts[i];
        const uintptr_t start = library->base + part->p_vaddr;
        if (part->p_type == PT_LOAD && (part->p_flags & PF_W) != 0 && address >= start &&
            address + sizeof(void *) <= start + part->p_memsz) {
            return true;
        }
    }
    return false;
}

/* Whether a library is bound to a function of its own, which has the name by chance. libstdc++'s
 * operator new is the one that is meant. */
static bool is_own(const struct library *library, const ElfW(Sym) * symbol, const void *value)
{
    return symbol->st_shndx != SHN_UNDEF && !library->is_libstdcxx &&
           (uintptr_t)value == library->base + symbol->st_value;
}

static void slot_redirect(const struct library *library, const ElfW(Rela) * rela)
{
    const ElfW(Sym) *symbol = &library->symbols[ELF64_R_SYM(rela->r_info)];
    const unsigned long type = ELF64_R_TYPE(rela->r_info);
    const uintptr_t address = library->base + rela->r_offset;
    void *value;

    if ((type != SLOT_JUMP && type != SLOT_GLOBAL && type != SLOT_WORD) ||
        ELF64_R_SYM(rela->r_info) == 0 || (type == SLOT_WORD && rela->r_addend != 0)) {
        return;
    }
    const struct redirect_hook *hook = hook_find(library->names + symbol->st_name);
    if (!hook || (library->is_libstdcxx && hook->scope != REDIRECT_LIBSTDCXX) ||
        !is_data(library, address)) {
        return;
    }
    memcpy(&value, (const void *)address, sizeof(value));
    /* A weak symbol that nobody has stays missing. */
    if (value && !is_own(library, symbol, value)) {
        __atomic_store_n((void **)address, hook->replacement, __ATOMIC_RELEASE);
    }
}

/* glibc relocates the addresses in the dynamic section; other loaders leave offsets. */
static uintptr_t dynamic_address(const struct library *library, const ElfW(Dyn) * entry)
{
    const uintptr_t value = entry->d_un.d_ptr;
    return value < library->base ? library->base + value : value;
}

static void table_redirect(const struct library *library, ElfW(Sxword) table, ElfW(Sxword) size)
{
    const ElfW(Rela) *relas = NULL;
    size_t bytes = 0;

    for (const ElfW(Dyn) *entry = library->dynamic; entry->d_tag != DT_NULL; entry++) {
        if (entry->d_tag == table) {
            relas = (const void *)dynamic_address(library, entry);
        } else if (entry->d_tag == size) {
            bytes = entry->d_un.d_val;
        }
    }
    for (size_t i = 0; relas && i < bytes / sizeof(*relas); i++) {
        slot_redirect(library, &relas[i]);
    }
}

/* Open what became read-only with relocation, or close it again. */
static bool relro_protect(const struct library *library, int protection)
{
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);

    for (size_t i = 0; i < library->part_count; i++) {
        const ElfW(Phdr) *part = &library->parts[i];
        if (part->p_type != PT_GNU_RELRO) {
            continue;
        }
        const uintptr_t start = (library->base + part->p_vaddr) & ~(page - 1);
        const uintptr_t end = (library->base + part->p_vaddr + part->p_memsz) & ~(page - 1);
        if (end > start && mprotect((void *)start, end - start, protection) < 0) {
            return false;
        }
    }
    return true;
}

static void library_redirect(struct library *library)
{
    for (const ElfW(Dyn) *entry = library->dynamic; entry->d_tag != DT_NULL; entry++) {
        if (entry->d_tag == DT_SYMTAB) {
            library->symbols = (const void *)dynamic_address(library, entry);
        } else if (entry->d_tag == DT_STRTAB) {
            library->names = (const void *)dynamic_address(library, entry);
        }
    }
    if (library->symbols && library->names && relro_protect(library, PROT_READ | PROT_WRITE)) {
        table_redirect(library, DT_JMPREL, DT_PLTRELSZ);
        table_redirect(library, DT_RELA, DT_RELASZ);
        relro_protect(library, PROT_READ);
    }
}

/* The list is in the order of loading: what the plugin brought comes behind it. */
static int visit(struct dl_phdr_info *info, size_t bytes, void *context)
{
    const char *name = base_name(info->dlpi_name);
    bool *is_behind = context;
    struct library library = {
        .base = info->dlpi_addr,
        .parts = info->dlpi_phdr,
        .part_count = info->dlpi_phnum,
        .is_libstdcxx = strncmp(name, "libstdc++.", strlen("libstdc++.")) == 0 ||
                        strncmp(name, "libc++.", strlen("libc++.")) == 0,
    };

    (void)bytes;
    for (size_t i = 0; i < library.part_count; i++) {
        if (library.parts[i].p_type == PT_DYNAMIC) {
            library.dynamic = (const void *)(library.base + library.parts[i].p_vaddr);
        }
    }
    *is_behind |= library.dynamic == first_library->l_ld;
    /* A sanitizer's runtime may have brought libstdc++ before. */
    if (library.dynamic && (*is_behind || library.is_libstdcxx) && !is_left_alone(name)) {
        library_redirect(&library);
    }
    return 0;
}

void redirect_apply(void *plugin)
{
    bool is_behind = false;

    first_library = plugin; /* glibc's handle is the entry of its list */
    dl_iterate_phdr(visit, &is_behind);
}

/* Where the library that calls would search first: its own path, which our dlopen has not. */
static char *path_of(const void *caller, const char *file)
{
    Dl_info info;
    struct link_map *map = NULL;
    Dl_serinfo head = {0};
    char *found = NULL;

    if (!dladdr1(caller, &info, (void **)&map, RTLD_DL_LINKMAP) || !map ||
        dlinfo(map, RTLD_DI_SERINFOSIZE, &head) < 0) {
        return NULL;
    }
    cleanup_free Dl_serinfo *paths = memory_allocate(head.dls_size);
    if (dlinfo(map, RTLD_DI_SERINFOSIZE, paths) < 0 || dlinfo(map, RTLD_DI_SERINFO, paths) < 0) {
        return NULL;
    }
    for (unsigned i = 0; !found && i < paths->dls_cnt; i++) {
        found = memory_printf("%s/%s", paths->dls_serpath[i].dls_name, file);
        if (access(found, R_OK) < 0) {
            free(found);
            found = NULL;
        }
    }
    return found;
}

static void *opened(const char *file, int mode)
{
    const void *caller = __builtin_return_address(0);
    void *handle = NULL;

    if (file && !strchr(file, '/')) {
        handle = dlopen(file, mode | RTLD_NOLOAD);
        if (!handle) {
            cleanup_free char *path = path_of(caller, file);
            handle = path ? dlopen(path, mode) : NULL;
        }
    }
    if (!handle) {
        handle = dlopen(file, mode);
    }
    if (handle && first_library) {
        bool is_behind = false;
        dl_iterate_phdr(visit, &is_behind);
    }
    return handle;
}
