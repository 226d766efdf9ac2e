/* Writes the tables of a document anew: rdk-scenario-docs docs/scenario-format.md */

#include <stdio.h>

#include "base/buf.h"
#include "base/cleanup.h"
#include "tables.h"

int main(int argc, char **argv)
{
    struct buf buf = {0};
    char block[4096];
    size_t count;

    cleanup_file FILE *in = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!in) {
        fprintf(stderr, "usage: rdk-scenario-docs FILE.md\n");
        return 2;
    }
    while ((count = fread(block, 1, sizeof(block), in)) > 0) {
        buf_append(&buf, block, count);
    }
    cleanup_free char *reason = NULL;
    cleanup_free char *text = tables_rewrite(buf_text(&buf), &reason);
    buf_finish(&buf);
    if (!text) {
        fprintf(stderr, "%s: %s\n", argv[1], reason);
        return 1;
    }
    cleanup_file FILE *out = fopen(argv[1], "wb");
    if (!out || fputs(text, out) < 0 || fflush(out) != 0) {
        perror(argv[1]);
        return 1;
    }
    return 0;
}
