#ifndef RDK_TESTS_RESUTIL_SUPPORT_H
#define RDK_TESTS_RESUTIL_SUPPORT_H

/* What the tests of property lists and of the ResUtil functions share. */

#include <check.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <rdk/memory_cluster.h>
#include <rdk/property_list.h>
#include <resapi.h>
#include <windows.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- lists ---- */

/* The worked example of the contract, section 6.3: Path SZ "C:\x"; Max DWORD 5; L MULTI_SZ
 * {"a","b"}; Q ULARGE_INTEGER 0x100000000. In documentation form. */
#define EXAMPLE_BYTES 148u
extern const BYTE example[EXAMPLE_BYTES];

/* A copy of bytes that ends where the process may not read on: to look behind it is a crash, with
 * or without a sanitizer. */
struct guarded {
    void *map;
    size_t map_bytes;
    BYTE *data;
};
struct guarded guarded_copy(const void *data, size_t bytes);
void guarded_free(struct guarded *guarded);

/* ---- a property table with an item of each format ---- */

struct sample_block {
    DWORD number;
    DWORD signed_dword;
    LONG long_number;
    WORD word;
    ULONGLONG ularge;
    LONGLONG large;
    FILETIME time;
    LPWSTR text;
    LPWSTR expand;
    LPWSTR multi;
    DWORD multi_bytes;
    LPBYTE binary;
    DWORD binary_bytes;
    LPBYTE security;
    DWORD security_bytes;
    DWORD read_only;
    DWORD in_memory;
    LPWSTR below;
};

extern RESUTIL_PROPERTY_ITEM sample_table[];
#define SAMPLE_ITEMS 15u

/* Free the block's pointers and zero it. */
void sample_free(struct sample_block *block);

/* ---- a cluster database ---- */

extern struct rdk_memory_cluster *cluster;
extern HKEY key; /* an empty key with all access */

void cluster_setup(void);
void cluster_teardown(void); /* also checks that no key handle was left open */

DWORD writes(void);

/* Run the tests, each with a fresh database. */
int run_with_cluster(const char *name, const TTest *const *tests, size_t count);

#define CLUSTER_MAIN(name, ...)                             \
    int main(void)                                          \
    {                                                       \
        const TTest *const tests[] = {__VA_ARGS__};         \
        return run_with_cluster(name, tests, COUNT(tests)); \
    }

/* ---- values and texts ---- */

void store_dword(LPCWSTR name, DWORD number);
void store_text(LPCWSTR name, DWORD type, LPCWSTR text);
void store(LPCWSTR name, DWORD type, const void *data, DWORD bytes);
/* Whether that is stored below the key. */
BOOL is_stored(HKEY where, LPCWSTR name, DWORD type, const void *data, DWORD bytes);
BOOL is_absent(HKEY where, LPCWSTR name);

BOOL text_is(LPCWSTR a, LPCWSTR b);
DWORD text_bytes(LPCWSTR text);

/* A numbered stream of numbers: the same seed, the same numbers. */
DWORD random_next(ULONGLONG *state, DWORD below);

#endif
