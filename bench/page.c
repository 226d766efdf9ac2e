#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "bench.h"

#define MARK_BEGIN "<!-- figures: written by rdk-bench --write -->\n"
#define MARK_END   "<!-- end -->"

static int page_read(const char *path, struct buf *page, struct err *err)
{
    char part[4096];
    size_t got;
    cleanup_file FILE *file = fopen(path, "re");

    if (!file) {
        return err_set(err, -errno, "%s: %s", path, strerror(errno));
    }
    while ((got = fread(part, 1, sizeof(part), file)) > 0) {
        buf_append(page, part, got);
    }
    return ferror(file) ? err_set(err, -EIO, "%s: cannot be read", path) : 0;
}

static int page_replace(const char *path, const struct buf *page, const char *text, struct err *err)
{
    const char *begin = strstr(buf_text(page), MARK_BEGIN);
    const char *end = begin ? strstr(begin, MARK_END) : NULL;

    if (!end) {
        return err_set(err, -EINVAL, "%s: has no place for the figures: want \"%.*s\" and \"%s\"",
                       path, (int)strlen(MARK_BEGIN) - 1, MARK_BEGIN, MARK_END);
    }
    FILE *file = fopen(path, "we");
    if (!file) {
        return err_set(err, -errno, "%s: %s", path, strerror(errno));
    }
    fprintf(file, "%.*s" MARK_BEGIN "%s%s", (int)(begin - buf_text(page)), buf_text(page), text,
            end);
    return fclose(file) == 0 ? 0 : err_set(err, -errno, "%s: %s", path, strerror(errno));
}

int page_update(const char *path, const char *text, struct err *err)
{
    struct buf page = {0};
    int r = page_read(path, &page, err);

    if (r == 0) {
        r = page_replace(path, &page, text, err);
    }
    buf_finish(&page);
    return r;
}
