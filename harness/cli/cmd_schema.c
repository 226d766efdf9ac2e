#include <stdlib.h>

#include "cli/cli.h"
#include "scenario/scenario.h"

int cmd_schema(struct cli *cli)
{
    if (cli->options.operand_count) {
        return usage_error(command_find("schema"), "schema takes no argument");
    }
    struct buf out = {0};
    char *schema = scenario_json_schema();
    buf_puts(&out, schema);
    int status = output_write(&out) ? CLI_OK : CLI_BROKEN;
    free(schema);
    buf_finish(&out);
    return status;
}
