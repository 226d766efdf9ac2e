#define _GNU_SOURCE
#include "file_path.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "export.h"

char *rdk__narrow(LPCWSTR text)
{
    int bytes = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
    char *narrow = malloc((size_t)bytes);

    if (narrow != NULL) {
        WideCharToMultiByte(CP_UTF8, 0, text, -1, narrow, bytes, NULL, NULL);
    }
    return narrow;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool has_drive(const char *path)
{
    return is_letter(path[0]) && path[1] == ':';
}

/* Put the drive's directory in place of "C:". Takes `path` over. */
static DWORD drive_resolve(char *path, char **ret_native)
{
    char name[] = "RDK_DRIVE_?";

    name[sizeof(name) - 2] = (char)(path[0] & ~0x20);
    const char *root = getenv(name);
    char *native = NULL;
    if (root != NULL && root[0] != 0 && asprintf(&native, "%s/%s", root, path + 2) < 0) {
        native = NULL;
    }
    free(path);
    *ret_native = native;
    return native != NULL ? ERROR_SUCCESS
           : root != NULL ? ERROR_NOT_ENOUGH_MEMORY
                          : ERROR_PATH_NOT_FOUND;
}

DWORD rdk__path_native(LPCWSTR path, char **ret_native)
{
    if (path == NULL || path[0] == 0) {
        return ERROR_PATH_NOT_FOUND;
    }
    char *native = rdk__narrow(path);
    if (native == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    for (char *at = native; *at != 0; at++) {
        *at = *at == '\\' ? '/' : *at;
    }
    if (strncmp(native, "//?/", 4) == 0) {
        memmove(native, native + 4, strlen(native + 4) + 1);
        if (strncasecmp(native, "UNC/", 4) == 0) {
            free(native);
            return ERROR_BAD_NETPATH;
        }
    }
    if (strncmp(native, "//", 2) == 0) {
        bool is_device = strncmp(native, "//./", 4) == 0;

        free(native);
        return is_device ? ERROR_FILE_NOT_FOUND : ERROR_BAD_NETPATH;
    }
    if (has_drive(native)) {
        return drive_resolve(native, ret_native);
    }
    if (strcasecmp(native, "NUL") == 0) {
        free(native);
        native = strdup("/dev/null");
    }
    *ret_native = native;
    return native != NULL ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
}

/* Is the directory there that the path's last part would be in? */
static bool parent_exists(const char *path)
{
    char *parent = strdup(path);
    struct stat status;
    bool exists = true;

    if (parent != NULL) {
        size_t length = strlen(parent);

        while (length > 1 && parent[length - 1] == '/') {
            parent[--length] = 0;
        }
        char *slash = strrchr(parent, '/');
        if (slash != NULL && slash != parent) {
            *slash = 0;
            exists = stat(parent, &status) == 0 && S_ISDIR(status.st_mode);
        }
        free(parent);
    }
    return exists;
}

DWORD rdk__error_of_errno(int code, const char *path)
{
    static const struct {
        int code;
        DWORD error;
    } rows[] = {
        {ENOENT, ERROR_FILE_NOT_FOUND},
        {ENOTDIR, ERROR_PATH_NOT_FOUND},
        {ELOOP, ERROR_PATH_NOT_FOUND},
        {EACCES, ERROR_ACCESS_DENIED},
        {EPERM, ERROR_ACCESS_DENIED},
        {EISDIR, ERROR_ACCESS_DENIED},
        {EEXIST, ERROR_ALREADY_EXISTS},
        {ENOTEMPTY, ERROR_DIR_NOT_EMPTY},
        {ENOSPC, ERROR_DISK_FULL},
        {EDQUOT, ERROR_DISK_FULL},
        {EMFILE, ERROR_TOO_MANY_OPEN_FILES},
        {ENFILE, ERROR_TOO_MANY_OPEN_FILES},
        {EROFS, ERROR_WRITE_PROTECT},
        {ENAMETOOLONG, ERROR_FILENAME_EXCED_RANGE},
        {EXDEV, ERROR_NOT_SAME_DEVICE},
        {ETXTBSY, ERROR_SHARING_VIOLATION},
        {EBUSY, ERROR_BUSY},
        {EPIPE, ERROR_BROKEN_PIPE},
        {ENOMEM, ERROR_NOT_ENOUGH_MEMORY},
        {EINVAL, ERROR_INVALID_PARAMETER},
        {ENOEXEC, ERROR_BAD_EXE_FORMAT},
        {EBADF, ERROR_ACCESS_DENIED}, /* not opened for it */
    };

    if (code == ENOENT && path != NULL && !parent_exists(path)) {
        return ERROR_PATH_NOT_FOUND;
    }
    for (size_t i = 0; i < ARRAYSIZE(rows); i++) {
        if (rows[i].code == code) {
            return rows[i].error;
        }
    }
    return ERROR_GEN_FAILURE;
}

DWORD rdk__give_text(const char *text, LPWSTR buffer, DWORD room)
{
    int chars = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);

    if (buffer == NULL || room < (DWORD)chars) {
        return (DWORD)chars;
    }
    MultiByteToWideChar(CP_UTF8, 0, text, -1, buffer, chars);
    return (DWORD)chars - 1;
}

RDK__EXPORT DWORD WINAPI GetTempPathW(DWORD nBufferLength, LPWSTR lpBuffer)
{
    const char *directory = getenv("TMPDIR");
    char path[PATH_MAX];

    if (directory == NULL || directory[0] != '/') {
        directory = "/tmp";
    }
    size_t length = strlen(directory);
    snprintf(path, sizeof(path), "%s%s", directory, directory[length - 1] == '/' ? "" : "/");
    return rdk__give_text(path, lpBuffer, nBufferLength);
}

RDK__EXPORT DWORD WINAPI GetCurrentDirectoryW(DWORD nBufferLength, LPWSTR lpBuffer)
{
    char path[PATH_MAX];

    if (getcwd(path, sizeof(path)) == NULL) {
        SetLastError(rdk__error_of_errno(errno, NULL));
        return 0;
    }
    return rdk__give_text(path, lpBuffer, nBufferLength);
}

RDK__EXPORT BOOL WINAPI SetCurrentDirectoryW(LPCWSTR lpPathName)
{
    char *path = NULL;
    DWORD error = rdk__path_native(lpPathName, &path);

    if (error == ERROR_SUCCESS && chdir(path) != 0) {
        error = rdk__error_of_errno(errno, path);
    }
    free(path);
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}

/* Take `.`, `..` and double slashes out of what follows the root, in place. */
static void parts_tidy(char *path)
{
    char *to = path;

    for (char *at = path; *at != 0;) {
        size_t length = strcspn(at, "/");

        if (length == 2 && at[0] == '.' && at[1] == '.') {
            while (to > path && *--to != '/') {
            }
        } else if (length > 0 && !(length == 1 && at[0] == '.')) {
            if (to > path) {
                *to++ = '/';
            }
            memmove(to, at, length);
            to += length;
        }
        at += length;
        at += *at == '/';
    }
    *to = 0;
}

RDK__EXPORT DWORD WINAPI GetFullPathNameW(LPCWSTR lpFileName, DWORD nBufferLength, LPWSTR lpBuffer,
                                          LPWSTR *lpFilePart)
{
    char *given = lpFileName != NULL ? rdk__narrow(lpFileName) : NULL;
    char current[PATH_MAX] = "";
    char *full = NULL;

    if (lpFilePart != NULL) {
        *lpFilePart = NULL;
    }
    if (given == NULL || given[0] == 0) {
        free(given);
        SetLastError(ERROR_INVALID_NAME);
        return 0;
    }
    for (char *at = given; *at != 0; at++) {
        *at = *at == '\\' ? '/' : *at;
    }
    bool drive = has_drive(given);
    if (!drive && given[0] != '/' && getcwd(current, sizeof(current)) == NULL) {
        current[0] = 0;
    }
    int length = asprintf(&full, "%s/%s", current, given + (drive ? 2 : 0));
    DWORD result = 0;
    if (length < 0) {
        SetLastError(ERROR_NOT_ENOUGH_MEMORY);
    } else {
        char *text = NULL;

        parts_tidy(full);
        if (asprintf(&text, "%.*s/%s", drive ? 2 : 0, given, full) >= 0) {
            for (char *at = text; drive && *at != 0; at++) {
                *at = *at == '/' ? '\\' : *at;
            }
            result = rdk__give_text(text, lpBuffer, nBufferLength);
            free(text);
        }
        free(full);
    }
    free(given);
    if (lpFilePart != NULL && lpBuffer != NULL && result > 0 && result < nBufferLength) {
        WCHAR *part = lpBuffer + result;

        while (part > lpBuffer && part[-1] != '\\' && part[-1] != '/') {
            part--;
        }
        *lpFilePart = *part != 0 ? part : NULL;
    }
    return result;
}

RDK__EXPORT UINT WINAPI GetWindowsDirectoryW(LPWSTR lpBuffer, UINT uSize)
{
    return rdk__give_text("C:\\Windows", lpBuffer, uSize);
}

RDK__EXPORT UINT WINAPI GetSystemDirectoryW(LPWSTR lpBuffer, UINT uSize)
{
    return rdk__give_text("C:\\Windows\\System32", lpBuffer, uSize);
}

RDK__EXPORT BOOL WINAPI GetDiskFreeSpaceExW(LPCWSTR lpDirectoryName,
                                            PULARGE_INTEGER lpFreeBytesAvailable,
                                            PULARGE_INTEGER lpTotalNumberOfBytes,
                                            PULARGE_INTEGER lpTotalNumberOfFreeBytes)
{
    char *path = NULL;
    struct statvfs room;
    DWORD error = rdk__path_native(lpDirectoryName != NULL ? lpDirectoryName : L".", &path);

    if (error == ERROR_SUCCESS && statvfs(path, &room) != 0) {
        error = errno == ENOENT ? ERROR_PATH_NOT_FOUND : rdk__error_of_errno(errno, path);
    }
    free(path);
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
        return FALSE;
    }
    const struct {
        PULARGE_INTEGER to;
        uint64_t blocks;
    } results[] = {
        {lpFreeBytesAvailable, room.f_bavail},
        {lpTotalNumberOfBytes, room.f_blocks},
        {lpTotalNumberOfFreeBytes, room.f_bfree},
    };
    for (size_t i = 0; i < ARRAYSIZE(results); i++) {
        if (results[i].to != NULL) {
            results[i].to->QuadPart = results[i].blocks * room.f_frsize;
        }
    }
    return TRUE;
}
