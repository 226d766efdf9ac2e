/* DllMain waits for what never comes when the plugin is unloaded. */
#include "plugin.h"

BOOL WINAPI DllMain(HINSTANCE Instance, DWORD Reason, LPVOID Reserved)
{
    (void)Instance;
    (void)Reserved;
    if (Reason == DLL_PROCESS_DETACH) {
        Sleep(INFINITE);
    }
    return TRUE;
}

#include "plugin_table.h"
