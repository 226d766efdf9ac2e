/*
 * Part of <clusapi.h>: batches of changes of the cluster database. All of a batch is done, or
 * none.
 */
#ifndef RDK_CLUSAPI_BATCH_CALLS_H
#define RDK_CLUSAPI_BATCH_CALLS_H

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Begin a batch of changes.
 *
 * @param[in]  hKey        The key that all its paths start from. It stays open until the batch is
 *                         closed.
 * @param[out] pHREGBATCH  The batch. Set on success only.
 *
 * @retval ERROR_SUCCESS            begun
 * @retval ERROR_INVALID_PARAMETER  hKey or pHREGBATCH is NULL
 * @retval ERROR_OUTOFMEMORY        no memory
 *
 * Threads: [any].  Owns: the caller ends the batch with ClusterRegCloseBatch.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregcreatebatch
 */
LONG WINAPI ClusterRegCreateBatch(HKEY hKey, HREGBATCH *pHREGBATCH);

/**
 * Add a change to a batch. A value belongs to the key that the last CLUSREG_CREATE_KEY named, or
 * to that of the batch.
 *
 * @param[in] hRegBatch  The batch.
 * @param[in] dwCommand  CLUSREG_SET_VALUE, CLUSREG_DELETE_VALUE, CLUSREG_CREATE_KEY (or open it)
 *                       or CLUSREG_DELETE_KEY (with all below it).
 * @param[in] wzName     Name of the value, or path of the key. Copied.
 * @param[in] dwOptions  CLUSREG_SET_VALUE: REG_SZ, REG_DWORD …; else 0.
 * @param[in] lpData     CLUSREG_SET_VALUE: the data; else NULL. Copied.
 * @param[in] cbData     Size of the data, in bytes; else 0.
 *
 * @retval ERROR_SUCCESS            added
 * @retval ERROR_INVALID_FUNCTION   another command
 * @retval ERROR_INVALID_HANDLE     hRegBatch is no open batch
 * @retval ERROR_INVALID_PARAMETER  a value behind CLUSREG_DELETE_KEY, before another key is
 *                                  named; a key without path; data where none belongs
 * @retval ERROR_OUTOFMEMORY        no memory
 *
 * Threads: [any].
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregbatchaddcommand
 * Differs: conditions (CLUSREG_CONDITION_…) are refused, as before Windows Server 2016.
 */
LONG WINAPI ClusterRegBatchAddCommand(HREGBATCH hRegBatch, CLUSTER_REG_COMMAND dwCommand,
                                      LPCWSTR wzName, DWORD dwOptions, void const *lpData,
                                      DWORD cbData);

/**
 * Carry out a batch, or drop it. Either way it is gone.
 *
 * @param[in]  hRegBatch            The batch.
 * @param[in]  bCommit              TRUE: carry it out. FALSE: drop it.
 * @param[out] failedCommandNumber  Optional. Set on failure only: number of the command that
 *                                  failed, from 0; -1 when none was tried.
 *
 * @retval ERROR_SUCCESS         done, or dropped
 * @retval ERROR_INVALID_HANDLE  hRegBatch is no open batch, or its key was closed
 * @retval ERROR_FILE_NOT_FOUND  a key or value to be deleted is not there
 * @retval ERROR_ACCESS_DENIED   the key was opened for reading only
 * @retval ERROR_KEY_DELETED     the key is gone
 *
 * Threads: [any], not from Open, Close, Online, Offline and Terminate.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregclosebatch
 */
LONG WINAPI ClusterRegCloseBatch(HREGBATCH hRegBatch, BOOL bCommit, INT *failedCommandNumber);

/**
 * Carry out a batch, or drop it.
 *
 * @param[in]  hRegBatch            The batch.
 * @param[in]  flags                1: carry it out. 0: drop it.
 * @param[out] failedCommandNumber  As of ClusterRegCloseBatch.
 *
 * @retval as  ClusterRegCloseBatch
 *
 * Threads: [any], not from Open, Close, Online, Offline and Terminate.
 * Source:  learn.microsoft.com/windows/win32/api/clusapi/nf-clusapi-clusterregclosebatchex
 */
LONG WINAPI ClusterRegCloseBatchEx(HREGBATCH hRegBatch, DWORD flags, INT *failedCommandNumber);

#ifdef __cplusplus
}
#endif

#endif
