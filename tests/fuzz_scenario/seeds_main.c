/* The fuzz target on the files of folders, and on changes of them that a fixed generator makes. */

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/memory.h"

#define CHANGES_PER_FILE 400
#define LARGEST_FILE     65536

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static uint64_t state = 1;

static unsigned next_random(unsigned below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(state >> 33) % below;
}

/* Bytes that mean something to YAML or to us. */
static const char telling[] = "{}[]:,-#&*!|>'\"%@`?\n\r\t $<0x~\\\xC3\xFF";

static void change(unsigned char *data, size_t *size)
{
    size_t at = next_random((unsigned)*size);
    size_t span = next_random(16);

    switch (next_random(4)) {
    case 0:
        data[at] = (unsigned char)telling[next_random(sizeof(telling))];
        break;
    case 1:
        *size = at + 1;
        break;
    case 2:
        span = span > *size - at - 1 ? *size - at - 1 : span;
        memmove(data + at, data + at + span, *size - at - span);
        *size -= span;
        break;
    default: {
        size_t from = next_random((unsigned)*size);
        size_t room = *size - (at > from ? at : from);
        memmove(data + at, data + from, span < room ? span : room);
        break;
    }
    }
}

static void try_file(const char *path)
{
    unsigned char *original = memory_allocate(LARGEST_FILE);
    unsigned char *data = memory_allocate(LARGEST_FILE);
    cleanup_file FILE *stream = fopen(path, "rb");
    size_t size = stream ? fread(original, 1, LARGEST_FILE, stream) : 0;

    LLVMFuzzerTestOneInput(original, size);
    for (unsigned i = 0; i < CHANGES_PER_FILE && size; i++) {
        size_t changed = size;
        memcpy(data, original, size);
        for (unsigned k = next_random(4) + 1; k > 0; k--) {
            change(data, &changed);
        }
        LLVMFuzzerTestOneInput(data, changed);
    }
    free(original);
    free(data);
}

int main(int argc, char **argv)
{
    unsigned count = 0;

    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);
        const struct dirent *entry;
        while (folder && (entry = readdir(folder))) {
            if (entry->d_name[0] != '.') {
                cleanup_free char *path = memory_printf("%s/%s", argv[i], entry->d_name);
                try_file(path);
                count++;
            }
        }
        if (folder) {
            closedir(folder);
        }
    }
    printf("%u files, %d changes of each\n", count, CHANGES_PER_FILE);
    return count >= 90 ? EXIT_SUCCESS : EXIT_FAILURE;
}
