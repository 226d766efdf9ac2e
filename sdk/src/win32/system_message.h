#ifndef RDK_SRC_WIN32_SYSTEM_MESSAGE_H
#define RDK_SRC_WIN32_SYSTEM_MESSAGE_H

#include <windows.h>

/* The name of a Win32 error code or HRESULT, NULL if it has none. HRESULTs that are made of a
 * Win32 code have that code's name. */
const WCHAR *rdk__system_message(DWORD code);

#endif
