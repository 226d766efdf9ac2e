/*
 * The check that functions make under _FORTIFY_SOURCE.
 */
#ifndef RDK__WCHAR_FORTIFY_H
#define RDK__WCHAR_FORTIFY_H

#include <stddef.h>

/* Ends the process, as the C library does, when more is to be written than there is room for. */
void rdk__fortify_need(size_t chars, size_t room);

#endif
