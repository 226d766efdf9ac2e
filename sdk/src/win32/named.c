#include "named.h"

/* Session namespaces are one here: what follows `Global\` or `Local\` is the name. */
static const WCHAR *const prefixes[] = {L"Global\\", L"Local\\"};

static const WCHAR *without_prefix(const WCHAR *name)
{
    for (size_t i = 0; i < ARRAYSIZE(prefixes); i++) {
        size_t length = (size_t)lstrlenW(prefixes[i]);
        size_t same = 0;

        while (same < length && name[same] == prefixes[i][same]) {
            same++;
        }
        if (same == length) {
            return name + length;
        }
    }
    return name;
}

/* ERROR_SUCCESS, or what is wrong with the name. */
static DWORD name_check(const WCHAR *name)
{
    size_t length = 0;

    for (; name[length] != 0; length++) {
        if (length >= MAX_PATH) {
            return ERROR_FILENAME_EXCED_RANGE;
        }
        if (name[length] == '\\') {
            return ERROR_PATH_NOT_FOUND;
        }
    }
    return ERROR_SUCCESS;
}

/* Lock held. A handle to a new object; NULL if memory is short. */
static HANDLE create_new(const struct named_request *request, const WCHAR *name,
                         const struct object *initial)
{
    struct object *object = rdk__object_create(request->kind);
    HANDLE handle = NULL;

    if (object == NULL) {
        return NULL;
    }
    if (request->kind == RDK__OBJECT_EVENT) {
        object->event = initial->event;
    } else if (request->kind == RDK__OBJECT_SEMAPHORE) {
        object->semaphore = initial->semaphore;
    } else if (request->owned) {
        struct thread *self = rdk__current();

        object->mutex.owner = self;
        object->mutex.depth = 1;
        rdk__list_append(&self->mutexes, &object->mutex.owned);
    }
    if (name == NULL || rdk__object_set_name(object, name)) {
        handle = rdk__handle_create(object, request->function, request->site);
        if (handle == NULL) {
            rdk__list_remove(&object->names);
        }
    }
    rdk__object_release(object);
    return handle;
}

HANDLE rdk__named_create(const struct named_request *request, const WCHAR *name,
                         const struct object *initial)
{
    DWORD error = ERROR_SUCCESS;
    HANDLE handle = NULL;
    struct object *existing = NULL;

    if (name != NULL) {
        name = without_prefix(name);
        name = name[0] != 0 ? name : NULL;
    }
    if (name != NULL) {
        error = name_check(name);
    }
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
        return NULL;
    }
    rdk__lock();
    if (name != NULL) {
        existing = rdk__object_by_name(name);
    }
    if (existing == NULL) {
        handle = create_new(request, name, initial);
    } else if (existing->kind == request->kind) {
        handle = rdk__handle_create(existing, request->function, request->site);
        error = ERROR_ALREADY_EXISTS;
    } else {
        error = ERROR_INVALID_HANDLE;
    }
    rdk__unlock();
    if (handle == NULL && error != ERROR_INVALID_HANDLE) {
        error = ERROR_NOT_ENOUGH_MEMORY;
    }
    SetLastError(error);
    return handle;
}

HANDLE rdk__named_open(const struct named_request *request, const WCHAR *name)
{
    DWORD error = name != NULL ? ERROR_SUCCESS : ERROR_INVALID_PARAMETER;
    HANDLE handle = NULL;

    if (name != NULL) {
        name = without_prefix(name);
        error = name_check(name);
    }
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
        return NULL;
    }
    rdk__lock();
    struct object *object = rdk__object_by_name(name);
    if (object == NULL) {
        error = ERROR_FILE_NOT_FOUND;
    } else if (object->kind != request->kind) {
        error = ERROR_INVALID_HANDLE;
    } else {
        handle = rdk__handle_create(object, request->function, request->site);
        error = ERROR_NOT_ENOUGH_MEMORY;
    }
    rdk__unlock();
    if (handle == NULL) {
        SetLastError(error);
    }
    return handle;
}

bool rdk__name_widen(const char *name, WCHAR buffer[MAX_PATH + 1], const WCHAR **ret_name)
{
    *ret_name = NULL;
    if (name == NULL) {
        return true;
    }
    if (MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, name, -1, buffer, MAX_PATH + 1) == 0) {
        if (GetLastError() == ERROR_INSUFFICIENT_BUFFER) {
            SetLastError(ERROR_FILENAME_EXCED_RANGE);
        }
        return false;
    }
    *ret_name = buffer;
    return true;
}
