/*
 * Interlocked operations: full barriers, and scheduling points, so that a loop that spins on one
 * lets the others go on.
 */

#include "kernel.h"
#include "order.h"

#define FETCH(name, type, operation)                                \
    RDK__EXPORT type WINAPI name(type volatile *target, type value) \
    {                                                               \
        rdk__enter(#name);                                          \
        rdk__order_release(target);                                 \
        type result = operation(target, value, __ATOMIC_SEQ_CST);   \
        rdk__order_acquire(target);                                 \
        return result;                                              \
    }

#define STEP(name, type, operation)                           \
    RDK__EXPORT type WINAPI name(type volatile *target)       \
    {                                                         \
        rdk__enter(#name);                                    \
        rdk__order_release(target);                           \
        type result = operation(target, 1, __ATOMIC_SEQ_CST); \
        rdk__order_acquire(target);                           \
        return result;                                        \
    }

#define COMPARE(name, type)                                                                \
    RDK__EXPORT type WINAPI name(type volatile *target, type exchange, type comparand)     \
    {                                                                                      \
        rdk__enter(#name);                                                                 \
        rdk__order_release(target);                                                        \
        __atomic_compare_exchange_n(target, &comparand, exchange, false, __ATOMIC_SEQ_CST, \
                                    __ATOMIC_SEQ_CST);                                     \
        rdk__order_acquire(target);                                                        \
        return comparand;                                                                  \
    }

STEP(InterlockedIncrement, LONG, __atomic_add_fetch)
STEP(InterlockedDecrement, LONG, __atomic_sub_fetch)
STEP(InterlockedIncrement64, LONG64, __atomic_add_fetch)
STEP(InterlockedDecrement64, LONG64, __atomic_sub_fetch)
FETCH(InterlockedExchange, LONG, __atomic_exchange_n)
FETCH(InterlockedExchange64, LONG64, __atomic_exchange_n)
FETCH(InterlockedExchangePointer, PVOID, __atomic_exchange_n)
FETCH(InterlockedExchangeAdd, LONG, __atomic_fetch_add)
FETCH(InterlockedExchangeAdd64, LONG64, __atomic_fetch_add)
FETCH(InterlockedAnd, LONG, __atomic_fetch_and)
FETCH(InterlockedOr, LONG, __atomic_fetch_or)
FETCH(InterlockedXor, LONG, __atomic_fetch_xor)
FETCH(InterlockedAdd, LONG, __atomic_add_fetch)
COMPARE(InterlockedCompareExchange, LONG)
COMPARE(InterlockedCompareExchange64, LONG64)
COMPARE(InterlockedCompareExchangePointer, PVOID)
