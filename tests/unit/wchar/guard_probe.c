/*
 * A source as an author might write it, compiled as C and as C++ by guard_test.sh: each wide
 * function by its standard name. -DHEADERS=1 to 3 includes the C library's headers, -DHEADERS=0
 * none that declares one of them.
 */
#if HEADERS == 1
#    include <stdio.h>
#    include <stdlib.h>
#    include <string.h>
#    include <time.h>
#    include <wchar.h>
#    include <wctype.h>
#elif HEADERS == 2
#    define _GNU_SOURCE 1
#    include <stdlib.h>
#    include <wchar.h>
#elif HEADERS == 3 && defined __cplusplus
#    include <cstdlib>
#    include <cwchar>
#    include <locale>
#    include <string>
#    include <vector>
#endif
#include <stddef.h>

/* Where the compiler does not know what it is, or how large. */
static wchar_t *volatile hidden;
static wchar_t known[64];

static int strings(void)
{
    wchar_t *to = hidden;
    int good = wcslen(L"Hello") == 5 && wcsnlen(L"Hello", 3) == 3;
    wcscpy(to, L"abc");
    wcscpy(known, L"abc");
    good &= wcscmp(to, known) == 0 && wcsncmp(to, L"abd", 2) == 0 && wcscoll(to, known) == 0;
    wcscat(known, to);
    wcsncat(known, to, wcslen(to));
    good &= wcslen(known) == 9;
    wcsncpy(known, to, wcslen(to) + 1);
    wcsncpy(to, L"xyz", 2);
    good &= wcscmp(known, L"abc") == 0 && to[1] == L'y' && to[2] == L'c';
    return good;
}

static int blocks(void)
{
    wchar_t *to = hidden;
    wmemcpy(to, L"abcdef", 7);
    wmemcpy(known, to, wcslen(to) + 1);
    wmemmove(known + 1, known, wcslen(known));
    wmemset(known, L'z', wcslen(L"z"));
    return wmemcmp(known, L"zabcdef", 7) == 0 && wmemchr(known, L'a', 7) == known + 1;
}

static int searches(void)
{
    const wchar_t *text = L"a;b;c";
    wchar_t *save;
    wcscpy(known, text);
    return wcschr(text, L';') == text + 1 && wcsrchr(text, L';') == text + 3 &&
           wcsstr(text, L"b;") == text + 2 && wcspbrk(text, L"cb") == text + 2 &&
           wcsspn(text, L"a;") == 2 && wcscspn(text, L"b") == 2 &&
           wcslen(wcstok(known, L";", &save)) == 1;
}

static int numbers(void)
{
    return wcstol(L"-7", 0, 10) == -7 && wcstoul(L"0x10", 0, 0) == 16 &&
           wcstoll(L"8", 0, 10) == 8 && wcstoull(L"9", 0, 10) == 9 && wcstod(L"0.5", 0) == 0.5;
}

static int msvc(void)
{
    wchar_t buffer[16];
    return _wcsicmp(L"ABC", L"abc") == 0 && _wcsnicmp(L"ABx", L"aby", 2) == 0 &&
           _wtoi(L"12") == 12 && wcslen(_ltow(-12, buffer, 10)) == 3 &&
           wcslen(_ultow(12u, buffer, 16)) == 1 && _snwprintf(buffer, 16, L"%s", L"ab") == 2 &&
           wcscpy_s(buffer, 16, L"xyz") == 0 && wcscat_s(buffer, 16, L"!") == 0 &&
           wcslen(buffer) == 4;
}

static int formats(void)
{
    wchar_t *to = hidden;
    int good = swprintf(known, 64, L"%s %d %S", L"wide", 5, "narrow") == 13;
    good &= swprintf(to, wcslen(known) + 1, L"%s", known) == 13;
    return good & (wcscmp(to, L"wide 5 narrow") == 0);
}

#if HEADERS > 0
static int conversions(void)
{
    char narrow[16];
    wchar_t *to = hidden;
    int good = mbstowcs(known, "\xC3\xBC", 8) == 1 && known[0] == 0xFC;
    good &= mbstowcs(to, "abc", wcslen(known) + 3) == 3;
    return good && wcstombs(narrow, known, sizeof(narrow)) == 2 && wctomb(narrow, L'a') == 1;
}
#else
#    define conversions() 1
#endif

#if defined __cplusplus && HEADERS == 3
static int cpp(void)
{
    wchar_t array[4];
    const wchar_t *text = L"abc";
    return std::wcslen(text) == 3 && std::wcschr(text, L'b') == text + 1 &&
           std::wcsstr(text, L"c") == text + 2 && std::char_traits<wchar_t>::length(text) == 3 &&
           wcscpy_s(array, text) == 0 && swprintf_s(array, L"%d", 42) == 2;
}
#else
#    define cpp() 1
#endif

int main(void)
{
    wchar_t room[64];
    hidden = room;
#ifdef OVERFLOW
    wchar_t small[4];
    hidden = wcscpy(small, wcscpy(room, L"more than four"));
    return small[0] == 0;
#else
    return strings() && blocks() && searches() && numbers() && msvc() && formats() &&
                   conversions() && cpp()
               ? 0
               : 1;
#endif
}
