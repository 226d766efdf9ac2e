/**
 * @file
 * The guard of 16-bit wchar_t. It is included by force, before everything else, in each source
 * that is built against librdk: the CMake target and the pkg-config file pass
 *
 *     -fshort-wchar -include rdk/wchar.h
 *
 * L"..." has 16-bit characters then, as on Windows, but the C library's wide functions would go on
 * reading 32. So this header
 *
 *   - refuses to compile without -fshort-wchar;
 *   - binds the standard names (wcslen, swprintf, wmemcpy ...) to functions of librdk by an
 *     assembler label, whether <wchar.h>, <cwchar> or <string> come later or not. The names stay
 *     the standard ones: std::wcslen works, &wcslen works, no macro is in the way;
 *   - makes a call to a wide function that librdk does not have an error of the compiler;
 *   - declares what sources written for MSVC expect of <wchar.h> (_wcsicmp, _snwprintf ...);
 *   - leaves a mark in the plugin, for the loader (below).
 *
 * What it cannot mend: std::wstring and wide streams live in libstdc++, compiled for 32-bit
 * characters. The loader refuses a plugin that needs them, and one that still binds to a wide
 * function of the C library.
 *
 * The functions behave as MSVC's, with 16-bit units and in its "C" locale, with these points to
 * know: in the printf family %s and %c are wide and %S and %C are narrow, in a wide format; l is
 * 32 bits, as long is on Windows, and I64, ll, j, z, t and I are 64; mbstowcs and its kin convert
 * from and to UTF-8; the ..._s functions return their error instead of ending the process.
 *
 * On Windows this header does nothing.
 */
#ifndef RDK_WCHAR_H
#define RDK_WCHAR_H

#ifndef _WIN32

#    if __SIZEOF_WCHAR_T__ != 2
#        error "wchar_t must have 16 bits here: add -fshort-wchar to the compiler's flags"
#    endif

/*
 * The mark. Each source of a plugin defines rdk_plugin_wchar16; being weak, they become one, and
 * being visible whatever -fvisibility says, it is exported, which also keeps it through
 * --gc-sections. The loader refuses a plugin without it. A plugin with a version script has to
 * name it there, beside Startup and StartupEx. librdk must not have it, nor should programs:
 * -DRDK_NO_PLUGIN_TAG.
 */
#    if !defined RDK_NO_PLUGIN_TAG && !defined RDK_BUILDING_LIBRARY
#        ifdef __cplusplus
extern "C" {
#        endif
extern const unsigned char rdk_plugin_wchar16 __attribute__((weak, visibility("default")));
__attribute__((used)) const unsigned char rdk_plugin_wchar16 = 16;
#        ifdef __cplusplus
}
#        endif
#    endif

/*
 * C++: <wchar.h> gives some names overloads with labels of their own, which nothing can change any
 * more. So it is read now, under other names. The compilers define _GNU_SOURCE for C++ themselves:
 * a source that defines it later loses nothing.
 *
 * C: no header of the C library that looks at such macros may be read here, for the source may yet
 * define them. A label stays with a name from its first declaration on.
 */
// clang-format off
#ifdef __cplusplus
#include "rdk/wchar/hide.h"
#include <wchar.h>
#include "rdk/wchar/unhide.h"
#define RDK__WCHAR   wchar_t
#define RDK__NOTHROW noexcept
extern "C" {
#else
#define RDK__WCHAR __WCHAR_TYPE__
#define RDK__NOTHROW
#endif
#define RDK__RESTRICT __restrict
#define RDK__SIZE     __SIZE_TYPE__
#define RDK__VA_LIST  __builtin_va_list
#define RDK__FILE     struct _IO_FILE
#define RDK__AS(name) __asm__("rdk__" #name)
struct _IO_FILE;

/* clang takes these two for functions of its own, and mixes up the inline functions that headers
 * make of them under _FORTIFY_SOURCE with the labels: there they need another name. */
#if defined __clang__ && !defined __cplusplus && defined _FORTIFY_SOURCE
#define wmemcpy  rdk__wmemcpy
#define wmemmove rdk__wmemmove
#endif

#include "rdk/wchar/standard.h"
#include "rdk/wchar/missing.h"
#include "rdk/wchar/msvc.h"
#if defined _FORTIFY_SOURCE && _FORTIFY_SOURCE > 0
#include "rdk/wchar/fortify.h"
#endif

#ifdef __cplusplus
}
#ifdef __CORRECT_ISO_CPP_WCHAR_H_PROTO
#include "rdk/wchar/overloads.h"
#endif
#endif

#undef RDK__AS
#undef RDK__FILE
#undef RDK__VA_LIST
#undef RDK__SIZE
#undef RDK__RESTRICT
#undef RDK__NOTHROW
#undef RDK__WCHAR
// clang-format on

#endif
#endif
