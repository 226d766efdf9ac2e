#ifndef RDK_BASE_CLEANUP_H
#define RDK_BASE_CLEANUP_H

/* Clean-up at the declaration. Initialise on the same line; hand over with steal(). */

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static inline void cleanup_free_p(void *pointer)
{
    free(*(void **)pointer);
}

static inline void cleanup_close_p(int *descriptor)
{
    if (*descriptor >= 0) {
        close(*descriptor);
    }
}

static inline void cleanup_file_p(FILE **file)
{
    if (*file) {
        fclose(*file);
    }
}

#define cleanup(function) __attribute__((cleanup(function)))
#define cleanup_free      cleanup(cleanup_free_p)
#define cleanup_close     cleanup(cleanup_close_p)
#define cleanup_file      cleanup(cleanup_file_p)

/* Take the pointer out of a cleanup variable. */
#define steal(pointer)                           \
    __extension__({                              \
        __typeof__(pointer) stolen_ = (pointer); \
        (pointer) = NULL;                        \
        stolen_;                                 \
    })

#endif
