#ifndef RDK_SRC_WIN32_ORDER_H
#define RDK_SRC_WIN32_ORDER_H

/*
 * What ThreadSanitizer is told of operations that order threads and that it cannot see, because
 * librdk is not compiled with it. Locks and events need nothing: they stand under librdk's own
 * lock, which it does see. In a process without its runtime these do nothing.
 */

__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

static inline void rdk__order_release(const volatile void *address)
{
    if (__tsan_release) {
        __tsan_release((void *)(unsigned long)address);
    }
}

static inline void rdk__order_acquire(const volatile void *address)
{
    if (__tsan_acquire) {
        __tsan_acquire((void *)(unsigned long)address);
    }
}

/* What stands between these orders nothing, whatever locks it takes: a sleep, or the host's own look
 * at librdk's state. */
__attribute__((weak)) void AnnotateIgnoreSyncBegin(const char *file, int line);
__attribute__((weak)) void AnnotateIgnoreSyncEnd(const char *file, int line);

static inline void rdk__order_hide(void)
{
    if (AnnotateIgnoreSyncBegin) {
        AnnotateIgnoreSyncBegin(__FILE__, __LINE__);
    }
}

static inline void rdk__order_show(void)
{
    if (AnnotateIgnoreSyncEnd) {
        AnnotateIgnoreSyncEnd(__FILE__, __LINE__);
    }
}

#endif
