/* Calls functions of libc in each way that a compiler knows. Built with several linkers' options. */
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

typedef pid_t (*pid_function)(void);

/* A slot in read-only data, one in data, and one that is made by hand. */
static const pid_function g_constant[] = {getpid, getppid};
static pid_function g_variable = getpid;

extern void not_anywhere(void) __attribute__((weak));

/* Its own function of a name of libc. */
uid_t getuid(void)
{
    return 4242;
}

pid_t redirected_call(void)
{
    return getpid();
}

pid_t redirected_constant(void)
{
    const pid_function *volatile table = g_constant;
    return table[0]();
}

pid_t redirected_variable(void)
{
    pid_function *volatile variable = &g_variable;
    return (*variable)();
}

pid_function redirected_address(void)
{
    return getpid;
}

pid_t redirected_other(void)
{
    return getppid();
}

uid_t redirected_own(void)
{
    return getuid();
}

int redirected_is_weak_there(void)
{
    return not_anywhere != NULL;
}

void *redirected_open(const char *path)
{
    return dlopen(path, RTLD_NOW | RTLD_LOCAL);
}
