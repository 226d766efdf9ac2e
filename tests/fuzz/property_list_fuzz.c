/*
 * Any bytes as a property list: the reader, the validator, the builder, Find, and the verifiers of
 * property tables. Beyond "no crash, nothing read outside": what they say of the same bytes has to
 * fit together.
 */

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rdk/property_list.h>
#include <resapi.h>
#include <windows.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(what)                                                                    \
    do {                                                                              \
        if (!(what)) {                                                                \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #what); \
            abort();                                                                  \
        }                                                                             \
    } while (0)

/* One item of each format that a block can hold; names as the seeds have them. */
#define BLOCK_STEP  16u
#define BLOCK_ITEMS 13u
static RESUTIL_PROPERTY_ITEM table[BLOCK_ITEMS + 1];

static void make_table(void)
{
    static const struct {
        WCHAR name[2];
        DWORD format;
    } items[BLOCK_ITEMS] = {
        {L"A", CLUSPROP_FORMAT_BINARY},
        {L"B", CLUSPROP_FORMAT_DWORD},
        {L"C", CLUSPROP_FORMAT_SZ},
        {L"D", CLUSPROP_FORMAT_EXPAND_SZ},
        {L"E", CLUSPROP_FORMAT_MULTI_SZ},
        {L"F", CLUSPROP_FORMAT_ULARGE_INTEGER},
        {L"G", CLUSPROP_FORMAT_LONG},
        {L"H", CLUSPROP_FORMAT_SECURITY_DESCRIPTOR},
        {L"I", CLUSPROP_FORMAT_LARGE_INTEGER},
        {L"J", CLUSPROP_FORMAT_WORD},
        {L"K", CLUSPROP_FORMAT_FILETIME},
        {L"L", CLUSPROP_FORMAT_VALUE_LIST},
        {L"M", CLUSPROP_FORMAT_PROPERTY_LIST},
    };

    for (DWORD i = 0; i < BLOCK_ITEMS; i++) {
        table[i].Name = (LPWSTR)(ULONG_PTR)items[i].name;
        table[i].Format = items[i].format;
        table[i].Offset = i * BLOCK_STEP;
    }
}

static int is_documented(DWORD code)
{
    return code == ERROR_SUCCESS || code == ERROR_INSUFFICIENT_BUFFER ||
           code == ERROR_INVALID_PARAMETER || code == ERROR_INVALID_DATA;
}

/* A sound list, copied property by property, is sound and strict, and copies to itself. */
static void check_copy(const void *list, DWORD bytes)
{
    struct rdk_property_list_builder builder;
    struct rdk_property_list_reader reader;
    struct rdk_property_list_property property;
    DWORD code;

    rdk_property_list_builder_init(&builder, 0);
    MUST(rdk_property_list_open(&reader, list, bytes, 0) == ERROR_SUCCESS);
    while ((code = rdk_property_list_next(&reader, &property)) == ERROR_SUCCESS) {
        struct rdk_property_list_property found;
        WCHAR *name = calloc(property.name_chars + (size_t)1, sizeof(WCHAR));

        MUST(name != NULL);
        MUST(rdk_property_list_name_copy(&property, name, property.name_chars + 1) ==
             property.name_chars);
        MUST(rdk_property_list_name_is(&property, name));
        MUST(rdk_property_list_find(list, bytes, name, &found) == ERROR_SUCCESS);
        MUST(found.offset <= property.offset);
        MUST(rdk_property_list_add_copy(&builder, &property) == ERROR_SUCCESS);
        free(name);
    }
    MUST(code == ERROR_NO_MORE_ITEMS);
    MUST(rdk_property_list_done(&builder, NULL) == ERROR_SUCCESS);
    MUST(builder.count == reader.count);
    MUST(rdk_property_list_check(builder.buffer, builder.used, RDK_PROPERTY_LIST_ENDMARK, NULL,
                                 NULL) == ERROR_SUCCESS);
    rdk_property_list_builder_finish(&builder);
}

static void check_find(const void *list, DWORD bytes)
{
    PVOID where = (PVOID)(ULONG_PTR)list;
    LPWSTR text = NULL;
    LPBYTE binary = NULL;
    DWORD size = 0;
    DWORD number = 0;

    if (ResUtilFindSzProperty(where, bytes, L"c", &text) == ERROR_SUCCESS) {
        MUST(ResUtilFindSzProperty(where, bytes, L"C", NULL) == ERROR_SUCCESS);
        LocalFree(text);
    }
    if (ResUtilFindMultiSzProperty(where, bytes, L"E", &text, &size) == ERROR_SUCCESS) {
        MUST(size >= sizeof(WCHAR) && text[size / sizeof(WCHAR) - 1] == 0);
        LocalFree(text);
    }
    if (ResUtilFindBinaryProperty(where, bytes, L"A", &binary, &size) == ERROR_SUCCESS) {
        LocalFree(binary);
    }
    if (ResUtilFindExpandedSzProperty(where, bytes, L"D", &text) == ERROR_SUCCESS) {
        LocalFree(text);
    }
    (void)ResUtilFindDwordProperty(where, bytes, L"B", &number);
}

static void check_tables(const void *list, DWORD bytes, DWORD check_code)
{
    PVOID where = (PVOID)(ULONG_PTR)list;
    BYTE block[BLOCK_ITEMS * BLOCK_STEP] = {0};
    BYTE again[sizeof(block)] = {0};
    DWORD verify = ResUtilVerifyPropertyTable(table, NULL, TRUE, where, bytes, block);

    MUST(is_documented(verify));
    MUST(check_code == ERROR_SUCCESS || verify != ERROR_SUCCESS);
    MUST(is_documented(ResUtilVerifyPrivatePropertyList(where, bytes)));
    if (verify == ERROR_SUCCESS) {
        BYTE *out;
        DWORD size = 0;
        DWORD returned = 0;
        DWORD required = 0;

        /* What the block holds can be listed, and the list fills another block alike. */
        MUST(ResUtilPropertyListFromParameterBlock(table, NULL, &size, block, &returned,
                                                   &required) == ERROR_MORE_DATA);
        size = required;
        out = malloc(size);
        MUST(out != NULL);
        MUST(ResUtilPropertyListFromParameterBlock(table, out, &size, block, &returned,
                                                   &required) == ERROR_SUCCESS);
        MUST(ResUtilVerifyPropertyTable(table, NULL, FALSE, out, returned, again) == ERROR_SUCCESS);
        free(out);
    } else {
        for (size_t i = 0; i < sizeof(block); i++) {
            MUST(block[i] == 0);
        }
    }
    ResUtilFreeParameterBlock(again, NULL, table);
    ResUtilFreeParameterBlock(block, NULL, table);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct rdk_property_list_error error;
    struct rdk_property_list_error strict_error;
    DWORD bytes = (DWORD)size;
    DWORD list_bytes = 0;
    DWORD code;
    DWORD strict;

    if (table[0].Name == NULL) {
        make_table();
    }
    code = rdk_property_list_check(data, bytes, 0, &error, &list_bytes);
    strict = rdk_property_list_check(data, bytes, RDK_PROPERTY_LIST_STRICT, &strict_error, NULL);
    MUST(is_documented(code) && is_documented(strict));
    MUST((code == ERROR_SUCCESS) == (error.fault == RDK_PROPERTY_LIST_SOUND));
    MUST(error.offset <= bytes && strict_error.offset <= bytes);
    MUST(code == ERROR_SUCCESS || strict != ERROR_SUCCESS);
    if (code == ERROR_SUCCESS) {
        MUST(list_bytes >= sizeof(DWORD) && list_bytes <= bytes);
        check_copy(data, bytes);
    }
    check_find(data, bytes);
    /* A value of no bytes passes the table's first look, not the check above. */
    code = rdk_property_list_check(data, bytes, RDK_PROPERTY_LIST_ALLOW_EMPTY, NULL, NULL);
    check_tables(data, bytes, code);
    return 0;
}
