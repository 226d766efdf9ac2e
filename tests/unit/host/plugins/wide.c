/* Has the mark, and binds to functions of libc that read 32-bit characters. */
#include <stddef.h>

size_t wcslen(const __WCHAR_TYPE__ *text);
int swprintf(__WCHAR_TYPE__ *to, size_t room, const __WCHAR_TYPE__ *format, ...);

__attribute__((visibility("default"))) const unsigned char rdk_plugin_wchar16 = 16;

__attribute__((visibility("default"))) size_t Startup(__WCHAR_TYPE__ *text, size_t room);
size_t Startup(__WCHAR_TYPE__ *text, size_t room)
{
    return (size_t)swprintf(text, room, text) + wcslen(text);
}
