#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/memory.h"
#include "ledger_book.h"

/*
 * What the plugin can still get at: its own writable data, and the blocks that are pointed to from
 * there, and so on. Conservative, as leak checkers are: any word that looks like a pointer or a
 * handle is taken for one.
 */

#define HANDLE_MAX UINT32_MAX

struct block {
    uintptr_t address;
    size_t bytes;
    bool is_root;
    bool is_reached;
};

struct reach {
    struct block *blocks; /* by address, once it is asked */
    size_t block_count;
    uint64_t *values; /* sorted, once it is asked: what may be a handle */
    size_t value_count;
    size_t value_room;
    size_t *queue; /* blocks to look into */
    size_t queue_length;
    bool takes_handles;
    bool is_ready;
};

struct objects {
    struct reach *reach;
    const char *folder;
    size_t folder_length;
};

static int by_address(const void *first, const void *second)
{
    const struct block *a = first;
    const struct block *b = second;
    return a->address < b->address ? -1 : a->address > b->address;
}

static int by_value(const void *first, const void *second)
{
    const uint64_t a = *(const uint64_t *)first;
    const uint64_t b = *(const uint64_t *)second;
    return a < b ? -1 : a > b;
}

/* The block that an address is in. */
static struct block *block_around(struct reach *reach, uintptr_t address)
{
    size_t low = 0;
    size_t high = reach->block_count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (reach->blocks[middle].address <= address) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    struct block *block = low > 0 ? &reach->blocks[low - 1] : NULL;
    const size_t offset = block ? address - block->address : 0;
    return block && (offset == 0 || offset < block->bytes) ? block : NULL;
}

static void word_take(struct reach *reach, uint64_t word)
{
    if (word == 0) {
        return;
    }
    if (word <= HANDLE_MAX && !reach->takes_handles) {
        return;
    }
    if (word <= HANDLE_MAX) {
        if (reach->value_count == reach->value_room) {
            reach->value_room = reach->value_room ? reach->value_room * 2 : 256;
            reach->values = memory_resize(reach->values, reach->value_room * sizeof(uint64_t));
        }
        reach->values[reach->value_count++] = word;
        return;
    }
    struct block *block = block_around(reach, (uintptr_t)word);
    if (block && !block->is_reached) {
        block->is_reached = true;
        reach->queue[reach->queue_length++] = (size_t)(block - reach->blocks);
    }
}

static void memory_scan(struct reach *reach, uintptr_t from, size_t bytes)
{
    uint64_t words[512];
    const uintptr_t end = from + bytes;

    /* What the plugin made unreadable is passed over. */
    for (uintptr_t at = (from + 7) & ~(uintptr_t)7; at + sizeof(words[0]) <= end;) {
        const size_t part = end - at < sizeof(words) ? (end - at) & ~(size_t)7 : sizeof(words);
        struct iovec local = {.iov_base = words, .iov_len = part};
        struct iovec remote = {.iov_base = (void *)at, .iov_len = part};
        const ssize_t got = process_vm_readv(getpid(), &local, 1, &remote, 1, 0);
        for (ssize_t i = 0; i < got / (ssize_t)sizeof(words[0]); i++) {
            word_take(reach, words[i]);
        }
        at += part;
    }
}

/* What the linker filled in and locked is not the plugin's to write; small numbers stand there that
 * would pass for handles. */
static uintptr_t behind_relro(const struct dl_phdr_info *info, uintptr_t start, uintptr_t end)
{
    for (unsigned i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &info->dlpi_phdr[i];
        const uintptr_t low = info->dlpi_addr + header->p_vaddr;
        const uintptr_t high = low + header->p_memsz;
        if (header->p_type == PT_GNU_RELRO && low <= start && high > start) {
            return high < end ? high : end;
        }
    }
    return start;
}

/* The program itself is the host. librdk keeps its books, and libc's heap its free blocks: they
 * point at what nobody else does. */
static bool is_no_holder(const char *path)
{
    static const char *const names[] = {"ld-linux", "libc.", "librdk.", "linux-vdso."};
    const char *slash = path ? strrchr(path, '/') : NULL;
    const char *name = slash ? slash + 1 : path;

    for (size_t i = 0; name && i < sizeof(names) / sizeof(names[0]); i++) {
        if (strncmp(name, names[i], strlen(names[i])) == 0) {
            return true;
        }
    }
    return !name || name[0] == '\0';
}

/* Any library may hold a block for the plugin (a list of callbacks, a cache); handles are held by
 * the plugin and the libraries beside it. */
static int object_visit(struct dl_phdr_info *info, size_t size, void *context)
{
    const struct objects *objects = context;

    (void)size;
    if (is_no_holder(info->dlpi_name)) {
        return 0;
    }
    objects->reach->takes_handles =
        strncmp(info->dlpi_name, objects->folder, objects->folder_length) == 0 &&
        !strchr(info->dlpi_name + objects->folder_length, '/');
    for (unsigned i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &info->dlpi_phdr[i];
        if (header->p_type == PT_LOAD && (header->p_flags & PF_W)) {
            const uintptr_t start = info->dlpi_addr + header->p_vaddr;
            const uintptr_t end = start + header->p_memsz;
            const uintptr_t from = behind_relro(info, start, end);
            memory_scan(objects->reach, from, end - from);
        } else if (header->p_type == PT_TLS && info->dlpi_tls_data) {
            /* The calling thread's; that of others cannot be asked for. */
            memory_scan(objects->reach, (uintptr_t)info->dlpi_tls_data, header->p_memsz);
        }
    }
    return 0;
}

static void get_ready(struct reach *reach)
{
    struct link_map *map = NULL;

    reach->is_ready = true;
    reach->queue = memory_allocate((reach->block_count + 1) * sizeof(*reach->queue));
    if (reach->block_count > 1) {
        qsort(reach->blocks, reach->block_count, sizeof(*reach->blocks), by_address);
    }
    if (host.plugin && dlinfo(host.plugin, RTLD_DI_LINKMAP, &map) == 0 && map) {
        const char *slash = strrchr(map->l_name, '/');
        struct objects objects = {.reach = reach,
                                  .folder = map->l_name,
                                  .folder_length = slash ? (size_t)(slash + 1 - map->l_name) : 0};
        dl_iterate_phdr(object_visit, &objects);
    }
    reach->takes_handles = true;
    for (size_t i = 0; i < reach->block_count; i++) {
        const struct block *block = &reach->blocks[i];
        if (block->is_root) {
            memory_scan(reach, block->address, block->bytes);
        }
    }
    while (reach->queue_length > 0) {
        const struct block *block = &reach->blocks[reach->queue[--reach->queue_length]];
        memory_scan(reach, block->address, block->bytes);
    }
    if (reach->value_count > 1) {
        qsort(reach->values, reach->value_count, sizeof(uint64_t), by_value);
    }
}

struct reach *reach_create(void)
{
    return memory_allocate(sizeof(struct reach));
}

void reach_destroy(struct reach *reach)
{
    if (reach) {
        free(reach->blocks);
        free(reach->values);
        free(reach->queue);
        free(reach);
    }
}

void reach_add_block(struct reach *reach, const void *block, size_t bytes, bool is_root)
{
    if ((reach->block_count & (reach->block_count - 1)) == 0) {
        const size_t room = reach->block_count ? reach->block_count * 2 : 1;
        reach->blocks = memory_resize(reach->blocks, room * sizeof(*reach->blocks));
    }
    reach->blocks[reach->block_count++] = (struct block){
        .address = (uintptr_t)block, .bytes = bytes, .is_root = is_root, .is_reached = is_root};
}

bool reach_has(struct reach *reach, uint64_t value)
{
    if (!reach->is_ready) {
        get_ready(reach);
    }
    if (value > HANDLE_MAX) {
        const struct block *block = block_around(reach, (uintptr_t)value);
        return block && block->is_reached;
    }
    return reach->value_count > 0 &&
           bsearch(&value, reach->values, reach->value_count, sizeof(value), by_value) != NULL;
}
