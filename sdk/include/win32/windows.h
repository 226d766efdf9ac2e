#ifndef RDK_WIN32_WINDOWS_H
#define RDK_WIN32_WINDOWS_H

/*
 * The part of Win32 that resource DLLs use. Names, values and layouts are those of Windows; what
 * is declared here is implemented, and what is not implemented is not declared.
 */

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#include "rdk_msvcrt.h"
#include "winbase.h"
#include "windef.h"
#include "winerror.h"
#include "winnt.h"
#include "winreg.h"

#endif
