#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "base/sha256.h"
#include "cli/cli.h"
#include "cli/inspect_print.h"
#include "cli/zygotes.h"
#include "run/inspect.h"

static int status_of(const struct inspection *inspection)
{
    if (inspection->refusal) {
        return CLI_NOT_LOADED;
    }
    for (size_t i = 0; i < inspection->finding_count; ++i) {
        if (inspection->findings[i].is_fatal) {
            return CLI_FAILED;
        }
    }
    return CLI_OK;
}

static int inspect(const struct options *options, const char *path, const char *sha256,
                   struct zygote *zygote, struct err *err)
{
    const struct inspect_options how = {
        .zygote = zygote,
        .plugin = path,
        .type = options->type,
        .hang_timeout_ns = options->hang_timeout_ns,
    };
    struct inspection *inspection = NULL;
    if (inspect_plugin(&how, &inspection, err) < 0) {
        return CLI_BROKEN;
    }
    struct buf out = {0};
    (options->json ? inspect_print_json : inspect_print)(&out, path, sha256, inspection);
    int status = output_write(&out) ? status_of(inspection) : CLI_BROKEN;
    buf_finish(&out);
    inspection_destroy(inspection);
    return status;
}

int cmd_inspect(struct cli *cli)
{
    const struct options *options = &cli->options;
    if (options->operand_count != 1) {
        return usage_error(command_find("inspect"), "name one plugin");
    }
    const char *path = options->operands[0];
    char sha256[SHA256_HEX_CHARS + 1];
    struct zygotes *zygotes = zygotes_create(NULL);
    struct zygote *zygote = NULL;
    struct err err = {0};
    int status;
    int r;
    if (sha256_file(path, sha256, &err) < 0) {
        status = CLI_NOT_LOADED;
    } else if ((r = zygotes_get(zygotes, path, &zygote, &err)) < 0) {
        status = r == -ENOEXEC ? CLI_NOT_LOADED : CLI_BROKEN;
    } else {
        status = inspect(options, path, sha256, zygote, &err);
    }
    zygotes_destroy(zygotes);
    if (err.text) {
        log_write(LOG_SEVERITY_ERROR, "%s", err.text);
    }
    err_finish(&err);
    return status;
}
