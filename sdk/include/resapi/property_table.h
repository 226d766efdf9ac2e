/*
 * Part of <resapi.h>: tables of private properties, which the ResUtil functions read.
 */
#ifndef RDK_RESAPI_PROPERTY_TABLE_H
#define RDK_RESAPI_PROPERTY_TABLE_H

/* Flags of an item. */
#define RESUTIL_PROPITEM_READ_ONLY 1
#define RESUTIL_PROPITEM_REQUIRED  2
#define RESUTIL_PROPITEM_SIGNED    4
#define RESUTIL_PROPITEM_IN_MEMORY 8

/* Default and range of a LARGE_INTEGER property. */
typedef struct RESUTIL_LARGEINT_DATA {
    LARGE_INTEGER Default;
    LARGE_INTEGER Minimum;
    LARGE_INTEGER Maximum;
} RESUTIL_LARGEINT_DATA, *PRESUTIL_LARGEINT_DATA;

/* Default and range of a ULARGE_INTEGER property. */
typedef struct RESUTIL_ULARGEINT_DATA {
    ULARGE_INTEGER Default;
    ULARGE_INTEGER Minimum;
    ULARGE_INTEGER Maximum;
} RESUTIL_ULARGEINT_DATA, *PRESUTIL_ULARGEINT_DATA;

/* Default and range of a FILETIME property. */
typedef struct RESUTIL_FILETIME_DATA {
    FILETIME Default;
    FILETIME Minimum;
    FILETIME Maximum;
} RESUTIL_FILETIME_DATA, *PRESUTIL_FILETIME_DATA;

/* One property of a type: its name, where it is stored, what it may be, and where in the
 * parameter block its value goes. A table of these ends with an item whose Name is NULL. */
typedef struct RESUTIL_PROPERTY_ITEM {
    LPWSTR Name;
    LPWSTR KeyName;
    DWORD Format;
    union {
        DWORD_PTR DefaultPtr;
        DWORD Default;
        LPVOID lpDefault;
        PRESUTIL_LARGEINT_DATA LargeIntData;
        PRESUTIL_ULARGEINT_DATA ULargeIntData;
        PRESUTIL_FILETIME_DATA FileTimeData;
    };
    DWORD Minimum;
    DWORD Maximum;
    DWORD Flags;
    DWORD Offset;
} RESUTIL_PROPERTY_ITEM, *PRESUTIL_PROPERTY_ITEM;

#endif
