#define _GNU_SOURCE
/*
 * FindFirstFileW and what follows it. The whole list is made at the start.
 */

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "file_tree.h"
#include "object.h"
#include "text.h"

#define FILETIME_OF_UNIX_EPOCH INT64_C(116444736000000000)

struct search {
    WIN32_FIND_DATAW *rows;
    size_t count;
    size_t next;
};

static void search_free(struct search *search)
{
    free(search->rows);
    free(search);
}

static void search_destroy(struct object *object)
{
    search_free(object->data);
}

/* `*` and `?` of a pattern, without regard to case. */
static bool matches(const WCHAR *pattern, const WCHAR *name)
{
    const WCHAR *star = NULL;
    const WCHAR *retry = NULL;

    while (*name != 0) {
        if (*pattern == '*') {
            star = pattern++;
            retry = name;
        } else if (*pattern == '?' || rdk__char_upper(*pattern) == rdk__char_upper(*name)) {
            pattern++;
            name++;
        } else if (star != NULL) {
            pattern = star + 1;
            name = ++retry;
        } else {
            return false;
        }
    }
    while (*pattern == '*') {
        pattern++;
    }
    return *pattern == 0;
}

static FILETIME filetime_of(const struct timespec *time)
{
    uint64_t value =
        (uint64_t)(FILETIME_OF_UNIX_EPOCH + time->tv_sec * 10000000 + time->tv_nsec / 100);

    return (FILETIME){(DWORD)value, (DWORD)(value >> 32)};
}

static bool row_add(struct search *search, const WCHAR *name, const struct stat *status)
{
    WIN32_FIND_DATAW *rows = realloc(search->rows, (search->count + 1) * sizeof(*rows));

    if (rows == NULL) {
        return false;
    }
    search->rows = rows;
    WIN32_FIND_DATAW *row = &rows[search->count++];
    *row = (WIN32_FIND_DATAW){
        .dwFileAttributes = rdk__file_attributes(status),
        .ftCreationTime = filetime_of(&status->st_ctim),
        .ftLastAccessTime = filetime_of(&status->st_atim),
        .ftLastWriteTime = filetime_of(&status->st_mtim),
    };
    if (!S_ISDIR(status->st_mode)) {
        row->nFileSizeHigh = (DWORD)((uint64_t)status->st_size >> 32);
        row->nFileSizeLow = (DWORD)status->st_size;
    }
    lstrcpynW(row->cFileName, name, MAX_PATH);
    return true;
}

static DWORD directory_read(struct search *search, const char *path, const WCHAR *pattern)
{
    DIR *directory = opendir(path);
    struct dirent *entry;
    DWORD error = ERROR_SUCCESS;

    if (directory == NULL) {
        return errno == ENOENT ? ERROR_PATH_NOT_FOUND : rdk__error_of_errno(errno, path);
    }
    while (error == ERROR_SUCCESS && (entry = readdir(directory)) != NULL) {
        WCHAR name[MAX_PATH];
        struct stat status;

        if (MultiByteToWideChar(CP_UTF8, 0, entry->d_name, -1, name, MAX_PATH) > 0 &&
            matches(pattern, name) && fstatat(dirfd(directory), entry->d_name, &status, 0) == 0 &&
            !row_add(search, name, &status)) {
            error = ERROR_NOT_ENOUGH_MEMORY;
        }
    }
    closedir(directory);
    return error == ERROR_SUCCESS && search->count == 0 ? ERROR_FILE_NOT_FOUND : error;
}

static int row_compare(const void *a, const void *b)
{
    const WCHAR *name_a = ((const WIN32_FIND_DATAW *)a)->cFileName;
    const WCHAR *name_b = ((const WIN32_FIND_DATAW *)b)->cFileName;
    int order = CompareStringOrdinal(name_a, -1, name_b, -1, TRUE) - CSTR_EQUAL;

    return order != 0 ? order : CompareStringOrdinal(name_a, -1, name_b, -1, FALSE) - CSTR_EQUAL;
}

/* List what the path's last part matches in the directory before it. */
static DWORD search_fill(struct search *search, LPCWSTR path)
{
    WCHAR *directory = malloc(((size_t)lstrlenW(path) + 3) * sizeof(WCHAR));
    char *native = NULL;

    if (directory == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    lstrcpyW(directory, path);
    size_t split = (size_t)lstrlenW(directory);
    while (split > 0 && directory[split - 1] != '\\' && directory[split - 1] != '/' &&
           directory[split - 1] != ':') {
        split--;
    }
    LPCWSTR pattern = path + split;
    lstrcpyW(directory + split, split == 0 ? L"." : L"");
    DWORD error = *pattern == 0 ? ERROR_FILE_NOT_FOUND : rdk__path_native(directory, &native);
    if (error == ERROR_SUCCESS) {
        bool is_all = lstrcmpW(pattern, L"*.*") == 0;

        error = directory_read(search, native, is_all ? L"*" : pattern);
    }
    free(native);
    free(directory);
    if (error == ERROR_SUCCESS) {
        qsort(search->rows, search->count, sizeof(*search->rows), row_compare);
    }
    return error;
}

RDK__EXPORT HANDLE WINAPI FindFirstFileW(LPCWSTR lpFileName, LPWIN32_FIND_DATAW lpFindFileData)
{
    struct search *search = calloc(1, sizeof(*search));
    HANDLE handle = NULL;

    rdk__enter("FindFirstFileW");
    DWORD error = search == NULL                                 ? ERROR_NOT_ENOUGH_MEMORY
                  : lpFileName == NULL || lpFindFileData == NULL ? ERROR_INVALID_PARAMETER
                                                                 : search_fill(search, lpFileName);
    if (error == ERROR_SUCCESS) {
        *lpFindFileData = search->rows[search->next++];
        rdk__lock();
        struct object *object = rdk__object_create(RDK__OBJECT_SEARCH);
        if (object != NULL) {
            object->data = search;
            handle = rdk__handle_create(object, "FindFirstFileW", RDK__SITE());
            object->destroy = handle != NULL ? search_destroy : NULL;
            rdk__object_release(object);
        }
        rdk__unlock();
        error = handle != NULL ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
    }
    if (error != ERROR_SUCCESS) {
        if (search != NULL) {
            search_free(search);
        }
        SetLastError(error);
        return INVALID_HANDLE_VALUE;
    }
    return handle;
}

RDK__EXPORT BOOL WINAPI FindNextFileW(HANDLE hFindFile, LPWIN32_FIND_DATAW lpFindFileData)
{
    DWORD error = ERROR_SUCCESS;

    rdk__enter("FindNextFileW");
    rdk__lock();
    struct object *object = rdk__handle_of_kind(hFindFile, RDK__OBJECT_SEARCH);
    struct search *search = object != NULL ? object->data : NULL;
    if (search == NULL) {
        error = ERROR_INVALID_HANDLE;
    } else if (search->next == search->count) {
        error = ERROR_NO_MORE_FILES;
    } else {
        *lpFindFileData = search->rows[search->next++];
    }
    rdk__unlock();
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
    }
    return error == ERROR_SUCCESS;
}

RDK__EXPORT BOOL WINAPI FindClose(HANDLE hFindFile)
{
    rdk__enter("FindClose");
    rdk__lock();
    bool closed =
        rdk__handle_of_kind(hFindFile, RDK__OBJECT_SEARCH) != NULL && rdk__handle_close(hFindFile);
    rdk__unlock();
    if (!closed) {
        SetLastError(ERROR_INVALID_HANDLE);
    }
    return closed;
}
