/* Processes, libraries, and what the machine is. */

#include <stdio.h>
#include <unistd.h>

#include "runtime.h"
#include "win32_test.h"

static DWORD run(LPCWSTR line, DWORD wait_ms, PROCESS_INFORMATION *ret_process)
{
    STARTUPINFOW startup = {.cb = sizeof(startup)};
    WCHAR buffer[MAX_PATH];

    lstrcpynW(buffer, line, MAX_PATH);
    ck_assert(CreateProcessW(NULL, buffer, NULL, NULL, FALSE, CREATE_NO_WINDOW, NULL, NULL,
                             &startup, ret_process));
    return WaitForSingleObject(ret_process->hProcess, wait_ms);
}

START_TEST(test_child__ends_with_its_code)
{
    PROCESS_INFORMATION process;
    DWORD code;

    ck_assert_uint_eq(run(L"sh -c \"exit 7\"", 5000, &process), WAIT_OBJECT_0);
    ck_assert(GetExitCodeProcess(process.hProcess, &code));
    ck_assert_uint_eq(code, 7);
    ck_assert_uint_eq(WaitForSingleObject(process.hThread, 0), WAIT_OBJECT_0);
    ck_assert_uint_eq(GetProcessId(process.hProcess), process.dwProcessId);
    ck_assert_fails(TerminateProcess(process.hProcess, 1), ERROR_ACCESS_DENIED);
    ck_assert(CloseHandle(process.hThread));
    ck_assert(CloseHandle(process.hProcess));
    ck_assert_uint_eq(run(L"/bin/sh.exe -c \"kill -SEGV $$\"", 5000, &process), WAIT_OBJECT_0);
    ck_assert(GetExitCodeProcess(process.hProcess, &code));
    ck_assert_uint_eq(code, 0xC0000005);
}
END_TEST

START_TEST(test_child__is_waited_for_beside_an_event_and_terminated)
{
    PROCESS_INFORMATION process;
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
    DWORD code;

    ck_assert_uint_eq(run(L"sleep 30", 20, &process), WAIT_TIMEOUT);
    ck_assert(GetExitCodeProcess(process.hProcess, &code));
    ck_assert_uint_eq(code, STILL_ACTIVE);
    HANDLE both[] = {process.hProcess, event};
    SetEvent(event);
    ck_assert_uint_eq(WaitForMultipleObjects(2, both, FALSE, INFINITE), WAIT_OBJECT_0 + 1);
    HANDLE same = OpenProcess(PROCESS_ALL_ACCESS, FALSE, process.dwProcessId);
    ck_assert_ptr_nonnull(same);
    ck_assert(TerminateProcess(same, 42));
    ck_assert_uint_eq(WaitForMultipleObjects(2, both, TRUE, 5000), WAIT_OBJECT_0);
    ck_assert(GetExitCodeProcess(process.hProcess, &code));
    ck_assert_uint_eq(code, 42);
    ck_assert_fails(OpenProcess(SYNCHRONIZE, FALSE, 0x10000004), ERROR_INVALID_PARAMETER);
    ck_assert_fails(GetExitCodeProcess(event, &code), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(test_child__command_lines_are_taken_apart_as_on_windows)
{
    static const char script[] = "printf '[%s]' \"$@\" > \"$OUT\"";
    STARTUPINFOW startup = {.cb = sizeof(startup)};
    PROCESS_INFORMATION process;
    char out[] = "/tmp/rdk-child-XXXXXX";
    char script_path[] = "/tmp/rdk-script-XXXXXX";
    char text[128] = "";
    WCHAR line[512];
    WCHAR environment[128] = {0};

    ck_assert_int_ge(mkstemp(out), 0);
    int fd = mkstemp(script_path);
    ck_assert_int_eq(write(fd, script, sizeof(script) - 1), (int)sizeof(script) - 1);
    swprintf(line, 512, L"/bin/sh %S a \"b c\" \\\"d \"e\\\\\" f\\g \"\"", script_path);
    swprintf(environment, 127, L"OUT=%S", out);
    ck_assert(CreateProcessW(L"/bin/sh", line, NULL, NULL, FALSE, CREATE_UNICODE_ENVIRONMENT,
                             environment, L"/tmp", &startup, &process));
    ck_assert_uint_eq(WaitForSingleObject(process.hProcess, 5000), WAIT_OBJECT_0);
    FILE *file = fopen(out, "r");
    ck_assert_ptr_nonnull(file);
    ck_assert_ptr_nonnull(fgets(text, sizeof(text), file));
    ck_assert_str_eq(text, "[a][b c][\"d][e\\][f\\g][]");
    fclose(file);
    unlink(out);
    unlink(script_path);
    ck_assert_fails(
        CreateProcessW(L"/no/such", NULL, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &process),
        ERROR_PATH_NOT_FOUND);
    ck_assert_fails(CreateProcessW(L"/bin/sh", NULL, NULL, NULL, FALSE, 0, NULL, L"/no/such",
                                   &startup, &process),
                    ERROR_DIRECTORY);
    ck_assert_fails(
        CreateProcessW(NULL, NULL, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &process),
        ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(test_child__windows_libraries_are_librdk)
{
    HMODULE kernel = GetModuleHandleW(L"kernel32.dll");
    WCHAR path[MAX_PATH];

    ck_assert_ptr_nonnull(kernel);
    ck_assert_ptr_eq(GetModuleHandleA("C:\\Windows\\ADVAPI32"), NULL);
    ck_assert_ptr_eq(GetModuleHandleA("ADVAPI32"), kernel);
    HMODULE loaded = LoadLibraryW(L"ClusApi.DLL");
    ck_assert_ptr_eq(loaded, kernel);
    ck_assert_ptr_nonnull(GetProcAddress(kernel, "GetTickCount64"));
    ck_assert_fails(GetProcAddress(kernel, "NoSuchThing"), ERROR_PROC_NOT_FOUND);
    ck_assert_fails(GetProcAddress(kernel, "printf"), ERROR_PROC_NOT_FOUND);
    ck_assert_fails(GetProcAddress((HMODULE)path, "x"), ERROR_MOD_NOT_FOUND);
    ck_assert_fails(LoadLibraryA("no_such_library.dll"), ERROR_MOD_NOT_FOUND);
    ck_assert(FreeLibrary(loaded));
    ck_assert_fails(FreeLibrary((HMODULE)path), ERROR_INVALID_HANDLE);
    ck_assert_uint_gt(GetModuleFileNameW(NULL, path, MAX_PATH), 0);
    ck_assert_ptr_nonnull(wcsstr(path, L"unit_win32_child"));
    ck_assert_uint_eq(GetModuleFileNameW(kernel, path, 4), 4);
    ck_assert_uint_eq(GetLastError(), ERROR_INSUFFICIENT_BUFFER);
    HMODULE self;
    ck_assert(GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS |
                                     GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                                 (LPCWSTR)(uintptr_t)&run, &self));
    ck_assert_ptr_eq(self, GetModuleHandleW(NULL));
}
END_TEST

START_TEST(test_child__the_machine_is_described)
{
    WCHAR name[256];
    DWORD chars = ARRAYSIZE(name);
    SYSTEM_INFO info;
    OSVERSIONINFOEXW version = {.dwOSVersionInfoSize = sizeof(version)};
    MEMORYSTATUSEX memory = {.dwLength = sizeof(memory)};
    SYSTEMTIME date = {2024, 2, 4, 29, 23, 59, 59, 7};
    SYSTEMTIME back;
    FILETIME time;

    ck_assert(GetComputerNameW(name, &chars));
    ck_assert_uint_eq(chars, (DWORD)lstrlenW(name));
    DWORD small = 0;
    ck_assert_fails(GetComputerNameW(name, &small), ERROR_BUFFER_OVERFLOW);
    ck_assert_uint_eq(small, chars + 1);
    small = 0;
    ck_assert_fails(GetComputerNameExW(ComputerNameDnsHostname, name, &small), ERROR_MORE_DATA);
    GetSystemInfo(&info);
    ck_assert_uint_eq(info.dwPageSize, 4096);
    ck_assert_uint_ge(info.dwNumberOfProcessors, 1);
    ck_assert(GetVersionExW((LPOSVERSIONINFOW)&version));
    ck_assert_uint_eq(version.dwMajorVersion, 10);
    ck_assert(GlobalMemoryStatusEx(&memory));
    ck_assert_uint_gt(memory.ullTotalPhys, memory.ullAvailPhys);
    ck_assert(SystemTimeToFileTime(&date, &time));
    ck_assert(FileTimeToSystemTime(&time, &back));
    ck_assert_mem_eq(&back, &date, sizeof(date));
    ck_assert_int_eq(CompareFileTime(&time, &(FILETIME){0, 0}), 1);
    date.wDay = 30;
    ck_assert_fails(SystemTimeToFileTime(&date, &time), ERROR_INVALID_PARAMETER);
    OutputDebugStringW(L"");
}
END_TEST

TEST_MAIN("child", test_child__ends_with_its_code,
          test_child__is_waited_for_beside_an_event_and_terminated,
          test_child__command_lines_are_taken_apart_as_on_windows,
          test_child__windows_libraries_are_librdk, test_child__the_machine_is_described)
