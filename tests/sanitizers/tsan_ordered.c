/* Two workers and the entry points share data, and each time something orders them: that the
 * threads run one at a time must neither hide nor add anything. */
#include <pthread.h>

#include "plugin.h"

#define ROUNDS 20

typedef struct SHARED {
    CRITICAL_SECTION Section;
    SRWLOCK Lock;
    pthread_mutex_t Mutex;
    pthread_cond_t Changed;
    HANDLE Ready;  /* event: Given is there */
    HANDLE Taken;  /* semaphore: Given was read */
    HANDLE Alone;  /* mutex */
    int InSection; /* counted under Section … */
    int InLock;    /* … under Lock … */
    int InMutex;   /* … under Mutex … */
    int InAlone;   /* … and under Alone */
    int Given;
    int Published; /* read once IsPublished is set */
    LONG volatile IsPublished;
    int Result; /* the second worker's, read once it has ended */
} SHARED;

static SHARED g_Shared;

static void CountEverywhere(void)
{
    EnterCriticalSection(&g_Shared.Section);
    g_Shared.InSection++;
    LeaveCriticalSection(&g_Shared.Section);
    AcquireSRWLockExclusive(&g_Shared.Lock);
    g_Shared.InLock++;
    ReleaseSRWLockExclusive(&g_Shared.Lock);
    WaitForSingleObject(g_Shared.Alone, INFINITE);
    g_Shared.InAlone++;
    ReleaseMutex(g_Shared.Alone);
    pthread_mutex_lock(&g_Shared.Mutex);
    g_Shared.InMutex++;
    pthread_cond_signal(&g_Shared.Changed);
    pthread_mutex_unlock(&g_Shared.Mutex);
}

static DWORD WINAPI Second(LPVOID Parameter)
{
    (void)Parameter;
    for (int i = 0; i < ROUNDS; i++) {
        CountEverywhere();
        WaitForSingleObject(g_Shared.Ready, INFINITE);
        g_Shared.Result += g_Shared.Given;
        ReleaseSemaphore(g_Shared.Taken, 1, NULL);
    }
    while (InterlockedCompareExchange(&g_Shared.IsPublished, 0, 0) == 0) {
        Sleep(10);
    }
    g_Shared.Result += g_Shared.Published;
    return ERROR_SUCCESS;
}

static void WaitForCount(void)
{
    pthread_mutex_lock(&g_Shared.Mutex);
    while (g_Shared.InMutex < 2 * ROUNDS) {
        pthread_cond_wait(&g_Shared.Changed, &g_Shared.Mutex);
    }
    pthread_mutex_unlock(&g_Shared.Mutex);
}

static DWORD WINAPI First(PCLUS_WORKER Worker, LPVOID Parameter)
{
    INSTANCE *instance = Parameter;
    HANDLE second = CreateThread(NULL, 0, Second, NULL, 0, NULL);

    (void)Worker;
    for (int i = 0; i < ROUNDS; i++) {
        CountEverywhere();
        g_Shared.Given = i;
        SetEvent(g_Shared.Ready);
        WaitForSingleObject(g_Shared.Taken, INFINITE);
    }
    WaitForCount();
    g_Shared.Published = 1000;
    InterlockedExchange(&g_Shared.IsPublished, 1);
    WaitForSingleObject(second, INFINITE);
    CloseHandle(second);
    g_Callbacks.LogEvent(instance->ResourceHandle, LOG_INFORMATION, L"%1!d! and %2!d!\n",
                         g_Shared.Result, g_Shared.InSection + g_Shared.InLock + g_Shared.InAlone);
    InterlockedExchange(&instance->Online, 1);
    Report(instance, ClusterResourceOnline, 1);
    return ERROR_SUCCESS;
}

static DWORD WINAPI SharingOnline(ONLINE_PARAMETERS)
{
    InitializeCriticalSection(&g_Shared.Section);
    InitializeSRWLock(&g_Shared.Lock);
    pthread_mutex_init(&g_Shared.Mutex, NULL);
    pthread_cond_init(&g_Shared.Changed, NULL);
    g_Shared.Ready = CreateEvent(NULL, FALSE, FALSE, NULL);
    g_Shared.Taken = CreateSemaphore(NULL, 0, 1, NULL);
    g_Shared.Alone = CreateMutex(NULL, FALSE, NULL);
    return Begin(Resource, First);
}

/* What Online's worker wrote before its report is known to whom is called after it. */
static BOOL WINAPI KnowingIsAlive(RESID Resource)
{
    (void)Resource;
    return g_Shared.Result > 0;
}

static DWORD WINAPI SharingOffline(OFFLINE_PARAMETERS)
{
    INSTANCE *instance = Resource;

    ClusWorkerTerminate(&instance->Worker);
    CloseHandle(g_Shared.Ready);
    CloseHandle(g_Shared.Taken);
    CloseHandle(g_Shared.Alone);
    DeleteCriticalSection(&g_Shared.Section);
    pthread_cond_destroy(&g_Shared.Changed);
    pthread_mutex_destroy(&g_Shared.Mutex);
    InterlockedExchange(&instance->Online, 0);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE   SharingOnline
#define PLUGIN_IS_ALIVE KnowingIsAlive
#define PLUGIN_OFFLINE  SharingOffline
#include "plugin_table.h"
