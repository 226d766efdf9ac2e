/* The service control manager: its handles. */
#ifndef RDK_WINSVC_H
#define RDK_WINSVC_H

#include <windows.h>

DECLARE_HANDLE(SC_HANDLE);
typedef SC_HANDLE *LPSC_HANDLE;

#endif
