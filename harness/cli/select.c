#define _GNU_SOURCE /* strcasestr */

#include "cli/select.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

#define MAX_DEPTH 32

struct parser {
    const char *at;
    const char *name; /* NULL: only the grammar is of interest */
    unsigned depth;
    struct err *err;
};

static int read_expression(struct parser *parser, bool *ret);

static void skip_blanks(struct parser *parser)
{
    parser->at += strspn(parser->at, " \t\n");
}

static size_t word_length(const char *text)
{
    return strcspn(text, " \t\n()\"");
}

/* Whether this operator comes next; takes it. */
static bool take_operator(struct parser *parser, const char *word)
{
    skip_blanks(parser);
    size_t length = word_length(parser->at);
    if (length != strlen(word) || strncmp(parser->at, word, length) != 0) {
        return false;
    }
    parser->at += length;
    return true;
}

static bool is_operator(const char *text)
{
    static const char *const operators[] = {"and", "or", "not"};
    size_t length = word_length(text);
    for (size_t i = 0; i < 3; ++i) {
        if (length == strlen(operators[i]) && strncmp(text, operators[i], length) == 0) {
            return true;
        }
    }
    return false;
}

static int read_quoted(struct parser *parser, struct buf *text)
{
    ++parser->at;
    while (*parser->at && *parser->at != '"') {
        if (*parser->at == '\\' && parser->at[1]) {
            ++parser->at;
        }
        buf_putc(text, *parser->at++);
    }
    if (!*parser->at) {
        return err_set(parser->err, -EINVAL, "a \" is not closed");
    }
    ++parser->at;
    return 0;
}

/* Words in a row, joined by a blank. */
static int read_words(struct parser *parser, struct buf *text)
{
    for (;;) {
        skip_blanks(parser);
        char c = *parser->at;
        if (!c || c == '(' || c == ')' || (c != '"' && is_operator(parser->at))) {
            break;
        }
        if (text->length) {
            buf_putc(text, ' ');
        }
        if (c == '"') {
            int code = read_quoted(parser, text);
            if (code < 0) {
                return code;
            }
        } else {
            size_t length = word_length(parser->at);
            buf_append(text, parser->at, length);
            parser->at += length;
        }
    }
    if (!text->length) {
        return *parser->at ? err_set(parser->err, -EINVAL, "words expected at \"%s\"", parser->at)
                           : err_set(parser->err, -EINVAL, "words expected at the end");
    }
    return 0;
}

static int read_factor(struct parser *parser, bool *ret)
{
    if (++parser->depth > MAX_DEPTH) {
        return err_set(parser->err, -EINVAL, "nested too deeply");
    }
    int code;
    skip_blanks(parser);
    if (take_operator(parser, "not")) {
        code = read_factor(parser, ret);
        *ret = !*ret;
    } else if (*parser->at == '(') {
        ++parser->at;
        code = read_expression(parser, ret);
        if (code == 0 && *parser->at != ')') {
            code = err_set(parser->err, -EINVAL, "a ( is not closed");
        } else if (code == 0) {
            ++parser->at;
        }
    } else {
        struct buf text = {0};
        code = read_words(parser, &text);
        if (code == 0 && parser->name) {
            *ret = strcasestr(parser->name, buf_text(&text)) != NULL;
        }
        buf_finish(&text);
    }
    --parser->depth;
    return code;
}

static int read_term(struct parser *parser, bool *ret)
{
    int code = read_factor(parser, ret);
    while (code == 0 && take_operator(parser, "and")) {
        bool next = false;
        code = read_factor(parser, &next);
        *ret = *ret && next;
    }
    return code;
}

static int read_expression(struct parser *parser, bool *ret)
{
    int code = read_term(parser, ret);
    while (code == 0 && take_operator(parser, "or")) {
        bool next = false;
        code = read_term(parser, &next);
        *ret = *ret || next;
    }
    skip_blanks(parser);
    return code;
}

static int evaluate(const char *expression, const char *name, bool *ret, struct err *err)
{
    struct parser parser = {.at = expression, .name = name, .err = err};
    int code = read_expression(&parser, ret);
    if (code == 0 && *parser.at) {
        code = err_set(err, -EINVAL, "\"%s\" is too much", parser.at);
    }
    return code;
}

int select_check(const char *expression, struct err *err)
{
    bool ignored = false;
    return evaluate(expression, NULL, &ignored, err);
}

bool select_holds(const char *expression, const char *name)
{
    bool holds = false;
    return evaluate(expression, name, &holds, NULL) == 0 && holds;
}

int tags_check(const char *list, struct err *err)
{
    for (const char *at = list;;) {
        size_t length = strcspn(at, ",");
        bool negated = *at == '!';
        if (length == (negated ? 1u : 0u)) {
            return err_set(err, -EINVAL, "\"%s\" has an empty tag", list);
        }
        if (!at[length]) {
            return 0;
        }
        at += length + 1;
    }
}

static bool has_tag(const char *const *tags, size_t count, const char *tag, size_t length)
{
    for (size_t i = 0; i < count; ++i) {
        if (strlen(tags[i]) == length && strncmp(tags[i], tag, length) == 0) {
            return true;
        }
    }
    return false;
}

bool tags_hold(const char *list, const char *const *tags, size_t count)
{
    bool wanted_any = false;
    bool has_wanted = false;
    for (const char *at = list;;) {
        size_t length = strcspn(at, ",");
        if (*at == '!') {
            if (has_tag(tags, count, at + 1, length - 1)) {
                return false;
            }
        } else {
            wanted_any = true;
            has_wanted = has_wanted || has_tag(tags, count, at, length);
        }
        if (!at[length]) {
            return has_wanted || !wanted_any;
        }
        at += length + 1;
    }
}
