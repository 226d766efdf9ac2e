/* DllMain has a thread begin and sleeps, both when the plugin comes and when it goes: both are
 * waited for, in virtual time. */
#include "plugin.h"

static DWORD WINAPI Work(LPVOID Parameter)
{
    (void)Parameter;
    Sleep(50);
    return 0;
}

BOOL WINAPI DllMain(HINSTANCE Instance, DWORD Reason, LPVOID Reserved)
{
    (void)Instance;
    (void)Reserved;
    if (Reason == DLL_PROCESS_ATTACH) {
        HANDLE thread = CreateThread(NULL, 0, Work, NULL, 0, NULL);

        Sleep(1000);
        CloseHandle(thread);
    } else if (Reason == DLL_PROCESS_DETACH) {
        Sleep(3600000);
    }
    return TRUE;
}

#include "plugin_table.h"
