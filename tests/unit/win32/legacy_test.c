/* What older sources use beside: registry, shares, heaps, pages, timers, paths, MSVC's library. */

#include <crtdbg.h>
#include <errno.h>
#include <lm.h>
#include <shlwapi.h>
#include <tchar.h>

#include "ledger.h"
#include "win32_test.h"

START_TEST(test_legacy__the_registry_is_empty_and_keeps_what_is_set)
{
    HKEY key;
    HKEY again;
    DWORD value = 5;
    DWORD type;
    DWORD bytes = sizeof(value);
    DWORD disposition;
    WCHAR name[16];
    DWORD chars = ARRAYSIZE(name);

    ck_assert_int_eq(RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"Software\\X", 0, KEY_READ, &key),
                     ERROR_FILE_NOT_FOUND);
    ck_assert_int_eq(RegCreateKeyExW(HKEY_LOCAL_MACHINE, L"Software\\X", 0, NULL, 0, KEY_ALL_ACCESS,
                                     NULL, &key, &disposition),
                     ERROR_SUCCESS);
    ck_assert_uint_eq(disposition, REG_CREATED_NEW_KEY);
    ck_assert_int_eq(RegSetValueExW(key, L"V", 0, REG_DWORD, (BYTE *)&value, 4), ERROR_SUCCESS);
    value = 0;
    ck_assert_int_eq(RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\x", 0, KEY_READ, &again), 0);
    ck_assert_int_eq(RegQueryValueExW(again, L"v", NULL, &type, (BYTE *)&value, &bytes), 0);
    ck_assert_uint_eq(value, 5);
    ck_assert_uint_eq(type, REG_DWORD);
    bytes = 1;
    ck_assert_int_eq(RegQueryValueExW(again, L"v", NULL, NULL, (BYTE *)&value, &bytes),
                     ERROR_MORE_DATA);
    ck_assert_uint_eq(bytes, 4);
    ck_assert_int_eq(RegEnumKeyExW(HKEY_LOCAL_MACHINE, 0, name, &chars, NULL, NULL, NULL, NULL), 0);
    ck_assert_wide_eq(name, L"Software");
    ck_assert_int_eq(RegEnumKeyExW(key, 0, name, &chars, NULL, NULL, NULL, NULL),
                     ERROR_NO_MORE_ITEMS);
    chars = ARRAYSIZE(name);
    ck_assert_int_eq(RegEnumValueW(key, 0, name, &chars, NULL, NULL, NULL, NULL), 0);
    ck_assert_wide_eq(name, L"V");
    ck_assert_int_eq(RegDeleteValueW(key, L"V"), 0);
    ck_assert_int_eq(RegDeleteValueW(key, L"V"), ERROR_FILE_NOT_FOUND);
    ck_assert_int_eq(RegDeleteKeyW(HKEY_LOCAL_MACHINE, L"Software"), ERROR_ACCESS_DENIED);
    ck_assert_int_eq(RegDeleteKeyW(HKEY_LOCAL_MACHINE, L"Software\\X"), 0);
    ck_assert_int_eq(RegDeleteValueW(key, L"V"), ERROR_KEY_DELETED);
    ck_assert_int_eq(RegCloseKey(key), 0);
    ck_assert_int_eq(RegCloseKey(key), ERROR_INVALID_HANDLE);
    ck_assert_int_eq(RegCloseKey(again), 0);
    ck_assert_int_eq(RegCloseKey(HKEY_LOCAL_MACHINE), 0);
}
END_TEST

START_TEST(test_legacy__shares_are_added_and_deleted)
{
    WCHAR name[] = L"data";
    WCHAR path[] = L"C:\\data";
    SHARE_INFO_2 info = {.shi2_netname = name, .shi2_path = path, .shi2_max_uses = 3};
    LPBYTE buffer;

    ck_assert_uint_eq(NetShareGetInfo(NULL, name, 2, &buffer), NERR_NetNameNotFound);
    ck_assert_uint_eq(NetShareAdd(NULL, 2, (LPBYTE)&info, NULL), NERR_Success);
    ck_assert_uint_eq(NetShareAdd(NULL, 2, (LPBYTE)&info, NULL), NERR_DuplicateShare);
    ck_assert_uint_eq(NetShareAdd(NULL, 1, (LPBYTE)&info, NULL), ERROR_INVALID_LEVEL);
    ck_assert_uint_eq(NetShareGetInfo(NULL, name, 502, &buffer), NERR_Success);
    ck_assert_wide_eq(((SHARE_INFO_502 *)(void *)buffer)->shi502_path, L"C:\\data");
    ck_assert_uint_eq(((SHARE_INFO_502 *)(void *)buffer)->shi502_max_uses, 3);
    ck_assert_uint_eq(NetApiBufferFree(buffer), NERR_Success);
    ck_assert_uint_eq(NetShareDel(NULL, name, 0), NERR_Success);
    ck_assert_uint_eq(NetShareDel(NULL, name, 0), NERR_NetNameNotFound);
}
END_TEST

START_TEST(test_legacy__heaps_and_pages)
{
    struct rdk__ledger ledger;
    HANDLE heap = HeapCreate(0, 0, 0);
    char *block = HeapAlloc(heap, HEAP_ZERO_MEMORY, 16);

    ck_assert_ptr_nonnull(block);
    ck_assert_fails(HeapFree(GetProcessHeap(), 0, heap), ERROR_INVALID_PARAMETER);
    block = HeapReAlloc(heap, 0, block, 4000);
    ck_assert_uint_eq(HeapSize(heap, 0, block), 4000);
    ck_assert_ptr_nonnull(HeapAlloc(heap, 0, 8));
    ck_assert(HeapFree(heap, 0, block));
    ck_assert(HeapDestroy(heap));
    ck_assert_fails(HeapAlloc(heap, 0, 8), ERROR_INVALID_HANDLE);
    ck_assert_fails(HeapDestroy(GetProcessHeap()), ERROR_INVALID_HANDLE);
    rdk__ledger_read(&ledger);
    ck_assert_uint_eq(ledger.blocks[RDK__BLOCK_HEAP], 0);
    char *pages = VirtualAlloc(NULL, 10000, MEM_RESERVE, PAGE_READWRITE);
    ck_assert_ptr_eq(VirtualAlloc(pages + 4096, 1, MEM_COMMIT, PAGE_READWRITE), pages + 4096);
    pages[4096] = 1;
    ck_assert(VirtualFree(pages, 0, MEM_RELEASE));
    ck_assert_fails(VirtualFree(pages, 0, MEM_RELEASE), ERROR_INVALID_ADDRESS);
    ck_assert_fails(VirtualAlloc(NULL, 0, MEM_COMMIT, PAGE_READWRITE), ERROR_INVALID_PARAMETER);
    HGLOBAL global = GlobalAlloc(GPTR, 4);
    ck_assert_uint_eq(GlobalSize(global), 4);
    ck_assert_ptr_null(GlobalFree(global));
}
END_TEST

START_TEST(test_legacy__waitable_timers)
{
    HANDLE timer = CreateWaitableTimerW(NULL, FALSE, NULL);
    LARGE_INTEGER due = {.QuadPart = -30000};

    ck_assert_uint_eq(WaitForSingleObject(timer, 0), WAIT_TIMEOUT);
    ck_assert(SetWaitableTimer(timer, &due, 0, NULL, NULL, FALSE));
    ck_assert_uint_eq(WaitForSingleObject(timer, 5000), WAIT_OBJECT_0);
    ck_assert_uint_eq(WaitForSingleObject(timer, 10), WAIT_TIMEOUT);
    ck_assert(SetWaitableTimer(timer, &due, 2, NULL, NULL, FALSE));
    ck_assert_uint_eq(WaitForSingleObject(timer, 5000), WAIT_OBJECT_0);
    ck_assert_uint_eq(WaitForSingleObject(timer, 5000), WAIT_OBJECT_0);
    ck_assert(CancelWaitableTimer(timer));
    WaitForSingleObject(timer, 0);
    ck_assert_uint_eq(WaitForSingleObject(timer, 10), WAIT_TIMEOUT);
    due.QuadPart = -100000000;
    ck_assert(SetWaitableTimer(timer, &due, 0, NULL, NULL, FALSE));
    ck_assert(CloseHandle(timer));
    ck_assert_fails(CancelWaitableTimer(timer), ERROR_INVALID_HANDLE);
    ck_assert_fails(CreateWaitableTimerW(NULL, FALSE, L"x"), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_legacy__paths_as_text)
{
    WCHAR path[MAX_PATH] = L"C:\\a";
    WCHAR drive[_MAX_DRIVE];
    WCHAR directory[_MAX_DIR];
    WCHAR name[_MAX_FNAME];
    WCHAR extension[_MAX_EXT];

    ck_assert(PathAppendW(path, L"b.c.txt"));
    ck_assert_wide_eq(path, L"C:\\a\\b.c.txt");
    ck_assert_wide_eq(PathFindFileNameW(path), L"b.c.txt");
    ck_assert_wide_eq(PathFindExtensionW(path), L".txt");
    _wsplitpath(path, drive, directory, name, extension);
    ck_assert_wide_eq(drive, L"C:");
    ck_assert_wide_eq(directory, L"\\a\\");
    ck_assert_wide_eq(name, L"b.c");
    ck_assert_wide_eq(extension, L".txt");
    _wmakepath(path, L"D", L"\\x", name, L"log");
    ck_assert_wide_eq(path, L"D:\\x\\b.c.log");
    ck_assert(PathRemoveFileSpecW(path));
    ck_assert_wide_eq(path, L"D:\\x");
    ck_assert(PathRemoveFileSpecW(path));
    ck_assert_wide_eq(path, L"D:\\");
    ck_assert(!PathRemoveFileSpecW(path));
    ck_assert(PathIsRelativeW(L"a\\b"));
    ck_assert(!PathIsRelativeW(L"/a"));
    ck_assert(PathFileExistsW(L"/tmp"));
    ck_assert(PathIsDirectoryW(L"/tmp"));
    ck_assert(!PathFileExistsW(L"/tmp/no/such"));
    ck_assert_ptr_eq(CharPrevW(name, CharNextW(name)), name);
}
END_TEST

START_TEST(test_legacy__narrow_text_of_msvc)
{
    char buffer[8] = "x";
    WCHAR wide[8];

    ck_assert_int_eq(sprintf_s(buffer, 8, "%s%d", "ab", 12), 4);
    ck_assert_str_eq(buffer, "ab12");
    ck_assert_int_eq(sprintf_s(buffer, 8, "%S%I64u", L"ab", 123456ULL), -1);
    ck_assert_str_eq(buffer, "");
    ck_assert_int_eq(_snprintf(buffer, 3, "%s", "abcd"), -1);
    ck_assert_mem_eq(buffer, "abc", 3);
    ck_assert_int_eq(_snprintf_s(buffer, 8, _TRUNCATE, "%s", "123456789"), -1);
    ck_assert_str_eq(buffer, "1234567");
    ck_assert_int_eq(_snwprintf_s(wide, 8, 4, L"%s", L"12345"), -1);
    ck_assert_wide_eq(wide, L"1234");
    ck_assert_int_eq(_scprintf("%05d", 7), 5);
    ck_assert_int_eq(strcpy_s(buffer, 8, "abc"), 0);
    ck_assert_int_eq(strcat_s(buffer, 8, "defgh"), ERANGE);
    ck_assert_str_eq(buffer, "");
    ck_assert_int_eq(strncpy_s(buffer, 3, "abc", _TRUNCATE), STRUNCATE);
    ck_assert_str_eq(buffer, "ab");
    ck_assert_str_eq(_strupr(buffer), "AB");
    ck_assert_str_eq(_itoa(-255, buffer, 10), "-255");
    ck_assert_str_eq(_ultoa(255, buffer, 16), "ff");
    ck_assert_int_eq(memcpy_s(buffer, 2, "abc", 3), ERANGE);
    ck_assert_int_eq(_stricmp("aB", "Ab"), 0);
    ck_assert_str_eq(lstrcatA(lstrcpyA(buffer, "a"), "b"), "ab");
    ck_assert_int_eq(lstrcmpiA("AB", buffer), 0);
    ck_assert_int_eq(wsprintfA(buffer, "%s-%u", "a", 5), 3);
    ck_assert_str_eq(buffer, "a-5");
    _ASSERTE(buffer[0] == 'a');
}
END_TEST

TEST_MAIN("legacy", test_legacy__the_registry_is_empty_and_keeps_what_is_set,
          test_legacy__shares_are_added_and_deleted, test_legacy__heaps_and_pages,
          test_legacy__waitable_timers, test_legacy__paths_as_text,
          test_legacy__narrow_text_of_msvc)
