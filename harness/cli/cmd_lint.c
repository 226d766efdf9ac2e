#include <unistd.h>

#include "base/log.h"
#include "cli/cli.h"
#include "cli/files.h"

int cmd_lint(struct cli *cli)
{
    if (cli->options.operand_count == 0) {
        return usage_error(command_find("lint"), "name scenario files or folders");
    }
    struct files files;
    files_read(&files, &cli->options, false, color_wanted(cli->options.color, STDERR_FILENO));
    size_t scenarios = 0;
    size_t problems = 0;
    size_t invalid = 0;
    for (size_t i = 0; i < files.count; ++i) {
        scenarios += files.items[i]->scenario_count;
        problems += files.items[i]->problem_count;
        invalid += files.items[i]->problem_count != 0;
    }
    struct buf out = {0};
    buf_printf(&out, "%zu file%s, %zu scenario%s", files.count, files.count == 1 ? "" : "s",
               scenarios, scenarios == 1 ? "" : "s");
    if (problems) {
        buf_printf(&out, "; %zu problem%s in %zu file%s", problems, problems == 1 ? "" : "s",
                   invalid, invalid == 1 ? "" : "s");
    }
    buf_putc(&out, '\n');
    int status = files.status;
    if (!cli->options.quiet && !output_write(&out)) {
        status = status_worst(status, CLI_BROKEN);
    }
    buf_finish(&out);
    files_finish(&files);
    return status;
}
