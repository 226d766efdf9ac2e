/*
 * Loaded libraries, over the system's loader. A module's handle is the loader's own.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <link.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "file_path.h"
#include "kernel.h"
#include "named.h"

typedef BOOL(WINAPI *dll_main)(HINSTANCE module, DWORD reason, LPVOID reserved);

/* What LoadLibrary loaded: for the calls of DllMain at the first and the last time. */
struct module {
    struct rdk__link all;
    void *handle;
    unsigned count;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct rdk__link modules;

/* Windows' libraries whose functions are in librdk. */
static const char *const system_names[] = {
    "kernel32", "kernelbase", "ntdll",    "advapi32", "sechost",  "user32", "netapi32",
    "shlwapi",  "clusapi",    "resutils", "msvcrt",   "ucrtbase", "rpcrt4",
};

RDK__EXPORT BOOL WINAPI DisableThreadLibraryCalls(HMODULE hLibModule)
{
    UNREFERENCED_PARAMETER(hLibModule);
    return TRUE;
}

/* Is it a library that is loaded? The loader itself would follow any pointer. */
static struct link_map *map_of(const void *handle)
{
    void *program = dlopen(NULL, RTLD_NOW);
    struct link_map *map = program;

    if (program != NULL) {
        dlclose(program);
    }
    while (map != NULL && map != handle) {
        map = map->l_next;
    }
    return map;
}

/* The library that an address belongs to; NULL. */
static struct link_map *map_of_address(const void *address)
{
    struct link_map *map = NULL;
    Dl_info info;

    return dladdr1(address, &info, (void **)&map, RTLD_DL_LINKMAP) != 0 ? map : NULL;
}

/* The symbol, if the library itself has it and not one of those that it needs. */
static void *own_symbol(void *handle, const char *name)
{
    struct link_map *map = map_of(handle);
    void *symbol = map != NULL ? dlsym(handle, name) : NULL;
    bool is_program = map != NULL && map->l_name[0] == 0;

    return symbol != NULL && (is_program || map_of_address(symbol) == map) ? symbol : NULL;
}

static bool dll_main_call(void *handle, DWORD reason)
{
    union {
        void *address;
        dll_main function;
    } symbol = {.address = own_symbol(handle, "DllMain")};

    return symbol.address == NULL || symbol.function(handle, reason, NULL);
}

/* "C:/x/Foo.DLL": the length of "Foo". */
static size_t stem_length(const char *base)
{
    size_t length = strlen(base);

    return length > 4 && strcasecmp(base + length - 4, ".dll") == 0 ? length - 4 : length;
}

static bool is_system_name(const char *base)
{
    for (size_t i = 0; i < ARRAYSIZE(system_names); i++) {
        if (strlen(system_names[i]) == stem_length(base) &&
            strncasecmp(base, system_names[i], stem_length(base)) == 0) {
            return true;
        }
    }
    return false;
}

/* Try a directory ("" or ending in a slash) and a stem in each spelling. */
static void *open_in(const char *directory, const char *base, int mode, bool *ret_is_there)
{
    static const char *const spellings[] = {"%s%.*s.so", "%slib%.*s.so", "%s%.*s"};

    for (size_t i = 0; i < ARRAYSIZE(spellings); i++) {
        char path[PATH_MAX];
        size_t stem = i < 2 ? stem_length(base) : strlen(base);

        /* Each spelling is one of the three above. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        snprintf(path, sizeof(path), spellings[i], directory, (int)stem, base);
#pragma GCC diagnostic pop
        void *handle = dlopen(path, mode);
        if (handle != NULL) {
            return handle;
        }
        *ret_is_there = *ret_is_there || access(path, F_OK) == 0;
    }
    return NULL;
}

static DWORD module_open(LPCWSTR name, int mode, const void *site, void **ret_handle)
{
    char *path = NULL;
    char beside[PATH_MAX] = "";
    bool is_there = false;
    DWORD error = rdk__path_native(name, &path);

    if (error != ERROR_SUCCESS) {
        return error == ERROR_NOT_ENOUGH_MEMORY ? error : ERROR_MOD_NOT_FOUND;
    }
    char *slash = strrchr(path, '/');
    const char *base = slash != NULL ? slash + 1 : path;
    *ret_handle = NULL;
    if (is_system_name(base)) {
        Dl_info info;

        if (dladdr(system_names, &info) != 0) {
            *ret_handle = dlopen(info.dli_fname, mode);
        }
    } else if (slash != NULL) {
        snprintf(beside, sizeof(beside), "%.*s", (int)(base - path), path);
        *ret_handle = open_in(beside, base, mode, &is_there);
    } else {
        const struct link_map *caller = map_of_address(site);
        const char *end = caller != NULL ? strrchr(caller->l_name, '/') : NULL;

        if (end != NULL) {
            snprintf(beside, sizeof(beside), "%.*s", (int)(end + 1 - caller->l_name),
                     caller->l_name);
            *ret_handle = open_in(beside, base, mode, &is_there);
        }
        if (*ret_handle == NULL) {
            *ret_handle = open_in("", base, mode, &is_there);
        }
    }
    free(path);
    return *ret_handle != NULL ? ERROR_SUCCESS
           : is_there          ? ERROR_BAD_EXE_FORMAT
                               : ERROR_MOD_NOT_FOUND;
}

/* Its record, if LoadLibrary loaded it. */
static struct module *module_find(const void *handle)
{
    for (struct rdk__link *link = modules.next; link != NULL && link != &modules;
         link = link->next) {
        struct module *module = RDK__MEMBER(link, struct module, all);

        if (module->handle == handle) {
            return module;
        }
    }
    return NULL;
}

/* Count a load. True: it is the first, and DllMain is to be called. */
static bool module_count(void *handle, bool was_loaded)
{
    pthread_mutex_lock(&lock);
    struct module *module = module_find(handle);
    bool is_first = module == NULL && !was_loaded;
    if (module != NULL) {
        module->count++;
    } else if (!was_loaded && (module = calloc(1, sizeof(*module))) != NULL) {
        *module = (struct module){.handle = handle, .count = 1};
        rdk__list_append(&modules, &module->all);
    }
    pthread_mutex_unlock(&lock);
    return is_first;
}

/* Uncount it. True: it was the last. */
static bool module_uncount(const void *handle)
{
    pthread_mutex_lock(&lock);
    struct module *module = module_find(handle);
    bool is_last = module != NULL && --module->count == 0;
    if (is_last) {
        rdk__list_remove(&module->all);
        free(module);
    }
    pthread_mutex_unlock(&lock);
    return is_last;
}

static HMODULE load(LPCWSTR name, const char *function, const void *site)
{
    void *loaded = NULL;
    void *handle = NULL;

    rdk__enter(function);
    if (module_open(name, RTLD_NOW | RTLD_NOLOAD, site, &loaded) == ERROR_SUCCESS) {
        dlclose(loaded);
    }
    DWORD error = module_open(name, RTLD_NOW | RTLD_LOCAL, site, &handle);
    if (error == ERROR_SUCCESS && module_count(handle, loaded != NULL) &&
        !dll_main_call(handle, DLL_PROCESS_ATTACH)) {
        module_uncount(handle);
        dlclose(handle);
        error = ERROR_DLL_INIT_FAILED;
    }
    if (error != ERROR_SUCCESS) {
        SetLastError(error);
        return NULL;
    }
    return handle;
}

RDK__EXPORT HMODULE WINAPI LoadLibraryW(LPCWSTR lpLibFileName)
{
    return load(lpLibFileName, "LoadLibraryW", RDK__SITE());
}

RDK__EXPORT HMODULE WINAPI LoadLibraryA(LPCSTR lpLibFileName)
{
    WCHAR buffer[MAX_PATH + 1];
    LPCWSTR name;

    return rdk__name_widen(lpLibFileName, buffer, &name) ? load(name, "LoadLibraryA", RDK__SITE())
                                                         : NULL;
}

RDK__EXPORT HMODULE WINAPI LoadLibraryExW(LPCWSTR lpLibFileName, HANDLE hFile, DWORD dwFlags)
{
    const DWORD search = LOAD_WITH_ALTERED_SEARCH_PATH | LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR |
                         LOAD_LIBRARY_SEARCH_APPLICATION_DIR | LOAD_LIBRARY_SEARCH_USER_DIRS |
                         LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS;

    if (hFile != NULL || (dwFlags & ~search) != 0) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return NULL;
    }
    return load(lpLibFileName, "LoadLibraryExW", RDK__SITE());
}

RDK__EXPORT BOOL WINAPI FreeLibrary(HMODULE hLibModule)
{
    rdk__enter("FreeLibrary");
    if (map_of(hLibModule) == NULL) {
        SetLastError(ERROR_INVALID_HANDLE);
        return FALSE;
    }
    if (module_uncount(hLibModule)) {
        dll_main_call(hLibModule, DLL_PROCESS_DETACH);
    }
    return dlclose(hLibModule) == 0;
}

RDK__EXPORT FARPROC WINAPI GetProcAddress(HMODULE hModule, LPCSTR lpProcName)
{
    union {
        void *address;
        FARPROC function;
    } symbol = {NULL};
    bool by_number = (uintptr_t)lpProcName <= 0xFFFF;
    void *handle = hModule;

    if (handle == NULL) {
        handle = GetModuleHandleW(NULL);
    }
    symbol.address = by_number ? NULL : own_symbol(handle, lpProcName);
    if (symbol.address == NULL) {
        SetLastError(map_of(handle) == NULL ? ERROR_MOD_NOT_FOUND : ERROR_PROC_NOT_FOUND);
    }
    return symbol.function;
}

/* With a reference, so that it is one of dlopen's. */
static void *handle_get(LPCWSTR name, const void *site)
{
    void *handle = NULL;

    if (name == NULL) {
        return dlopen(NULL, RTLD_NOW);
    }
    if (module_open(name, RTLD_NOW | RTLD_NOLOAD, site, &handle) != ERROR_SUCCESS) {
        SetLastError(ERROR_MOD_NOT_FOUND);
    }
    return handle;
}

RDK__EXPORT HMODULE WINAPI GetModuleHandleW(LPCWSTR lpModuleName)
{
    void *handle = handle_get(lpModuleName, RDK__SITE());

    if (handle != NULL) {
        dlclose(handle);
    }
    return handle;
}

RDK__EXPORT HMODULE WINAPI GetModuleHandleA(LPCSTR lpModuleName)
{
    WCHAR buffer[MAX_PATH + 1];
    LPCWSTR name;

    return rdk__name_widen(lpModuleName, buffer, &name) ? GetModuleHandleW(name) : NULL;
}

RDK__EXPORT BOOL WINAPI GetModuleHandleExW(DWORD dwFlags, LPCWSTR lpModuleName, HMODULE *phModule)
{
    void *handle = NULL;

    *phModule = NULL;
    if ((dwFlags & GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS) != 0) {
        const struct link_map *map = map_of_address((const void *)lpModuleName);

        handle = map != NULL
                     ? dlopen(map->l_name[0] != 0 ? map->l_name : NULL, RTLD_NOW | RTLD_NOLOAD)
                     : NULL;
        if (handle == NULL) {
            SetLastError(ERROR_MOD_NOT_FOUND);
        }
    } else {
        handle = handle_get(lpModuleName, RDK__SITE());
    }
    if (handle != NULL && (dwFlags & GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT) != 0) {
        dlclose(handle);
    }
    *phModule = handle;
    return handle != NULL;
}

RDK__EXPORT DWORD WINAPI GetModuleFileNameW(HMODULE hModule, LPWSTR lpFilename, DWORD nSize)
{
    const struct link_map *map = hModule != NULL ? map_of(hModule) : map_of(GetModuleHandleW(NULL));
    char program[PATH_MAX] = "";
    WCHAR path[PATH_MAX];

    if (map == NULL) {
        SetLastError(ERROR_MOD_NOT_FOUND);
        return 0;
    }
    if (map->l_name[0] == 0 && readlink("/proc/self/exe", program, sizeof(program) - 1) < 0) {
        program[0] = 0;
    }
    DWORD chars = rdk__give_text(program[0] != 0 ? program : map->l_name, path, PATH_MAX);
    if (chars >= nSize) {
        lstrcpynW(lpFilename, path, (int)nSize);
        SetLastError(ERROR_INSUFFICIENT_BUFFER);
        return nSize;
    }
    lstrcpyW(lpFilename, path);
    return chars;
}
