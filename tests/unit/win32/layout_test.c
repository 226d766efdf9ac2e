/* Sizes and places of Win32 types are those of 64-bit Windows; so are values that others rely on. */

#include <lmerr.h>
#include <strsafe.h>
#include <tchar.h>

#include "win32_test.h"

_Static_assert(sizeof(WCHAR) == 2, "");
_Static_assert(sizeof(BYTE) == 1 && sizeof(BOOLEAN) == 1, "");
_Static_assert(sizeof(WORD) == 2 && sizeof(USHORT) == 2, "");
_Static_assert(sizeof(DWORD) == 4 && sizeof(ULONG) == 4 && sizeof(LONG) == 4, "");
_Static_assert(sizeof(BOOL) == 4 && sizeof(HRESULT) == 4 && sizeof(UINT) == 4, "");
_Static_assert(sizeof(LONGLONG) == 8 && sizeof(DWORD64) == 8 && sizeof(ULONG_PTR) == 8, "");
_Static_assert(sizeof(HANDLE) == 8 && sizeof(HKEY) == 8 && sizeof(SIZE_T) == 8, "");
_Static_assert(sizeof(LARGE_INTEGER) == 8 && offsetof(LARGE_INTEGER, HighPart) == 4, "");
_Static_assert(sizeof(ULARGE_INTEGER) == 8 && offsetof(ULARGE_INTEGER, u.HighPart) == 4, "");
_Static_assert(sizeof(FILETIME) == 8 && _Alignof(FILETIME) == 4, "");
_Static_assert(sizeof(SYSTEMTIME) == 16 && sizeof(GUID) == 16 && sizeof(LUID) == 8, "");
_Static_assert(sizeof(SECURITY_ATTRIBUTES) == 24, "");
_Static_assert(offsetof(SECURITY_ATTRIBUTES, bInheritHandle) == 16, "");
_Static_assert(sizeof(LIST_ENTRY) == 16 && sizeof(INIT_ONCE) == 8, "");
_Static_assert(sizeof(SRWLOCK) == 8 && sizeof(CONDITION_VARIABLE) == 8, "");
_Static_assert(sizeof(CRITICAL_SECTION) == 40, "");
_Static_assert(offsetof(CRITICAL_SECTION, OwningThread) == 16, "");
_Static_assert(offsetof(CRITICAL_SECTION, SpinCount) == 32, "");
_Static_assert(sizeof(SECURITY_ATTRIBUTES *) == sizeof(LPSECURITY_ATTRIBUTES), "");

START_TEST(test_layout__values_are_those_of_windows)
{
    ck_assert_uint_eq(WAIT_FAILED, 0xFFFFFFFF);
    ck_assert_uint_eq(LOCALE_SYSTEM_DEFAULT, 0x800);
    ck_assert_uint_eq(LOCALE_USER_DEFAULT, 0x400);
    ck_assert_uint_eq(LOCALE_INVARIANT, 0x7F);
    ck_assert_int_eq(E_ACCESSDENIED, (HRESULT)0x80070005);
    ck_assert_uint_eq((uintptr_t)INVALID_HANDLE_VALUE, UINTPTR_MAX);
    ck_assert_int_eq(ERROR_DEPENDENT_RESOURCE_EXISTS, 5001);
    ck_assert_int_eq(ERROR_RESOURCE_NOT_ONLINE, 5004);
    ck_assert_int_eq(ERROR_IO_PENDING, 997);
    ck_assert_int_eq(NERR_BASE, 2100);
    /* An error code keeps the type of a DWORD beside it. */
    ck_assert_uint_eq(sizeof(TRUE ? ERROR_BUSY : (DWORD)0), 4);
}
END_TEST

DEFINE_GUID(GUID_OF_TEST, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
#define INITGUID
#include <guiddef.h>
DEFINE_GUID(GUID_OF_TEST, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

START_TEST(test_layout__guid_is_defined_once_asked_for)
{
    GUID copy = GUID_OF_TEST;

    ck_assert(IsEqualGUID(&copy, &GUID_OF_TEST));
    ck_assert_uint_eq(GUID_OF_TEST.Data4[7], 11);
    copy.Data4[7]++;
    ck_assert(!IsEqualGUID(&copy, &GUID_OF_TEST));
}
END_TEST

START_TEST(test_layout__tchar_is_narrow_without_unicode)
{
    TCHAR text[] = _T("abc");

    ck_assert_uint_eq(sizeof(text), 4);
    ck_assert_uint_eq(_tcslen(text), 3);
    ck_assert_int_eq(_tcsicmp(text, TEXT("ABC")), 0);
}
END_TEST

TEST_MAIN("layout", test_layout__values_are_those_of_windows,
          test_layout__guid_is_defined_once_asked_for, test_layout__tchar_is_narrow_without_unicode)
