#define _GNU_SOURCE
/*
 * Open files.
 */

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_path.h"
#include "named.h"

#define READ_RIGHTS   (GENERIC_READ | GENERIC_ALL | FILE_READ_DATA | MAXIMUM_ALLOWED)
#define WRITE_RIGHTS  (GENERIC_WRITE | GENERIC_ALL | FILE_WRITE_DATA | FILE_APPEND_DATA)
#define DELETE_RIGHTS (DELETE | GENERIC_ALL)

struct file {
    struct rdk__link all;
    int fd;
    dev_t device;
    ino_t number;
    DWORD uses;   /* FILE_SHARE_… of what its handle does */
    DWORD shares; /* FILE_SHARE_… of what others may do */
    char *delete_path;
};

static struct rdk__link files;

static BOOL done(DWORD error)
{
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}

static void file_free(struct file *file)
{
    if (file->delete_path != NULL) {
        unlink(file->delete_path);
    }
    if (file->fd >= 0) {
        close(file->fd);
    }
    free(file->delete_path);
    free(file);
}

static void file_destroy(struct object *object)
{
    struct file *file = object->data;

    rdk__list_remove(&file->all);
    file_free(file);
}

/* Do all other handles of this file allow this one, and it them? Lock held. */
static bool sharing_allows(const struct file *file)
{
    for (struct rdk__link *link = files.next; link != NULL && link != &files; link = link->next) {
        const struct file *other = RDK__MEMBER(link, struct file, all);

        if (other->device == file->device && other->number == file->number &&
            ((file->uses & ~other->shares) != 0 || (other->uses & ~file->shares) != 0)) {
            return false;
        }
    }
    return true;
}

static DWORD uses_of(DWORD access, DWORD flags)
{
    return ((access & READ_RIGHTS) != 0 ? FILE_SHARE_READ : 0U) |
           ((access & WRITE_RIGHTS) != 0 ? FILE_SHARE_WRITE : 0U) |
           ((access & DELETE_RIGHTS) != 0 || (flags & FILE_FLAG_DELETE_ON_CLOSE) != 0
                ? FILE_SHARE_DELETE
                : 0U);
}

/* Open it; what is there is not cut off yet, for sharing may forbid it. */
static DWORD file_open(struct file *file, const char *path, DWORD access, DWORD disposition,
                       DWORD flags, bool *ret_existed)
{
    bool reads = (access & READ_RIGHTS) != 0;
    bool writes = (access & WRITE_RIGHTS) != 0;
    bool makes = disposition != OPEN_EXISTING && disposition != TRUNCATE_EXISTING;
    int mode = writes ? (reads ? O_RDWR : O_WRONLY) : reads ? O_RDONLY : O_PATH;
    mode_t rights = (flags & FILE_ATTRIBUTE_READONLY) != 0 ? 0444 : 0666;
    struct stat status;

    *ret_existed = stat(path, &status) == 0;
    if (*ret_existed && disposition == CREATE_NEW) {
        return ERROR_FILE_EXISTS;
    }
    if (*ret_existed && S_ISDIR(status.st_mode)) {
        if ((flags & FILE_FLAG_BACKUP_SEMANTICS) == 0) {
            return ERROR_ACCESS_DENIED;
        }
        mode = O_RDONLY | O_DIRECTORY;
        makes = false;
    }
    if (makes && !*ret_existed && mode == O_PATH) {
        mode = O_RDONLY; /* O_PATH makes nothing */
    }
    file->fd = open(path, mode | O_CLOEXEC | (makes && !*ret_existed ? O_CREAT : 0), rights);
    if (file->fd < 0 || fstat(file->fd, &status) != 0) {
        return rdk__error_of_errno(errno, path);
    }
    file->device = status.st_dev;
    file->number = status.st_ino;
    return ERROR_SUCCESS;
}

/* Make the handle. Gives up `file` on failure. */
static HANDLE handle_new(struct file *file, const char *path, bool truncates, const char *function,
                         const void *site)
{
    HANDLE handle = NULL;
    DWORD error = ERROR_NOT_ENOUGH_MEMORY;

    rdk__lock();
    struct object *object = NULL;
    if (!sharing_allows(file)) {
        error = ERROR_SHARING_VIOLATION;
    } else if (truncates && truncate(path, 0) != 0) {
        error = rdk__error_of_errno(errno, path);
    } else {
        object = rdk__object_create(RDK__OBJECT_FILE);
    }
    if (object != NULL) {
        object->data = file;
        handle = rdk__handle_create(object, function, site);
        if (handle != NULL) {
            object->destroy = file_destroy;
            rdk__list_append(&files, &file->all);
        }
        rdk__object_release(object);
    }
    rdk__unlock();
    if (handle == NULL) {
        free(file->delete_path);
        file->delete_path = NULL;
        file_free(file);
        SetLastError(error);
        return INVALID_HANDLE_VALUE;
    }
    return handle;
}

static HANDLE file_create(LPCWSTR name, DWORD access, DWORD shares, DWORD disposition, DWORD flags,
                          const char *function, const void *site)
{
    struct file *file = calloc(1, sizeof(*file));
    char *path = NULL;
    bool existed = false;
    DWORD error = file != NULL ? rdk__path_native(name, &path) : ERROR_NOT_ENOUGH_MEMORY;

    if (disposition < CREATE_NEW || disposition > TRUNCATE_EXISTING) {
        error = ERROR_INVALID_PARAMETER;
    }
    if (file != NULL) {
        file->fd = -1;
        file->uses = uses_of(access, flags);
        file->shares = shares;
    }
    if (error == ERROR_SUCCESS) {
        error = file_open(file, path, access, disposition, flags, &existed);
    }
    if (error == ERROR_SUCCESS && (flags & FILE_FLAG_DELETE_ON_CLOSE) != 0) {
        file->delete_path = strdup(path);
    }
    HANDLE handle = INVALID_HANDLE_VALUE;
    if (error != ERROR_SUCCESS) {
        if (file != NULL) {
            file_free(file);
        }
        SetLastError(error);
    } else {
        bool truncates =
            existed && (disposition == CREATE_ALWAYS || disposition == TRUNCATE_EXISTING);

        handle = handle_new(file, path, truncates, function, site);
        if (handle != INVALID_HANDLE_VALUE) {
            SetLastError(existed && (disposition == CREATE_ALWAYS || disposition == OPEN_ALWAYS)
                             ? ERROR_ALREADY_EXISTS
                             : ERROR_SUCCESS);
        }
    }
    free(path);
    return handle;
}

RDK__EXPORT HANDLE WINAPI CreateFileW(LPCWSTR lpFileName, DWORD dwDesiredAccess, DWORD dwShareMode,
                                      LPSECURITY_ATTRIBUTES lpSecurityAttributes,
                                      DWORD dwCreationDisposition, DWORD dwFlagsAndAttributes,
                                      HANDLE hTemplateFile)
{
    UNREFERENCED_PARAMETER(lpSecurityAttributes);
    UNREFERENCED_PARAMETER(hTemplateFile);
    rdk__enter("CreateFileW");
    return file_create(lpFileName, dwDesiredAccess, dwShareMode, dwCreationDisposition,
                       dwFlagsAndAttributes, "CreateFileW", RDK__SITE());
}

RDK__EXPORT HANDLE WINAPI CreateFileA(LPCSTR lpFileName, DWORD dwDesiredAccess, DWORD dwShareMode,
                                      LPSECURITY_ATTRIBUTES lpSecurityAttributes,
                                      DWORD dwCreationDisposition, DWORD dwFlagsAndAttributes,
                                      HANDLE hTemplateFile)
{
    WCHAR buffer[MAX_PATH + 1];
    LPCWSTR name;

    UNREFERENCED_PARAMETER(lpSecurityAttributes);
    UNREFERENCED_PARAMETER(hTemplateFile);
    rdk__enter("CreateFileA");
    return rdk__name_widen(lpFileName, buffer, &name)
               ? file_create(name, dwDesiredAccess, dwShareMode, dwCreationDisposition,
                             dwFlagsAndAttributes, "CreateFileA", RDK__SITE())
               : INVALID_HANDLE_VALUE;
}

/* A reference to the file's object, so that it stays open; NULL if the handle is not a file's. */
static struct object *file_use(HANDLE handle, const char *function)
{
    rdk__enter(function);
    rdk__lock();
    struct object *object = rdk__handle_of_kind(handle, RDK__OBJECT_FILE);
    if (object != NULL) {
        rdk__object_reference(object);
    }
    rdk__unlock();
    if (object == NULL) {
        SetLastError(ERROR_INVALID_HANDLE);
    }
    return object;
}

static void file_unuse(struct object *object)
{
    rdk__lock();
    rdk__object_release(object);
    rdk__unlock();
}

static int fd_of(const struct object *object)
{
    return ((const struct file *)object->data)->fd;
}

int rdk__file_descriptor(HANDLE handle)
{
    const struct object *object = rdk__handle_of_kind(handle, RDK__OBJECT_FILE);

    return object != NULL ? fd_of(object) : -1;
}

/* One read or write, at the place of the OVERLAPPED if there is one. */
static ssize_t transfer(int fd, void *buffer, size_t bytes, bool is_write, LPOVERLAPPED overlapped)
{
    off_t at = overlapped != NULL
                   ? (off_t)((uint64_t)overlapped->OffsetHigh << 32 | overlapped->Offset)
                   : 0;
    ssize_t result;

    do {
        if (overlapped != NULL) {
            result = is_write ? pwrite(fd, buffer, bytes, at) : pread(fd, buffer, bytes, at);
        } else {
            result = is_write ? write(fd, buffer, bytes) : read(fd, buffer, bytes);
        }
    } while (result < 0 && errno == EINTR);
    return result;
}

static BOOL file_transfer(HANDLE handle, void *buffer, DWORD bytes, LPDWORD ret_bytes,
                          LPOVERLAPPED overlapped, bool is_write)
{
    struct object *object = file_use(handle, is_write ? "WriteFile" : "ReadFile");
    DWORD done_bytes = 0;
    DWORD error = ERROR_SUCCESS;

    if (ret_bytes != NULL) {
        *ret_bytes = 0;
    }
    if (object == NULL) {
        return FALSE;
    }
    while (done_bytes < bytes) {
        ssize_t count = transfer(fd_of(object), (char *)buffer + done_bytes, bytes - done_bytes,
                                 is_write, done_bytes == 0 ? overlapped : NULL);

        if (count < 0) {
            error = rdk__error_of_errno(errno, NULL);
            break;
        }
        done_bytes += (DWORD)count;
        if (!is_write || overlapped != NULL || count == 0) {
            break; /* a read gives what there is */
        }
    }
    file_unuse(object);
    if (error == ERROR_SUCCESS && overlapped != NULL) {
        error = !is_write && done_bytes == 0 && bytes > 0 ? ERROR_HANDLE_EOF : ERROR_SUCCESS;
        overlapped->Internal = error;
        overlapped->InternalHigh = done_bytes;
        if (overlapped->hEvent != NULL) {
            SetEvent((HANDLE)((uintptr_t)overlapped->hEvent & ~(uintptr_t)1));
        }
    }
    if (ret_bytes != NULL) {
        *ret_bytes = done_bytes;
    }
    return done(error);
}

RDK__EXPORT BOOL WINAPI ReadFile(HANDLE hFile, LPVOID lpBuffer, DWORD nNumberOfBytesToRead,
                                 LPDWORD lpNumberOfBytesRead, LPOVERLAPPED lpOverlapped)
{
    return file_transfer(hFile, lpBuffer, nNumberOfBytesToRead, lpNumberOfBytesRead, lpOverlapped,
                         false);
}

RDK__EXPORT BOOL WINAPI WriteFile(HANDLE hFile, LPCVOID lpBuffer, DWORD nNumberOfBytesToWrite,
                                  LPDWORD lpNumberOfBytesWritten, LPOVERLAPPED lpOverlapped)
{
    return file_transfer(hFile, (void *)(uintptr_t)lpBuffer, nNumberOfBytesToWrite,
                         lpNumberOfBytesWritten, lpOverlapped, true);
}

RDK__EXPORT BOOL WINAPI FlushFileBuffers(HANDLE hFile)
{
    struct object *object = file_use(hFile, "FlushFileBuffers");

    if (object == NULL) {
        return FALSE;
    }
    /* What has no disk below it is flushed already. */
    int failed = fsync(fd_of(object)) != 0 && errno != EINVAL && errno != EROFS ? errno : 0;
    file_unuse(object);
    return done(failed != 0 ? rdk__error_of_errno(failed, NULL) : ERROR_SUCCESS);
}

RDK__EXPORT BOOL WINAPI SetFilePointerEx(HANDLE hFile, LARGE_INTEGER liDistanceToMove,
                                         PLARGE_INTEGER lpNewFilePointer, DWORD dwMoveMethod)
{
    static const int origins[] = {SEEK_SET, SEEK_CUR, SEEK_END};
    struct object *object = file_use(hFile, "SetFilePointerEx");

    if (object == NULL) {
        return FALSE;
    }
    off_t place = -1;
    errno = EINVAL;
    if (dwMoveMethod < ARRAYSIZE(origins)) {
        place = lseek(fd_of(object), liDistanceToMove.QuadPart, origins[dwMoveMethod]);
    }
    int failed = errno;
    file_unuse(object);
    if (place < 0) {
        return done(dwMoveMethod < ARRAYSIZE(origins) && failed == EINVAL
                        ? ERROR_NEGATIVE_SEEK
                        : rdk__error_of_errno(failed, NULL));
    }
    if (lpNewFilePointer != NULL) {
        lpNewFilePointer->QuadPart = place;
    }
    return TRUE;
}

RDK__EXPORT DWORD WINAPI SetFilePointer(HANDLE hFile, LONG lDistanceToMove,
                                        PLONG lpDistanceToMoveHigh, DWORD dwMoveMethod)
{
    LARGE_INTEGER distance = {.QuadPart = lDistanceToMove};
    LARGE_INTEGER place;

    if (lpDistanceToMoveHigh != NULL) {
        distance.LowPart = (DWORD)lDistanceToMove;
        distance.HighPart = *lpDistanceToMoveHigh;
    }
    if (!SetFilePointerEx(hFile, distance, &place, dwMoveMethod)) {
        return INVALID_SET_FILE_POINTER;
    }
    if (lpDistanceToMoveHigh != NULL) {
        *lpDistanceToMoveHigh = place.HighPart;
    }
    SetLastError(ERROR_SUCCESS);
    return place.LowPart;
}

RDK__EXPORT BOOL WINAPI SetEndOfFile(HANDLE hFile)
{
    struct object *object = file_use(hFile, "SetEndOfFile");

    if (object == NULL) {
        return FALSE;
    }
    off_t place = lseek(fd_of(object), 0, SEEK_CUR);
    int failed = place < 0 || ftruncate(fd_of(object), place) != 0 ? errno : 0;
    file_unuse(object);
    return done(failed == EINVAL ? ERROR_ACCESS_DENIED
                : failed != 0    ? rdk__error_of_errno(failed, NULL)
                                 : ERROR_SUCCESS);
}

RDK__EXPORT BOOL WINAPI GetFileSizeEx(HANDLE hFile, PLARGE_INTEGER lpFileSize)
{
    struct object *object = file_use(hFile, "GetFileSizeEx");
    struct stat status;

    if (object == NULL) {
        return FALSE;
    }
    int failed = fstat(fd_of(object), &status) != 0 ? errno : 0;
    file_unuse(object);
    if (failed == 0) {
        lpFileSize->QuadPart = status.st_size;
    }
    return done(failed != 0 ? rdk__error_of_errno(failed, NULL) : ERROR_SUCCESS);
}

RDK__EXPORT DWORD WINAPI GetFileSize(HANDLE hFile, LPDWORD lpFileSizeHigh)
{
    LARGE_INTEGER size;

    if (!GetFileSizeEx(hFile, &size)) {
        return INVALID_FILE_SIZE;
    }
    if (lpFileSizeHigh != NULL) {
        *lpFileSizeHigh = (DWORD)size.HighPart;
    }
    SetLastError(ERROR_SUCCESS);
    return size.LowPart;
}
