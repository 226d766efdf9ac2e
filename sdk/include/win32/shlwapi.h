#ifndef RDK_WIN32_SHLWAPI_H
#define RDK_WIN32_SHLWAPI_H

/*
 * Paths as text, with backslashes or slashes; MAX_PATH characters is the room that is taken for
 * granted. Threads: [any].
 */

#include "windef.h"

EXTERN_C_START

/** Is there a file or directory of that name? */
BOOL WINAPI PathFileExistsW(LPCWSTR pszPath);
/** Is there a directory of that name? @return FILE_ATTRIBUTE_DIRECTORY, or FALSE */
BOOL WINAPI PathIsDirectoryW(LPCWSTR pszPath);
/** Append a part, with a backslash between. @retval FALSE  it does not fit; nothing is done */
BOOL WINAPI PathAppendW(LPWSTR pszPath, LPCWSTR pszMore);
/** Join two parts; the second alone if it has a root. @retval NULL  it does not fit */
LPWSTR WINAPI PathCombineW(LPWSTR pszDest, LPCWSTR pszDir, LPCWSTR pszFile);
/** Take the last part away. @retval FALSE  there was none to take */
BOOL WINAPI PathRemoveFileSpecW(LPWSTR pszPath);
/** The last part. */
LPWSTR WINAPI PathFindFileNameW(LPCWSTR pszPath);
/** The extension from its dot on, or the end. */
LPWSTR WINAPI PathFindExtensionW(LPCWSTR pszPath);
/** Does it not begin at a root or a drive? */
BOOL WINAPI PathIsRelativeW(LPCWSTR pszPath);

EXTERN_C_END

#define PathFileExists     PathFileExistsW
#define PathIsDirectory    PathIsDirectoryW
#define PathAppend         PathAppendW
#define PathCombine        PathCombineW
#define PathRemoveFileSpec PathRemoveFileSpecW
#define PathFindFileName   PathFindFileNameW
#define PathFindExtension  PathFindExtensionW
#define PathIsRelative     PathIsRelativeW

#endif
