#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "names/tables.h"

/* Words that people mistype are short; longer ones are compared up to here. */
#define MAX_WORD 127

static char fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static size_t least(size_t a, size_t b, size_t c)
{
    size_t smaller = a < b ? a : b;
    return smaller < c ? smaller : c;
}

/*
 * Damerau-Levenshtein distance of neighbours swapped once (optimal string alignment); case does
 * not count. Gives up with limit + 1 as soon as the distance must exceed `limit`.
 */
static size_t distance(const char *left, const char *right, size_t limit)
{
    size_t rows = strlen(left);
    size_t columns = strlen(right);
    size_t gap = rows > columns ? rows - columns : columns - rows;
    if (gap > limit || rows > MAX_WORD || columns > MAX_WORD) {
        return limit + 1;
    }
    size_t lines[3][MAX_WORD + 1];
    size_t *before = lines[0];
    size_t *above = lines[1];
    size_t *line = lines[2];
    for (size_t j = 0; j <= columns; ++j) {
        above[j] = j;
    }
    for (size_t i = 1; i <= rows; ++i) {
        line[0] = i;
        size_t best = i;
        for (size_t j = 1; j <= columns; ++j) {
            bool same = fold(left[i - 1]) == fold(right[j - 1]);
            line[j] = least(above[j] + 1, line[j - 1] + 1, above[j - 1] + !same);
            bool swapped = i > 1 && j > 1 && fold(left[i - 1]) == fold(right[j - 2]) &&
                           fold(left[i - 2]) == fold(right[j - 1]);
            if (swapped && before[j - 2] + 1 < line[j]) {
                line[j] = before[j - 2] + 1;
            }
            best = line[j] < best ? line[j] : best;
        }
        if (best > limit) {
            return limit + 1;
        }
        size_t *free_line = before;
        before = above;
        above = line;
        line = free_line;
    }
    return above[columns];
}

/* The best of the words seen so far. Of equally near words the one that begins alike wins: people
 * mistype the middle of a word more often than its start. The first of equals stays. */
struct best {
    const char *word;
    size_t distance;
    size_t alike;
};

static size_t alike(const char *left, const char *right)
{
    size_t count = 0;
    while (left[count] && fold(left[count]) == fold(right[count])) {
        ++count;
    }
    return count;
}

static void consider(struct best *best, const char *word, const char *candidate)
{
    size_t found = distance(word, candidate, best->distance);
    if (found > best->distance) {
        return;
    }
    size_t same = alike(word, candidate);
    if (!best->word || found < best->distance || same > best->alike) {
        *best = (struct best){candidate, found, same};
    }
}

static struct best nothing_yet(const char *word)
{
    return (struct best){.distance = strlen(word) / 3};
}

const char *names_nearest(const char *word, const char *const *words, size_t count)
{
    struct best best = nothing_yet(word);
    for (size_t i = 0; i < count; ++i) {
        consider(&best, word, words[i]);
    }
    return best.word;
}

const char *names_suggest(enum names_class class, const char *name)
{
    struct best best = nothing_yet(name);
    if (class == NAMES_NONE) {
        for (size_t i = 0; i < NAMES_TABLE_COUNT; ++i) {
            for (size_t j = 0; j < names_tables[i].count; ++j) {
                consider(&best, name, names_tables[i].entries[j].name);
            }
        }
        return best.word;
    }
    const struct names_entry *const *members;
    size_t count = names_class_members(class, &members);
    for (size_t i = 0; i < count; ++i) {
        consider(&best, name, members[i]->name);
        consider(&best, name, names_shorten(class, members[i]->name));
    }
    return best.word;
}
