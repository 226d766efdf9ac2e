#define _GNU_SOURCE
/*
 * Files and directories by their names.
 */

#include "file_tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "named.h"

static BOOL done(DWORD error)
{
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}

/* What a function does to a path: 0, or -1 with errno. */
static BOOL apply(LPCWSTR name, int (*act)(const char *path), const char *function)
{
    char *path = NULL;

    rdk__enter(function);
    DWORD error = rdk__path_native(name, &path);
    if (error == ERROR_SUCCESS && act(path) != 0) {
        error = rdk__error_of_errno(errno, path);
    }
    free(path);
    return done(error);
}

DWORD rdk__file_attributes(const struct stat *status)
{
    DWORD attributes = S_ISDIR(status->st_mode)   ? FILE_ATTRIBUTE_DIRECTORY
                       : S_ISREG(status->st_mode) ? FILE_ATTRIBUTE_ARCHIVE
                                                  : FILE_ATTRIBUTE_NORMAL;

    return attributes | ((status->st_mode & S_IWUSR) == 0 ? FILE_ATTRIBUTE_READONLY : 0U);
}

RDK__EXPORT DWORD WINAPI GetFileAttributesW(LPCWSTR lpFileName)
{
    struct stat status;
    char *path = NULL;

    rdk__enter("GetFileAttributesW");
    DWORD error = rdk__path_native(lpFileName, &path);
    if (error == ERROR_SUCCESS && stat(path, &status) != 0) {
        error = rdk__error_of_errno(errno, path);
    }
    free(path);
    return done(error) ? rdk__file_attributes(&status) : INVALID_FILE_ATTRIBUTES;
}

RDK__EXPORT DWORD WINAPI GetFileAttributesA(LPCSTR lpFileName)
{
    WCHAR buffer[MAX_PATH + 1];
    LPCWSTR name;

    return rdk__name_widen(lpFileName, buffer, &name) ? GetFileAttributesW(name)
                                                      : INVALID_FILE_ATTRIBUTES;
}

static int writable_set(const char *path, bool writable)
{
    struct stat status;

    if (stat(path, &status) != 0) {
        return -1;
    }
    mode_t mode = status.st_mode & 07777;
    return chmod(path, writable ? mode | S_IWUSR : mode & (mode_t) ~(S_IWUSR | S_IWGRP | S_IWOTH));
}

static int make_read_only(const char *path)
{
    return writable_set(path, false);
}

static int make_writable(const char *path)
{
    return writable_set(path, true);
}

RDK__EXPORT BOOL WINAPI SetFileAttributesW(LPCWSTR lpFileName, DWORD dwFileAttributes)
{
    bool read_only = (dwFileAttributes & FILE_ATTRIBUTE_READONLY) != 0;

    return apply(lpFileName, read_only ? make_read_only : make_writable, "SetFileAttributesW");
}

/* Windows refuses what is read-only; here the directory would decide. */
static int delete_file(const char *path)
{
    struct stat status;

    if (lstat(path, &status) == 0 && S_ISREG(status.st_mode) && (status.st_mode & S_IWUSR) == 0) {
        errno = EACCES;
        return -1;
    }
    return unlink(path);
}

RDK__EXPORT BOOL WINAPI DeleteFileW(LPCWSTR lpFileName)
{
    return apply(lpFileName, delete_file, "DeleteFileW");
}

RDK__EXPORT BOOL WINAPI DeleteFileA(LPCSTR lpFileName)
{
    WCHAR buffer[MAX_PATH + 1];
    LPCWSTR name;

    return rdk__name_widen(lpFileName, buffer, &name) && DeleteFileW(name);
}

static int make_directory(const char *path)
{
    return mkdir(path, 0777);
}

RDK__EXPORT BOOL WINAPI CreateDirectoryW(LPCWSTR lpPathName,
                                         LPSECURITY_ATTRIBUTES lpSecurityAttributes)
{
    UNREFERENCED_PARAMETER(lpSecurityAttributes);
    BOOL made = apply(lpPathName, make_directory, "CreateDirectoryW");
    if (!made && GetLastError() == ERROR_FILE_NOT_FOUND) {
        SetLastError(ERROR_PATH_NOT_FOUND);
    }
    return made;
}

RDK__EXPORT BOOL WINAPI RemoveDirectoryW(LPCWSTR lpPathName)
{
    BOOL removed = apply(lpPathName, rmdir, "RemoveDirectoryW");

    if (!removed && GetLastError() == ERROR_PATH_NOT_FOUND &&
        GetFileAttributesW(lpPathName) != INVALID_FILE_ATTRIBUTES) {
        SetLastError(ERROR_DIRECTORY);
    }
    return removed;
}

/* errno of the copy, or 0. */
static int copy_bytes(int from, int to)
{
    char buffer[65536];
    ssize_t got;

    while ((got = read(from, buffer, sizeof(buffer))) != 0) {
        for (ssize_t put = 0, count; got > 0 && put < got; put += count) {
            count = write(to, buffer + put, (size_t)(got - put));
            if (count < 0) {
                return errno;
            }
        }
        if (got < 0 && errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

static DWORD copy_file(const char *from, const char *to, bool exclusive)
{
    struct stat status;
    int source = open(from, O_RDONLY | O_CLOEXEC);

    if (source < 0 || fstat(source, &status) != 0) {
        return rdk__error_of_errno(errno, from);
    }
    int target = -1;
    int failed = S_ISDIR(status.st_mode) ? EISDIR : 0;
    if (failed == 0) {
        target = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | (exclusive ? O_EXCL : 0),
                      status.st_mode & 0777);
        failed = target < 0 ? errno : copy_bytes(source, target);
    }
    if (target >= 0 && close(target) != 0 && failed == 0) {
        failed = errno;
    }
    close(source);
    return failed == 0        ? ERROR_SUCCESS
           : failed == EEXIST ? ERROR_FILE_EXISTS
                              : rdk__error_of_errno(failed, to);
}

RDK__EXPORT BOOL WINAPI CopyFileW(LPCWSTR lpExistingFileName, LPCWSTR lpNewFileName,
                                  BOOL bFailIfExists)
{
    char *from = NULL;
    char *to = NULL;

    rdk__enter("CopyFileW");
    DWORD error = rdk__path_native(lpExistingFileName, &from);
    if (error == ERROR_SUCCESS) {
        error = rdk__path_native(lpNewFileName, &to);
    }
    if (error == ERROR_SUCCESS) {
        error = copy_file(from, to, bFailIfExists != FALSE);
    }
    free(from);
    free(to);
    return done(error);
}

static DWORD move_file(const char *from, const char *to, DWORD flags)
{
    bool replace = (flags & MOVEFILE_REPLACE_EXISTING) != 0;

    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, replace ? 0 : RENAME_NOREPLACE) == 0) {
        return ERROR_SUCCESS;
    }
    if (errno != EXDEV || (flags & MOVEFILE_COPY_ALLOWED) == 0) {
        return rdk__error_of_errno(errno, access(from, F_OK) == 0 ? to : from);
    }
    DWORD error = copy_file(from, to, !replace);
    if (error == ERROR_SUCCESS && unlink(from) != 0) {
        error = rdk__error_of_errno(errno, from);
    }
    return error == ERROR_FILE_EXISTS ? ERROR_ALREADY_EXISTS : error;
}

RDK__EXPORT BOOL WINAPI MoveFileExW(LPCWSTR lpExistingFileName, LPCWSTR lpNewFileName,
                                    DWORD dwFlags)
{
    const DWORD known = MOVEFILE_REPLACE_EXISTING | MOVEFILE_COPY_ALLOWED | MOVEFILE_WRITE_THROUGH;
    char *from = NULL;
    char *to = NULL;

    rdk__enter("MoveFileExW");
    DWORD error = (dwFlags & ~known) != 0 ? ERROR_INVALID_PARAMETER
                                          : rdk__path_native(lpExistingFileName, &from);
    if (error == ERROR_SUCCESS) {
        error = rdk__path_native(lpNewFileName, &to);
    }
    if (error == ERROR_SUCCESS) {
        error = move_file(from, to, dwFlags);
    }
    free(from);
    free(to);
    return done(error);
}

RDK__EXPORT BOOL WINAPI MoveFileW(LPCWSTR lpExistingFileName, LPCWSTR lpNewFileName)
{
    return MoveFileExW(lpExistingFileName, lpNewFileName, MOVEFILE_COPY_ALLOWED);
}
