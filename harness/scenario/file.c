#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "tree.h"

int file_read(struct arena *arena, const char *path, const char **ret_text, size_t *ret_length)
{
    /* Without waiting, so that a FIFO in the place of a file does not hang us. */
    cleanup_close int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat status;

    if (descriptor < 0 || fstat(descriptor, &status) < 0) {
        return -errno;
    }
    if (S_ISDIR(status.st_mode)) {
        return -EISDIR;
    }
    if (!S_ISREG(status.st_mode)) {
        return -EINVAL;
    }
    char *text = arena_allocate(arena, TREE_MAX_BYTES + 2);
    size_t length = 0;
    while (length < TREE_MAX_BYTES + 1) {
        ssize_t count = read(descriptor, text + length, TREE_MAX_BYTES + 1 - length);
        if (count < 0 && errno != EINTR) {
            return -errno;
        }
        if (count == 0) {
            break;
        }
        length += count > 0 ? (size_t)count : 0;
    }
    *ret_text = text;
    *ret_length = length;
    return 0;
}

const char *file_beside(struct arena *arena, const char *from, const char *path)
{
    const char *slash = strrchr(from, '/');

    if (path[0] == '/' || !slash) {
        return arena_text(arena, path);
    }
    return arena_printf(arena, "%.*s%s", (int)(slash - from + 1), from, path);
}
