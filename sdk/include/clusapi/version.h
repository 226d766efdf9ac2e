/*
 * Part of <clusapi.h>: levels of the interface, and versions of clusters.
 */
#ifndef RDK_CLUSAPI_VERSION_H
#define RDK_CLUSAPI_VERSION_H

/* Levels of the interface, oldest first. */
#define CLUSAPI_VERSION_SERVER2008   0x600
#define CLUSAPI_VERSION_SERVER2008R2 0x700
#define CLUSAPI_VERSION_WINDOWS8     0x701
#define CLUSAPI_VERSION_WINDOWSBLUE  0x702
#define CLUSAPI_VERSION_WINTHRESHOLD 0x703
#define CLUSAPI_VERSION_RS3          0xA00
#define CLUSAPI_VERSION_NI           0xA0C
#define CLUSAPI_VERSION_CU           0xC03
#define CLUSAPI_VERSION_ZN           0xC04
#define CLUSAPI_VERSION_GA           0xC05

/* The level that the source wants, defined before the #include: names that came later are then not
 * declared. Unset, it is the highest. */
#ifndef CLUSAPI_VERSION
#    define CLUSAPI_VERSION CLUSAPI_VERSION_GA
#endif

/* Versions of the cluster service: a major number for each Windows, an upgrade number within it. */
#define NT4_MAJOR_VERSION               1
#define NT4SP4_MAJOR_VERSION            2
#define NT5_MAJOR_VERSION               3
#define NT51_MAJOR_VERSION              4
#define NT6_MAJOR_VERSION               5
#define NT7_MAJOR_VERSION               6
#define NT8_MAJOR_VERSION               7
#define NT9_MAJOR_VERSION               8
#define NT10_MAJOR_VERSION              9
#define NT11_MAJOR_VERSION              10
#define NT12_MAJOR_VERSION              11
#define NT13_MAJOR_VERSION              12
#define CA_UPGRADE_VERSION              1
#define CU_UPGRADE_VERSION              3
#define FE_22H2_UPGRADE_VERSION         5
#define FE_UPGRADE_VERSION              4
#define GA_UPGRADE_VERSION              5
#define GE_UPGRADE_VERSION              6
#define MN_UPGRADE_VERSION              3
#define NINETEEN_H1_UPGRADE_VERSION     1
#define NINETEEN_H2_UPGRADE_VERSION     2
#define NI_UPGRADE_VERSION              2
#define RS3_UPGRADE_VERSION             1
#define RS4_UPGRADE_VERSION             2
#define RS5_UPGRADE_VERSION             3
#define WS2016_RTM_UPGRADE_VERSION      8
#define WS2016_TP4_UPGRADE_VERSION      6
#define WS2016_TP5_UPGRADE_VERSION      7
#define ZN_UPGRADE_VERSION              4
#define HCI_UPGRADE_BIT                 0x8000
#define CLUSTER_VERSION_FLAG_MIXED_MODE 0x1
#define CLUSTER_VERSION_UNKNOWN         0xFFFFFFFF

/* A cluster version is the major number above the upgrade number, 16 bits each. */
#define CLUSTER_MAKE_VERSION(_maj, _min)  (((_maj) << 16) | (_min))
#define CLUSTER_GET_MAJOR_VERSION(_ver)   ((_ver) >> 16)
#define CLUSTER_GET_MINOR_VERSION(_ver)   ((_ver)&0xFFFF)
#define CLUSTER_GET_UPGRADE_VERSION(_ver) CLUSTER_GET_MINOR_VERSION(_ver)

/* What GetClusterInformation answers. */
typedef struct CLUSTERVERSIONINFO_NT4 {
    DWORD dwVersionInfoSize;
    WORD MajorVersion;
    WORD MinorVersion;
    WORD BuildNumber;
    WCHAR szVendorId[64];
    WCHAR szCSDVersion[64];
} CLUSTERVERSIONINFO_NT4, *PCLUSTERVERSIONINFO_NT4;

typedef struct CLUSTERVERSIONINFO {
    DWORD dwVersionInfoSize;
    WORD MajorVersion;
    WORD MinorVersion;
    WORD BuildNumber;
    WCHAR szVendorId[64];
    WCHAR szCSDVersion[64];
    DWORD dwClusterHighestVersion;
    DWORD dwClusterLowestVersion;
    DWORD dwFlags;
    DWORD dwReserved;
} CLUSTERVERSIONINFO, *LPCLUSTERVERSIONINFO, *PCLUSTERVERSIONINFO;

#endif
