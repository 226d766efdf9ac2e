#ifndef RDK_WIN32_WS2TCPIP_H
#define RDK_WIN32_WS2TCPIP_H

#include "winsock2.h"

typedef struct sockaddr_in6 SOCKADDR_IN6, *PSOCKADDR_IN6;
typedef struct in6_addr IN6_ADDR, *PIN6_ADDR;

#endif
