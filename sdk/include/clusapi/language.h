/*
 * Part of <clusapi.h>: what C and C++, and the compilers, say differently.
 */
#ifndef RDK_CLUSAPI_LANGUAGE_H
#define RDK_CLUSAPI_LANGUAGE_H

/*
 * Before a declaration that is beyond the standards, as Microsoft's are: flexible members and
 * anonymous structures in C++, enumerators above INT_MAX in C. It quiets -Wpedantic there and only
 * there.
 */
#ifdef __GNUC__
#    define RDK_EXTENSION __extension__
#else
#    define RDK_EXTENSION
#endif

/*
 * The size of an array that is as long as the data. g++ takes no flexible member in a structure
 * that others hold, but an array of none.
 */
#ifdef __cplusplus
#    define RDK_FLEXIBLE 0
#else
#    define RDK_FLEXIBLE
#endif

/* The base of a structure, where there is such a thing. */
#ifdef __cplusplus
#    define RDK_DERIVES(base) : public base
#else
#    define RDK_DERIVES(base)
#endif

/* A function that the monitor looks up by its name, however the DLL was compiled. */
#if defined _WIN32
#    define RDK_EXPORTED __declspec(dllexport)
#elif defined __GNUC__
#    define RDK_EXPORTED __attribute__((visibility("default")))
#else
#    define RDK_EXPORTED
#endif

#ifdef __cplusplus
static_assert(sizeof(WCHAR) == 2, "WCHAR must have 16 bits: compile with -fshort-wchar");
#else
_Static_assert(sizeof(WCHAR) == 2, "WCHAR must have 16 bits: compile with -fshort-wchar");
#endif

#endif
