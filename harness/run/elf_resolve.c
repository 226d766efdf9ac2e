#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "elf_facts.h"

/* What ldd -r does: the system's loader, started as a program, maps the file and its libraries,
 * resolves every symbol and says what it did not find, in lines such as
 *
 *     libodd.so.1 => not found
 *     undefined symbol: Odd	(./plugin.so)
 */

#define LOADER "/lib64/ld-linux-x86-64.so.2"

static void read_line(const char *line, struct arena *arena, struct elf_facts *facts)
{
    static const char undefined[] = "undefined symbol: ";
    const char *missing = strstr(line, undefined);
    const char *absent = strstr(line, " => not found");

    if (missing) {
        const char *name = missing + strlen(undefined);
        elf_names_add(&facts->missing, arena,
                      arena_printf(arena, "%.*s", (int)strcspn(name, " \t,\n"), name));
    } else if (absent) {
        const char *name = line + strspn(line, " \t");
        elf_names_add(&facts->absent, arena,
                      arena_printf(arena, "%.*s", (int)(absent - name), name));
    }
}

static int loader_spawn(const char *path, int output, pid_t *ret_pid)
{
    char *words[] = {(char[]){LOADER}, (char *)(uintptr_t)path, NULL};
    char *environment[] = {(char[]){"LD_TRACE_LOADED_OBJECTS=1"}, (char[]){"LD_WARN=yes"},
                           (char[]){"LD_BIND_NOW=yes"}, NULL, NULL};
    const char *libraries = getenv("LD_LIBRARY_PATH");
    cleanup_free char *kept = libraries ? memory_printf("LD_LIBRARY_PATH=%s", libraries) : NULL;
    posix_spawn_file_actions_t actions;

    environment[3] = kept;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
    const int r = posix_spawn(ret_pid, LOADER, &actions, NULL, words, environment);
    posix_spawn_file_actions_destroy(&actions);
    return -r;
}

void elf_facts_resolve(const char *path, struct arena *arena, struct elf_facts *facts)
{
    int ends[2];
    pid_t pid = 0;

    if (!facts->readable || pipe2(ends, O_CLOEXEC) < 0) {
        return;
    }
    /* A name without a slash is searched for. */
    const char *file = strchr(path, '/') ? path : arena_printf(arena, "./%s", path);
    const int r = loader_spawn(file, ends[1], &pid);
    close(ends[1]);
    FILE *lines = fdopen(ends[0], "r");
    char *line = NULL;
    size_t room = 0;
    while (r == 0 && lines && getline(&line, &room, lines) > 0) {
        read_line(line, arena, facts);
    }
    free(line);
    if (lines) {
        fclose(lines);
    } else {
        close(ends[0]);
    }
    if (r == 0) {
        waitpid(pid, NULL, 0);
    }
}
