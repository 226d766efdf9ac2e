#ifndef RDK_WIN32_LMCONS_H
#define RDK_WIN32_LMCONS_H

/* Lengths and types of the network functions. */

#include "windef.h"

#define NET_API_STATUS DWORD
#define NET_API_FUNCTION
#ifndef NNLEN
#    define NNLEN 80
#endif
#define CNLEN                15
#define UNCLEN               (CNLEN + 2)
#define DNLEN                15
#define UNLEN                256
#define GNLEN                UNLEN
#define PWLEN                256
#define SHPWLEN              8
#define PATHLEN              256
#define MAXCOMMENTSZ         256
#define MAX_PREFERRED_LENGTH ((DWORD)-1)

#endif
