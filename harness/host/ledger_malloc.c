#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "ledger_book.h"
#include "redirect.h"

/*
 * The C heap, as the plugin and its libraries use it. What they free is looked up, so what librdk
 * or libc made for them is freed like any other block. libstdc++ takes part: what the plugin makes
 * with new may be freed in there, and the reverse.
 */

struct record {
    struct record *next;
    uintptr_t hidden; /* the address inverted: a leak checker is not to find it here */
    struct ledger_block_made made;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct record **buckets;
static size_t bucket_count; /* a power of two */
static size_t record_count;
static uint64_t last_serial;

static void *(*real_new)(size_t);
static void *(*real_new_array)(size_t);

static struct record **bucket_of(uintptr_t hidden)
{
    const uint64_t hash = (uint64_t)(hidden >> 4) * UINT64_C(0x9e3779b97f4a7c15);
    return &buckets[(hash >> 32) & (bucket_count - 1)];
}

static void buckets_grow(void)
{
    struct record **old = buckets;
    const size_t old_count = bucket_count;

    bucket_count = old_count ? old_count * 2 : 256;
    buckets = memory_allocate(bucket_count * sizeof(struct record *));
    for (size_t i = 0; i < old_count; i++) {
        while (old[i]) {
            struct record *record = old[i];
            struct record **bucket = bucket_of(record->hidden);
            old[i] = record->next;
            record->next = *bucket;
            *bucket = record;
        }
    }
    free(old);
}

static struct record *take_out(const void *block)
{
    const uintptr_t hidden = ~(uintptr_t)block;
    struct record **link = bucket_count ? bucket_of(hidden) : NULL;

    while (link && *link && (*link)->hidden != hidden) {
        link = &(*link)->next;
    }
    struct record *record = link ? *link : NULL;
    if (record) {
        *link = record->next;
        record_count--;
    }
    return record;
}

/* The block is there; what was known of one at its place is past. */
static void *book(void *block, size_t bytes, const char *function, const void *site)
{
    if (!block || host.is_forked) {
        return block;
    }
    const int saved = errno;
    struct record *record = memory_allocate(sizeof(*record));
    record->hidden = ~(uintptr_t)block;
    record->made = (struct ledger_block_made){.bytes = bytes, .function = function, .site = site};
    if (thread_self) {
        record->made.account = ledger_account(thread_self);
    }
    pthread_mutex_lock(&lock);
    struct record *past = take_out(block);
    record->made.serial = ++last_serial;
    if (record_count >= bucket_count) {
        buckets_grow();
    }
    struct record **bucket = bucket_of(record->hidden);
    record->next = *bucket;
    *bucket = record;
    record_count++;
    pthread_mutex_unlock(&lock);
    free(past);
    errno = saved;
    return block;
}

static void unbook(const void *block)
{
    if (block && !host.is_forked) {
        pthread_mutex_lock(&lock);
        struct record *record = take_out(block);
        pthread_mutex_unlock(&lock);
        free(record);
    }
}

#define CALLER __builtin_return_address(0)

static void *hook_malloc(size_t bytes)
{
    return book(malloc(bytes), bytes, "malloc", CALLER);
}

static void *hook_calloc(size_t count, size_t bytes)
{
    return book(calloc(count, bytes), count * bytes, "calloc", CALLER);
}

static void hook_free(void *block)
{
    const int saved = errno;
    unbook(block);
    free(block);
    errno = saved;
}

void mallocs_free(void *block)
{
    hook_free(block);
}

static void *resize(void *block, size_t bytes, const char *function, const void *site)
{
    /* Out of the book first: once it is freed, another thread may get the same address. */
    unbook(block);
    const size_t old_bytes = block ? malloc_usable_size(block) : 0;
    void *resized = realloc(block, bytes);
    if (!resized && bytes > 0) {
        book(block, old_bytes, function, site);
        return NULL;
    }
    return book(resized, bytes, function, site);
}

static void *hook_realloc(void *block, size_t bytes)
{
    return resize(block, bytes, "realloc", CALLER);
}

static void *hook_reallocarray(void *block, size_t count, size_t bytes)
{
    size_t all;

    if (__builtin_mul_overflow(count, bytes, &all)) {
        errno = ENOMEM;
        return NULL;
    }
    return resize(block, all, "reallocarray", CALLER);
}

static int hook_posix_memalign(void **ret, size_t alignment, size_t bytes)
{
    const int r = posix_memalign(ret, alignment, bytes);
    if (r == 0) {
        book(*ret, bytes, "posix_memalign", CALLER);
    }
    return r;
}

static void *hook_aligned_alloc(size_t alignment, size_t bytes)
{
    return book(aligned_alloc(alignment, bytes), bytes, "aligned_alloc", CALLER);
}

static char *hook_strdup(const char *text)
{
    return book(strdup(text), strlen(text) + 1, "strdup", CALLER);
}

static char *hook_strndup(const char *text, size_t length)
{
    return book(strndup(text, length), strnlen(text, length) + 1, "strndup", CALLER);
}

/* libstdc++'s own calls of malloc and free are seen, too: this only says where it came from. */
static void *hook_new(size_t bytes)
{
    return book(real_new(bytes), bytes, "operator new", CALLER);
}

static void *hook_new_array(size_t bytes)
{
    return book(real_new_array(bytes), bytes, "operator new[]", CALLER);
}

#define HOOK(name, function, scope)                     \
    {                                                   \
        name, (void *)(uintptr_t)hook_##function, scope \
    }

static const struct redirect_hook hooks[] = {
    HOOK("malloc", malloc, REDIRECT_LIBSTDCXX),
    HOOK("calloc", calloc, REDIRECT_LIBSTDCXX),
    HOOK("realloc", realloc, REDIRECT_LIBSTDCXX),
    HOOK("reallocarray", reallocarray, REDIRECT_LIBSTDCXX),
    HOOK("free", free, REDIRECT_LIBSTDCXX),
    HOOK("posix_memalign", posix_memalign, REDIRECT_LIBSTDCXX),
    HOOK("aligned_alloc", aligned_alloc, REDIRECT_LIBSTDCXX),
    HOOK("strdup", strdup, REDIRECT_LIBSTDCXX),
    HOOK("__strdup", strdup, REDIRECT_LIBSTDCXX),
    HOOK("strndup", strndup, REDIRECT_LIBSTDCXX),
    HOOK("__strndup", strndup, REDIRECT_LIBSTDCXX),
};

static const struct redirect_hook new_hooks[] = {
    HOOK("_Znwm", new, REDIRECT_PLUGIN),
    HOOK("_Znam", new_array, REDIRECT_PLUGIN),
};

static void *(*new_function(const char *name))(size_t)
{
    union {
        void *address;
        void *(*function)(size_t);
    } symbol = {.address = dlsym(host.plugin, name)};
    return symbol.function;
}

void mallocs_redirect(void)
{
    /* A sanitizer's heap has a leak check of its own. */
    if (dlsym(RTLD_DEFAULT, "__asan_init") || dlsym(RTLD_DEFAULT, "__tsan_init") ||
        dlsym(RTLD_DEFAULT, "__lsan_init")) {
        return;
    }
    redirect_add(hooks, sizeof(hooks) / sizeof(hooks[0]));
    real_new = new_function("_Znwm");
    real_new_array = new_function("_Znam");
    if (real_new && real_new_array) {
        redirect_add(new_hooks, sizeof(new_hooks) / sizeof(new_hooks[0]));
    }
}

static int by_serial(const void *first, const void *second)
{
    const struct ledger_block_made *a = first;
    const struct ledger_block_made *b = second;
    return a->serial < b->serial ? -1 : a->serial > b->serial;
}

struct ledger_block_made *mallocs_all(size_t *ret_count)
{
    size_t count = 0;

    pthread_mutex_lock(&lock);
    struct ledger_block_made *all = memory_allocate((record_count + 1) * sizeof(*all));
    for (size_t i = 0; i < bucket_count; i++) {
        for (const struct record *record = buckets[i]; record; record = record->next) {
            all[count] = record->made;
            all[count++].block = (const void *)~record->hidden;
        }
    }
    pthread_mutex_unlock(&lock);
    if (count > 1) {
        qsort(all, count, sizeof(*all), by_serial);
    }
    *ret_count = count;
    return all;
}

void mallocs_forget(uint32_t resource)
{
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < bucket_count; i++) {
        for (struct record *record = buckets[i]; record; record = record->next) {
            if (record->made.account.resource == resource) {
                record->made.account = (struct account){0};
            }
        }
    }
    pthread_mutex_unlock(&lock);
}
