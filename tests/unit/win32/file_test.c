/* Files and directories, and how Windows paths are mapped. */

#include <stdio.h>
#include <unistd.h>

#include "ledger.h"
#include "win32_test.h"

static char drive[] = "/tmp/rdk-file-XXXXXX";

/* Drive C: is an empty directory. */
static void drive_make(void)
{
    ck_assert_ptr_nonnull(mkdtemp(drive));
    ck_assert_int_eq(setenv("RDK_DRIVE_C", drive, 1), 0);
}

static void drive_remove(void)
{
    char command[64];

    snprintf(command, sizeof(command), "chmod -R u+w %s; rm -r %s", drive, drive);
    ck_assert_int_eq(system(command), 0);
}

static HANDLE file_make(LPCWSTR path, const char *text)
{
    HANDLE file = CreateFileW(path, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, NULL,
                              CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    DWORD written;

    ck_assert_ptr_ne(file, INVALID_HANDLE_VALUE);
    ck_assert(WriteFile(file, text, (DWORD)strlen(text), &written, NULL));
    ck_assert_uint_eq(written, strlen(text));
    return file;
}

#define ck_assert_no_file(call, error)                  \
    do {                                                \
        ck_assert_ptr_eq((call), INVALID_HANDLE_VALUE); \
        ck_assert_uint_eq(GetLastError(), (error));     \
    } while (0)

START_TEST(test_file__is_written_and_read)
{
    char buffer[32] = "";
    DWORD count;
    LARGE_INTEGER size;

    drive_make();
    HANDLE file = file_make(L"C:\\a.txt", "hello, world");
    ck_assert_uint_eq(SetFilePointer(file, -5, NULL, FILE_END), 7);
    ck_assert(ReadFile(file, buffer, sizeof(buffer), &count, NULL));
    ck_assert_uint_eq(count, 5);
    ck_assert_mem_eq(buffer, "world", 5);
    ck_assert(ReadFile(file, buffer, sizeof(buffer), &count, NULL));
    ck_assert_uint_eq(count, 0);
    OVERLAPPED at = {.Offset = 7, .hEvent = CreateEventW(NULL, TRUE, FALSE, NULL)};
    ck_assert(ReadFile(file, buffer, 3, &count, &at));
    ck_assert_mem_eq(buffer, "wor", 3);
    ck_assert_uint_eq(WaitForSingleObject(at.hEvent, 0), WAIT_OBJECT_0);
    ck_assert(GetFileSizeEx(file, &size));
    ck_assert_int_eq(size.QuadPart, 12);
    ck_assert_uint_eq(SetFilePointer(file, 4, NULL, FILE_BEGIN), 4);
    ck_assert(SetEndOfFile(file));
    ck_assert_uint_eq(GetFileSize(file, NULL), 4);
    ck_assert(FlushFileBuffers(file));
    ck_assert_uint_eq(SetFilePointer(file, -1, NULL, FILE_BEGIN), INVALID_SET_FILE_POINTER);
    ck_assert_uint_eq(GetLastError(), ERROR_NEGATIVE_SEEK);
    struct rdk__ledger ledger;
    rdk__ledger_read(&ledger);
    ck_assert_uint_eq(ledger.handles[RDK__OBJECT_FILE], 1);
    ck_assert(CloseHandle(file));
    ck_assert_fails(ReadFile(file, buffer, 1, &count, NULL), ERROR_INVALID_HANDLE);
    drive_remove();
}
END_TEST

START_TEST(test_file__opening_says_what_was_there)
{
    drive_make();
    ck_assert_no_file(CreateFileW(L"C:\\no", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL),
                      ERROR_FILE_NOT_FOUND);
    ck_assert_no_file(CreateFileA("C:\\no\\no", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL),
                      ERROR_PATH_NOT_FOUND);
    ck_assert_no_file(CreateFileW(L"D:\\x", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL),
                      ERROR_PATH_NOT_FOUND);
    ck_assert_no_file(CreateFileW(L"\\\\srv\\s", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL),
                      ERROR_BAD_NETPATH);
    ck_assert_no_file(CreateFileW(L"C:\\", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL),
                      ERROR_ACCESS_DENIED);
    ck_assert_no_file(CreateFileW(L"C:\\x", GENERIC_READ, 0, NULL, 9, 0, NULL),
                      ERROR_INVALID_PARAMETER);
    HANDLE file = file_make(L"\\\\?\\C:\\x", "1234");
    ck_assert_uint_eq(GetLastError(), ERROR_SUCCESS);
    ck_assert_no_file(CreateFileW(L"C:/x", GENERIC_READ, 0, NULL, CREATE_NEW, 0, NULL),
                      ERROR_FILE_EXISTS);
    ck_assert_no_file(CreateFileW(L"C:/x", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL,
                                  CREATE_ALWAYS, 0, NULL),
                      ERROR_SHARING_VIOLATION);
    ck_assert_uint_eq(GetFileSize(file, NULL), 4);
    CloseHandle(file);
    file =
        CreateFileW(L"C:\\x", GENERIC_WRITE, 0, NULL, OPEN_ALWAYS, FILE_FLAG_DELETE_ON_CLOSE, NULL);
    ck_assert_uint_eq(GetLastError(), ERROR_ALREADY_EXISTS);
    CloseHandle(file);
    ck_assert_uint_eq(GetFileAttributesW(L"C:\\x"), INVALID_FILE_ATTRIBUTES);
    HANDLE nothing = CreateFileW(L"NUL", GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    ck_assert_ptr_ne(nothing, INVALID_HANDLE_VALUE);
    drive_remove();
}
END_TEST

START_TEST(test_file__names_are_moved_copied_and_deleted)
{
    drive_make();
    CloseHandle(file_make(L"C:\\a", "abc"));
    ck_assert_uint_eq(GetFileAttributesW(L"C:\\a"), FILE_ATTRIBUTE_ARCHIVE);
    ck_assert_uint_eq(GetFileAttributesA("C:\\"), FILE_ATTRIBUTE_DIRECTORY);
    ck_assert(CopyFileW(L"C:\\a", L"C:\\b", TRUE));
    ck_assert_fails(CopyFileW(L"C:\\a", L"C:\\b", TRUE), ERROR_FILE_EXISTS);
    ck_assert_fails(MoveFileW(L"C:\\a", L"C:\\b"), ERROR_ALREADY_EXISTS);
    ck_assert_fails(MoveFileW(L"C:\\none", L"C:\\c"), ERROR_FILE_NOT_FOUND);
    ck_assert(MoveFileExW(L"C:\\a", L"C:\\b", MOVEFILE_REPLACE_EXISTING));
    ck_assert(SetFileAttributesW(L"C:\\b", FILE_ATTRIBUTE_READONLY));
    ck_assert_fails(DeleteFileW(L"C:\\b"), ERROR_ACCESS_DENIED);
    ck_assert(SetFileAttributesW(L"C:\\b", FILE_ATTRIBUTE_NORMAL));
    ck_assert_fails(RemoveDirectoryW(L"C:\\b"), ERROR_DIRECTORY);
    ck_assert(DeleteFileA("C:\\b"));
    ck_assert_fails(DeleteFileW(L"C:\\b"), ERROR_FILE_NOT_FOUND);
    ck_assert(CreateDirectoryW(L"C:\\d", NULL));
    ck_assert_fails(CreateDirectoryW(L"C:\\d", NULL), ERROR_ALREADY_EXISTS);
    ck_assert_fails(CreateDirectoryW(L"C:\\e\\f", NULL), ERROR_PATH_NOT_FOUND);
    CloseHandle(file_make(L"C:\\d\\x", ""));
    ck_assert_fails(RemoveDirectoryW(L"C:\\d"), ERROR_DIR_NOT_EMPTY);
    drive_remove();
}
END_TEST

START_TEST(test_file__searches_list_in_order)
{
    WIN32_FIND_DATAW found;

    drive_make();
    CloseHandle(file_make(L"C:\\b.TXT", "12"));
    CloseHandle(file_make(L"C:\\a.txt", "1"));
    CloseHandle(file_make(L"C:\\c.log", ""));
    HANDLE search = FindFirstFileW(L"C:\\*.txt", &found);
    ck_assert_ptr_ne(search, INVALID_HANDLE_VALUE);
    ck_assert_wide_eq(found.cFileName, L"a.txt");
    ck_assert(FindNextFileW(search, &found));
    ck_assert_wide_eq(found.cFileName, L"b.TXT");
    ck_assert_uint_eq(found.nFileSizeLow, 2);
    ck_assert_fails(FindNextFileW(search, &found), ERROR_NO_MORE_FILES);
    ck_assert(FindClose(search));
    ck_assert_fails(FindClose(search), ERROR_INVALID_HANDLE);
    search = FindFirstFileW(L"C:\\*.*", &found);
    ck_assert_wide_eq(found.cFileName, L".");
    ck_assert_uint_eq(found.dwFileAttributes, FILE_ATTRIBUTE_DIRECTORY);
    int count = 1;
    while (FindNextFileW(search, &found)) {
        count++;
    }
    ck_assert_int_eq(count, 5);
    ck_assert_no_file(FindFirstFileW(L"C:\\*.none", &found), ERROR_FILE_NOT_FOUND);
    ck_assert_no_file(FindFirstFileW(L"C:\\none\\*", &found), ERROR_PATH_NOT_FOUND);
    FindClose(search);
    drive_remove();
}
END_TEST

START_TEST(test_file__paths_are_completed)
{
    WCHAR buffer[MAX_PATH];
    LPWSTR part;
    ULARGE_INTEGER room;

    ck_assert_uint_eq(GetFullPathNameW(L"C:\\a\\.\\b\\..\\c.txt", MAX_PATH, buffer, &part), 10);
    ck_assert_wide_eq(buffer, L"C:\\a\\c.txt");
    ck_assert_wide_eq(part, L"c.txt");
    ck_assert_uint_eq(GetFullPathNameW(L"/x/../..\\y", MAX_PATH, buffer, NULL), 2);
    ck_assert_wide_eq(buffer, L"/y");
    ck_assert_uint_eq(GetFullPathNameW(L"C:\\abc", 3, buffer, NULL), 7);
    ck_assert(SetCurrentDirectoryW(L"/tmp"));
    ck_assert_uint_eq(GetCurrentDirectoryW(MAX_PATH, buffer), 4);
    ck_assert_uint_eq(GetFullPathNameW(L"x\\y", MAX_PATH, buffer, NULL), 8);
    ck_assert_wide_eq(buffer, L"/tmp/x/y");
    ck_assert_fails(SetCurrentDirectoryW(L"/no/such"), ERROR_PATH_NOT_FOUND);
    unsetenv("TMPDIR");
    ck_assert_uint_eq(GetTempPathW(MAX_PATH, buffer), 5);
    ck_assert_wide_eq(buffer, L"/tmp/");
    ck_assert_uint_eq(GetSystemDirectoryW(buffer, 2), 20);
    ck_assert(GetDiskFreeSpaceExW(L"/tmp", NULL, &room, NULL));
    ck_assert_uint_gt(room.QuadPart, 0);
    ck_assert_fails(GetDiskFreeSpaceExW(L"/no/such", NULL, &room, NULL), ERROR_PATH_NOT_FOUND);
}
END_TEST

TEST_MAIN("file", test_file__is_written_and_read, test_file__opening_says_what_was_there,
          test_file__names_are_moved_copied_and_deleted, test_file__searches_list_in_order,
          test_file__paths_are_completed)
