#ifndef RDK_WIN32_WINSOCK2_H
#define RDK_WIN32_WINSOCK2_H

/* Types of sockets, for the structures that have them. The functions are not here. */

#include <netinet/in.h>
#include <sys/socket.h>

#include "windef.h"

typedef UINT_PTR SOCKET;
typedef struct sockaddr SOCKADDR, *PSOCKADDR, *LPSOCKADDR;
typedef struct sockaddr_in SOCKADDR_IN, *PSOCKADDR_IN;
typedef struct sockaddr_storage SOCKADDR_STORAGE, *PSOCKADDR_STORAGE;
typedef struct in_addr IN_ADDR, *PIN_ADDR;
#define INVALID_SOCKET ((SOCKET)(~(SOCKET)0))
#define SOCKET_ERROR   (-1)

#endif
