/*
 * Part of <resapi.h>: worker threads.
 */
#ifndef RDK_RESAPI_WORKER_TYPES_H
#define RDK_RESAPI_WORKER_TYPES_H

/* A worker thread, and the wish that it end. Belongs to the ClusWorker functions. */
typedef struct CLUS_WORKER {
    HANDLE hThread;
    BOOL Terminate;
} CLUS_WORKER, *PCLUS_WORKER;

/* A worker's code; its result is the thread's exit code. */
typedef DWORD(WINAPI *PWORKER_START_ROUTINE)(PCLUS_WORKER pWorker, LPVOID lpThreadParameter);
typedef BOOL(WINAPI *PCLUSAPIClusWorkerCheckTerminate)(PCLUS_WORKER lpWorker);
typedef DWORD(WINAPI *PCLUSAPI_CLUS_WORKER_CREATE)(PCLUS_WORKER lpWorker,
                                                   PWORKER_START_ROUTINE lpStartAddress,
                                                   PVOID lpParameter);
typedef void(WINAPI *PCLUSAPI_CLUS_WORKER_TERMINATE)(PCLUS_WORKER lpWorker);

#endif
