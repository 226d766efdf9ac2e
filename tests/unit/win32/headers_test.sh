#!/bin/sh
# Each header of the Win32 base compiles alone, in each language and compiler that there is, clean
# under -Wpedantic, before and after the headers of the C++ library.
#
# Usage: headers_test.sh <sdk/include>
set -u

include=$1
warnings="-Wall -Wextra -Wshadow -Wpedantic -Werror"
failed=0

# compile <compiler> <language> <standard> <text>
compile()
{
    command -v "$1" >/dev/null || return 0
    if ! printf "$4" | "$1" -x "$2" -std="$3" $warnings -fshort-wchar -include rdk/wchar.h \
        -I "$include" -I "$include/win32" -fsyntax-only -; then
        echo "failed: $1 $3: $4"
        failed=1
    fi
}

plugin='BOOL WINAPI DllMain(HANDLE module, DWORD reason, LPVOID reserved)\n
{ (void)module; (void)reason; (void)reserved; return TRUE; }\n
LPCWSTR text = L"text"; DWORD f(DWORD x) { return x ? ERROR_IO_PENDING : x; }\n'

for path in "$include"/win32/*.h; do
    header=$(basename "$path")
    for standard in c11 c17; do
        compile gcc c $standard "#include <$header>\nextern int unused;\n"
        compile clang c $standard "#include <$header>\nextern int unused;\n"
    done
done
for standard in c++11 c++17; do
    for compiler in g++ clang++; do
        compile $compiler c++ $standard "#include <windows.h>\n#include <strsafe.h>\n
#include <tchar.h>\n#include <algorithm>\n#include <thread>\n$plugin"
        compile $compiler c++ $standard "#define UNICODE\n#include <string>\n
#include <regex>\n#include <windows.h>\n#include <tchar.h>\n$plugin"
        for spelling in Api API; do
            compile $compiler c++ $standard "#include <Windows.h>\n
#include <Clus$spelling.h>\n#include <Res$spelling.h>\nCLRES_FUNCTION_TABLE table;\n"
        done
    done
done
exit $failed
