#include "problems.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/utf.h"
#include "names/names.h"

/* A name longer than this is no slip of the finger. */
#define WORD_LIMIT 200
/* A problem quotes what it is about, which may be long. */
#define TEXT_LIMIT 1000
/* A source line behind this many bytes helps nobody. */
#define LINE_LIMIT 1000

void problems_add_source(struct problems *problems, const char *file, const char *text,
                         size_t length)
{
    size_t count = problems->source_count;
    struct problems_source *grown =
        arena_allocate(problems->arena, (count + 1) * sizeof(*problems->sources));
    if (count) {
        memcpy(grown, problems->sources, count * sizeof(*grown));
    }
    grown[count] = (struct problems_source){file, text, length};
    problems->sources = grown;
    problems->source_count = count + 1;
}

static bool same_place(const struct place *left, const struct place *right)
{
    return left->file == right->file && left->line == right->line && left->column == right->column;
}

/* Each variant of a matrix meets the same problems; they are told once. */
static bool is_known(const struct problems *problems, const struct place *place, const char *text)
{
    for (size_t i = 0; i < problems->count; i++) {
        const struct scenario_problem *known = &problems->items[i];
        if (same_place(&known->place, place) && strcmp(known->text, text) == 0) {
            return true;
        }
    }
    return false;
}

/* What is quoted stands in front, what is expected behind it: leave out the middle. */
static const char *shorten(struct arena *arena, const char *text)
{
    size_t length = strlen(text);
    size_t head = TEXT_LIMIT / 2;
    size_t tail = length - head;

    if (length <= TEXT_LIMIT) {
        return arena_text(arena, text);
    }
    while (head && ((unsigned char)text[head] & 0xC0) == 0x80) {
        head--;
    }
    while (tail < length && ((unsigned char)text[tail] & 0xC0) == 0x80) {
        tail++;
    }
    return arena_printf(arena, "%.*s … %s", (int)head, text, text + tail);
}

static void append(struct problems *problems, const struct place *place, const char *text)
{
    if (problems->full || is_known(problems, place, text)) {
        return;
    }
    if (!problems->items) {
        problems->items =
            arena_allocate(problems->arena, (PROBLEMS_LIMIT + 1) * sizeof(*problems->items));
    }
    if (problems->count == PROBLEMS_LIMIT) {
        problems->full = true;
        text = "too many problems; what follows is not told";
    }
    problems->items[problems->count++] =
        (struct scenario_problem){.place = *place, .text = shorten(problems->arena, text)};
}

void problems_add(struct problems *problems, const struct place *place, const char *format, ...)
{
    struct buf buf = {0};
    va_list arguments;

    va_start(arguments, format);
    buf_vprintf(&buf, format, arguments);
    va_end(arguments);
    append(problems, place, buf_text(&buf));
    buf_finish(&buf);
}

void problems_at(struct problems *problems, const struct tree *node, const char *format, ...)
{
    if (node->broken) {
        return;
    }
    struct buf buf = {0};
    va_list arguments;

    va_start(arguments, format);
    buf_vprintf(&buf, format, arguments);
    va_end(arguments);
    for (const struct tree_use *use = node->use; use; use = use->outer) {
        buf_printf(&buf, "\n  in the macro used at %s:%u:%u", use->place.file, use->place.line,
                   use->place.column);
    }
    append(problems, &node->place, buf_text(&buf));
    buf_finish(&buf);
}

static int compare_problems(const void *left, const void *right)
{
    const struct scenario_problem *a = left;
    const struct scenario_problem *b = right;

    int files = strcmp(a->place.file ? a->place.file : "", b->place.file ? b->place.file : "");
    if (files != 0) {
        return files;
    }
    if (a->place.line != b->place.line) {
        return a->place.line < b->place.line ? -1 : 1;
    }
    if (a->place.column != b->place.column) {
        return a->place.column < b->place.column ? -1 : 1;
    }
    return strcmp(a->text, b->text);
}

/* A line to show on a terminal: no control characters, no malformed UTF-8. */
static const char *clean(struct arena *arena, const char *line, size_t length)
{
    cleanup_free char *copy = memory_allocate(length + 1);

    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)line[i];
        copy[i] = byte < 0x20 || byte == 0x7F ? ' ' : line[i];
    }
    cleanup_free uint16_t *units = utf_to_utf16(copy, &length);
    cleanup_free char *text = utf_from_utf16(units, length);
    return arena_text(arena, text);
}

static const char *find_line(const struct problems *problems, const struct place *place)
{
    for (size_t i = 0; i < problems->source_count; i++) {
        const struct problems_source *source = &problems->sources[i];
        if (source->file != place->file) {
            continue;
        }
        const char *at = source->text;
        const char *end = at + source->length;
        for (unsigned line = 1; line < place->line && at < end; line++) {
            const char *next = memchr(at, '\n', (size_t)(end - at));
            at = next ? next + 1 : end;
        }
        size_t length = 0;
        while (at + length < end && at[length] != '\n' && at[length] != '\r' &&
               length < LINE_LIMIT) {
            length++;
        }
        return clean(problems->arena, at, length);
    }
    return NULL;
}

void problems_finish(struct problems *problems)
{
    if (problems->count) {
        qsort(problems->items, problems->count, sizeof(*problems->items), compare_problems);
    }
    for (size_t i = 0; i < problems->count; i++) {
        problems->items[i].line_text = find_line(problems, &problems->items[i].place);
    }
}

static const char *mean(struct arena *arena, const char *nearest)
{
    return nearest ? arena_printf(arena, "; did you mean '%s'?", nearest) : "";
}

const char *problems_suggest_name(struct arena *arena, enum names_class class, const char *word)
{
    return strlen(word) > WORD_LIMIT ? "" : mean(arena, names_suggest(class, word));
}

const char *problems_suggest(struct arena *arena, const char *word, const char *const *words,
                             size_t count)
{
    if (strlen(word) > WORD_LIMIT) {
        return "";
    }
    for (size_t i = 0; i < count; i++) {
        if (utf_compare_folded(word, words[i]) == 0) {
            return mean(arena, words[i]);
        }
    }
    return mean(arena, names_nearest(word, words, count));
}
