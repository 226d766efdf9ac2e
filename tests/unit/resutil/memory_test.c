/*
 * What the functions do when memory runs out: each allocation of each of them fails in turn. They
 * have to say so, leave everything as it was, and lose nothing.
 */

#include <stdio.h>

#include "ledger.h"
#include "support.h"

#if defined __has_feature
#    if __has_feature(address_sanitizer)
#        define SANITIZED
#    endif
#endif
#ifdef __SANITIZE_ADDRESS__
#    define SANITIZED
#endif

#ifdef SANITIZED

/* A sanitizer has an allocator of its own, which cannot be told to fail. */
int main(void)
{
    puts("not under a sanitizer");
    return 77;
}

#else

/* ---- an allocator that fails when told ---- */

void *__libc_malloc(size_t bytes);
void *__libc_calloc(size_t count, size_t bytes);
void *__libc_realloc(void *block, size_t bytes);
void __libc_free(void *block);

static BOOL armed;
static unsigned calls_before; /* that still succeed */
static BOOL has_failed;
static long live; /* blocks */

static BOOL must_fail(void)
{
    if (!armed || has_failed) {
        return FALSE;
    }
    has_failed = calls_before == 0;
    calls_before -= !has_failed;
    return has_failed;
}

static void *count(void *block)
{
    live += block != NULL;
    return block;
}

void *malloc(size_t bytes)
{
    return must_fail() ? NULL : count(__libc_malloc(bytes));
}

void *calloc(size_t number, size_t bytes)
{
    return must_fail() ? NULL : count(__libc_calloc(number, bytes));
}

void *realloc(void *block, size_t bytes)
{
    if (must_fail()) {
        return NULL;
    }
    return block == NULL ? count(__libc_realloc(NULL, bytes)) : __libc_realloc(block, bytes);
}

void free(void *block)
{
    live -= block != NULL;
    __libc_free(block);
}

/* ---- the operations ---- */

static struct sample_block block;
static struct sample_block pristine;
static struct rdk_property_list_builder list;
static BYTE buffer[4096];

static DWORD find_text(void)
{
    LPWSTR text = NULL;
    DWORD code = ResUtilFindSzProperty(list.buffer, list.used, L"Text", &text);

    armed = FALSE; /* The assertions of Check allocate, too. */
    ck_assert_int_eq(text != NULL, code == ERROR_SUCCESS);
    LocalFree(text);
    return code;
}

static DWORD verify(void)
{
    return ResUtilVerifyPropertyTable(sample_table, NULL, FALSE, list.buffer, list.used,
                                      (LPBYTE)&block);
}

static DWORD load(void)
{
    LPWSTR name = NULL;

    return ResUtilGetPropertiesToParameterBlock(key, sample_table, (LPBYTE)&block, FALSE, &name);
}

static DWORD get_all(void)
{
    DWORD returned;
    DWORD required;

    return ResUtilGetAllProperties(key, sample_table, buffer, sizeof(buffer), &returned, &required);
}

static DWORD get_private(void)
{
    DWORD returned;
    DWORD required;

    return ResUtilGetPrivateProperties(key, buffer, sizeof(buffer), &returned, &required);
}

static DWORD enum_private(void)
{
    DWORD returned;
    DWORD required;

    return ResUtilEnumPrivateProperties(key, (LPWSTR)buffer, sizeof(buffer), &returned, &required);
}

static DWORD list_block(void)
{
    DWORD size = sizeof(buffer);
    DWORD returned;
    DWORD required;

    return ResUtilPropertyListFromParameterBlock(sample_table, buffer, &size, (LPBYTE)&block,
                                                 &returned, &required);
}

/* The copy is freed after an error, too, and the original stays whole. */
static DWORD dup_block(void)
{
    struct sample_block source = {.number = 4, .text = (WCHAR[]){L"text"}, .below = (WCHAR[]){L""}};
    struct sample_block copy;
    DWORD code;

    memset(&copy, 0xEE, sizeof(copy));
    code = ResUtilDupParameterBlock((LPBYTE)&copy, (LPBYTE)&source, sample_table);
    ResUtilFreeParameterBlock((LPBYTE)&copy, (LPBYTE)&source, sample_table);
    armed = FALSE;
    ck_assert_ptr_null(copy.text);
    ck_assert(text_is(source.text, L"text"));
    return code;
}

static DWORD get_text(void)
{
    LPWSTR text = ResUtilGetSzValue(key, L"Text");
    DWORD code = text == NULL ? GetLastError() : ERROR_SUCCESS;

    LocalFree(text);
    return code;
}

static DWORD dup_string(void)
{
    PWSTR copy = ResUtilDupString(L"text");
    DWORD code = copy == NULL ? GetLastError() : ERROR_SUCCESS;

    LocalFree(copy);
    return code;
}

static DWORD set_text(void)
{
    LPWSTR text = NULL;
    DWORD code = ResUtilSetSzValue(key, L"Text", L"stored", &text);

    armed = FALSE;
    ck_assert_int_eq(text != NULL, code == ERROR_SUCCESS);
    LocalFree(text);
    return code;
}

static DWORD set_table(void)
{
    return ResUtilSetPropertyTable(key, sample_table, NULL, FALSE, list.buffer, list.used,
                                   (LPBYTE)&block);
}

static DWORD set_private(void)
{
    return ResUtilSetPrivatePropertyList(key, list.buffer, list.used);
}

/* Whether the operation leaves the database alone, and so the number of blocks. */
static const struct operation {
    const char *name;
    DWORD (*run)(void);
    BOOL writes;
} operations[] = {
    {"FindSzProperty", find_text, FALSE},
    {"VerifyPropertyTable", verify, FALSE},
    {"GetPropertiesToParameterBlock", load, FALSE},
    {"GetAllProperties", get_all, FALSE},
    {"GetPrivateProperties", get_private, FALSE},
    {"EnumPrivateProperties", enum_private, FALSE},
    {"PropertyListFromParameterBlock", list_block, FALSE},
    {"DupParameterBlock", dup_block, FALSE},
    {"GetSzValue", get_text, FALSE},
    {"DupString", dup_string, FALSE},
    {"SetSzValue", set_text, TRUE},
    {"SetPropertyTable", set_table, TRUE},
    {"SetPrivatePropertyList", set_private, TRUE},
};

/* What is made once for a thread, and the room for the book of blocks, is not what is tried here. */
static void warm_up(void)
{
    HLOCAL blocks[64];

    for (size_t i = 0; i < COUNT(blocks); i++) {
        blocks[i] = LocalAlloc(LMEM_FIXED, 1);
    }
    for (size_t i = 0; i < COUNT(blocks); i++) {
        LocalFree(blocks[i]);
    }
}

static void prepare(void)
{
    warm_up();
    store_text(L"Text", REG_SZ, L"stored");
    store_text(L"Expand", REG_EXPAND_SZ, L"plain");
    store_dword(L"Other", 3);
    rdk_property_list_builder_init(&list, 0);
    rdk_property_list_add_sz(&list, L"Text", L"text");
    rdk_property_list_add_multi_sz(&list, L"Multi", L"a\0", 6);
    rdk_property_list_add_sz(&list, L"Below", L"below");
    ck_assert_uint_eq(rdk_property_list_done(&list, NULL), ERROR_SUCCESS);
}

/* With the allocation of that number failing; FALSE when there was none left to fail. */
static BOOL run_failing(const struct operation *operation, unsigned number)
{
    long live_before = live;
    BOOL reached;
    DWORD code;

    calls_before = number;
    has_failed = FALSE;
    armed = TRUE;
    code = operation->run();
    armed = FALSE;
    reached = has_failed;
    /* A comparison that finds no memory may be done without: then it is written. */
    ck_assert_msg(code == (reached ? ERROR_NOT_ENOUGH_MEMORY : ERROR_SUCCESS) ||
                      (operation->writes && code == ERROR_SUCCESS),
                  "%s, allocation %u: %u", operation->name, number, (unsigned)code);
    if (code != ERROR_SUCCESS && !operation->writes) {
        ck_assert_msg(live == live_before, "%s, allocation %u: %ld blocks", operation->name, number,
                      live - live_before);
        ck_assert_mem_eq(&block, &pristine, sizeof(block));
    }
    return reached;
}

START_TEST(test_memory__each_allocation_may_fail)
{
    unsigned total = 0;

    prepare();
    for (size_t i = 0; i < COUNT(operations); i++) {
        unsigned number = 0;

        while (run_failing(&operations[i], number)) {
            number++;
        }
        ck_assert_msg(number > 0, "%s allocated nothing", operations[i].name);
        total += number;
        sample_free(&block);
    }
    ck_assert_uint_gt(total, 3 * COUNT(operations));
    rdk_property_list_builder_finish(&list);
}
END_TEST

START_TEST(test_memory__builder_says_that_it_could_not_grow)
{
    struct rdk_property_list_builder builder;

    warm_up();
    calls_before = 0;
    has_failed = FALSE;
    armed = TRUE;
    rdk_property_list_builder_init(&builder, 0);
    armed = FALSE;
    ck_assert_uint_eq(rdk_property_list_add_dword(&builder, L"x", 1), ERROR_NOT_ENOUGH_MEMORY);
    ck_assert_uint_eq(rdk_property_list_done(&builder, NULL), ERROR_NOT_ENOUGH_MEMORY);
    rdk_property_list_builder_finish(&builder);
}
END_TEST

static const void *last_site;

static bool see_site(const struct rdk__ledger_block *seen, void *context)
{
    uint64_t *serial = context;

    if (seen->serial > *serial) {
        *serial = seen->serial;
        last_site = seen->site;
    }
    return true;
}

static const void *newest_site(void)
{
    uint64_t serial = 0;

    rdk__ledger_blocks(see_site, &serial);
    return last_site;
}

/* Not in one piece with the test, so that its address range is known. */
static __attribute__((noinline)) LPWSTR call_from_here(int which)
{
    LPWSTR text = NULL;

    if (which == 0) {
        text = ResUtilDupString(L"x");
    } else if (which == 1) {
        ResUtilFindSzProperty(list.buffer, list.used, L"Text", &text);
    } else {
        struct sample_block filled = {0};
        ResUtilSetPropertyTable(key, sample_table, NULL, FALSE, list.buffer, list.used,
                                (LPBYTE)&filled);
        text = filled.below;
        filled.below = NULL;
        LocalFree(filled.text);
        LocalFree(filled.multi);
    }
    __asm__ volatile("" ::: "memory"); /* no tail call */
    return text;
}

START_TEST(test_memory__is_booked_to_the_callers_code)
{
    prepare();
    for (int i = 0; i < 3; i++) {
        LPWSTR text = call_from_here(i);
        const BYTE *begin = (const BYTE *)(ULONG_PTR)&call_from_here;
        const BYTE *site = newest_site();
        ck_assert_ptr_nonnull(text);
        ck_assert_msg(site > begin && site < begin + 1024, "call %d", i);
        LocalFree(text);
    }
    rdk_property_list_builder_finish(&list);
}
END_TEST

CLUSTER_MAIN("memory", test_memory__each_allocation_may_fail,
             test_memory__builder_says_that_it_could_not_grow,
             test_memory__is_booked_to_the_callers_code)

#endif
