/*
 * Loaded libraries.
 */

#include "kernel.h"

RDK__EXPORT BOOL WINAPI DisableThreadLibraryCalls(HMODULE hLibModule)
{
    UNREFERENCED_PARAMETER(hLibModule);
    return TRUE;
}
