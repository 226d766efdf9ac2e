/*
 * Threads: those that CreateThread makes, and those that call in from outside. Both have a record
 * and an object; a foreign thread's ends when the thread does.
 */

#include "thread.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "lock_wait.h"
#include "object.h"
#include "order.h"

static __thread struct thread *the_current;

static struct rdk__link live_threads;
static uint32_t last_thread_number;

static pthread_key_t end_key;
static pthread_once_t end_key_once = PTHREAD_ONCE_INIT;

/* Lock held. NULL if memory is short. */
static struct thread *thread_new(const char *role)
{
    struct thread *thread = calloc(1, sizeof(*thread));
    struct object *object = rdk__object_create(RDK__OBJECT_THREAD);

    if (thread == NULL || object == NULL) {
        free(thread);
        free(object);
        return NULL;
    }
    thread->seam.number = ++last_thread_number;
    thread->seam.role = role;
    thread->object = object;
    object->thread = thread;
    rdk__list_init(&thread->mutexes);
    rdk__list_append(&live_threads, &thread->all);
    return thread;
}

void rdk__thread_free(struct thread *thread)
{
    rdk__list_remove(&thread->all);
    free(thread->tls);
    free(thread);
}

/* Lock held: mark the thread ended, and release what it holds. */
static void thread_finish(struct thread *thread, DWORD exit_code)
{
    thread->exit_code = exit_code;
    thread->ended = true;
    rdk__list_remove(&thread->all);
    while (!rdk__list_empty(&thread->mutexes)) {
        struct object *mutex = RDK__MEMBER(thread->mutexes.next, struct object, mutex.owned);

        rdk__list_remove(&mutex->mutex.owned);
        mutex->mutex.owner = NULL;
        mutex->mutex.depth = 0;
        mutex->mutex.abandoned = true;
        rdk__object_owner_changed(mutex);
        rdk__object_changed(mutex);
    }
    rdk__lock_forget_owner(thread);
    rdk__object_changed(thread->object);
}

/* The last that librdk does on a thread. */
static void thread_end(struct thread *thread, DWORD exit_code)
{
    rdk__lock();
    thread_finish(thread, exit_code);
    rdk__unlock();
    rdk__runtime()->thread_ended(&thread->seam);
    the_current = NULL;
    rdk__lock();
    rdk__object_release(thread->object);
    rdk__unlock();
}

static void foreign_thread_end(void *thread)
{
    thread_end(thread, 0);
}

static void end_key_make(void)
{
    if (pthread_key_create(&end_key, foreign_thread_end) != 0) {
        abort();
    }
}

static struct thread *foreign_thread_attach(void)
{
    rdk__lock();
    struct thread *thread = thread_new("foreign");
    rdk__unlock();
    if (thread == NULL) {
        abort();
    }
    thread->started = true;
    the_current = thread;
    rdk__runtime()->thread_attach(&thread->seam);
    pthread_once(&end_key_once, end_key_make);
    pthread_setspecific(end_key, thread);
    return thread;
}

struct thread *rdk__current(void)
{
    struct thread *thread = the_current;

    return thread != NULL ? thread : foreign_thread_attach();
}

struct thread *rdk__current_if_known(void)
{
    return the_current;
}

RDK__EXPORT struct rdk__thread *rdk__thread_self(void)
{
    return &rdk__current()->seam;
}

RDK__EXPORT void rdk__thread_main(struct rdk__thread *seam)
{
    struct thread *thread = (struct thread *)(void *)seam;

    the_current = thread;
    /* ExitThread comes back here: it does not unwind the thread's frames, as on Windows. */
    if (_setjmp(thread->leave) == 0) {
        thread->exit_code = seam->start(seam->argument);
    }
    thread_end(thread, thread->exit_code);
}

struct rdk__link *rdk__threads(void)
{
    return &live_threads;
}

struct thread *rdk__thread_by_number(uint32_t number)
{
    for (struct rdk__link *link = live_threads.next; link != NULL && link != &live_threads;
         link = link->next) {
        struct thread *thread = RDK__MEMBER(link, struct thread, all);

        if (thread->seam.number == number) {
            return thread;
        }
    }
    return NULL;
}

DWORD rdk__thread_id(const struct thread *thread)
{
    return thread->seam.number * 4;
}

/* Start a thread that has a handle already. On failure nothing of it is left but the handle. */
static DWORD thread_launch(struct thread *thread)
{
    rdk__lock();
    thread->started = true;
    rdk__unlock();
    DWORD failed = rdk__runtime()->thread_start(&thread->seam);
    if (failed != ERROR_SUCCESS) {
        rdk__lock();
        thread_finish(thread, failed);
        rdk__object_release(thread->object);
        rdk__unlock();
    }
    return failed;
}

RDK__EXPORT HANDLE rdk__thread_create(LPTHREAD_START_ROUTINE start, void *argument,
                                      const char *role, const char *function, const void *site,
                                      DWORD flags, DWORD *ret_id)
{
    HANDLE handle = NULL;

    rdk__current();
    rdk__lock();
    struct thread *thread = thread_new(role);
    if (thread != NULL) {
        thread->seam.start = start;
        thread->seam.argument = argument;
        thread->site = site;
        handle = rdk__handle_create(thread->object, function, site);
        if (handle == NULL) {
            rdk__object_release(thread->object);
        }
    }
    rdk__unlock();
    if (handle == NULL) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
        return NULL;
    }
    DWORD id = rdk__thread_id(thread);
    if ((flags & CREATE_SUSPENDED) == 0) {
        DWORD failed = thread_launch(thread);

        if (failed != ERROR_SUCCESS) {
            CloseHandle(handle);
            SetLastError(failed);
            return NULL;
        }
    }
    if (ret_id != NULL) {
        *ret_id = id;
    }
    return handle;
}

RDK__EXPORT HANDLE WINAPI CreateThread(LPSECURITY_ATTRIBUTES lpThreadAttributes, SIZE_T dwStackSize,
                                       LPTHREAD_START_ROUTINE lpStartAddress, LPVOID lpParameter,
                                       DWORD dwCreationFlags, LPDWORD lpThreadId)
{
    UNREFERENCED_PARAMETER(lpThreadAttributes);
    UNREFERENCED_PARAMETER(dwStackSize);
    rdk__enter("CreateThread");
    if (lpStartAddress == NULL ||
        (dwCreationFlags & ~(DWORD)(CREATE_SUSPENDED | STACK_SIZE_PARAM_IS_A_RESERVATION)) != 0) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    return rdk__thread_create(lpStartAddress, lpParameter, "thread", "CreateThread", RDK__SITE(),
                              dwCreationFlags, lpThreadId);
}

RDK__EXPORT DWORD WINAPI ResumeThread(HANDLE hThread)
{
    struct thread *launch = NULL;

    rdk__enter("ResumeThread");
    rdk__lock();
    struct object *object = rdk__handle_of_kind(hThread, RDK__OBJECT_THREAD);
    if (object != NULL && !object->thread->started) {
        launch = object->thread;
        launch->started = true;
    }
    rdk__unlock();
    if (object == NULL) {
        SetLastError(ERROR_INVALID_HANDLE);
        return (DWORD)-1;
    }
    if (launch == NULL) {
        return 0;
    }
    DWORD failed = thread_launch(launch);
    if (failed != ERROR_SUCCESS) {
        SetLastError(failed);
        return (DWORD)-1;
    }
    return 1;
}

RDK__EXPORT VOID WINAPI ExitThread(DWORD dwExitCode)
{
    struct thread *self = rdk__enter("ExitThread");

    if (self->seam.start != NULL) {
        self->exit_code = dwExitCode;
        _longjmp(self->leave, 1);
    }
    pthread_setspecific(end_key, NULL);
    thread_end(self, dwExitCode);
    pthread_exit(NULL);
}

RDK__EXPORT BOOL WINAPI GetExitCodeThread(HANDLE hThread, LPDWORD lpExitCode)
{
    rdk__enter("GetExitCodeThread");
    rdk__lock();
    struct object *object = rdk__handle_of_kind(hThread, RDK__OBJECT_THREAD);
    if (object != NULL && lpExitCode != NULL) {
        *lpExitCode = object->thread->ended ? object->thread->exit_code : STILL_ACTIVE;
    }
    rdk__unlock();
    if (object == NULL || lpExitCode == NULL) {
        SetLastError(object == NULL ? ERROR_INVALID_HANDLE : ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    return TRUE;
}

RDK__EXPORT DWORD WINAPI GetThreadId(HANDLE Thread)
{
    DWORD id = 0;

    rdk__current();
    rdk__lock();
    struct object *object = rdk__handle_of_kind(Thread, RDK__OBJECT_THREAD);
    if (object != NULL) {
        id = rdk__thread_id(object->thread);
    }
    rdk__unlock();
    if (id == 0) {
        SetLastError(ERROR_INVALID_HANDLE);
    }
    return id;
}

RDK__EXPORT HANDLE WINAPI GetCurrentThread(void)
{
    return (HANDLE)(LONG_PTR)-2;
}

RDK__EXPORT DWORD WINAPI GetCurrentThreadId(void)
{
    return rdk__thread_id(rdk__current());
}

RDK__EXPORT HANDLE WINAPI GetCurrentProcess(void)
{
    return (HANDLE)(LONG_PTR)-1;
}

RDK__EXPORT DWORD WINAPI GetCurrentProcessId(void)
{
    return (DWORD)getpid();
}

RDK__EXPORT bool rdk__thread_set_role(HANDLE handle, const char *role)
{
    rdk__current();
    rdk__lock();
    struct object *object = rdk__handle_of_kind(handle, RDK__OBJECT_THREAD);
    if (object != NULL) {
        object->thread->seam.role = role;
    }
    rdk__unlock();
    return object != NULL;
}

RDK__EXPORT bool rdk__thread_is_current(HANDLE handle)
{
    struct thread *self = rdk__current();

    rdk__lock();
    struct object *object = rdk__handle_of_kind(handle, RDK__OBJECT_THREAD);
    rdk__unlock();
    return object != NULL && object == self->object;
}

RDK__EXPORT void rdk__ledger_threads(bool (*visit)(const struct rdk__ledger_thread *, void *),
                                     void *context)
{
    rdk__order_hide();
    rdk__lock();
    for (struct rdk__link *link = live_threads.next; link != NULL && link != &live_threads;
         link = link->next) {
        struct thread *thread = RDK__MEMBER(link, struct thread, all);
        union {
            LPTHREAD_START_ROUTINE routine;
            const void *address;
        } start = {.routine = thread->seam.start};
        struct rdk__ledger_thread row = {
            .number = thread->seam.number,
            .role = thread->seam.role,
            .site = thread->site,
            .start = start.address,
            .started = thread->started,
        };

        if (!visit(&row, context)) {
            break;
        }
    }
    rdk__unlock();
    rdk__order_show();
}

void rdk__thread_count(struct rdk__ledger *ledger)
{
    for (struct rdk__link *link = live_threads.next; link != NULL && link != &live_threads;
         link = link->next) {
        ledger->threads += RDK__MEMBER(link, struct thread, all)->seam.start != NULL;
    }
    ledger->last_thread_number = last_thread_number;
}
