#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "host.h"
#include "wire/spawn.h"

/* clang's ThreadSanitizer, preloaded, is called by the libraries that it needs itself before it has
 * begun; so it is begun before all of them. In other processes there is no such function. Nothing
 * else has begun here either. */
__attribute__((weak)) void __tsan_init(void);

__attribute__((no_sanitize("address", "undefined"))) static void sanitizer_init(int argc,
                                                                                char **argv,
                                                                                char **environment)
{
    (void)argc;
    (void)argv;
    (void)environment;
    if (__tsan_init) {
        __tsan_init();
    }
}

__attribute__((section(".preinit_array"),
               used)) static void (*const first)(int, char **, char **) = sanitizer_init;

/* rdk starts this program; a person who does is told so. */
int main(int argc, char **argv)
{
    if (argc != 3 || strcmp(argv[1], SPAWN_OPTION) != 0) {
        fprintf(stderr, "rdk-host is started by rdk and is of no use alone.\n");
        return 64;
    }
    char *end = NULL;
    errno = 0;
    const long socket = strtol(argv[2], &end, 10);
    if (errno != 0 || *end != '\0' || socket < 0 || socket > 1 << 20) {
        fprintf(stderr, "rdk-host: %s: not a descriptor\n", argv[2]);
        return 64;
    }
    struct err err = {0};
    if (host_zygote((int)socket, &err) < 0) {
        fprintf(stderr, "rdk-host: %s\n", err.text);
        err_finish(&err);
        return 70;
    }
    return 0;
}
