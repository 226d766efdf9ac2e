#include "cli/options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "names/names.h"

#define NANOSECONDS 1000000000u

/* The words that are still to be read. */
struct words {
    char **next;
    char **end;
};

char *option_variable(const struct option_row *row)
{
    char *variable = memory_printf("RDK_%s", row->name);
    for (char *c = variable; *c; ++c) {
        if (*c >= 'a' && *c <= 'z') {
            *c = (char)(*c - 'a' + 'A');
        } else if (*c == '-') {
            *c = '_';
        }
    }
    return variable;
}

static int set(struct options *options, const struct option_row *row, const char *text,
               const char *origin, struct err *err)
{
    int code = row->set(options, text, err);
    if (code < 0) {
        err_prefix(err, "%s", origin);
    }
    return code;
}

static int read_environment(struct options *options, unsigned command, struct err *err)
{
    int code = 0;
    for (size_t i = 0; i < option_count && code == 0; ++i) {
        if (!(option_rows[i].commands & command)) {
            continue;
        }
        char *variable = option_variable(&option_rows[i]);
        const char *text = getenv(variable);
        if (text && *text) {
            code = set(options, &option_rows[i], text, variable, err);
        }
        free(variable);
    }
    return code;
}

static const struct option_row *find_long(unsigned command, const char *name, size_t length)
{
    for (size_t i = 0; i < option_count; ++i) {
        if ((option_rows[i].commands & command) && strlen(option_rows[i].name) == length &&
            strncmp(option_rows[i].name, name, length) == 0) {
            return &option_rows[i];
        }
    }
    return NULL;
}

static const struct option_row *find_letter(unsigned command, char letter)
{
    for (size_t i = 0; i < option_count; ++i) {
        if ((option_rows[i].commands & command) && letter && option_rows[i].letter == letter) {
            return &option_rows[i];
        }
    }
    return NULL;
}

static int unknown_long(unsigned command, const char *name, size_t length, struct err *err)
{
    const char **names = memory_allocate(option_count * sizeof(*names));
    size_t count = 0;
    for (size_t i = 0; i < option_count; ++i) {
        if (option_rows[i].commands & command) {
            names[count++] = option_rows[i].name;
        }
    }
    char *word = memory_printf("%.*s", (int)length, name);
    const char *near = names_nearest(word, names, count);
    int code = near ? err_set(err, -EINVAL, "unknown option --%s; did you mean --%s?", word, near)
                    : err_set(err, -EINVAL, "unknown option --%s", word);
    free(word);
    free(names);
    return code;
}

/* The value that an option takes from the next word. */
static int take_value(struct words *words, const struct option_row *row, const char *origin,
                      const char **ret, struct err *err)
{
    if (words->next == words->end) {
        return err_set(err, -EINVAL, "%s needs a value: %s", origin, row->value);
    }
    *ret = *words->next++;
    return 0;
}

static int read_long(struct options *options, unsigned command, const char *word,
                     struct words *words, struct err *err)
{
    const char *name = word + 2;
    size_t length = strcspn(name, "=");
    const struct option_row *row = find_long(command, name, length);
    if (!row) {
        return unknown_long(command, name, length, err);
    }
    const char *value = name[length] ? name + length + 1 : row->value ? NULL : "true";
    char *origin = memory_printf("--%s", row->name);
    int code = value ? 0 : take_value(words, row, origin, &value, err);
    if (code == 0) {
        code = set(options, row, value, origin, err);
    }
    free(origin);
    return code;
}

/* -x, -xv, -j4, -j 4 */
static int read_letters(struct options *options, unsigned command, const char *word,
                        struct words *words, struct err *err)
{
    for (const char *letter = word + 1; *letter; ++letter) {
        const struct option_row *row = find_letter(command, *letter);
        if (!row) {
            return err_set(err, -EINVAL, "unknown option -%c", *letter);
        }
        char origin[] = {'-', *letter, '\0'};
        const char *value = !row->value ? "true" : letter[1] ? letter + 1 : NULL;
        int code = value ? 0 : take_value(words, row, origin, &value, err);
        if (code == 0) {
            code = set(options, row, value, origin, err);
        }
        if (code < 0 || row->value) {
            return code;
        }
    }
    return 0;
}

static int read_words(struct options *options, unsigned command, struct words words,
                      struct err *err)
{
    bool only_operands = false;
    while (words.next < words.end) {
        const char *word = *words.next++;
        int code = 0;
        if (only_operands || word[0] != '-' || !word[1]) {
            options->operands[options->operand_count++] = word;
        } else if (strcmp(word, "--") == 0) {
            only_operands = true;
        } else if (word[1] == '-') {
            code = read_long(options, command, word, &words, err);
        } else {
            code = read_letters(options, command, word, &words, err);
        }
        if (code < 0) {
            return code;
        }
    }
    return 0;
}

void options_defaults(struct options *options)
{
    *options = (struct options){
        .jobs = 1,
        .seed = 1,
        .repeat = 1,
        .hang_timeout_ns = (uint64_t)10 * NANOSECONDS,
        .timeout_ns = (uint64_t)60 * NANOSECONDS,
    };
}

int options_read(struct options *options, unsigned command, int argc, char **argv, struct err *err)
{
    options_defaults(options);
    options->operands = memory_allocate(((size_t)argc + 1) * sizeof(*options->operands));
    int code = read_environment(options, command, err);
    if (code < 0) {
        return code;
    }
    return read_words(options, command, (struct words){argv, argv + argc}, err);
}

void options_finish(struct options *options)
{
    for (size_t i = 0; i < options->variable_count; ++i) {
        free((void *)(uintptr_t)options->variables[i].name);
    }
    free(options->variables);
    free(options->reports);
    free(options->operands);
    *options = (struct options){0};
}
