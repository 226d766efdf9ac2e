#define _GNU_SOURCE
#include "elf_facts.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/utf.h"

#define MARK          "rdk_plugin_wchar16"
#define NAMES_MOST    4096u
#define TEXT_LEAST    3u
#define TEXT_MOST     64u
#define TEXTS_MOST    1024u
#define SECTIONS_MOST 1024u

struct image {
    const unsigned char *bytes;
    size_t length;
    Elf64_Ehdr head;
    Elf64_Shdr sections[SECTIONS_MOST];
    unsigned section_count;
    struct arena *arena;
    struct elf_facts *facts;
};

bool elf_names_has(const struct elf_names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->items[i], name) == 0) {
            return true;
        }
    }
    return false;
}

void elf_names_add(struct elf_names *names, struct arena *arena, const char *name)
{
    if (!names->items) {
        names->items = arena_allocate(arena, NAMES_MOST * sizeof(*names->items));
    }
    if (names->count < NAMES_MOST && !elf_names_has(names, name)) {
        names->items[names->count++] = arena_text(arena, name);
    }
}

/* A part of the file, if all of it is there. */
static const void *part(const struct image *image, uint64_t offset, uint64_t length)
{
    if (offset > image->length || length > image->length - offset) {
        return NULL;
    }
    return image->bytes + offset;
}

/* A NUL-ended name in a section of names; "" when there is none. */
static const char *name_at(const struct image *image, unsigned section, uint64_t offset)
{
    if (section >= image->section_count || offset >= image->sections[section].sh_size) {
        return "";
    }
    const Elf64_Shdr *names = &image->sections[section];
    const char *name = part(image, names->sh_offset, names->sh_size);
    return name && memchr(name + offset, 0, names->sh_size - offset) ? name + offset : "";
}

static void read_sections(struct image *image)
{
    const Elf64_Ehdr *head = &image->head;

    for (unsigned i = 0;
         i < head->e_shnum && i < SECTIONS_MOST && head->e_shentsize == sizeof(Elf64_Shdr); i++) {
        const void *at = part(image, head->e_shoff + i * sizeof(Elf64_Shdr), sizeof(Elf64_Shdr));
        if (!at) {
            return;
        }
        memcpy(&image->sections[image->section_count++], at, sizeof(Elf64_Shdr));
    }
}

/* --- names ---------------------------------------------------------------------------------- */

static bool is_wide(const char *name)
{
    static const char *const others[] = {"fgetws", "fputws",   "mbstowcs", "mbsrtowcs",
                                         "mbtowc", "putwchar", "mbrtowc",  "fputwc",
                                         "fgetwc", "getwchar"};

    if (strncmp(name, "__", 2) == 0) {
        name += 2;
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (strcmp(name, others[i]) == 0) {
            return true;
        }
    }
    return strncmp(name, "wcs", 3) == 0 || strncmp(name, "wmem", 4) == 0 ||
           strstr(name, "wprintf") || strstr(name, "wscanf") || strstr(name, "basic_stringIw");
}

static void note_undefined(struct image *image, const char *name)
{
    static const struct {
        const char *prefix;
        const char *sanitizer;
    } sanitizers[] = {{"__asan_init", "address"},
                      {"__tsan_init", "thread"},
                      {"__msan_init", "memory"},
                      {"__ubsan_handle", "undefined"}};

    for (size_t i = 0; i < sizeof(sanitizers) / sizeof(sanitizers[0]); i++) {
        if (strncmp(name, sanitizers[i].prefix, strlen(sanitizers[i].prefix)) == 0 &&
            (!image->facts->sanitizer || i < 3)) {
            image->facts->sanitizer = sanitizers[i].sanitizer;
        }
    }
    if (is_wide(name)) {
        elf_names_add(&image->facts->wide, image->arena, name);
    }
}

static void note_defined(struct image *image, const Elf64_Sym *symbol, const char *name)
{
    static const char *const own[] = {"_init", "_fini", "_edata", "_end", "__bss_start"};
    struct elf_facts *facts = image->facts;
    const unsigned type = ELF64_ST_TYPE(symbol->st_info);

    facts->marked |= strcmp(name, MARK) == 0;
    if (type != STT_FUNC && type != STT_GNU_IFUNC) {
        return;
    }
    for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
        if (strcmp(name, own[i]) == 0) {
            return;
        }
    }
    elf_names_add(&facts->exports, image->arena, name);
    facts->has_startup |= strcmp(name, "Startup") == 0;
    facts->has_startup_ex |= strcmp(name, "StartupEx") == 0;
    facts->has_dll_main |= strcmp(name, "DllMain") == 0;
    if (strncmp(name, "_Z7Startup", 10) == 0 || strncmp(name, "_Z9StartupEx", 12) == 0 ||
        strncmp(name, "_Z7DllMain", 10) == 0) {
        elf_names_add(&facts->mangled, image->arena, name);
    }
}

static void read_symbols(struct image *image, const Elf64_Shdr *section)
{
    for (uint64_t at = 0; at + sizeof(Elf64_Sym) <= section->sh_size; at += sizeof(Elf64_Sym)) {
        const void *bytes = part(image, section->sh_offset + at, sizeof(Elf64_Sym));
        Elf64_Sym symbol;
        if (!bytes) {
            return;
        }
        memcpy(&symbol, bytes, sizeof(symbol));
        const char *name = name_at(image, section->sh_link, symbol.st_name);
        if (!*name || ELF64_ST_BIND(symbol.st_info) == STB_LOCAL) {
            continue;
        }
        if (symbol.st_shndx == SHN_UNDEF) {
            note_undefined(image, name);
        } else {
            note_defined(image, &symbol, name);
        }
    }
}

static void read_needed(struct image *image, const Elf64_Shdr *section)
{
    for (uint64_t at = 0; at + sizeof(Elf64_Dyn) <= section->sh_size; at += sizeof(Elf64_Dyn)) {
        const void *bytes = part(image, section->sh_offset + at, sizeof(Elf64_Dyn));
        Elf64_Dyn entry;
        if (!bytes) {
            return;
        }
        memcpy(&entry, bytes, sizeof(entry));
        if (entry.d_tag == DT_NEEDED) {
            elf_names_add(&image->facts->needed, image->arena,
                          name_at(image, section->sh_link, entry.d_un.d_val));
        }
    }
}

/* --- texts ---------------------------------------------------------------------------------- */

static bool is_printable(uint16_t unit)
{
    return (unit >= 0x20 && unit < 0x7F) || (unit >= 0xC0 && unit < 0x250);
}

/* A type's name has a letter, and nothing of a format, a path or a sentence over lines. */
static bool may_be_a_name(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    return strpbrk(text, letters) && !strpbrk(text, "%\\{}") && *text != ' ';
}

static void add_text(struct image *image, const unsigned char *bytes, size_t units)
{
    uint16_t copy[TEXT_MOST];

    memcpy(copy, bytes, units * sizeof(*copy));
    char *text = utf_from_utf16(copy, units);
    if (may_be_a_name(text) && image->facts->strings.count < TEXTS_MOST) {
        elf_names_add(&image->facts->strings, image->arena, text);
    }
    free(text);
}

static void read_texts(struct image *image, const Elf64_Shdr *section)
{
    const unsigned char *bytes = part(image, section->sh_offset, section->sh_size);
    size_t units = 0;

    for (uint64_t at = 0; bytes && at + 1 < section->sh_size; at += 2) {
        const uint16_t unit = (uint16_t)(bytes[at] | bytes[at + 1] << 8);
        if (is_printable(unit)) {
            units++;
            continue;
        }
        if (unit == 0 && units >= TEXT_LEAST && units <= TEXT_MOST) {
            add_text(image, bytes + at - 2 * units, units);
        }
        units = 0;
    }
}

static bool holds_data(const char *name)
{
    return strncmp(name, ".rodata", 7) == 0 || strncmp(name, ".data", 5) == 0;
}

/* --- the file ------------------------------------------------------------------------------- */

static const char *kind_of(struct image *image)
{
    const void *head = part(image, 0, sizeof(image->head));

    if (!head || memcmp(head, ELFMAG, SELFMAG) != 0) {
        return image->length > 2 && memcmp(image->bytes, "MZ", 2) == 0 ? "Windows DLL or program"
                                                                       : "no ELF file";
    }
    memcpy(&image->head, head, sizeof(image->head));
    if (image->head.e_ident[EI_CLASS] != ELFCLASS64 ||
        image->head.e_ident[EI_DATA] != ELFDATA2LSB || image->head.e_machine != EM_X86_64) {
        return "ELF file for another machine";
    }
    image->facts->readable = image->head.e_type == ET_DYN;
    return image->facts->readable ? "ELF shared library, x86-64" : "ELF file, no shared library";
}

static void read_image(struct image *image)
{
    image->facts->kind = kind_of(image);
    if (!image->facts->readable) {
        return;
    }
    read_sections(image);
    image->facts->damaged = true;
    for (unsigned i = 0; i < image->section_count; i++) {
        const Elf64_Shdr *section = &image->sections[i];
        if (section->sh_type == SHT_DYNSYM) {
            image->facts->damaged = false;
            read_symbols(image, section);
        } else if (section->sh_type == SHT_DYNAMIC) {
            read_needed(image, section);
        } else if (section->sh_type == SHT_PROGBITS &&
                   holds_data(name_at(image, image->head.e_shstrndx, section->sh_name))) {
            read_texts(image, section);
        }
    }
}

int elf_facts_read(const char *path, struct arena *arena, struct elf_facts *ret, struct err *err)
{
    struct stat status;
    cleanup_close int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    *ret = (struct elf_facts){.kind = "no file, or an empty one"};
    if (fd < 0 || fstat(fd, &status) < 0) {
        return err_set(err, -errno, "%s: %s", path, strerror(errno));
    }
    if (!S_ISREG(status.st_mode) || status.st_size == 0) {
        return 0;
    }
    struct image *image = arena_allocate(arena, sizeof(*image));
    image->arena = arena;
    image->facts = ret;
    image->length = (size_t)status.st_size;
    void *bytes = mmap(NULL, image->length, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED) {
        return err_set(err, -errno, "%s: %s", path, strerror(errno));
    }
    image->bytes = bytes;
    read_image(image);
    munmap(bytes, image->length);
    return 0;
}
