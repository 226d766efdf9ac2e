#ifndef RDK_WIN32_INTERLOCKEDAPI_H
#define RDK_WIN32_INTERLOCKEDAPI_H

/*
 * Interlocked operations. Each is a full barrier, and a scheduling point under the harness.
 * Increment, Decrement and Add return the new value; the others return the one before.
 */

#include "windef.h"

EXTERN_C_START

/** Add 1. @return the new value */
LONG WINAPI InterlockedIncrement(LONG volatile *Addend);
/** Subtract 1. @return the new value */
LONG WINAPI InterlockedDecrement(LONG volatile *Addend);
/** Add 1. @return the new value */
LONG64 WINAPI InterlockedIncrement64(LONG64 volatile *Addend);
/** Subtract 1. @return the new value */
LONG64 WINAPI InterlockedDecrement64(LONG64 volatile *Addend);
/** Add. @return the new value */
LONG WINAPI InterlockedAdd(LONG volatile *Addend, LONG Value);
/** Add. @return the value before */
LONG WINAPI InterlockedExchangeAdd(LONG volatile *Addend, LONG Value);
/** Add. @return the value before */
LONG64 WINAPI InterlockedExchangeAdd64(LONG64 volatile *Addend, LONG64 Value);
/** Store. @return the value before */
LONG WINAPI InterlockedExchange(LONG volatile *Target, LONG Value);
/** Store. @return the value before */
LONG64 WINAPI InterlockedExchange64(LONG64 volatile *Target, LONG64 Value);
/** Store. @return the value before */
PVOID WINAPI InterlockedExchangePointer(PVOID volatile *Target, PVOID Value);
/** And. @return the value before */
LONG WINAPI InterlockedAnd(LONG volatile *Destination, LONG Value);
/** Or. @return the value before */
LONG WINAPI InterlockedOr(LONG volatile *Destination, LONG Value);
/** Exclusive or. @return the value before */
LONG WINAPI InterlockedXor(LONG volatile *Destination, LONG Value);
/** Store if it equals the comparand. @return the value before */
LONG WINAPI InterlockedCompareExchange(LONG volatile *Destination, LONG ExChange, LONG Comperand);
/** Store if it equals the comparand. @return the value before */
LONG64 WINAPI InterlockedCompareExchange64(LONG64 volatile *Destination, LONG64 ExChange,
                                           LONG64 Comperand);
/** Store if it equals the comparand. @return the value before */
PVOID WINAPI InterlockedCompareExchangePointer(PVOID volatile *Destination, PVOID Exchange,
                                               PVOID Comperand);

EXTERN_C_END

#define _InterlockedIncrement       InterlockedIncrement
#define _InterlockedDecrement       InterlockedDecrement
#define _InterlockedExchange        InterlockedExchange
#define _InterlockedExchangeAdd     InterlockedExchangeAdd
#define _InterlockedCompareExchange InterlockedCompareExchange
#define MemoryBarrier()             __sync_synchronize()

#endif
