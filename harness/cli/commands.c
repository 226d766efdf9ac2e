#include <string.h>

#include "cli/cli.h"
#include "names/names.h"

const struct command commands[] = {
    {"run", OPTION_RUN, "[PLUGIN.so] [SCENARIO.yaml | DIR]...", "replay scenarios with a plugin",
     "Directories are searched for *.yaml and *.yml. The plugin is the one named here, else the one\n"
     "that the scenario names (plugin: {file: ../dummy.so}), relative to the scenario's file, then\n"
     "to the folders of RDK_PLUGIN_PATH.\n"
     "\n"
     "With --debugger 'gdb --args', gdb starts with the process that hosts plugins; say run: it then\n"
     "follows the first scenario's. Breakpoints may be pending (set breakpoint pending on).\n"
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
    {"inspect", OPTION_INSPECT, "PLUGIN.so",
     "load a plugin and say what a cluster would make of it",
     "Loads it in a process of its own, as a Resource Monitor would, calls Startup and StartupEx with\n"
     "each range of versions, and shows the file, its exports, the resource types that it serves and\n"
     "their function tables. Without --type, the types are looked for among the texts of its data.\n"
     "\n"
     "Exit status: 0 a cluster could use it; 1 it could not, or a rule is broken; 7 it cannot be\n"
     "loaded.\n",
     cmd_inspect},
    {"decode", OPTION_DECODE, "code CODE... | list FILE|HEX|-...", "take numbers and bytes apart",
     "  decode code 0x01500056    name and fields of a control code\n"
     "  decode list 01000000...     properties and values of a property list with their offsets: bytes\n"
     "                            in hexadecimal, a file that holds bytes or hexadecimal, or - for\n"
     "                            stdin; a malformed list is shown up to the fault, and exit 2\n",
     cmd_decode},
    {"encode", OPTION_ENCODE, "list FILE.yaml|-", "make a property list of YAML",
     "FILE is a mapping of names to values as scenarios write them: {Path: {expand_sz: x}, Max: 3}.\n"
     "The result is hexadecimal, as rdk decode list reads it, or with --raw the bytes themselves.\n"
     "\n"
     "Exit status: 0; 3 the file is invalid; 4 there is none.\n",
     cmd_encode},
    {"schema", OPTION_SCHEMA, "", "write the JSON Schema of scenario files, for editors", NULL,
     cmd_schema},
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
