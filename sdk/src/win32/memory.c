#include "memory.h"

#include <pthread.h>
#include <stdlib.h>

struct record {
    struct record *next;
    uintptr_t hidden; /* the block's address inverted: a leak checker is not to find it here */
    struct rdk__ledger_block row;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct record **buckets;
static size_t bucket_count; /* a power of two */
static size_t record_count;
static uint64_t last_serial;
static size_t live_blocks[RDK__BLOCK_KINDS];
static size_t live_bytes[RDK__BLOCK_KINDS];

static struct record **bucket_of(uintptr_t hidden)
{
    uint64_t hash = (uint64_t)(hidden >> 4) * UINT64_C(0x9E3779B97F4A7C15);

    return &buckets[(hash >> 32) & (bucket_count - 1)];
}

/* False if memory is short and there is no table at all. */
static bool buckets_grow(void)
{
    size_t count = bucket_count == 0 ? 256 : bucket_count * 2;
    struct record **old = buckets;
    size_t old_count = bucket_count;
    struct record **grown = calloc(count, sizeof(struct record *));

    if (grown == NULL) {
        return old != NULL;
    }
    buckets = grown;
    bucket_count = count;
    for (size_t i = 0; i < old_count; i++) {
        for (struct record *record = old[i]; record != NULL;) {
            struct record *next = record->next;
            struct record **bucket = bucket_of(record->hidden);

            record->next = *bucket;
            *bucket = record;
            record = next;
        }
    }
    free(old);
    return true;
}

/* The link that points to the block's record; NULL if there is none of that kind. */
static struct record **find(enum rdk__block_kind kind, const void *block)
{
    uintptr_t hidden = ~(uintptr_t)block;

    if (bucket_count == 0) {
        return NULL;
    }
    for (struct record **link = bucket_of(hidden); *link != NULL; link = &(*link)->next) {
        if ((*link)->hidden == hidden) {
            return (*link)->row.kind == kind ? link : NULL;
        }
    }
    return NULL;
}

static bool insert(struct record *record)
{
    if (record_count >= bucket_count && !buckets_grow()) {
        return false;
    }
    struct record **bucket = bucket_of(record->hidden);
    record->next = *bucket;
    *bucket = record;
    record_count++;
    live_blocks[record->row.kind]++;
    live_bytes[record->row.kind] += record->row.bytes;
    return true;
}

static struct record *take_out(struct record **link)
{
    struct record *record = *link;

    *link = record->next;
    record_count--;
    live_blocks[record->row.kind]--;
    live_bytes[record->row.kind] -= record->row.bytes;
    return record;
}

void *rdk__block_create(enum rdk__block_kind kind, size_t bytes, bool zero, const void *site)
{
    uint32_t thread = rdk__current()->seam.number;
    struct record *record = malloc(sizeof(*record));
    void *block = zero ? calloc(1, bytes) : malloc(bytes);
    bool kept = false;

    if (record != NULL && block != NULL) {
        pthread_mutex_lock(&lock);
        *record = (struct record){
            .hidden = ~(uintptr_t)block,
            .row =
                {
                    .serial = ++last_serial,
                    .kind = kind,
                    .bytes = bytes,
                    .site = site,
                    .thread = thread,
                },
        };
        kept = insert(record);
        pthread_mutex_unlock(&lock);
    }
    if (!kept) {
        free(record);
        free(block);
        return NULL;
    }
    return block;
}

void *rdk__block_resize(enum rdk__block_kind kind, void *block, size_t bytes, bool zero, bool move)
{
    void *resized = NULL;

    pthread_mutex_lock(&lock);
    struct record **link = find(kind, block);
    if (link != NULL && (move || bytes <= (*link)->row.bytes)) {
        struct record *record = take_out(link);
        size_t old_bytes = record->row.bytes;

        resized = move ? realloc(block, bytes != 0 ? bytes : 1) : block;
        if (resized != NULL) {
            record->hidden = ~(uintptr_t)resized;
            record->row.bytes = bytes;
            if (zero && bytes > old_bytes) {
                memset((char *)resized + old_bytes, 0, bytes - old_bytes);
            }
        }
        /* The table has room: it held this record a moment ago. */
        insert(record);
    }
    pthread_mutex_unlock(&lock);
    return resized;
}

bool rdk__block_free(enum rdk__block_kind kind, void *block)
{
    struct record *record = NULL;

    pthread_mutex_lock(&lock);
    struct record **link = find(kind, block);
    if (link != NULL) {
        record = take_out(link);
    }
    pthread_mutex_unlock(&lock);
    if (record == NULL) {
        return false;
    }
    free(record);
    free(block);
    return true;
}

bool rdk__block_size(enum rdk__block_kind kind, const void *block, size_t *ret_bytes)
{
    pthread_mutex_lock(&lock);
    struct record **link = find(kind, block);
    if (link != NULL) {
        *ret_bytes = (*link)->row.bytes;
    }
    pthread_mutex_unlock(&lock);
    return link != NULL;
}

void rdk__block_count(struct rdk__ledger *ledger)
{
    pthread_mutex_lock(&lock);
    memcpy(ledger->blocks, live_blocks, sizeof(live_blocks));
    memcpy(ledger->block_bytes, live_bytes, sizeof(live_bytes));
    ledger->last_block_serial = last_serial;
    pthread_mutex_unlock(&lock);
}

static int by_serial(const void *first, const void *second)
{
    const struct rdk__ledger_block *a = first;
    const struct rdk__ledger_block *b = second;

    return a->serial < b->serial ? -1 : a->serial > b->serial;
}

RDK__EXPORT void rdk__ledger_blocks(bool (*visit)(const struct rdk__ledger_block *, void *),
                                    void *context)
{
    size_t count = 0;

    pthread_mutex_lock(&lock);
    /* In order of making: addresses, and so buckets, differ from run to run. */
    struct rdk__ledger_block *rows = malloc((record_count + 1) * sizeof(*rows));
    for (size_t i = 0; rows != NULL && i < bucket_count; i++) {
        for (struct record *record = buckets[i]; record != NULL; record = record->next) {
            rows[count] = record->row;
            rows[count++].block = (const void *)~record->hidden;
        }
    }
    if (count > 1) {
        qsort(rows, count, sizeof(*rows), by_serial);
    }
    for (size_t i = 0; i < count && visit(&rows[i], context); i++) {
    }
    pthread_mutex_unlock(&lock);
    free(rows);
}
