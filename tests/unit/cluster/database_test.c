/* The cluster database (contract, section 8). */
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "../suite.h"
#include "cluster/database.h"

static struct database *fresh(uint32_t *ret_resource)
{
    struct database *database = database_create();

    ck_assert_uint_eq(
        database_create_key(database, DATABASE_ROOT, "Resources\\{1}", ret_resource, NULL), 0);
    return database;
}

START_TEST(test_database__creates_what_is_missing)
{
    struct database *database = database_create();
    uint32_t key = 0;
    uint32_t again = 0;
    uint32_t created = 7;

    ck_assert_uint_eq(database_open(database, DATABASE_ROOT, "A\\B", &key), ERROR_FILE_NOT_FOUND);
    ck_assert_uint_eq(key, 0);
    ck_assert_uint_eq(database_create_key(database, DATABASE_ROOT, "A\\B", &key, &created), 0);
    ck_assert_uint_eq(created, 1);
    ck_assert_uint_eq(database_create_key(database, DATABASE_ROOT, "a\\b", &again, &created), 0);
    ck_assert_uint_eq(created, 0);
    ck_assert_uint_ne(key, again);
    char *path = database_path(database, again);
    ck_assert_str_eq(path, "A\\B");
    free(path);
    database_destroy(database);
}
END_TEST

START_TEST(test_database__refuses_bad_paths)
{
    struct database *database = database_create();
    uint32_t key = 0;

    ck_assert_uint_eq(database_create_key(database, DATABASE_ROOT, "", &key, NULL), 87);
    ck_assert_uint_eq(database_create_key(database, DATABASE_ROOT, "\\A", &key, NULL), 87);
    ck_assert_uint_eq(database_create_key(database, DATABASE_ROOT, "A\\\\B", &key, NULL), 87);
    ck_assert_uint_eq(database_create_key(database, DATABASE_ROOT, "A\\", &key, NULL), 87);
    ck_assert_uint_eq(database_open(database, 99, "A", &key), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(database_close(database, 99), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(database_close(database, DATABASE_ROOT), ERROR_INVALID_HANDLE);
    database_destroy(database);
}
END_TEST

START_TEST(test_database__values_by_name)
{
    uint32_t key = 0;
    struct database *database = fresh(&key);
    uint32_t type = 0;
    const void *data = NULL;
    size_t bytes = 0;
    uint32_t number = 5;

    ck_assert_uint_eq(database_get(database, key, "X", &type, &data, &bytes), 2);
    ck_assert_uint_eq(database_set(database, key, "Max", REG_DWORD, &number, sizeof(number)), 0);
    ck_assert_uint_eq(database_get(database, key, "mAX", &type, &data, &bytes), 0);
    ck_assert_uint_eq(type, REG_DWORD);
    ck_assert_uint_eq(bytes, sizeof(number));
    ck_assert_mem_eq(data, &number, sizeof(number));
    // A value may be set to itself, and to another type.
    ck_assert_uint_eq(database_set(database, key, "MAX", REG_BINARY, data, 2), 0);
    ck_assert_uint_eq(database_get(database, key, "Max", &type, &data, &bytes), 0);
    ck_assert_uint_eq(type, REG_BINARY);
    ck_assert_uint_eq(bytes, 2);
    ck_assert_uint_eq(database_delete_value(database, key, "max"), 0);
    ck_assert_uint_eq(database_delete_value(database, key, "max"), 2);
    database_destroy(database);
}
END_TEST

START_TEST(test_database__enumerates_in_order)
{
    uint32_t key = 0;
    uint32_t child = 0;
    struct database *database = fresh(&key);
    const char *name = NULL;
    uint32_t type = 0;
    const void *data = NULL;
    size_t bytes = 0;
    struct database_info info;

    database_create_key(database, key, "b", &child, NULL);
    database_create_key(database, key, "Parameters", &child, NULL);
    database_create_key(database, key, "A", &child, NULL);
    ck_assert_uint_eq(database_enum_key(database, key, 0, &name), 0);
    ck_assert_str_eq(name, "A");
    ck_assert_uint_eq(database_enum_key(database, key, 1, &name), 0);
    ck_assert_str_eq(name, "b");
    ck_assert_uint_eq(database_enum_key(database, key, 3, &name), ERROR_NO_MORE_ITEMS);
    database_set(database, key, "zz", REG_BINARY, "123", 3);
    database_set(database, key, "\xC3\xA4", REG_BINARY, "1", 1);
    ck_assert_uint_eq(database_enum_value(database, key, 0, &name, &type, &data, &bytes), 0);
    ck_assert_str_eq(name, "zz");
    ck_assert_uint_eq(database_enum_value(database, key, 2, &name, &type, &data, &bytes), 259);
    ck_assert_uint_eq(database_info(database, key, &info), 0);
    ck_assert_uint_eq(info.subkeys, 3);
    ck_assert_uint_eq(info.longest_subkey_chars, strlen("Parameters"));
    ck_assert_uint_eq(info.values, 2);
    ck_assert_uint_eq(info.longest_value_name_chars, 2);
    ck_assert_uint_eq(info.longest_value_bytes, 3);
    database_destroy(database);
}
END_TEST

START_TEST(test_database__deletes)
{
    uint32_t key = 0;
    uint32_t child = 0;
    struct database *database = fresh(&key);
    uint32_t number = 1;

    database_create_key(database, key, "Parameters", &child, NULL);
    ck_assert_uint_eq(database_delete_key(database, DATABASE_ROOT, "Resources"),
                      ERROR_ACCESS_DENIED);
    ck_assert_uint_eq(database_delete_key(database, key, "parameters"), 0);
    // What was open stays a handle, but of nothing.
    ck_assert_uint_eq(database_set(database, child, "a", REG_DWORD, &number, 4), ERROR_KEY_DELETED);
    ck_assert_uint_eq(database_close(database, child), 0);
    ck_assert_uint_eq(database_close(database, child), ERROR_INVALID_HANDLE);
    ck_assert_uint_eq(database_delete_tree(database, DATABASE_ROOT, "Resources"), 0);
    ck_assert_uint_eq(database_open(database, DATABASE_ROOT, "Resources", &child), 2);
    ck_assert_uint_eq(database_open_count(database), 1);
    database_destroy(database);
}
END_TEST

START_TEST(test_database__counts_open_keys)
{
    uint32_t key = 0;
    uint32_t other = 0;
    struct database *database = fresh(&key);

    ck_assert_uint_eq(database_open_count(database), 1);
    ck_assert_uint_eq(database_open(database, key, "", &other), 0);
    ck_assert_uint_eq(database_open_count(database), 2);
    database_close(database, key);
    database_close(database, other);
    ck_assert_uint_eq(database_open_count(database), 0);
    database_destroy(database);
}
END_TEST

SUITE_MAIN("database", test_database__creates_what_is_missing, test_database__refuses_bad_paths,
           test_database__values_by_name, test_database__enumerates_in_order,
           test_database__deletes, test_database__counts_open_keys)
