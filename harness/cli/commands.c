#include <string.h>

#include "cli/cli.h"
#include "names/names.h"

const struct command commands[] = {
    {"run", OPTION_RUN, "[PLUGIN.so] [SCENARIO.yaml | DIR]...", "replay scenarios with a plugin",
     "Directories are searched for *.yaml and *.yml. The plugin is the one named here, else the one\n"
     "that the scenario names (plugin: {file: ../dummy.so}), relative to the scenario's file, then\n"
     "to the folders of RDK_PLUGIN_PATH.\n"
     "\n"
     "Exit status: 0 all passed; 1 a scenario failed; 2 the command line is wrong; 3 a scenario\n"
     "file is invalid; 4 nothing to run; 7 the plugin cannot be loaded; 70 the harness itself\n"
     "failed; 130 or 143 interrupted. Results go to stdout, messages to stderr.\n",
     cmd_run},
    {"lint", OPTION_LINT, "SCENARIO.yaml | DIR...", "check scenario files without playing them",
     "Exit status: 0 all are valid; 3 a file is not; 4 there is none.\n", cmd_lint},
    {"explain", OPTION_EXPLAIN, "RULE | CODE | ERROR...",
     "what a rule, a control code or an error is",
     "RULE is an id such as STAT-06 or a class such as crash; CODE a control code by its name,\n"
     "full or short; ERROR an error by its name or number.\n",
     cmd_explain},
    {"decode", OPTION_DECODE, "code CODE... | list FILE|HEX|-...", "take numbers and bytes apart",
     "  decode code 0x01500056    name and fields of a control code\n"
     "  decode list 01000000...     properties and values of a property list with their offsets: bytes\n"
     "                            in hexadecimal, a file that holds them, or - for hexadecimal on\n"
     "                            stdin; a malformed list is shown up to the fault, and exit 2\n",
     cmd_decode},
    {"help", OPTION_HELP, "[COMMAND]", "show help for a command", NULL, cmd_help},
    {"version", OPTION_VERSION, "", "show the version", NULL, cmd_version},
    {"completion", OPTION_COMPLETION, "bash", "write completion for a shell",
     "  source <(rdk completion bash)\n", cmd_completion},
    {"man", OPTION_MAN, "", "write the manual page, for man -l -", NULL, cmd_man},
};

const size_t command_count = sizeof(commands) / sizeof(commands[0]);

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < command_count; ++i) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

const char *command_suggest(const char *name)
{
    const char *names[sizeof(commands) / sizeof(commands[0])];
    for (size_t i = 0; i < command_count; ++i) {
        names[i] = commands[i].name;
    }
    return names_nearest(name, names, command_count);
}
