/*
 * Thread local storage.
 */

#include <stdlib.h>

#include "kernel.h"

static bool used[TLS_SLOTS];

RDK__EXPORT DWORD WINAPI TlsAlloc(void)
{
    rdk__lock();
    for (DWORD index = 0; index < TLS_SLOTS; index++) {
        if (!used[index]) {
            used[index] = true;
            rdk__unlock();
            return index;
        }
    }
    rdk__unlock();
    SetLastError(ERROR_NO_MORE_ITEMS);
    return TLS_OUT_OF_INDEXES;
}

RDK__EXPORT BOOL WINAPI TlsFree(DWORD dwTlsIndex)
{
    struct rdk__link *threads = rdk__threads();
    bool valid = false;

    rdk__lock();
    if (dwTlsIndex < TLS_SLOTS && used[dwTlsIndex]) {
        valid = true;
        used[dwTlsIndex] = false;
        /* The index's next user finds NULL in every thread. */
        for (struct rdk__link *link = threads->next; link != NULL && link != threads;
             link = link->next) {
            struct thread *thread = RDK__MEMBER(link, struct thread, all);

            if (thread->tls != NULL) {
                __atomic_store_n(&thread->tls[dwTlsIndex], NULL, __ATOMIC_RELAXED);
            }
        }
    }
    rdk__unlock();
    if (!valid) {
        SetLastError(ERROR_INVALID_PARAMETER);
    }
    return valid;
}

RDK__EXPORT LPVOID WINAPI TlsGetValue(DWORD dwTlsIndex)
{
    struct thread *self = rdk__current();

    if (dwTlsIndex >= TLS_SLOTS) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    SetLastError(ERROR_SUCCESS);
    return self->tls != NULL ? __atomic_load_n(&self->tls[dwTlsIndex], __ATOMIC_RELAXED) : NULL;
}

RDK__EXPORT BOOL WINAPI TlsSetValue(DWORD dwTlsIndex, LPVOID lpTlsValue)
{
    struct thread *self = rdk__current();

    if (dwTlsIndex >= TLS_SLOTS) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    if (self->tls == NULL) {
        void **values = calloc(TLS_SLOTS, sizeof(*values));

        if (values == NULL) {
            SetLastError(ERROR_NOT_ENOUGH_MEMORY);
            return FALSE;
        }
        rdk__lock();
        self->tls = values;
        rdk__unlock();
    }
    __atomic_store_n(&self->tls[dwTlsIndex], lpTlsValue, __ATOMIC_RELAXED);
    return TRUE;
}
