/* Online starts a program the right way, tries one that is not there, and then puts another program
 * in the place of the monitor's process. */
#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

#include "plugin.h"

static DWORD WINAPI ReplacingOnline(ONLINE_PARAMETERS)
{
    int status = 0;
    const pid_t child = vfork();

    (void)Resource;
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", "exit 3", (char *)NULL);
        _exit(4);
    }
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 3 ||
        execl("/no/such/program", "program", (char *)NULL) == 0 || errno != ENOENT) {
        return ERROR_GEN_FAILURE;
    }
    execl("/bin/sleep", "sleep", "300", (char *)NULL);
    return ERROR_GEN_FAILURE;
}

#define PLUGIN_ONLINE ReplacingOnline
#include "plugin_table.h"
