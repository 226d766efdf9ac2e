// Has the mark, and uses std::wstring.
#include <string>

extern "C" {
extern const unsigned char rdk_plugin_wchar16 __attribute__((visibility("default")));
const unsigned char rdk_plugin_wchar16 = 16;
__attribute__((visibility("default"))) unsigned long Startup(const wchar_t *text);
}

unsigned long Startup(const wchar_t *text)
{
    std::wstring copy(text);
    copy.append(text);
    copy.append(copy);
    return copy.find(L'x', copy.size() / 2);
}
