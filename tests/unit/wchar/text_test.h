/*
 * Comparing 16-bit text in tests.
 */
#ifndef RDK_TEST_WCHAR_TEXT_H
#define RDK_TEST_WCHAR_TEXT_H

#include <check.h>
#include <stddef.h>
#include <string.h>

/* Compares without a function of those under test. */
static inline int text_equal(const wchar_t *a, const wchar_t *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

#define ck_text_eq(a, b) ck_assert_msg(text_equal((a), (b)), "%s is not %s", #a, #b)

#endif
