/*
 * For Windows alone: what the helpers take from the Win32 base where that base is rdk's own.
 * Belongs to the sources that a plugin's project adds there; see docs/writing-a-plugin.md.
 */
#include "win32/text.h"

#include <windows.h>

WCHAR rdk__char_upper(WCHAR c)
{
    /* A character in the place of a pointer is one character, by CharUpper's own rule. */
    return (WCHAR)(ULONG_PTR)CharUpperW((LPWSTR)(ULONG_PTR)c);
}
