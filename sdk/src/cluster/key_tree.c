#include "cluster/key_tree.h"

#include <stdlib.h>
#include <string.h>

#include "runtime.h"

DWORD rdk__name_chars(LPCWSTR name)
{
    DWORD chars = 0;
    while (name[chars] != L'\0') {
        chars++;
    }
    return chars;
}

static void touch(struct rdk__key *key)
{
    const uint64_t now = rdk__runtime()->wall_100ns();
    key->written.dwLowDateTime = (DWORD)now;
    key->written.dwHighDateTime = (DWORD)(now >> 32);
}

static LPWSTR copy_name(LPCWSTR name, DWORD chars)
{
    LPWSTR copy = malloc((chars + 1) * sizeof(WCHAR));
    if (copy != NULL) {
        memcpy(copy, name, chars * sizeof(WCHAR));
        copy[chars] = L'\0';
    }
    return copy;
}

static BOOL name_is(LPCWSTR name, LPCWSTR other, DWORD other_chars)
{
    return CompareStringOrdinal(name, -1, other, (int)other_chars, TRUE) == CSTR_EQUAL;
}

static struct rdk__key *key_create(LPCWSTR name, DWORD name_chars, struct rdk__key *parent)
{
    struct rdk__key *key = calloc(1, sizeof(*key));
    if (key == NULL) {
        return NULL;
    }
    if (name != NULL && (key->name = copy_name(name, name_chars)) == NULL) {
        free(key);
        return NULL;
    }
    key->parent = parent;
    key->references = 1;
    touch(key);
    return key;
}

struct rdk__key *rdk__key_create_root(void)
{
    return key_create(NULL, 0, NULL);
}

void rdk__key_release(struct rdk__key *key)
{
    if (--key->references > 0) {
        return;
    }
    for (DWORD i = 0; i < key->child_count; i++) {
        key->children[i]->parent = NULL;
        rdk__key_release(key->children[i]);
    }
    for (DWORD i = 0; i < key->value_count; i++) {
        free(key->values[i].name);
        free(key->values[i].data);
    }
    free(key->children);
    free(key->values);
    free(key->name);
    free(key);
}

static struct rdk__key *find_child(const struct rdk__key *key, LPCWSTR name, DWORD name_chars)
{
    for (DWORD i = 0; i < key->child_count; i++) {
        if (name_is(key->children[i]->name, name, name_chars)) {
            return key->children[i];
        }
    }
    return NULL;
}

static struct rdk__key *add_child(struct rdk__key *key, LPCWSTR name, DWORD name_chars)
{
    struct rdk__key **children =
        realloc(key->children, (key->child_count + 1) * sizeof(*key->children));
    if (children == NULL) {
        return NULL;
    }
    key->children = children;
    struct rdk__key *child = key_create(name, name_chars, key);
    if (child != NULL) {
        children[key->child_count++] = child;
        touch(key);
    }
    return child;
}

/* Characters of the first level of a path. */
static DWORD level_chars(LPCWSTR path)
{
    DWORD chars = 0;
    while (path[chars] != L'\0' && path[chars] != L'\\') {
        chars++;
    }
    return chars;
}

static LPCWSTR next_level(LPCWSTR path, DWORD chars)
{
    return path[chars] == L'\\' ? path + chars + 1 : path + chars;
}

struct rdk__key *rdk__key_find(struct rdk__key *key, LPCWSTR path)
{
    while (key != NULL && *path != L'\0') {
        const DWORD chars = level_chars(path);
        key = find_child(key, path, chars);
        path = next_level(path, chars);
    }
    return key;
}

DWORD rdk__key_make(struct rdk__key *key, LPCWSTR path, struct rdk__key **ret_key,
                    DWORD *ret_created)
{
    *ret_created = 0;
    while (*path != L'\0') {
        const DWORD chars = level_chars(path);
        struct rdk__key *child = find_child(key, path, chars);
        if (child == NULL) {
            child = add_child(key, path, chars);
            ++*ret_created;
        }
        if (child == NULL) {
            return ERROR_NOT_ENOUGH_MEMORY;
        }
        key = child;
        path = next_level(path, chars);
    }
    *ret_key = key;
    return ERROR_SUCCESS;
}

void rdk__key_delete(struct rdk__key *key)
{
    struct rdk__key *parent = key->parent;
    for (DWORD i = 0; i < parent->child_count; i++) {
        if (parent->children[i] == key) {
            parent->child_count--;
            memmove(&parent->children[i], &parent->children[i + 1],
                    (parent->child_count - i) * sizeof(*parent->children));
            break;
        }
    }
    touch(parent);
    key->parent = NULL;
    key->deleted = TRUE;
    rdk__key_release(key);
}

static struct rdk__value *find_value(const struct rdk__key *key, LPCWSTR name)
{
    const LPCWSTR wanted = name != NULL ? name : L"";
    for (DWORD i = 0; i < key->value_count; i++) {
        if (name_is(key->values[i].name, wanted, rdk__name_chars(wanted))) {
            return &key->values[i];
        }
    }
    return NULL;
}

const struct rdk__value *rdk__key_find_value(const struct rdk__key *key, LPCWSTR name)
{
    return find_value(key, name);
}

static struct rdk__value *add_value(struct rdk__key *key, LPCWSTR name)
{
    struct rdk__value *values = realloc(key->values, (key->value_count + 1) * sizeof(*key->values));
    if (values == NULL) {
        return NULL;
    }
    key->values = values;
    struct rdk__value *value = &values[key->value_count];
    *value = (struct rdk__value){.name = copy_name(name, rdk__name_chars(name))};
    if (value->name == NULL) {
        return NULL;
    }
    key->value_count++;
    return value;
}

DWORD rdk__key_set_value(struct rdk__key *key, LPCWSTR name, DWORD type, const BYTE *data,
                         DWORD data_bytes)
{
    BYTE *copy = malloc(data_bytes > 0 ? data_bytes : 1);
    struct rdk__value *value = find_value(key, name);
    if (copy != NULL && value == NULL) {
        value = add_value(key, name != NULL ? name : L"");
    }
    if (copy == NULL || value == NULL) {
        free(copy);
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    if (data_bytes > 0) {
        memcpy(copy, data, data_bytes);
    }
    free(value->data);
    value->type = type;
    value->data = copy;
    value->data_bytes = data_bytes;
    touch(key);
    return ERROR_SUCCESS;
}

BOOL rdk__key_delete_value(struct rdk__key *key, LPCWSTR name)
{
    struct rdk__value *value = find_value(key, name);
    if (value == NULL) {
        return FALSE;
    }
    free(value->name);
    free(value->data);
    key->value_count--;
    memmove(value, value + 1, (size_t)(key->values + key->value_count - value) * sizeof(*value));
    touch(key);
    return TRUE;
}
