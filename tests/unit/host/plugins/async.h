#ifndef RDK_TESTS_HOST_ASYNC_H
#define RDK_TESTS_HOST_ASYNC_H

enum async_code {
    ASYNC_LATER = 1,
    ASYNC_BEFORE_RETURN,
    ASYNC_PAST_END,
    ASYNC_POSIX,
};

#endif
