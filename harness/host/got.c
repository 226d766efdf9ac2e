#define _GNU_SOURCE
#include "got.h"

#include <elf.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/memory.h"

#define PAGE ((uintptr_t)4096)

/* Libraries that must go on as they are, by the start of their file's name. */
static const char *const left_alone[] = {
    "libc.so",   "libm.so",    "ld-linux",    "libdl.so",   "libpthread",
    "librdk.so", "libffi.so",  "libgcc_s.so", "libasan.so", "libtsan.so",
    "libubsan",  "liblsan.so", "libdw.so",    "libelf.so",  "linux-vdso",
};

struct library {
    uintptr_t base;
    const ElfW(Sym) * symbols;
    const char *names;
    uintptr_t relro_start;
    uintptr_t relro_end;
};

struct redirection {
    const struct got_entry *entries;
    size_t count;
};

static uintptr_t *known;
static size_t known_count;

static int remember_one(struct dl_phdr_info *info, size_t bytes, void *context)
{
    (void)bytes;
    (void)context;
    known = memory_resize(known, (known_count + 1) * sizeof(*known));
    known[known_count++] = info->dlpi_addr;
    return 0;
}

void got_remember(void)
{
    known_count = 0;
    dl_iterate_phdr(remember_one, NULL);
}

static bool is_ours(const struct dl_phdr_info *info)
{
    const char *slash = strrchr(info->dlpi_name, '/');
    const char *name = slash ? slash + 1 : info->dlpi_name;

    for (size_t i = 0; i < known_count; i++) {
        if (known[i] == info->dlpi_addr) {
            return false;
        }
    }
    for (size_t i = 0; i < sizeof(left_alone) / sizeof(left_alone[0]); i++) {
        if (strncmp(name, left_alone[i], strlen(left_alone[i])) == 0) {
            return false;
        }
    }
    return true;
}

static void slot_redirect(const struct library *library, const ElfW(Rela) * rela,
                          const struct redirection *redirection)
{
    const unsigned long type = ELF64_R_TYPE(rela->r_info);
    const char *name = library->names + library->symbols[ELF64_R_SYM(rela->r_info)].st_name;
    void **slot = (void **)(library->base + rela->r_offset);

    if (type != R_X86_64_JUMP_SLOT && type != R_X86_64_GLOB_DAT && type != R_X86_64_64) {
        return;
    }
    for (size_t i = 0; i < redirection->count; i++) {
        const struct got_entry *entry = &redirection->entries[i];
        if (strcmp(name, entry->name) != 0 || (type == R_X86_64_64 && rela->r_addend != 0)) {
            continue;
        }
        if (entry->ret_real && !*entry->ret_real) {
            *entry->ret_real = *slot;
        }
        *slot = entry->replacement;
    }
}

static void relas_redirect(const struct library *library, const ElfW(Rela) * relas, size_t bytes,
                           const struct redirection *redirection)
{
    for (size_t i = 0; relas && i < bytes / sizeof(*relas); i++) {
        slot_redirect(library, &relas[i], redirection);
    }
}

static void library_redirect(struct library *library, const ElfW(Dyn) * dynamic,
                             const struct redirection *redirection)
{
    const ElfW(Rela) *relas = NULL;
    const ElfW(Rela) *jumps = NULL;
    size_t relas_bytes = 0;
    size_t jumps_bytes = 0;

    for (; dynamic->d_tag != DT_NULL; dynamic++) {
        switch (dynamic->d_tag) {
        case DT_SYMTAB:
            library->symbols = (const void *)dynamic->d_un.d_ptr;
            break;
        case DT_STRTAB:
            library->names = (const void *)dynamic->d_un.d_ptr;
            break;
        case DT_RELA:
            relas = (const void *)dynamic->d_un.d_ptr;
            break;
        case DT_RELASZ:
            relas_bytes = dynamic->d_un.d_val;
            break;
        case DT_JMPREL:
            jumps = (const void *)dynamic->d_un.d_ptr;
            break;
        case DT_PLTRELSZ:
            jumps_bytes = dynamic->d_un.d_val;
            break;
        default:
            break;
        }
    }
    if (!library->symbols || !library->names) {
        return;
    }
    /* What was made read-only after relocation is opened for as long as it takes. */
    void *relro = (void *)library->relro_start;
    const size_t relro_bytes = library->relro_end - library->relro_start;
    if (relro_bytes && mprotect(relro, relro_bytes, PROT_READ | PROT_WRITE) < 0) {
        return;
    }
    relas_redirect(library, relas, relas_bytes, redirection);
    relas_redirect(library, jumps, jumps_bytes, redirection);
    if (relro_bytes) {
        mprotect(relro, relro_bytes, PROT_READ);
    }
}

static int redirect_one(struct dl_phdr_info *info, size_t bytes, void *context)
{
    struct library library = {.base = info->dlpi_addr};
    const ElfW(Dyn) *dynamic = NULL;

    (void)bytes;
    if (!is_ours(info)) {
        return 0;
    }
    for (unsigned i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type == PT_DYNAMIC) {
            dynamic = (const void *)(library.base + part->p_vaddr);
        } else if (part->p_type == PT_GNU_RELRO) {
            library.relro_start = (library.base + part->p_vaddr) & ~(PAGE - 1);
            library.relro_end = (library.base + part->p_vaddr + part->p_memsz) & ~(PAGE - 1);
        }
    }
    if (dynamic) {
        library_redirect(&library, dynamic, context);
    }
    return 0;
}

void got_redirect(const struct got_entry *entries, size_t count)
{
    struct redirection redirection = {.entries = entries, .count = count};
    dl_iterate_phdr(redirect_one, &redirection);
}
