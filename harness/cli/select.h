#ifndef RDK_CLI_SELECT_H
#define RDK_CLI_SELECT_H

/*
 * Which scenarios are played.
 *
 *     expression := term { "or" term }
 *     term       := factor { "and" factor }
 *     factor     := "not" factor | "(" expression ")" | words
 *     words      := a word or a text in double quotes; several in a row are one text
 *
 * A text holds for a name that contains it, whatever the case. In quotes, \" and \\ stand for
 * themselves.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

int select_check(const char *expression, struct err *err);
/* The expression has been checked. */
bool select_holds(const char *expression, const char *name);

/* "a,!b": one of the plain tags (if any is given) and none of those behind a "!". */
int tags_check(const char *list, struct err *err);
bool tags_hold(const char *list, const char *const *tags, size_t count);

#endif
