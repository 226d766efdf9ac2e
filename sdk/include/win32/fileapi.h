#ifndef RDK_WIN32_FILEAPI_H
#define RDK_WIN32_FILEAPI_H

/*
 * Files and directories, on the real file system: neither virtual time nor the harness see them.
 *
 * Paths. A backslash is a slash. A path with a drive, `C:\x`, is `x` below the directory that the
 * environment variable RDK_DRIVE_C names (RDK_DRIVE_D for D:, and so on); without that variable it
 * is ERROR_PATH_NOT_FOUND, so that no plugin writes where nobody expects it. `\\?\` in front is
 * dropped; `\\server\share` is ERROR_BAD_NETPATH; NUL is /dev/null. Names are those of the file
 * system: case counts, unlike on Windows. What librdk gives out (the current directory, the
 * directory of temporary files) is spelled with slashes.
 *
 * Names are UTF-8 below. Sharing modes hold among the handles of this process. Failures set the
 * last error: ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND (a directory on the way is missing),
 * ERROR_ACCESS_DENIED and the others that Windows gives. Threads: [any].
 */

#include "minwinbase.h"

EXTERN_C_START

// clang-format off
#define CREATE_NEW        1
#define CREATE_ALWAYS     2
#define OPEN_EXISTING     3
#define OPEN_ALWAYS       4
#define TRUNCATE_EXISTING 5
#define FILE_BEGIN   0
#define FILE_CURRENT 1
#define FILE_END     2
#define INVALID_FILE_SIZE        0xFFFFFFFFU
#define INVALID_SET_FILE_POINTER 0xFFFFFFFFU
#define INVALID_FILE_ATTRIBUTES  0xFFFFFFFFU
#define FILE_FLAG_WRITE_THROUGH    0x80000000U
#define FILE_FLAG_OVERLAPPED       0x40000000
#define FILE_FLAG_NO_BUFFERING     0x20000000
#define FILE_FLAG_RANDOM_ACCESS    0x10000000
#define FILE_FLAG_SEQUENTIAL_SCAN  0x08000000
#define FILE_FLAG_DELETE_ON_CLOSE  0x04000000
#define FILE_FLAG_BACKUP_SEMANTICS 0x02000000
#define MOVEFILE_REPLACE_EXISTING 0x00000001
#define MOVEFILE_COPY_ALLOWED     0x00000002
#define MOVEFILE_WRITE_THROUGH    0x00000008
// clang-format on

/**
 * Open or make a file.
 *
 * @param dwDesiredAccess        GENERIC_READ, GENERIC_WRITE, 0 …
 * @param dwShareMode            FILE_SHARE_…: what other handles of this process may have
 * @param dwCreationDisposition  CREATE_NEW … TRUNCATE_EXISTING
 * @param dwFlagsAndAttributes   FILE_FLAG_DELETE_ON_CLOSE deletes it with the handle;
 *                               FILE_FLAG_BACKUP_SEMANTICS lets a directory be opened;
 *                               FILE_ATTRIBUTE_READONLY makes a new file read-only
 * @return a handle for CloseHandle; the last error is ERROR_ALREADY_EXISTS if CREATE_ALWAYS or
 *         OPEN_ALWAYS found a file
 * @retval INVALID_HANDLE_VALUE  also ERROR_FILE_EXISTS (CREATE_NEW), ERROR_SHARING_VIOLATION,
 *                               ERROR_INVALID_PARAMETER
 */
HANDLE WINAPI CreateFileW(LPCWSTR lpFileName, DWORD dwDesiredAccess, DWORD dwShareMode,
                          LPSECURITY_ATTRIBUTES lpSecurityAttributes, DWORD dwCreationDisposition,
                          DWORD dwFlagsAndAttributes, HANDLE hTemplateFile);
/** CreateFileW with a name in UTF-8. */
HANDLE WINAPI CreateFileA(LPCSTR lpFileName, DWORD dwDesiredAccess, DWORD dwShareMode,
                          LPSECURITY_ATTRIBUTES lpSecurityAttributes, DWORD dwCreationDisposition,
                          DWORD dwFlagsAndAttributes, HANDLE hTemplateFile);
/**
 * Read; at the end of the file 0 bytes, and TRUE. With an OVERLAPPED it reads at its offset and is
 * done before it returns (its event is set).
 *
 * @retval FALSE  ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED, ERROR_HANDLE_EOF (with OVERLAPPED)
 */
BOOL WINAPI ReadFile(HANDLE hFile, LPVOID lpBuffer, DWORD nNumberOfBytesToRead,
                     LPDWORD lpNumberOfBytesRead, LPOVERLAPPED lpOverlapped);
/** Write, likewise. @retval FALSE  ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED, ERROR_DISK_FULL */
BOOL WINAPI WriteFile(HANDLE hFile, LPCVOID lpBuffer, DWORD nNumberOfBytesToWrite,
                      LPDWORD lpNumberOfBytesWritten, LPOVERLAPPED lpOverlapped);
/** Bring what was written to the disk. */
BOOL WINAPI FlushFileBuffers(HANDLE hFile);
/**
 * Move the place of the next read or write.
 *
 * @return the lower half of the new place
 * @retval INVALID_SET_FILE_POINTER  if the last error is not ERROR_SUCCESS: ERROR_NEGATIVE_SEEK,
 *                                   ERROR_INVALID_PARAMETER, ERROR_INVALID_HANDLE
 */
DWORD WINAPI SetFilePointer(HANDLE hFile, LONG lDistanceToMove, PLONG lpDistanceToMoveHigh,
                            DWORD dwMoveMethod);
/** SetFilePointer in 64 bits. */
BOOL WINAPI SetFilePointerEx(HANDLE hFile, LARGE_INTEGER liDistanceToMove,
                             PLARGE_INTEGER lpNewFilePointer, DWORD dwMoveMethod);
/** End the file where it would be read or written next. */
BOOL WINAPI SetEndOfFile(HANDLE hFile);
/** A file's size. @retval INVALID_FILE_SIZE  if the last error is not ERROR_SUCCESS */
DWORD WINAPI GetFileSize(HANDLE hFile, LPDWORD lpFileSizeHigh);
/** A file's size. @retval FALSE  ERROR_INVALID_HANDLE */
BOOL WINAPI GetFileSizeEx(HANDLE hFile, PLARGE_INTEGER lpFileSize);

/** FILE_ATTRIBUTE_… of a file or directory. @retval INVALID_FILE_ATTRIBUTES  there is none */
DWORD WINAPI GetFileAttributesW(LPCWSTR lpFileName);
/** GetFileAttributesW with a name in UTF-8. */
DWORD WINAPI GetFileAttributesA(LPCSTR lpFileName);
/** Make a file read-only, or writable; other attributes have no effect. */
BOOL WINAPI SetFileAttributesW(LPCWSTR lpFileName, DWORD dwFileAttributes);
/** Delete a file. Also ERROR_ACCESS_DENIED: a directory, or read-only. */
BOOL WINAPI DeleteFileW(LPCWSTR lpFileName);
/** DeleteFileW with a name in UTF-8. */
BOOL WINAPI DeleteFileA(LPCSTR lpFileName);
/** Rename. Also ERROR_ALREADY_EXISTS: there is something of the new name. */
BOOL WINAPI MoveFileW(LPCWSTR lpExistingFileName, LPCWSTR lpNewFileName);
/** Rename, with MOVEFILE_… flags; ERROR_NOT_SAME_DEVICE without MOVEFILE_COPY_ALLOWED. */
BOOL WINAPI MoveFileExW(LPCWSTR lpExistingFileName, LPCWSTR lpNewFileName, DWORD dwFlags);
/** Copy a file and its mode. Also ERROR_FILE_EXISTS: with bFailIfExists. */
BOOL WINAPI CopyFileW(LPCWSTR lpExistingFileName, LPCWSTR lpNewFileName, BOOL bFailIfExists);
/** Make a directory. Also ERROR_ALREADY_EXISTS. */
BOOL WINAPI CreateDirectoryW(LPCWSTR lpPathName, LPSECURITY_ATTRIBUTES lpSecurityAttributes);
/** Remove a directory. Also ERROR_DIR_NOT_EMPTY, ERROR_DIRECTORY (not one). */
BOOL WINAPI RemoveDirectoryW(LPCWSTR lpPathName);

/**
 * Begin to list what matches a pattern (`*` and `?` in the last part; `*.*` is all), in
 * alphabetical order and with `.` and `..` first.
 *
 * @return a handle for FindClose
 * @retval INVALID_HANDLE_VALUE  ERROR_FILE_NOT_FOUND (nothing matches), ERROR_PATH_NOT_FOUND
 */
HANDLE WINAPI FindFirstFileW(LPCWSTR lpFileName, LPWIN32_FIND_DATAW lpFindFileData);
/** The next one. @retval FALSE  ERROR_NO_MORE_FILES, ERROR_INVALID_HANDLE */
BOOL WINAPI FindNextFileW(HANDLE hFindFile, LPWIN32_FIND_DATAW lpFindFileData);
/** End a list. @retval FALSE  ERROR_INVALID_HANDLE */
BOOL WINAPI FindClose(HANDLE hFindFile);

/**
 * The directory of temporary files: TMPDIR or /tmp, with a slash at the end.
 *
 * @return characters stored, without the NUL; if it does not fit, the size to offer, with it
 */
DWORD WINAPI GetTempPathW(DWORD nBufferLength, LPWSTR lpBuffer);
/** The current directory; result as GetTempPathW. */
DWORD WINAPI GetCurrentDirectoryW(DWORD nBufferLength, LPWSTR lpBuffer);
/** Change it. */
BOOL WINAPI SetCurrentDirectoryW(LPCWSTR lpPathName);
/**
 * A path from its root, without `.` and `..`; result as GetTempPathW. A path with a drive keeps it
 * and gets backslashes; another gets slashes.
 *
 * @param lpFilePart  the last part of the result; NULL if there is none. May be NULL.
 */
DWORD WINAPI GetFullPathNameW(LPCWSTR lpFileName, DWORD nBufferLength, LPWSTR lpBuffer,
                              LPWSTR *lpFilePart);
/** `C:\Windows`, which is below RDK_DRIVE_C; result as GetTempPathW. */
UINT WINAPI GetWindowsDirectoryW(LPWSTR lpBuffer, UINT uSize);
/** `C:\Windows\System32`, likewise. */
UINT WINAPI GetSystemDirectoryW(LPWSTR lpBuffer, UINT uSize);
/** Room on the disk of a directory (NULL: the current one), in bytes. Each result may be NULL. */
BOOL WINAPI GetDiskFreeSpaceExW(LPCWSTR lpDirectoryName, PULARGE_INTEGER lpFreeBytesAvailable,
                                PULARGE_INTEGER lpTotalNumberOfBytes,
                                PULARGE_INTEGER lpTotalNumberOfFreeBytes);

EXTERN_C_END

#if defined(UNICODE) || defined(_UNICODE)
#    define CreateFile        CreateFileW
#    define GetFileAttributes GetFileAttributesW
#    define DeleteFile        DeleteFileW
#else
#    define CreateFile        CreateFileA
#    define GetFileAttributes GetFileAttributesA
#    define DeleteFile        DeleteFileA
#endif
#define SetFileAttributes   SetFileAttributesW
#define MoveFile            MoveFileW
#define MoveFileEx          MoveFileExW
#define CopyFile            CopyFileW
#define CreateDirectory     CreateDirectoryW
#define RemoveDirectory     RemoveDirectoryW
#define FindFirstFile       FindFirstFileW
#define FindNextFile        FindNextFileW
#define GetTempPath         GetTempPathW
#define GetCurrentDirectory GetCurrentDirectoryW
#define SetCurrentDirectory SetCurrentDirectoryW
#define GetFullPathName     GetFullPathNameW
#define GetWindowsDirectory GetWindowsDirectoryW
#define GetSystemDirectory  GetSystemDirectoryW
#define GetDiskFreeSpaceEx  GetDiskFreeSpaceExW
typedef WIN32_FIND_DATAW WIN32_FIND_DATA, *LPWIN32_FIND_DATA;

#endif
