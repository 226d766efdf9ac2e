#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "ledger_book.h"

/*
 * Which function an address is in. dladdr knows the exported ones; a plugin's are static mostly,
 * and stand in the symbol table of its file if it was not stripped.
 */

struct file {
    const unsigned char *bytes;
    size_t length;
};

static const void *part(const struct file *file, uint64_t offset, uint64_t length)
{
    if (offset > file->length || length > file->length - offset || offset % 8 != 0) {
        return NULL;
    }
    return file->bytes + offset;
}

/* The function's name among the symbols of a section; owned. */
static char *name_within(const struct file *file, const Elf64_Shdr *symbols,
                         const Elf64_Shdr *strings, uint64_t address)
{
    const Elf64_Sym *symbol = part(file, symbols->sh_offset, symbols->sh_size);
    const size_t count = symbols->sh_size / sizeof(*symbol);

    if (strings->sh_offset > file->length || strings->sh_size > file->length - strings->sh_offset) {
        return NULL;
    }
    const char *names = (const char *)file->bytes + strings->sh_offset;
    for (size_t i = 0; symbol && i < count; i++) {
        const bool is_it = ELF64_ST_TYPE(symbol[i].st_info) == STT_FUNC &&
                           symbol[i].st_shndx != SHN_UNDEF && address >= symbol[i].st_value &&
                           address - symbol[i].st_value < symbol[i].st_size;
        if (is_it && symbol[i].st_name < strings->sh_size) {
            const size_t room = strings->sh_size - symbol[i].st_name;
            return memory_printf("%.*s", (int)strnlen(names + symbol[i].st_name, room),
                                 names + symbol[i].st_name);
        }
    }
    return NULL;
}

static char *name_in(const struct file *file, uint64_t address)
{
    const Elf64_Ehdr *head = part(file, 0, sizeof(*head));

    if (!head || memcmp(head->e_ident, ELFMAG, SELFMAG) != 0 ||
        head->e_shentsize != sizeof(Elf64_Shdr)) {
        return NULL;
    }
    const Elf64_Shdr *sections =
        part(file, head->e_shoff, (uint64_t)head->e_shnum * sizeof(Elf64_Shdr));
    for (unsigned i = 0; sections && i < head->e_shnum; i++) {
        if (sections[i].sh_type == SHT_SYMTAB && sections[i].sh_link < head->e_shnum) {
            return name_within(file, &sections[i], &sections[sections[i].sh_link], address);
        }
    }
    return NULL;
}

static char *name_from_file(const char *path, uint64_t address)
{
    struct stat status;
    cleanup_close int descriptor = open(path, O_RDONLY | O_CLOEXEC);

    if (descriptor < 0 || fstat(descriptor, &status) < 0 || status.st_size <= 0) {
        return NULL;
    }
    const size_t length = (size_t)status.st_size;
    void *bytes = mmap(NULL, length, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (bytes == MAP_FAILED) {
        return NULL;
    }
    const struct file file = {.bytes = bytes, .length = length};
    char *name = name_in(&file, address);
    munmap(bytes, length);
    return name;
}

/* A name of C++ as its author wrote it, without parameters. The plugin brings what knows how. */
static char *name_of_cpp(const char *name)
{
    static const char nameless[] = "(anonymous namespace)";
    union {
        void *address;
        char *(*function)(const char *, char *, size_t *, int *);
    } demangle = {.address = strncmp(name, "_Z", 2) == 0 && host.plugin
                                 ? dlsym(host.plugin, "__cxa_demangle")
                                 : NULL};
    int status = 0;

    if (!demangle.address) {
        return memory_text(name);
    }
    char *whole = demangle.function(name, NULL, NULL, &status);
    if (!whole) {
        return memory_text(name);
    }
    const char *end = strchr(whole, '(');
    while (end && strncmp(end, nameless, strlen(nameless)) == 0) {
        end = strchr(end + 1, '(');
    }
    char *text = memory_printf("%.*s", end ? (int)(end - whole) : (int)strlen(whole), whole);
    mallocs_free(whole);
    return text;
}

char *site_text(const void *address)
{
    /* A return address may stand behind the last instruction of its function. */
    const void *call = (const char *)address - 1;
    cleanup_free char *name = NULL;
    Dl_info info;

    if (!address || !dladdr(call, &info) || !info.dli_fname) {
        return memory_text("code of no library");
    }
    const char *slash = strrchr(info.dli_fname, '/');
    const char *file = slash ? slash + 1 : info.dli_fname;
    name = info.dli_sname
               ? memory_text(info.dli_sname)
               : name_from_file(info.dli_fname,
                                (uint64_t)((const char *)call - (const char *)info.dli_fbase));
    if (!name) {
        return memory_text(file);
    }
    cleanup_free char *written = name_of_cpp(name);
    return memory_printf("%s, %s", written, file);
}
