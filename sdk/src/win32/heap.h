#ifndef RDK_SRC_WIN32_HEAP_H
#define RDK_SRC_WIN32_HEAP_H

#include "kernel.h"

/* Is it a heap that HeapCreate made? */
bool rdk__heap_valid(HANDLE handle);
/* A block of it is new. False if memory is short. */
bool rdk__heap_note(HANDLE handle, void *block);
/* A block of it is at another place now, or (NULL) gone. False if it has no such block. */
bool rdk__heap_replace(HANDLE handle, const void *block, void *by);

#endif
