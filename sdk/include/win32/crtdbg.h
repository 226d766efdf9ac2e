#ifndef RDK_WIN32_CRTDBG_H
#define RDK_WIN32_CRTDBG_H

/*
 * Assertions and reports of MSVC's C library: as there, without _DEBUG they do nothing; with it, an
 * assertion that does not hold ends the process, and reports go to the standard error stream.
 *
 * `__try` and `__except` are not here, and cannot be: structured exceptions have no counterpart in
 * these compilers. A source that uses them does not compile; the harness reports a crash with its
 * stack instead.
 */

#ifdef _DEBUG
#    include <assert.h>
#    include <stdio.h>
#    define _ASSERT(expression)      assert(expression)
#    define _ASSERTE(expression)     assert(expression)
#    define _RPT0(type, text)        ((void)(type), (void)fputs((text), stderr))
#    define _RPT1(type, format, ...) ((void)(type), (void)fprintf(stderr, (format), __VA_ARGS__))
#else
#    define _ASSERT(expression)      ((void)0)
#    define _ASSERTE(expression)     ((void)0)
#    define _RPT0(type, text)        ((void)0)
#    define _RPT1(type, format, ...) ((void)0)
#endif
#define _RPT2  _RPT1
#define _RPT3  _RPT1
#define _RPT4  _RPT1
#define _RPTF0 _RPT0
#define _RPTF1 _RPT1
#define _RPTF2 _RPT1
#ifndef ASSERT
#    define ASSERT(expression) _ASSERTE(expression)
#endif

#define _CRT_WARN                 0
#define _CRT_ERROR                1
#define _CRT_ASSERT               2
#define _CRTDBG_REPORT_FLAG       (-1)
#define _CRTDBG_ALLOC_MEM_DF      0x01
#define _CRTDBG_DELAY_FREE_MEM_DF 0x02
#define _CRTDBG_CHECK_ALWAYS_DF   0x04
#define _CRTDBG_LEAK_CHECK_DF     0x20
/* The harness and the sanitizers check memory; so these say what they say without _DEBUG. */
static inline int _CrtSetDbgFlag(int flags)
{
    (void)flags;
    return 0;
}
static inline int _CrtCheckMemory(void)
{
    return 1;
}
static inline int _CrtDumpMemoryLeaks(void)
{
    return 0;
}

#endif
