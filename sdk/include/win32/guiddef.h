#ifndef RDK_WIN32_GUIDDEF_H
#    define RDK_WIN32_GUIDDEF_H

#    include <stdint.h>
#    include <string.h>

typedef struct _GUID {
    uint32_t Data1;
    uint16_t Data2;
    uint16_t Data3;
    uint8_t Data4[8];
} GUID, *LPGUID;

typedef const GUID *LPCGUID;
typedef GUID IID, *LPIID, CLSID, *LPCLSID, UUID;

#    ifdef __cplusplus
#        define REFGUID                    const GUID &
#        define REFIID                     const IID &
#        define IsEqualGUID(first, second) (!memcmp(&(first), &(second), sizeof(GUID)))
inline bool operator==(const GUID &first, const GUID &second)
{
    return IsEqualGUID(first, second);
}
inline bool operator!=(const GUID &first, const GUID &second)
{
    return !IsEqualGUID(first, second);
}
#        define RDK_GUID_LINKAGE extern "C"
#        define RDK_GUID_EXTERN  extern "C"
#    else
#        define REFGUID                    const GUID *
#        define REFIID                     const IID *
#        define IsEqualGUID(first, second) (!memcmp((first), (second), sizeof(GUID)))
#        define RDK_GUID_LINKAGE
#        define RDK_GUID_EXTERN extern
#    endif

#endif

/* Outside the guard, as in Microsoft's: a source includes this again after INITGUID. */
#undef DEFINE_GUID
#ifdef INITGUID
#    define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
        RDK_GUID_LINKAGE const GUID name                                 \
            __attribute__((weak)) = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}
#else
#    define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
        RDK_GUID_EXTERN const GUID name
#endif
