/* LocalAlloc and the process heap. */

#include "win32_test.h"

/* Under a sanitizer, too large a request fails as it does without. */
const char *__asan_default_options(void);
const char *__tsan_default_options(void);

const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

const char *__tsan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static bool all_zero(const unsigned char *memory, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        if (memory[i] != 0) {
            return false;
        }
    }
    return true;
}

START_TEST(test_memory__local_block_has_the_size_asked_for)
{
    HLOCAL block = LocalAlloc(LMEM_FIXED, 100);

    ck_assert_ptr_nonnull(block);
    ck_assert_uint_eq(LocalSize(block), 100);
    memset(block, 0xAB, 100);
    ck_assert_ptr_eq(LocalLock(block), block);
    ck_assert_fails(LocalUnlock(block), ERROR_SUCCESS);
    ck_assert_ptr_null(LocalFree(block));
    ck_assert_ptr_null(LocalFree(NULL));
}
END_TEST

START_TEST(test_memory__local_block_is_zeroed_on_demand)
{
    for (int i = 0; i < 50; i++) {
        unsigned char *block = LocalAlloc(LPTR, 1000);

        ck_assert(all_zero(block, 1000));
        memset(block, 0xFF, 1000);
        LocalFree(block);
    }
}
END_TEST

START_TEST(test_memory__empty_local_block_is_one)
{
    HLOCAL block = LocalAlloc(LPTR, 0);

    ck_assert_ptr_nonnull(block);
    SetLastError(ERROR_SUCCESS);
    ck_assert_uint_eq(LocalSize(block), 0);
    ck_assert_uint_eq(GetLastError(), ERROR_SUCCESS);
    ck_assert_ptr_null(LocalFree(block));
}
END_TEST

START_TEST(test_memory__local_flags_and_sizes_are_checked)
{
    ck_assert_fails(LocalAlloc(0x8000, 1), ERROR_INVALID_PARAMETER);
    ck_assert_fails(LocalAlloc(LMEM_FIXED, PTRDIFF_MAX), ERROR_NOT_ENOUGH_MEMORY);
}
END_TEST

START_TEST(test_memory__what_is_no_local_block_is_not_freed)
{
    int value = 0;
    HLOCAL block = LocalAlloc(LMEM_FIXED, 8);
    LPVOID heap = HeapAlloc(GetProcessHeap(), 0, 8);

    SetLastError(0);
    ck_assert_ptr_eq(LocalFree(&value), &value);
    ck_assert_uint_eq(GetLastError(), ERROR_INVALID_HANDLE);
    ck_assert_ptr_eq(LocalFree(heap), heap);
    LocalFree(block);
    ck_assert_ptr_eq(LocalFree(block), block);
    ck_assert_fails(LocalSize(block), ERROR_INVALID_HANDLE);
    ck_assert_fails(LocalLock(block), ERROR_INVALID_HANDLE);
    ck_assert_fails(LocalUnlock(block), ERROR_INVALID_HANDLE);
    ck_assert_fails(LocalReAlloc(block, 10, LMEM_MOVEABLE), ERROR_INVALID_HANDLE);
    ck_assert(HeapFree(GetProcessHeap(), 0, heap));
}
END_TEST

START_TEST(test_memory__local_block_grows_when_it_may_move)
{
    unsigned char *block = LocalAlloc(LMEM_FIXED, 10);

    memset(block, 7, 10);
    block = LocalReAlloc(block, 5000, LMEM_MOVEABLE | LMEM_ZEROINIT);
    ck_assert_ptr_nonnull(block);
    ck_assert_uint_eq(LocalSize(block), 5000);
    ck_assert_uint_eq(block[9], 7);
    ck_assert(all_zero(block + 10, 4990));
    ck_assert_ptr_null(LocalFree(block));
}
END_TEST

START_TEST(test_memory__local_block_that_may_not_move_does_not_grow)
{
    unsigned char *block = LocalAlloc(LMEM_FIXED, 10);

    ck_assert_fails(LocalReAlloc(block, 11, 0), ERROR_NOT_ENOUGH_MEMORY);
    ck_assert_uint_eq(LocalSize(block), 10);
    ck_assert_ptr_eq(LocalReAlloc(block, 5, 0), block);
    ck_assert_uint_eq(LocalSize(block), 5);
    ck_assert_ptr_eq(LocalReAlloc(block, 500, LMEM_MODIFY), block);
    ck_assert_uint_eq(LocalSize(block), 5);
    ck_assert_fails(LocalReAlloc(block, 5, 0x8000), ERROR_INVALID_PARAMETER);
    ck_assert_fails(LocalReAlloc(block, PTRDIFF_MAX, LMEM_MOVEABLE), ERROR_NOT_ENOUGH_MEMORY);
    ck_assert_uint_eq(LocalSize(block), 5);
    ck_assert_ptr_null(LocalFree(block));
}
END_TEST

START_TEST(test_memory__heap_block_lives_until_freed)
{
    HANDLE heap = GetProcessHeap();
    unsigned char *block = HeapAlloc(heap, HEAP_ZERO_MEMORY, 32);

    ck_assert(all_zero(block, 32));
    ck_assert_uint_eq(HeapSize(heap, 0, block), 32);
    block[31] = 9;
    block = HeapReAlloc(heap, HEAP_ZERO_MEMORY, block, 4096);
    ck_assert_uint_eq(block[31], 9);
    ck_assert(all_zero(block + 32, 4096 - 32));
    ck_assert_fails(HeapReAlloc(heap, HEAP_REALLOC_IN_PLACE_ONLY, block, 5000),
                    ERROR_NOT_ENOUGH_MEMORY);
    ck_assert_ptr_eq(HeapReAlloc(heap, HEAP_REALLOC_IN_PLACE_ONLY, block, 100), block);
    ck_assert(HeapFree(heap, 0, block));
    ck_assert(HeapFree(heap, 0, NULL));
}
END_TEST

START_TEST(test_memory__heap_refuses_what_is_not_its_own)
{
    HANDLE heap = GetProcessHeap();
    HLOCAL local = LocalAlloc(LMEM_FIXED, 8);
    LPVOID block = HeapAlloc(heap, 0, 8);

    ck_assert_fails(HeapFree(heap, 0, local), ERROR_INVALID_PARAMETER);
    ck_assert_fails(HeapReAlloc(heap, 0, local, 9), ERROR_INVALID_PARAMETER);
    ck_assert_fails(HeapSize(heap, 0, local) != (SIZE_T)-1, ERROR_INVALID_PARAMETER);
    ck_assert_fails(HeapAlloc(NULL, 0, 8), ERROR_INVALID_HANDLE);
    ck_assert_fails(HeapFree(NULL, 0, block), ERROR_INVALID_HANDLE);
    ck_assert_fails(HeapReAlloc(NULL, 0, block, 9), ERROR_INVALID_HANDLE);
    ck_assert_fails(HeapSize(NULL, 0, block) != (SIZE_T)-1, ERROR_INVALID_HANDLE);
    ck_assert_fails(HeapAlloc(heap, 0, PTRDIFF_MAX), ERROR_NOT_ENOUGH_MEMORY);
    ck_assert(HeapFree(heap, 0, block));
    ck_assert_ptr_null(LocalFree(local));
}
END_TEST

START_TEST(test_memory__many_blocks_are_told_apart)
{
    enum {
        COUNT = 5000
    };
    static HLOCAL blocks[COUNT];

    for (size_t i = 0; i < COUNT; i++) {
        blocks[i] = LocalAlloc(LMEM_FIXED, i);
    }
    for (size_t i = 0; i < COUNT; i++) {
        ck_assert_uint_eq(LocalSize(blocks[i]), i);
        ck_assert_ptr_null(LocalFree(blocks[i]));
    }
}
END_TEST

START_TEST(test_memory__macros_write_what_they_say)
{
    unsigned char memory[4] = {1, 2, 3, 4};
    unsigned char copy[4];

    CopyMemory(copy, memory, 4);
    ck_assert(RtlEqualMemory(copy, memory, 4));
    MoveMemory(memory + 1, memory, 3);
    ck_assert_uint_eq(memory[3], 3);
    FillMemory(memory, 4, 9);
    ck_assert_uint_eq(memory[3], 9);
    ZeroMemory(memory, 4);
    ck_assert(all_zero(memory, 4));
    ck_assert_ptr_eq(SecureZeroMemory(copy, 4), copy);
    ck_assert(all_zero(copy, 4));
}
END_TEST

TEST_MAIN("memory", test_memory__local_block_has_the_size_asked_for,
          test_memory__local_block_is_zeroed_on_demand, test_memory__empty_local_block_is_one,
          test_memory__local_flags_and_sizes_are_checked,
          test_memory__what_is_no_local_block_is_not_freed,
          test_memory__local_block_grows_when_it_may_move,
          test_memory__local_block_that_may_not_move_does_not_grow,
          test_memory__heap_block_lives_until_freed, test_memory__heap_refuses_what_is_not_its_own,
          test_memory__many_blocks_are_told_apart, test_memory__macros_write_what_they_say)
