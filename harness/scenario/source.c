#include <stdint.h>
#include <string.h>

#include "problems.h"
#include "tree.h"

struct cursor {
    struct problems *problems;
    const unsigned char *at;
    const unsigned char *end;
    struct place place;
    unsigned tab_line; /* the last line on which a tab was told */
    bool usable;
};

/* The lengths, by the first byte, with the smallest character each may spell. */
static const struct sequence {
    unsigned char mask;
    unsigned char lead;
    unsigned length;
    uint32_t least;
} sequences[] = {
    {0x80, 0x00, 1, 0},
    {0xE0, 0xC0, 2, 0x80},
    {0xF0, 0xE0, 3, 0x800},
    {0xF8, 0xF0, 4, 0x10000},
};

/* Bytes of the character at the cursor; 0 when they are not UTF-8. */
static unsigned decode(const struct cursor *cursor, uint32_t *ret_character)
{
    for (size_t i = 0; i < sizeof(sequences) / sizeof(sequences[0]); i++) {
        const struct sequence *sequence = &sequences[i];
        if ((cursor->at[0] & sequence->mask) != sequence->lead) {
            continue;
        }
        if ((size_t)(cursor->end - cursor->at) < sequence->length) {
            return 0;
        }
        uint32_t character = cursor->at[0] & (unsigned char)~sequence->mask;
        for (unsigned k = 1; k < sequence->length; k++) {
            if ((cursor->at[k] & 0xC0) != 0x80) {
                return 0;
            }
            character = character << 6 | (cursor->at[k] & 0x3F);
        }
        if (character < sequence->least || character > 0x10FFFF ||
            (character >= 0xD800 && character <= 0xDFFF)) {
            return 0;
        }
        *ret_character = character;
        return sequence->length;
    }
    return 0;
}

/* U+0085, U+2028 and U+2029 end a line for YAML 1.1 (and libyaml), for YAML 1.2 and for editors
 * they do not: places would go wrong. */
static bool is_refused(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 ||
           character == 0x2029 || character == 0xFEFF || character == 0xFFFE || character == 0xFFFF;
}

static void check_character(struct cursor *cursor, uint32_t character)
{
    if (character == '\t') {
        if (cursor->tab_line != cursor->place.line) {
            problems_add(cursor->problems, &cursor->place,
                         "a tab; expected spaces (in a text write \"\\t\")");
            cursor->tab_line = cursor->place.line;
        }
        return;
    }
    if (character == '\n' ||
        (character == '\r' && cursor->at + 1 < cursor->end && cursor->at[1] == '\n')) {
        return;
    }
    if (is_refused(character)) {
        problems_add(cursor->problems, &cursor->place,
                     "the character U+%04X; expected it as an escape in a quoted text: \"\\u%04X\"",
                     (unsigned)character, (unsigned)character);
        cursor->usable = false;
    }
}

void source_skip_mark(const char **text, size_t *length)
{
    if (*length >= 3 && memcmp(*text, "\xEF\xBB\xBF", 3) == 0) {
        *text += 3;
        *length -= 3;
    }
}

bool source_check(struct problems *problems, const char *file, const char *text, size_t length)
{
    struct cursor cursor = {
        .problems = problems,
        .at = (const unsigned char *)text,
        .end = (const unsigned char *)text + length,
        .place = {file, 1, 1},
        .usable = true,
    };

    if (length > TREE_MAX_BYTES) {
        problems_add(problems, &cursor.place, "the file has %zu bytes; expected at most %u", length,
                     TREE_MAX_BYTES);
        return false;
    }
    while (cursor.at < cursor.end) {
        uint32_t character = 0;
        unsigned bytes = decode(&cursor, &character);
        if (bytes == 0) {
            problems_add(problems, &cursor.place, "the byte 0x%02X is not UTF-8; expected UTF-8",
                         cursor.at[0]);
            return false;
        }
        check_character(&cursor, character);
        cursor.at += bytes;
        cursor.place.column++;
        if (character == '\n') {
            cursor.place.line++;
            cursor.place.column = 1;
        }
    }
    return cursor.usable;
}
