#ifndef RDK_CLI_VALUES_H
#define RDK_CLI_VALUES_H

/* What a value of an option may look like. Errors say what was expected. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* A number from `least` to `most`, decimal or 0x…. */
int value_number(const char *text, uint64_t least, uint64_t most, uint64_t *ret, struct err *err);
/* 250ms, 10s, 3m, 1h: the unit is mandatory. */
int value_duration(const char *text, uint64_t *ret_ns, struct err *err);
/* true, false, 1, 0, yes, no, on, off. */
int value_switch(const char *text, bool *ret, struct err *err);
/* The position of a word in a list. */
int value_word(const char *text, const char *const *words, size_t count, size_t *ret,
               struct err *err);

#endif
