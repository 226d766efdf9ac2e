#include "system_message.h"

static const struct {
    DWORD code;
    const WCHAR *name;
} messages[] = {
/* {(DWORD)ERROR_FILE_NOT_FOUND, L"ERROR_FILE_NOT_FOUND"}, …: made from winerror.h. */
#include "system_message_table.h"
};

static const WCHAR *find(DWORD code)
{
    for (size_t i = 0; i < ARRAYSIZE(messages); i++) {
        if (messages[i].code == code) {
            return messages[i].name;
        }
    }
    return NULL;
}

const WCHAR *rdk__system_message(DWORD code)
{
    const WCHAR *name = find(code);

    if (name == NULL && (code & 0xFFFF0000U) == 0x80070000U) {
        name = find(code & 0xFFFFU);
    }
    return name;
}
