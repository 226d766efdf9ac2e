#ifndef RDK_BASE_PLACE_H
#define RDK_BASE_PLACE_H

/* Where something stands in a file that a user wrote. */
struct place {
    const char *file; /* as the user named it; NULL when there is none */
    unsigned line;    /* 1, 2, 3 … */
    unsigned column;  /* 1, 2, 3 …, in characters */
};

#endif
