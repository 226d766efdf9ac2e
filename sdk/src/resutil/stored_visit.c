#include <stdlib.h>
#include <string.h>

#include "resutil/stored.h"

#define FIRST_CHARS 256u

struct visit {
    DWORD (*visit)(void *context, LPCWSTR name, const struct rdk__stored *stored);
    void *context;
    bool recurse;
};

/* A path that grows at its end. */
struct path {
    WCHAR *text;
    DWORD capacity; /* characters */
};

static DWORD path_reserve(struct path *path, DWORD chars)
{
    WCHAR *text;

    if (chars <= path->capacity) {
        return ERROR_SUCCESS;
    }
    text = realloc(path->text, chars * sizeof(WCHAR));
    if (text == NULL) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    path->text = text;
    path->capacity = chars;
    return ERROR_SUCCESS;
}

/* Put the name of the value or subkey of that number behind the path's first `base` characters. */
static DWORD enum_name(HKEY key, DWORD index, bool subkeys, struct path *path, DWORD base)
{
    DWORD wanted = FIRST_CHARS;
    DWORD code;

    do {
        DWORD chars;

        if (path_reserve(path, base + wanted) != ERROR_SUCCESS) {
            return ERROR_NOT_ENOUGH_MEMORY;
        }
        chars = path->capacity - base;
        if (subkeys) {
            code = (DWORD)ClusterRegEnumKey(key, index, path->text + base, &chars, NULL);
        } else {
            code = ClusterRegEnumValue(key, index, path->text + base, &chars, NULL, NULL, NULL);
        }
        wanted = chars + 1;
    } while (code == ERROR_MORE_DATA && wanted > path->capacity - base);
    return code;
}

static DWORD visit_values(const struct visit *visit, HKEY key, struct path *path, DWORD base)
{
    struct rdk__stored stored;
    DWORD code;

    for (DWORD i = 0; (code = enum_name(key, i, false, path, base)) == ERROR_SUCCESS; i++) {
        code = rdk__stored_read(key, NULL, path->text + base, &stored);
        if (code == ERROR_FILE_NOT_FOUND) {
            continue; /* Deleted meanwhile. */
        }
        if (code == ERROR_SUCCESS) {
            code = visit->visit(visit->context, path->text, &stored);
            rdk__stored_free(&stored);
        }
        if (code != ERROR_SUCCESS) {
            return code;
        }
    }
    return code == ERROR_NO_MORE_ITEMS ? ERROR_SUCCESS : code;
}

static DWORD visit_key(const struct visit *visit, HKEY key, struct path *path, DWORD base);

static DWORD visit_subkeys(const struct visit *visit, HKEY key, struct path *path, DWORD base)
{
    DWORD code;

    for (DWORD i = 0; (code = enum_name(key, i, true, path, base)) == ERROR_SUCCESS; i++) {
        DWORD end = base + rdk__list_text_length(path->text + base);
        HKEY below;

        code = (DWORD)ClusterRegOpenKey(key, path->text + base, KEY_READ, &below);
        if (code == ERROR_FILE_NOT_FOUND) {
            continue; /* Deleted meanwhile. */
        }
        if (code != ERROR_SUCCESS) {
            return code;
        }
        code = path_reserve(path, end + 2);
        if (code == ERROR_SUCCESS) {
            path->text[end] = L'\\';
            code = visit_key(visit, below, path, end + 1);
        }
        ClusterRegCloseKey(below);
        if (code != ERROR_SUCCESS) {
            return code;
        }
    }
    return code == ERROR_NO_MORE_ITEMS ? ERROR_SUCCESS : code;
}

static DWORD visit_key(const struct visit *visit, HKEY key, struct path *path, DWORD base)
{
    DWORD code = visit_values(visit, key, path, base);

    if (code == ERROR_SUCCESS && visit->recurse) {
        code = visit_subkeys(visit, key, path, base);
    }
    return code;
}

DWORD rdk__stored_visit(HKEY key, bool recurse,
                        DWORD (*visit)(void *context, LPCWSTR name,
                                       const struct rdk__stored *stored),
                        void *context)
{
    struct visit how = {.visit = visit, .context = context, .recurse = recurse};
    struct path path = {0};
    DWORD code = visit_key(&how, key, &path, 0);

    free(path.text);
    return code;
}
