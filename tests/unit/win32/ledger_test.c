/* The ledger of handles, blocks and threads. */

#include "ledger.h"
#include "win32_test.h"

struct seen {
    size_t count;
    struct rdk__ledger_handle handles[8];
    struct rdk__ledger_block blocks[8];
    struct rdk__ledger_thread threads[8];
    size_t most;
};

static bool see_handle(const struct rdk__ledger_handle *row, void *context)
{
    struct seen *seen = context;

    seen->handles[seen->count++] = *row;
    return seen->count < seen->most;
}

static bool see_block(const struct rdk__ledger_block *row, void *context)
{
    struct seen *seen = context;

    seen->blocks[seen->count++] = *row;
    return seen->count < seen->most;
}

static bool see_thread(const struct rdk__ledger_thread *row, void *context)
{
    struct seen *seen = context;

    seen->threads[seen->count++] = *row;
    return seen->count < seen->most;
}

START_TEST(test_ledger__counts_handles_by_kind)
{
    struct rdk__ledger before;
    struct rdk__ledger after;

    rdk__ledger_read(&before);
    ck_assert_uint_eq(before.handles[RDK__OBJECT_EVENT], 0);
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, L"named");
    CreateEventW(NULL, TRUE, FALSE, L"named");
    CreateMutexW(NULL, FALSE, NULL);
    CreateSemaphoreW(NULL, 0, 1, NULL);
    rdk__ledger_read(&after);
    ck_assert_uint_eq(after.handles[RDK__OBJECT_EVENT], 2);
    ck_assert_uint_eq(after.handles[RDK__OBJECT_MUTEX], 1);
    ck_assert_uint_eq(after.handles[RDK__OBJECT_SEMAPHORE], 1);
    ck_assert_uint_eq(after.last_handle_serial, before.last_handle_serial + 4);
    CloseHandle(event);
    rdk__ledger_read(&after);
    ck_assert_uint_eq(after.handles[RDK__OBJECT_EVENT], 1);
}
END_TEST

START_TEST(test_ledger__tells_where_a_handle_was_made)
{
    struct seen seen = {.most = 8};

    HANDLE event = CreateEventW(NULL, TRUE, FALSE, L"named");
    HANDLE mutex = CreateMutexW(NULL, FALSE, NULL);
    rdk__ledger_handles(see_handle, &seen);
    ck_assert_uint_eq(seen.count, 2);
    ck_assert_uint_eq(seen.handles[0].value, (uintptr_t)event);
    ck_assert_str_eq(seen.handles[0].function, "CreateEventW");
    ck_assert_wide_eq((const WCHAR *)seen.handles[0].name, L"named");
    ck_assert_ptr_nonnull(seen.handles[0].site);
    ck_assert_uint_eq(seen.handles[0].thread * 4, GetCurrentThreadId());
    ck_assert_uint_eq(seen.handles[1].value, (uintptr_t)mutex);
    ck_assert_ptr_null(seen.handles[1].name);
    ck_assert_uint_gt(seen.handles[1].serial, seen.handles[0].serial);
    ck_assert_ptr_ne(seen.handles[1].site, seen.handles[0].site);
    seen = (struct seen){.most = 1};
    rdk__ledger_handles(see_handle, &seen);
    ck_assert_uint_eq(seen.count, 1);
}
END_TEST

START_TEST(test_ledger__lists_blocks_in_order_of_making)
{
    struct rdk__ledger ledger;
    struct seen seen = {.most = 8};
    HLOCAL first = LocalAlloc(LPTR, 10);
    LPVOID second = HeapAlloc(GetProcessHeap(), 0, 20);
    HLOCAL third = LocalAlloc(LPTR, 30);

    rdk__ledger_read(&ledger);
    ck_assert_uint_eq(ledger.blocks[RDK__BLOCK_LOCAL], 2);
    ck_assert_uint_eq(ledger.block_bytes[RDK__BLOCK_LOCAL], 40);
    ck_assert_uint_eq(ledger.blocks[RDK__BLOCK_HEAP], 1);
    ck_assert_uint_eq(ledger.block_bytes[RDK__BLOCK_HEAP], 20);
    rdk__ledger_blocks(see_block, &seen);
    ck_assert_uint_eq(seen.count, 3);
    for (size_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(seen.blocks[i].bytes, (i + 1) * 10);
        ck_assert_ptr_nonnull(seen.blocks[i].site);
    }
    ck_assert_int_eq(seen.blocks[1].kind, RDK__BLOCK_HEAP);
    ck_assert_uint_eq(seen.blocks[2].serial, ledger.last_block_serial);
    LocalFree(first);
    third = LocalReAlloc(third, 300, LMEM_MOVEABLE);
    HeapFree(GetProcessHeap(), 0, second);
    rdk__ledger_read(&ledger);
    ck_assert_uint_eq(ledger.blocks[RDK__BLOCK_LOCAL], 1);
    ck_assert_uint_eq(ledger.block_bytes[RDK__BLOCK_LOCAL], 300);
    ck_assert_uint_eq(ledger.blocks[RDK__BLOCK_HEAP], 0);
    LocalFree(third);
}
END_TEST

static DWORD WINAPI wait_thread(LPVOID argument)
{
    return WaitForSingleObject(argument, INFINITE);
}

START_TEST(test_ledger__lists_threads_until_they_end)
{
    struct rdk__ledger ledger;
    struct seen seen = {.most = 8};
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
    HANDLE thread = CreateThread(NULL, 0, wait_thread, event, 0, NULL);

    rdk__ledger_read(&ledger);
    ck_assert_uint_eq(ledger.threads, 1);
    ck_assert_uint_eq(ledger.handles[RDK__OBJECT_THREAD], 1);
    rdk__ledger_threads(see_thread, &seen);
    ck_assert_uint_eq(seen.count, 2);
    ck_assert_str_eq(seen.threads[0].role, "foreign");
    ck_assert_ptr_null(seen.threads[0].site);
    ck_assert_str_eq(seen.threads[1].role, "thread");
    ck_assert_ptr_nonnull(seen.threads[1].site);
    ck_assert_uint_eq((uintptr_t)seen.threads[1].start, (uintptr_t)wait_thread);
    ck_assert_uint_eq(seen.threads[1].number, ledger.last_thread_number);
    SetEvent(event);
    WaitForSingleObject(thread, INFINITE);
    rdk__ledger_read(&ledger);
    ck_assert_uint_eq(ledger.threads, 0);
    ck_assert_uint_eq(ledger.handles[RDK__OBJECT_THREAD], 1);
}
END_TEST

START_TEST(test_ledger__tells_and_takes_the_state_of_an_event)
{
    uint32_t number = 0;
    uint32_t other = 0;
    bool set = true;

    /* Also from a thread that librdk does not know yet. */
    ck_assert(!rdk__ledger_event(GetCurrentThread(), false, &number, &set));
    HANDLE automatic = CreateEventW(NULL, FALSE, TRUE, NULL);
    HANDLE manual = CreateEventW(NULL, TRUE, TRUE, NULL);
    ck_assert(rdk__ledger_event(automatic, false, &number, &set));
    ck_assert(set);
    ck_assert(rdk__ledger_event(automatic, true, &number, &set));
    ck_assert(set);
    ck_assert(rdk__ledger_event(automatic, true, &number, &set));
    ck_assert(!set);
    ck_assert(rdk__ledger_event(manual, true, &other, &set));
    ck_assert(rdk__ledger_event(manual, true, &other, &set));
    ck_assert(set);
    ck_assert_uint_ne(other, number);
    ck_assert(!rdk__ledger_event(CreateMutexW(NULL, FALSE, NULL), true, &number, &set));
    CloseHandle(manual);
    ck_assert(!rdk__ledger_event(manual, true, &number, &set));
}
END_TEST

START_TEST(test_ledger__kinds_have_names)
{
    ck_assert_str_eq(rdk__object_kind_name(RDK__OBJECT_EVENT), "event");
    ck_assert_str_eq(rdk__object_kind_name(RDK__OBJECT_THREAD), "thread");
    ck_assert_str_eq(rdk__object_kind_name(RDK__OBJECT_KINDS), "?");
}
END_TEST

TEST_MAIN("ledger", test_ledger__counts_handles_by_kind, test_ledger__tells_where_a_handle_was_made,
          test_ledger__lists_blocks_in_order_of_making, test_ledger__lists_threads_until_they_end,
          test_ledger__tells_and_takes_the_state_of_an_event, test_ledger__kinds_have_names)
