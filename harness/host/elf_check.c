#include "elf_check.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/cleanup.h"

/* What the SDK's headers put into each plugin. */
#define TAG "rdk_plugin_wchar16"

/* So many names are listed. */
#define NAMES_MAX 8u

#if defined __x86_64__
#    define MACHINE      EM_X86_64
#    define MACHINE_NAME "x86-64"
#else
#    error "the host does not know this machine"
#endif

struct image {
    const unsigned char *bytes;
    size_t length;
    const Elf64_Sym *symbols;
    size_t symbol_count;
    const char *names;
    size_t names_length;
};

/* A part of the file, if all of it is there and where it may be. */
static const void *image_part(const struct image *image, uint64_t offset, uint64_t length,
                              uint64_t alignment)
{
    if (offset > image->length || length > image->length - offset || offset % alignment != 0) {
        return NULL;
    }
    return image->bytes + offset;
}

/* The name of a dynamic symbol; "" when it has none that can be read. */
static const char *symbol_name(const struct image *image, const Elf64_Sym *symbol)
{
    if (symbol->st_name >= image->names_length ||
        !memchr(image->names + symbol->st_name, 0, image->names_length - symbol->st_name)) {
        return "";
    }
    return image->names + symbol->st_name;
}

static int head_check(const struct image *image, const char *path, struct err *err)
{
    const Elf64_Ehdr *head = image_part(image, 0, sizeof(*head), 1);

    if (!head || memcmp(head->e_ident, ELFMAG, SELFMAG) != 0) {
        const bool is_dll = image->length > 2 && memcmp(image->bytes, "MZ", 2) == 0;
        return err_set(err, -ENOEXEC, "%s: %s", path,
                       is_dll ? "this is a Windows DLL; build its source with the SDK as a .so"
                              : "this is not a shared library (no ELF file)");
    }
    if (head->e_ident[EI_CLASS] != ELFCLASS64 || head->e_ident[EI_DATA] != ELFDATA2LSB ||
        head->e_machine != MACHINE) {
        return err_set(err, -ENOEXEC, "%s: built for another machine (ELF machine %u), want %s",
                       path, head->e_machine, MACHINE_NAME);
    }
    if (head->e_type != ET_DYN) {
        return err_set(err, -ENOEXEC, "%s: not a shared library (ELF type %u): link with -shared",
                       path, head->e_type);
    }
    return 0;
}

/* Find the table of dynamic symbols by the sections, which even a stripped library has. */
static int symbols_find(struct image *image, const char *path, struct err *err)
{
    const Elf64_Ehdr *head = (const Elf64_Ehdr *)(const void *)image->bytes;
    const Elf64_Shdr *sections =
        image_part(image, head->e_shoff, (uint64_t)head->e_shnum * sizeof(*sections), 8);

    for (unsigned i = 0; sections && head->e_shentsize == sizeof(*sections) && i < head->e_shnum;
         i++) {
        if (sections[i].sh_type != SHT_DYNSYM || sections[i].sh_link >= head->e_shnum) {
            continue;
        }
        const Elf64_Shdr *names = &sections[sections[i].sh_link];
        image->symbols = image_part(image, sections[i].sh_offset, sections[i].sh_size, 8);
        image->names = image_part(image, names->sh_offset, names->sh_size, 1);
        if (image->symbols && image->names) {
            image->symbol_count = (size_t)(sections[i].sh_size / sizeof(Elf64_Sym));
            image->names_length = (size_t)names->sh_size;
            return 0;
        }
    }
    return err_set(err, -ENOEXEC, "%s: the file is damaged: no table of dynamic symbols in it",
                   path);
}

static bool symbol_is_defined(const struct image *image, const char *name)
{
    for (size_t i = 0; i < image->symbol_count; i++) {
        if (image->symbols[i].st_shndx != SHN_UNDEF &&
            strcmp(symbol_name(image, &image->symbols[i]), name) == 0) {
            return true;
        }
    }
    return false;
}

static const char *symbol_with_prefix(const struct image *image, const char *prefix)
{
    for (size_t i = 0; i < image->symbol_count; i++) {
        const char *name = symbol_name(image, &image->symbols[i]);
        if (image->symbols[i].st_shndx != SHN_UNDEF && strncmp(name, prefix, strlen(prefix)) == 0) {
            return name;
        }
    }
    return NULL;
}

/* C++ names of functions that must be C functions. */
static int mangled_check(const struct image *image, const char *path, struct err *err)
{
    static const struct {
        const char *name;
        const char *mangled;
    } exports[] = {
        {"StartupEx", "_Z9StartupEx"},
        {"Startup", "_Z7Startup"},
        {"DllMain", "_Z7DllMain"},
    };

    for (size_t i = 0; i < sizeof(exports) / sizeof(exports[0]); i++) {
        const char *found = symbol_with_prefix(image, exports[i].mangled);
        if (found && !symbol_is_defined(image, exports[i].name)) {
            return err_set(err, -ENOEXEC,
                           "%s: exports %s as a C++ function (%s): declare it extern \"C\", with "
                           "the header's parameters",
                           path, exports[i].name, found);
        }
    }
    return 0;
}

static int exports_check(const struct image *image, const char *path, struct err *err)
{
    if (symbol_is_defined(image, "StartupEx") || symbol_is_defined(image, "Startup")) {
        return 0;
    }
    return err_set(err, -ENOEXEC,
                   "%s: exports neither Startup nor StartupEx: define one of them, visible (not "
                   "static, not hidden by a version script)",
                   path);
}

static int tag_check(const struct image *image, const char *path, struct err *err)
{
    if (symbol_is_defined(image, TAG)) {
        return 0;
    }
    return err_set(err, -ENOEXEC,
                   "%s: was not compiled with the SDK's flags (no symbol " TAG
                   "): wchar_t must have 16 bits. Use the CMake target rdk::rdk or pkg-config "
                   "--cflags rdk, which give -fshort-wchar -include rdk/wchar.h",
                   path);
}

static bool ends_with(const char *name, const char *end)
{
    const size_t length = strlen(name);
    const size_t end_length = strlen(end);
    return length >= end_length && strcmp(name + length - end_length, end) == 0;
}

/* Functions of libc and libstdc++ that take wchar_t for 32 bits wide. */
static bool is_wide_libc(const char *name)
{
    static const char *const others[] = {"fgetws", "fputws", "mbstowcs", "mbsrtowcs", "mbrtowc",
                                         "mbtowc", "fgetwc", "fputwc",   "putwchar",  "getwchar"};

    if (strncmp(name, "__", 2) == 0) {
        name += 2; /* the checked forms: __wcscpy_chk */
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (strcmp(name, others[i]) == 0) {
            return true;
        }
    }
    return strncmp(name, "wcs", 3) == 0 || strncmp(name, "wmem", 4) == 0 ||
           ends_with(name, "wprintf") || ends_with(name, "wprintf_chk") ||
           ends_with(name, "wscanf");
}

static bool is_wide_string(const char *name)
{
    return strstr(name, "basic_stringIw") != NULL;
}

/* The undefined symbols for which `matches` holds, as a list of names. Owned; NULL: none. */
static char *undefined_list(const struct image *image, bool (*matches)(const char *))
{
    struct buf buf = {0};
    unsigned count = 0;

    for (size_t i = 0; i < image->symbol_count; i++) {
        const char *name = symbol_name(image, &image->symbols[i]);
        if (image->symbols[i].st_shndx != SHN_UNDEF || !matches(name)) {
            continue;
        }
        if (count++ < NAMES_MAX) {
            buf_printf(&buf, "%s%s", count > 1 ? ", " : "", name);
        }
    }
    if (count > NAMES_MAX) {
        buf_printf(&buf, " and %u more", count - NAMES_MAX);
    }
    return count > 0 ? buf_take(&buf) : NULL;
}

static int wide_check(const struct image *image, const char *path, struct err *err)
{
    cleanup_free char *strings = undefined_list(image, is_wide_string);
    cleanup_free char *functions = undefined_list(image, is_wide_libc);

    if (strings) {
        return err_set(err, -ENOEXEC,
                       "%s: uses std::wstring of libstdc++, whose characters have 32 bits (%s): "
                       "use std::basic_string<char16_t> or WCHAR arrays",
                       path, strings);
    }
    if (functions) {
        return err_set(err, -ENOEXEC,
                       "%s: binds to functions of libc that read 32-bit characters: %s. A source "
                       "was compiled without -include rdk/wchar.h, or calls one that the SDK does "
                       "not have",
                       path, functions);
    }
    return 0;
}

static int image_check(struct image *image, const char *path, struct err *err)
{
    int r = head_check(image, path, err);
    if (r == 0) {
        r = symbols_find(image, path, err);
    }
    if (r == 0) {
        r = mangled_check(image, path, err);
    }
    if (r == 0) {
        r = exports_check(image, path, err);
    }
    if (r == 0) {
        r = tag_check(image, path, err);
    }
    return r == 0 ? wide_check(image, path, err) : r;
}

int elf_check(const char *path, struct err *err)
{
    struct stat status;
    cleanup_close int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0 || fstat(fd, &status) < 0) {
        return err_set(err, -errno, "%s: %s", path, strerror(errno));
    }
    if (!S_ISREG(status.st_mode) || status.st_size == 0) {
        return err_set(err, -ENOEXEC, "%s: not a file, or an empty one", path);
    }
    struct image image = {.length = (size_t)status.st_size};
    void *bytes = mmap(NULL, image.length, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED) {
        return err_set(err, -errno, "%s: %s", path, strerror(errno));
    }
    image.bytes = bytes;
    const int r = image_check(&image, path, err);
    munmap(bytes, image.length);
    return r;
}
