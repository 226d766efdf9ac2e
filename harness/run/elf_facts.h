#ifndef RDK_RUN_ELF_FACTS_H
#define RDK_RUN_ELF_FACTS_H

/* What a plugin's file says of itself, read without running any of its code. */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/memory.h"

struct elf_names {
    const char **items; /* sorted as in the file, each once */
    size_t count;
};

struct elf_facts {
    bool damaged;          /* it has no table of dynamic symbols that can be read */
    bool readable;         /* an ELF shared library; the rest is empty when it is none */
    const char *kind;      /* "ELF 64-bit x86-64 shared library" … */
    bool marked;           /* compiled with the SDK's flags */
    const char *sanitizer; /* "address", "thread" …; NULL: none */
    struct elf_names needed;
    struct elf_names exports; /* functions that it defines for others */
    struct elf_names mangled; /* Startup, StartupEx, DllMain as C++ functions */
    struct elf_names wide;    /* functions of libc that read 32-bit characters */
    struct elf_names strings; /* UTF-16 texts of its data that may be names; UTF-8 here */
    struct elf_names missing; /* symbols that no library has, as the loader says */
    struct elf_names absent;  /* libraries that are not found */
    bool has_startup;
    bool has_startup_ex;
    bool has_dll_main;
};

/* Read the file. -errno when it cannot be read; what is no ELF file is a fact, not an error. */
int elf_facts_read(const char *path, struct arena *arena, struct elf_facts *ret, struct err *err);
/* Ask the system's loader what would be missing; it resolves everything and runs nothing. */
void elf_facts_resolve(const char *path, struct arena *arena, struct elf_facts *facts);
/* Once each. */
void elf_names_add(struct elf_names *names, struct arena *arena, const char *name);
bool elf_names_has(const struct elf_names *names, const char *name);

#endif
