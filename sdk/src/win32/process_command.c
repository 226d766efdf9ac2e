/*
 * From a command line to a program and its arguments.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_path.h"
#include "process_object.h"

static void strings_free(char **strings)
{
    for (size_t i = 0; strings != NULL && strings[i] != NULL; i++) {
        free(strings[i]);
    }
    free(strings);
}

void rdk__process_command_free(struct process_command *command)
{
    free(command->program);
    strings_free(command->arguments);
    strings_free(command->environment);
    free(command->directory);
}

/* One argument, copied to `to`: 2n backslashes before a quote are n, an odd one makes the quote
 * plain; a doubled quote inside quotes is one. Gives what follows it. */
static const char *argument_take(const char *at, char *to)
{
    bool quoted = false;

    for (;;) {
        size_t slashes = strspn(at, "\\");

        at += slashes;
        bool before_quote = *at == '"';
        size_t kept = before_quote ? slashes / 2 : slashes;
        memset(to, '\\', kept);
        to += kept;
        if (before_quote && slashes % 2 == 1) {
            *to++ = *at++;
        } else if (before_quote && quoted && at[1] == '"') {
            *to++ = '"';
            at += 2;
        } else if (before_quote) {
            quoted = !quoted;
            at++;
        } else if (*at == 0 || (!quoted && (*at == ' ' || *at == '\t'))) {
            break;
        } else {
            *to++ = *at++;
        }
    }
    *to = 0;
    return at;
}

static char **arguments_split(const char *line)
{
    size_t most = strlen(line) / 2 + 2;
    char **arguments = calloc(most + 1, sizeof(*arguments));
    size_t count = 0;

    line += strspn(line, " \t");
    while (arguments != NULL && *line != 0) {
        char *argument = malloc(strlen(line) + 1);

        if (argument == NULL) {
            strings_free(arguments);
            return NULL;
        }
        arguments[count++] = argument;
        line = argument_take(line, argument);
        line += strspn(line, " \t");
    }
    return arguments;
}

/* A block of strings, as an array. */
static char **environment_split(const void *block, bool is_wide)
{
    char **strings = calloc(1, sizeof(*strings));
    const char *narrow = block;
    LPCWSTR wide = block;

    for (size_t count = 0; strings != NULL; count++) {
        if (is_wide ? *wide == 0 : *narrow == 0) {
            return strings;
        }
        char **grown = realloc(strings, (count + 2) * sizeof(*strings));
        char *copy = is_wide ? rdk__narrow(wide) : strdup(narrow);
        if (grown != NULL) {
            strings = grown;
            strings[count] = copy;
            strings[count + 1] = NULL;
        }
        if (grown == NULL || copy == NULL) {
            strings_free(strings);
            return NULL;
        }
        wide += is_wide ? lstrlenW(wide) + 1 : 0;
        narrow += is_wide ? 0 : strlen(narrow) + 1;
    }
    return NULL;
}

static bool is_program(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* The program in one of the directories of PATH; NULL. */
static char *path_search(const char *name)
{
    const char *at = getenv("PATH");

    while (at != NULL && *at != 0) {
        size_t length = strcspn(at, ":");
        char *path = NULL;

        if (asprintf(&path, "%.*s/%s", (int)length, at, name) < 0) {
            return NULL;
        }
        if (is_program(path)) {
            return path;
        }
        free(path);
        at += length + (at[length] == ':');
    }
    return NULL;
}

/* Find a program by its name as the caller wrote it, which may end in `.exe` or leave that out. */
static DWORD program_find(const char *name, char **ret_program)
{
    int chars = MultiByteToWideChar(CP_UTF8, 0, name, -1, NULL, 0);
    WCHAR *wide = malloc((size_t)chars * sizeof(WCHAR));
    char *native = NULL;

    if (wide == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    MultiByteToWideChar(CP_UTF8, 0, name, -1, wide, chars);
    DWORD error = rdk__path_native(wide, &native);
    free(wide);
    if (error != ERROR_SUCCESS) {
        return error;
    }
    for (int attempt = 0; attempt < 2 && *ret_program == NULL; attempt++) {
        size_t length = strlen(native);

        if (attempt == 1) {
            if (length <= 4 || strcasecmp(native + length - 4, ".exe") != 0) {
                break;
            }
            native[length - 4] = 0;
        }
        *ret_program = is_program(native)            ? strdup(native)
                       : strchr(native, '/') == NULL ? path_search(native)
                                                     : NULL;
    }
    error = *ret_program != NULL ? ERROR_SUCCESS : rdk__error_of_errno(2 /* ENOENT */, native);
    free(native);
    return error;
}

DWORD rdk__process_command(struct process_command *ret_command, LPCWSTR program, LPCWSTR line,
                           const void *environment, bool environment_is_wide, LPCWSTR directory)
{
    struct process_command command = {0};
    char *narrow_line = rdk__narrow(line != NULL ? line : program);
    char *narrow_program = program != NULL ? rdk__narrow(program) : NULL;
    DWORD error = ERROR_SUCCESS;

    command.arguments = narrow_line != NULL ? arguments_split(narrow_line) : NULL;
    if (command.arguments == NULL) {
        error = ERROR_NOT_ENOUGH_MEMORY;
    } else if (command.arguments[0] == NULL) {
        error = ERROR_INVALID_PARAMETER;
    } else {
        error = program_find(narrow_program != NULL ? narrow_program : command.arguments[0],
                             &command.program);
    }
    if (error == ERROR_SUCCESS && environment != NULL) {
        command.environment = environment_split(environment, environment_is_wide);
        error = command.environment != NULL ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
    }
    if (error == ERROR_SUCCESS && directory != NULL) {
        struct stat status;

        error = rdk__path_native(directory, &command.directory);
        if (error == ERROR_SUCCESS &&
            (stat(command.directory, &status) != 0 || !S_ISDIR(status.st_mode))) {
            error = ERROR_DIRECTORY;
        }
    }
    free(narrow_line);
    free(narrow_program);
    if (error != ERROR_SUCCESS) {
        rdk__process_command_free(&command);
        return error;
    }
    *ret_command = command;
    return ERROR_SUCCESS;
}
