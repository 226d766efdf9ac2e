/* The cluster database: keys as a tree of sorted children and values, and a table of open keys. */
#include "cluster/database.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/memory.h"
#include "base/utf.h"

struct value {
    char *name;
    uint32_t type;
    void *data;
    size_t bytes;
};

struct key {
    char *name;
    struct key *parent;
    struct key **children; /* in order of name */
    size_t child_count;
    struct value *values; /* in order of name */
    size_t value_count;
    size_t open_count;
    bool deleted; /* kept for those that have it open */
};

struct database {
    struct key *root;
    struct key **open; /* by number - 1; NULL when closed */
    size_t open_count; /* numbers given so far */
};

/* ---- keys ---- */

static struct key *key_create(const char *name, size_t length)
{
    struct key *key = memory_allocate(sizeof(*key));

    key->name = memory_allocate(length + 1);
    memcpy(key->name, name, length);
    return key;
}

static void key_drop_contents(struct key *key)
{
    for (size_t i = 0; i < key->value_count; i++) {
        free(key->values[i].name);
        free(key->values[i].data);
    }
    free(key->values);
    free(key->children);
    key->values = NULL;
    key->children = NULL;
    key->value_count = 0;
    key->child_count = 0;
}

static void key_free(struct key *key)
{
    key_drop_contents(key);
    free(key->name);
    free(key);
}

/* Out of the tree; the memory lasts while somebody has it open. */
static void key_delete(struct key *key)
{
    for (size_t i = 0; i < key->child_count; i++) {
        key_delete(key->children[i]);
    }
    key_drop_contents(key);
    key->deleted = true;
    if (key->open_count == 0) {
        key_free(key);
    }
}

/* Where the child of that name is, or where it belongs. */
static bool find_child(const struct key *key, const char *name, size_t *ret_index)
{
    size_t low = 0;
    size_t high = key->child_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = utf_compare_folded(key->children[middle]->name, name);
        if (order == 0) {
            *ret_index = middle;
            return true;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *ret_index = low;
    return false;
}

static bool find_value(const struct key *key, const char *name, size_t *ret_index)
{
    size_t low = 0;
    size_t high = key->value_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = utf_compare_folded(key->values[middle].name, name);
        if (order == 0) {
            *ret_index = middle;
            return true;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *ret_index = low;
    return false;
}

static struct key *add_child(struct key *key, const char *name, size_t index)
{
    struct key *child = key_create(name, strlen(name));

    child->parent = key;
    key->children = memory_resize(key->children, (key->child_count + 1) * sizeof(key->children[0]));
    memmove(&key->children[index + 1], &key->children[index],
            (key->child_count - index) * sizeof(key->children[0]));
    key->children[index] = child;
    key->child_count++;
    return child;
}

static void remove_from_parent(struct key *key)
{
    struct key *parent = key->parent;
    size_t index = 0;

    if (find_child(parent, key->name, &index)) {
        parent->child_count--;
        memmove(&parent->children[index], &parent->children[index + 1],
                (parent->child_count - index) * sizeof(parent->children[0]));
    }
}

/* Walk the path. With `create`, what is missing is made; *ret_created tells of the last part. */
static uint32_t walk(struct key *from, const char *path, bool create, struct key **ret_key,
                     bool *ret_created)
{
    cleanup_free char *copy = memory_text(path);
    struct key *key = from;
    char *rest = copy;

    *ret_created = false;
    while (*rest != '\0') {
        char *part = rest;
        char *end = strchr(part, '\\');
        rest = end ? end + 1 : part + strlen(part);
        if (end) {
            *end = '\0';
        }
        if (*part == '\0' || (end && *rest == '\0')) {
            return ERROR_INVALID_PARAMETER;
        }
        size_t index = 0;
        bool found = find_child(key, part, &index);
        if (!found && !create) {
            return ERROR_FILE_NOT_FOUND;
        }
        key = found ? key->children[index] : add_child(key, part, index);
        *ret_created = !found;
    }
    *ret_key = key;
    return ERROR_SUCCESS;
}

/* ---- open keys ---- */

static uint32_t add_open(struct database *database, struct key *key)
{
    size_t bytes = (database->open_count + 1) * sizeof(database->open[0]);

    database->open = memory_resize(database->open, bytes);
    database->open[database->open_count++] = key;
    key->open_count++;
    return (uint32_t)database->open_count;
}

static uint32_t look_up(const struct database *database, uint32_t number, struct key **ret_key)
{
    if (number == 0 || number > database->open_count || !database->open[number - 1]) {
        return ERROR_INVALID_HANDLE;
    }
    struct key *key = database->open[number - 1];
    if (key->deleted) {
        return ERROR_KEY_DELETED;
    }
    *ret_key = key;
    return ERROR_SUCCESS;
}

struct database *database_create(void)
{
    struct database *database = memory_allocate(sizeof(*database));

    database->root = key_create("", 0);
    uint32_t root = add_open(database, database->root);
    assert(root == DATABASE_ROOT);
    (void)root;
    return database;
}

void database_destroy(struct database *database)
{
    if (!database) {
        return;
    }
    for (uint32_t number = 2; number <= database->open_count; number++) {
        database_close(database, number);
    }
    database->root->open_count = 0;
    key_delete(database->root);
    free(database->open);
    free(database);
}

uint32_t database_open(struct database *database, uint32_t key, const char *path, uint32_t *ret_key)
{
    struct key *from = NULL;
    struct key *to = NULL;
    bool created = false;
    uint32_t status = look_up(database, key, &from);

    if (status == ERROR_SUCCESS) {
        status = walk(from, path ? path : "", false, &to, &created);
    }
    if (status == ERROR_SUCCESS) {
        *ret_key = add_open(database, to);
    }
    return status;
}

uint32_t database_create_key(struct database *database, uint32_t key, const char *path,
                             uint32_t *ret_key, uint32_t *ret_created)
{
    struct key *from = NULL;
    struct key *to = NULL;
    bool created = false;
    uint32_t status = look_up(database, key, &from);

    if (status == ERROR_SUCCESS && (!path || *path == '\0')) {
        status = ERROR_INVALID_PARAMETER;
    }
    if (status == ERROR_SUCCESS) {
        status = walk(from, path, true, &to, &created);
    }
    if (status != ERROR_SUCCESS) {
        return status;
    }
    *ret_key = add_open(database, to);
    if (ret_created) {
        *ret_created = created;
    }
    return ERROR_SUCCESS;
}

uint32_t database_close(struct database *database, uint32_t key)
{
    if (key <= DATABASE_ROOT || key > database->open_count || !database->open[key - 1]) {
        return ERROR_INVALID_HANDLE;
    }
    struct key *closed = database->open[key - 1];
    database->open[key - 1] = NULL;
    closed->open_count--;
    if (closed->deleted && closed->open_count == 0) {
        key_free(closed);
    }
    return ERROR_SUCCESS;
}

static uint32_t delete_key(struct database *database, uint32_t key, const char *path, bool tree)
{
    struct key *from = NULL;
    struct key *to = NULL;
    bool created = false;
    uint32_t status = look_up(database, key, &from);

    if (status == ERROR_SUCCESS && (!path || *path == '\0')) {
        status = ERROR_INVALID_PARAMETER;
    }
    if (status == ERROR_SUCCESS) {
        status = walk(from, path, false, &to, &created);
    }
    if (status != ERROR_SUCCESS) {
        return status;
    }
    if (to->child_count > 0 && !tree) {
        return ERROR_ACCESS_DENIED;
    }
    remove_from_parent(to);
    key_delete(to);
    return ERROR_SUCCESS;
}

uint32_t database_delete_key(struct database *database, uint32_t key, const char *path)
{
    return delete_key(database, key, path, false);
}

uint32_t database_delete_tree(struct database *database, uint32_t key, const char *path)
{
    return delete_key(database, key, path, true);
}

/* ---- values ---- */

uint32_t database_set(struct database *database, uint32_t key, const char *name, uint32_t type,
                      const void *data, size_t bytes)
{
    struct key *at = NULL;
    size_t index = 0;
    uint32_t status = look_up(database, key, &at);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    name = name ? name : "";
    // The data may be the value's own.
    void *copy = memory_copy(data, bytes);
    if (find_value(at, name, &index)) {
        free(at->values[index].data);
    } else {
        at->values = memory_resize(at->values, (at->value_count + 1) * sizeof(at->values[0]));
        memmove(&at->values[index + 1], &at->values[index],
                (at->value_count - index) * sizeof(at->values[0]));
        at->values[index].name = memory_text(name);
        at->value_count++;
    }
    at->values[index].type = type;
    at->values[index].data = copy;
    at->values[index].bytes = bytes;
    return ERROR_SUCCESS;
}

uint32_t database_get(const struct database *database, uint32_t key, const char *name,
                      uint32_t *ret_type, const void **ret_data, size_t *ret_bytes)
{
    struct key *at = NULL;
    size_t index = 0;
    uint32_t status = look_up(database, key, &at);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    if (!find_value(at, name ? name : "", &index)) {
        return ERROR_FILE_NOT_FOUND;
    }
    *ret_type = at->values[index].type;
    *ret_data = at->values[index].data;
    *ret_bytes = at->values[index].bytes;
    return ERROR_SUCCESS;
}

uint32_t database_delete_value(struct database *database, uint32_t key, const char *name)
{
    struct key *at = NULL;
    size_t index = 0;
    uint32_t status = look_up(database, key, &at);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    if (!find_value(at, name ? name : "", &index)) {
        return ERROR_FILE_NOT_FOUND;
    }
    free(at->values[index].name);
    free(at->values[index].data);
    at->value_count--;
    memmove(&at->values[index], &at->values[index + 1],
            (at->value_count - index) * sizeof(at->values[0]));
    return ERROR_SUCCESS;
}

/* ---- looking around ---- */

uint32_t database_enum_key(const struct database *database, uint32_t key, uint32_t index,
                           const char **ret_name)
{
    struct key *at = NULL;
    uint32_t status = look_up(database, key, &at);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    if (index >= at->child_count) {
        return ERROR_NO_MORE_ITEMS;
    }
    *ret_name = at->children[index]->name;
    return ERROR_SUCCESS;
}

uint32_t database_enum_value(const struct database *database, uint32_t key, uint32_t index,
                             const char **ret_name, uint32_t *ret_type, const void **ret_data,
                             size_t *ret_bytes)
{
    struct key *at = NULL;
    uint32_t status = look_up(database, key, &at);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    if (index >= at->value_count) {
        return ERROR_NO_MORE_ITEMS;
    }
    *ret_name = at->values[index].name;
    *ret_type = at->values[index].type;
    *ret_data = at->values[index].data;
    *ret_bytes = at->values[index].bytes;
    return ERROR_SUCCESS;
}

static uint32_t larger(uint32_t longest, size_t length)
{
    return length > longest ? (uint32_t)length : longest;
}

static size_t utf16_chars(const char *text)
{
    size_t chars = 0;
    cleanup_free uint16_t *units = utf_to_utf16(text, &chars);

    (void)units;
    return chars;
}

uint32_t database_info(const struct database *database, uint32_t key, struct database_info *ret)
{
    struct key *at = NULL;
    uint32_t status = look_up(database, key, &at);

    if (status != ERROR_SUCCESS) {
        return status;
    }
    *ret = (struct database_info){.subkeys = (uint32_t)at->child_count,
                                  .values = (uint32_t)at->value_count};
    for (size_t i = 0; i < at->child_count; i++) {
        size_t chars = utf16_chars(at->children[i]->name);
        ret->longest_subkey_chars = larger(ret->longest_subkey_chars, chars);
    }
    for (size_t i = 0; i < at->value_count; i++) {
        size_t chars = utf16_chars(at->values[i].name);
        ret->longest_value_name_chars = larger(ret->longest_value_name_chars, chars);
        ret->longest_value_bytes = larger(ret->longest_value_bytes, at->values[i].bytes);
    }
    return ERROR_SUCCESS;
}

static void append_path(struct buf *buf, const struct key *key)
{
    if (!key->parent) {
        return;
    }
    append_path(buf, key->parent);
    if (buf->length > 0) {
        buf_putc(buf, '\\');
    }
    buf_puts(buf, key->name);
}

char *database_path(const struct database *database, uint32_t key)
{
    struct key *at = NULL;
    struct buf buf = {0};

    if (look_up(database, key, &at) == ERROR_SUCCESS) {
        append_path(&buf, at);
    }
    return buf_take(&buf);
}

size_t database_open_count(const struct database *database)
{
    size_t count = 0;

    for (size_t i = 1; i < database->open_count; i++) {
        count += database->open[i] != NULL;
    }
    return count;
}
