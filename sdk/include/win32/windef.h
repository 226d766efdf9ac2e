#ifndef RDK_WIN32_WINDEF_H
#define RDK_WIN32_WINDEF_H

/*
 * The basic types and macros of Win32, for x86-64 Linux. `long` has 64 bits here and 32 on
 * Windows, so LONG, ULONG and DWORD are made of `int`.
 */

#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

#include "sal.h"

#if !defined(__SIZEOF_WCHAR_T__) || __SIZEOF_WCHAR_T__ != 2
#    error "WCHAR has 16 bits: compile with -fshort-wchar (CMake and pkg-config pass it on)"
#endif

/* Before a whole declaration that -Wpedantic rejects: anonymous members, flexible members in C++,
 * enumerators above INT_MAX in C. */
#define RDK_EXTENSION __extension__

#ifdef __cplusplus
#    define EXTERN_C       extern "C"
#    define EXTERN_C_START extern "C" {
#    define EXTERN_C_END   }
#else
#    define EXTERN_C extern
#    define EXTERN_C_START
#    define EXTERN_C_END
#endif

/* Calling conventions and keywords of Microsoft's compiler that change nothing here. */
#define WINAPI
#define WINAPIV
#define APIENTRY
#define CALLBACK
#define NTAPI
#define PASCAL
#define WINBASEAPI
#define WINADVAPI
#define WINUSERAPI
#define NTSYSAPI
#define DECLSPEC_IMPORT
#define DECLSPEC_NOTHROW
#define STDMETHODCALLTYPE
#ifndef __stdcall
#    define __stdcall
#    define _stdcall
#    define __cdecl
#    define _cdecl
#    define __fastcall
#    define _fastcall
#endif
#define CONST const
#define FAR
#define NEAR
#define far
#define near
#define IN
#define OUT
#define OPTIONAL
#define FORCEINLINE          static inline __attribute__((always_inline))
#define DECLSPEC_NORETURN    __attribute__((noreturn))
#define DECLSPEC_ALIGN(size) __attribute__((aligned(size)))
#define DECLSPEC_NOINLINE    __attribute__((noinline))
#define UNALIGNED
#ifndef __int64
#    define __int64 long long
#    define __int32 int
#    define __int16 short
#    define __int8 char
#endif
#ifndef __forceinline
#    define __forceinline inline __attribute__((always_inline))
#endif
#define __declspec(attributes) RDK_DECLSPEC_##attributes
#define RDK_DECLSPEC_dllexport __attribute__((visibility("default")))
#define RDK_DECLSPEC_dllimport
#define RDK_DECLSPEC_noreturn __attribute__((noreturn))
#define RDK_DECLSPEC_noinline __attribute__((noinline))
#define RDK_DECLSPEC_thread   __thread
#define RDK_DECLSPEC_nothrow
#define RDK_DECLSPEC_novtable
#define RDK_DECLSPEC_selectany   __attribute__((weak))
#define RDK_DECLSPEC_deprecated  __attribute__((deprecated))
#define RDK_DECLSPEC_align(size) __attribute__((aligned(size)))
#define RDK_DECLSPEC_uuid(text)

#ifndef FALSE
#    define FALSE 0
#endif
#ifndef TRUE
#    define TRUE 1
#endif
#ifndef NULL
#    define NULL ((void *)0)
#endif
#define MAX_PATH 260

typedef char CHAR, *PCHAR, *LPCH, *PCH, CCHAR;
typedef const char *LPCCH, *PCCH;
typedef signed char INT8, *PINT8;
typedef unsigned char UCHAR, *PUCHAR, BYTE, *PBYTE, *LPBYTE, BOOLEAN, *PBOOLEAN, UINT8, *PUINT8;
typedef short SHORT, *PSHORT, INT16, *PINT16;
typedef unsigned short USHORT, *PUSHORT, WORD, *PWORD, *LPWORD, UINT16, *PUINT16;
typedef int INT, *PINT, *LPINT, BOOL, *PBOOL, *LPBOOL, LONG, *PLONG, *LPLONG, INT32, *PINT32,
    LONG32, *PLONG32;
typedef unsigned int UINT, *PUINT, *LPUINT, DWORD, *PDWORD, *LPDWORD, ULONG, *PULONG, UINT32,
    *PUINT32, ULONG32, *PULONG32, DWORD32, *PDWORD32;
typedef long long LONGLONG, *PLONGLONG, LONG64, *PLONG64, INT64, *PINT64;
typedef unsigned long long ULONGLONG, *PULONGLONG, DWORDLONG, *PDWORDLONG, ULONG64, *PULONG64,
    UINT64, *PUINT64, DWORD64, *PDWORD64;
typedef long long INT_PTR, *PINT_PTR, LONG_PTR, *PLONG_PTR, SSIZE_T, *PSSIZE_T;
typedef unsigned long long UINT_PTR, *PUINT_PTR, ULONG_PTR, *PULONG_PTR, DWORD_PTR, *PDWORD_PTR,
    KAFFINITY;
typedef size_t SIZE_T, *PSIZE_T;
typedef float FLOAT, *PFLOAT;
typedef double DOUBLE;
#define VOID void
typedef void *PVOID, *LPVOID, *PVOID64;
typedef const void *LPCVOID, *PCVOID;

/* WCHAR is the compiler's wide character, so that L"..." converts in C++ too. */
typedef wchar_t WCHAR, *PWCHAR, *LPWCH, *PWCH, *NWPSTR, *LPWSTR, *PWSTR, *PZZWSTR, *LPOLESTR;
typedef const wchar_t *LPCWCH, *PCWCH, *LPCWSTR, *PCWSTR, *PCZZWSTR, *LPCOLESTR;
typedef wchar_t OLECHAR, *BSTR;
typedef PWSTR *PZPWSTR;
typedef char *NPSTR, *LPSTR, *PSTR, *PZZSTR;
typedef const char *LPCSTR, *PCSTR;
#if defined(UNICODE) || defined(_UNICODE)
typedef WCHAR TCHAR, *PTCHAR, TBYTE, *PTBYTE;
typedef LPWSTR LPTSTR, PTSTR, LPTCH, PTCH;
typedef LPCWSTR LPCTSTR, PCTSTR;
#    define RDK_TEXT(text) L##text
#else
typedef CHAR TCHAR, *PTCHAR;
typedef UCHAR TBYTE, *PTBYTE;
typedef LPSTR LPTSTR, PTSTR, LPTCH, PTCH;
typedef LPCSTR LPCTSTR, PCTSTR;
#    define RDK_TEXT(text) text
#endif
#define TEXT(text) RDK_TEXT(text)

/* HANDLE values are small multiples of 4, not pointers. HINSTANCE is a plain pointer too, so that
 * a DllMain that spells its first parameter HANDLE is the same function in C++. */
typedef void *HANDLE, **PHANDLE, **LPHANDLE;
typedef void *HINSTANCE, *HMODULE, *HGLOBAL, *HLOCAL;
#define DECLARE_HANDLE(name) \
    struct name##__ {        \
        int unused;          \
    };                       \
    typedef struct name##__ *name
DECLARE_HANDLE(HKEY);
DECLARE_HANDLE(HWND);
DECLARE_HANDLE(HRSRC);
DECLARE_HANDLE(HICON);
DECLARE_HANDLE(HMENU);
typedef HKEY *PHKEY;
#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)

typedef LONG HRESULT;
typedef LONG NTSTATUS;
typedef LONG LSTATUS;
typedef DWORD LCID, *PLCID, LCTYPE, LGRPID;
typedef WORD LANGID, ATOM;
typedef DWORD ACCESS_MASK, *PACCESS_MASK, REGSAM;
typedef DWORD SECURITY_INFORMATION, *PSECURITY_INFORMATION;
typedef UINT_PTR WPARAM;
typedef LONG_PTR LPARAM, LRESULT;
EXTERN_C_START
typedef int (*FARPROC)(void);
EXTERN_C_END

RDK_EXTENSION typedef union _LARGE_INTEGER {
    struct {
        DWORD LowPart;
        LONG HighPart;
    };
    struct {
        DWORD LowPart;
        LONG HighPart;
    } u;
    LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

RDK_EXTENSION typedef union _ULARGE_INTEGER {
    struct {
        DWORD LowPart;
        DWORD HighPart;
    };
    struct {
        DWORD LowPart;
        DWORD HighPart;
    } u;
    ULONGLONG QuadPart;
} ULARGE_INTEGER, *PULARGE_INTEGER;

typedef struct _FILETIME {
    DWORD dwLowDateTime;
    DWORD dwHighDateTime;
} FILETIME, *PFILETIME, *LPFILETIME;

typedef struct _SYSTEMTIME {
    WORD wYear;
    WORD wMonth;
    WORD wDayOfWeek;
    WORD wDay;
    WORD wHour;
    WORD wMinute;
    WORD wSecond;
    WORD wMilliseconds;
} SYSTEMTIME, *PSYSTEMTIME, *LPSYSTEMTIME;

typedef struct _LUID {
    DWORD LowPart;
    LONG HighPart;
} LUID, *PLUID;

#include "guiddef.h"

typedef struct _SECURITY_ATTRIBUTES {
    DWORD nLength;
    LPVOID lpSecurityDescriptor;
    BOOL bInheritHandle;
} SECURITY_ATTRIBUTES, *PSECURITY_ATTRIBUTES, *LPSECURITY_ATTRIBUTES;

typedef PVOID PSECURITY_DESCRIPTOR, PSID;

/* A security descriptor in one piece: the members count bytes from its start. */
typedef WORD SECURITY_DESCRIPTOR_CONTROL, *PSECURITY_DESCRIPTOR_CONTROL;
typedef struct _SECURITY_DESCRIPTOR_RELATIVE {
    BYTE Revision;
    BYTE Sbz1;
    SECURITY_DESCRIPTOR_CONTROL Control;
    DWORD Owner;
    DWORD Group;
    DWORD Sacl;
    DWORD Dacl;
} SECURITY_DESCRIPTOR_RELATIVE, *PISECURITY_DESCRIPTOR_RELATIVE;

typedef struct _LIST_ENTRY {
    struct _LIST_ENTRY *Flink;
    struct _LIST_ENTRY *Blink;
} LIST_ENTRY, *PLIST_ENTRY;

typedef struct _SINGLE_LIST_ENTRY {
    struct _SINGLE_LIST_ENTRY *Next;
} SINGLE_LIST_ENTRY, *PSINGLE_LIST_ENTRY;

#define MAKEWORD(low, high) \
    ((WORD)(((BYTE)((DWORD_PTR)(low)&0xff)) | ((WORD)((BYTE)((DWORD_PTR)(high)&0xff))) << 8))
#define MAKELONG(low, high) \
    ((LONG)(((WORD)((DWORD_PTR)(low)&0xffff)) | ((DWORD)((WORD)((DWORD_PTR)(high)&0xffff))) << 16))
#define LOWORD(value) ((WORD)((DWORD_PTR)(value)&0xffff))
#define HIWORD(value) ((WORD)(((DWORD_PTR)(value) >> 16) & 0xffff))
#define LOBYTE(value) ((BYTE)((DWORD_PTR)(value)&0xff))
#define HIBYTE(value) ((BYTE)(((DWORD_PTR)(value) >> 8) & 0xff))

#define FIELD_OFFSET(type, field)               ((LONG)offsetof(type, field))
#define UFIELD_OFFSET(type, field)              ((DWORD)offsetof(type, field))
#define RTL_FIELD_SIZE(type, field)             (sizeof(((type *)0)->field))
#define RTL_SIZEOF_THROUGH_FIELD(type, field)   (offsetof(type, field) + RTL_FIELD_SIZE(type, field))
#define CONTAINING_RECORD(address, type, field) ((type *)((PCHAR)(address)-offsetof(type, field)))
#define RTL_NUMBER_OF(array)                    (sizeof(array) / sizeof((array)[0]))
#define ARRAYSIZE(array)                        RTL_NUMBER_OF(array)

#define UNREFERENCED_PARAMETER(name)      ((void)(name))
#define DBG_UNREFERENCED_PARAMETER(name)  ((void)(name))
#define UNREFERENCED_LOCAL_VARIABLE(name) ((void)(name))

#if !defined(__cplusplus) && !defined(NOMINMAX)
#    ifndef min
#        define min(a, b) (((a) < (b)) ? (a) : (b))
#    endif
#    ifndef max
#        define max(a, b) (((a) > (b)) ? (a) : (b))
#    endif
#endif

/* In C++ they are functions, since macros of these names break its library. */
#if defined(__cplusplus) && !defined(NOMINMAX)
extern "C++" {
template <typename A, typename B> constexpr auto min(A a, B b) -> decltype(true ? A() : B())
{
    return a < b ? a : b;
}
template <typename A, typename B> constexpr auto max(A a, B b) -> decltype(true ? A() : B())
{
    return a > b ? a : b;
}
}
#endif

#define MAXBYTE  0xff
#define MAXWORD  0xffff
#define MAXDWORD 0xffffffffU
#define MINLONG  0x80000000U
#define MAXLONG  0x7fffffff

#endif
