/* Online stops its parent, kills everything within reach and stops itself; then Offline, by
 * which each scenario ends, kills its own process group. */
#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "plugin.h"

static DWORD WINAPI KillingOnline(ONLINE_PARAMETERS)
{
    (void)Resource;
    if (kill(getppid(), SIGSTOP) == 0 || errno != EPERM || kill(-1, SIGWINCH) == 0 ||
        killpg(getppid(), SIGTERM) == 0 || kill(0, SIGSTOP) == 0) {
        return ERROR_GEN_FAILURE;
    }
    return kill(getppid(), 0) == 0 ? ERROR_SUCCESS : ERROR_GEN_FAILURE;
}

static DWORD WINAPI KillingOffline(OFFLINE_PARAMETERS)
{
    (void)Resource;
    kill(0, SIGKILL);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE  KillingOnline
#define PLUGIN_OFFLINE KillingOffline
#include "plugin_table.h"
