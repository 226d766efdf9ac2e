#include <string.h>

#include "watch.h"

const struct rules_rule rules_table[] = {
    {"START-01", RULES_MUST, RULES_MIX,
     "Startup or StartupEx that is offered only versions which the DLL has not returns 1306 "
     "(ERROR_REVISION_MISMATCH).",
     "rdk inspect offers a version that nobody has; a scenario is always offered 1.0 to 4.0."},
    {"START-02", RULES_MUST, RULES_DOC,
     "Startup or StartupEx that is asked for a resource type which is none of the DLL's returns "
     "5080 (ERROR_CLUSTER_RESNAME_NOT_FOUND).",
     "rdk inspect asks for a type that nobody has."},
    {"START-03", RULES_MUST, RULES_DOC,
     "When Startup or StartupEx returns 0, the function table's Version lies in the range that was "
     "offered, and its TableSize is the size of the functions struct of that version (88, 96, 96, "
     "112 bytes for versions 1 to 4).",
     "The table is read when the export returns."},
    {"START-04", RULES_MUST, RULES_MIX,
     "When Startup or StartupEx returns 0, every function pointer of the table is set, but for "
     "Arbitrate and Release, the control entries, Cancel and the AsUser forms.",
     "The table is read when the export returns."},
    {"START-05", RULES_SHOULD, RULES_DOC,
     "Of several versions in the range that it is offered, StartupEx gives the highest one that the "
     "DLL has.",
     "rdk inspect offers each version alone, and all of them."},
    {"START-09", RULES_MUST, RULES_INF,
     "The function table has both Arbitrate and Release, or neither.",
     "The table is read when Startup or StartupEx returns 0."},
    {"START-08", RULES_SHOULD, RULES_DOC, "Startup returns within 300 ms.",
     "Virtual time between call and return."},
    {"OPEN-01", RULES_MUST, RULES_DOC,
     "When Open fails, it returns NULL and GetLastError says why.",
     "The last error of the thread when Open returns NULL."},
    {"OPEN-05", RULES_MUST, RULES_DOC, "Open does not write the cluster database.",
     "Calls through the cluster API on Open's thread, against the table of calls to avoid."},
    {"OPEN-08", RULES_SHOULD, RULES_DOC, "Open returns within 300 ms.",
     "Virtual time between call and return."},
    {"CLOSE-03", RULES_MUST, RULES_MIX,
     "The ResourceHandle and the ResourceKey that Open was given are the monitor's: the plugin does "
     "not close them.",
     "ClusterRegCloseKey with the resource's own key."},
    {"CLOSE-02", RULES_MUST, RULES_MIX,
     "When Close has returned, no thread of that instance exists, and no callback is made with its "
     "handle.",
     "The threads that an instance's calls and workers made are counted at the return of Close; "
     "callbacks with the handle are watched until the process ends."},
    {"ONL-01", RULES_MUST, RULES_MIX,
     "Work of more than 300 ms is left to a worker: Online returns ERROR_IO_PENDING promptly.",
     "Virtual time between call and return."},
    {"ONL-02", RULES_MUST, RULES_MIX,
     "After Online has returned ERROR_IO_PENDING, exactly one final report (Online or Failed) "
     "follows.",
     "PendingTimeout passes and no report at all has been made."},
    {"ONL-03", RULES_MUST, RULES_DOC,
     "While Online is pending, reports with a rising CheckPoint come less than PendingTimeout "
     "apart.",
     "PendingTimeout passes after the last accepted report."},
    {"ONL-04", RULES_MUST, RULES_DOC,
     "When Online returned success or an error, no status is reported for it: the return value was "
     "the report.",
     "A report that belongs to an Online that did not return ERROR_IO_PENDING."},
    {"ONL-08", RULES_MUST, RULES_DOC,
     "The EventHandle that Online leaves is NULL or a waitable object that is not signalled.",
     "The handle is looked up when Online returns."},
    {"ONL-12", RULES_MUST, RULES_DOC,
     "Online writes no value of the cluster database from its own thread.",
     "Calls through the cluster API on Online's thread, against the table of calls to avoid."},
    {"OFF-02", RULES_MUST, RULES_MIX,
     "After Offline has returned ERROR_IO_PENDING, exactly one final report (Offline, Failed, or "
     "Online when it backs out) follows.",
     "PendingTimeout passes after the last accepted report."},
    {"TERM-04", RULES_MUST, RULES_DOC,
     "After Terminate, the worker that it stopped reports nothing more, and a worker whose report "
     "was answered ResourceExitStateTerminate stops.",
     "Reports after Terminate has returned, and after such an answer."},
    {"TERM-06", RULES_MUST, RULES_MIX,
     "A worker ends within 1 s when it is told to: it looks at its flag between steps and in every "
     "wait.",
     "Virtual time that Terminate took."},
    {"TERM-07", RULES_SHOULD, RULES_DOC, "Terminate returns within 300 ms.",
     "Virtual time between call and return."},
    {"LIVE-02", RULES_MUST, RULES_MIX,
     "LooksAlive and IsAlive return within 300 ms even when the entity hangs: they give a cached "
     "verdict.",
     "Virtual time between call and return."},
    {"LIVE-03", RULES_SHOULD, RULES_DOC, "IsAlive takes less than 50 ms.",
     "Virtual time between call and return."},
    {"LIVE-04", RULES_MUST, RULES_DOC,
     "LooksAlive and IsAlive make no call that belongs on a worker, or that no resource DLL makes.",
     "Calls through the cluster API on their threads, against a table."},
    {"STAT-01", RULES_MUST, RULES_DOC,
     "In each report of a pending state, CheckPoint is greater than in the one before.",
     "CheckPoint of successive reports of one operation."},
    {"STAT-06", RULES_MUST, RULES_DOC,
     "SetResourceStatus is called only while Online or Offline is pending. A failure at any other "
     "time is told by IsAlive, by the event handle or by SignalFailure.",
     "Reports while nothing is pending."},
    {"STAT-07", RULES_MUST, RULES_DOC,
     "A report passes the ResourceHandle that Open was given, and nothing else.",
     "The handle of each report is looked up among those that Open was given."},
    {"CTL-01", RULES_MUST, RULES_DOC, "CLUSCTL_RESOURCE_UNKNOWN is answered with 0.",
     "The return value, when a scenario sends the code."},
    {"CTL-03", RULES_MUST, RULES_MIX,
     "A control function writes no byte outside of its out-buffer, and claims no more bytes than "
     "fit when it succeeds.",
     "A guard stands before and behind each out-buffer, and BytesReturned is compared."},
    {"CTL-04", RULES_MUST, RULES_INF,
     "A control that succeeds without output sets BytesReturned to 0.",
     "The variable is poisoned before the call."},
    {"CTL-05", RULES_MUST, RULES_DOC,
     "GET_CHARACTERISTICS is answered with 4 bytes and GET_CLASS_INFO with 8.",
     "BytesReturned of the answers; the codes are sent when a resource is created."},
    {"CTL-06", RULES_MUST, RULES_DOC,
     "GET_REQUIRED_DEPENDENCIES is answered with a value list that ends in an endmark.",
     "The answer is read; the code is sent when a resource is created."},
    {"CTL-12", RULES_SHOULD, RULES_DOC,
     "Codes for common properties are left to the monitor: ERROR_INVALID_FUNCTION, even if they "
     "are observed.",
     "The return value of these codes."},
    {"CTL-16", RULES_MUST, RULES_MIX, "INITIALIZE is answered with ERROR_INVALID_FUNCTION.",
     "The return value; the code is sent when a resource is created."},
    {"CTL-18", RULES_MUST, RULES_INF,
     "A Begin... control that is over when it returns has written ReturnedAsynchronously FALSE.",
     "The variable is poisoned before the call."},
    {"CTL-20", RULES_MUST, RULES_INF,
     "A control returns within 300 ms, whatever a worker does meanwhile: it does not wait for the "
     "operation.",
     "Virtual time between call and return."},
    {"THRD-03", RULES_MUST, RULES_INF, "ClusWorkerTerminate is not called by the worker itself.",
     "librdk sees who calls."},
    {"LEAVE-06", RULES_MUST, RULES_DOC,
     "LEAVING_GROUP and JOINING_GROUP are answered without asking the cluster about groups and "
     "resources.",
     "Calls through the cluster API on the thread of the control, against a table."},
    {"THRD-04", RULES_MUST, RULES_DOC,
     "An entry point's thread does not make the calls that its contract tells it to avoid.",
     "Calls through the cluster API on the threads of entry points and on workers, against a "
     "table."},
    {"THRD-11", RULES_MUST, RULES_MIX,
     "For one resource there are never two calls at a time other than Terminate. (A rule for the "
     "harness itself.)",
     "Calls and returns of each resource."},
    {"LOG-01", RULES_MUST, RULES_MIX,
     "The message format of LogEvent is FormatMessage's: inserts %1 to %99, optionally with "
     "!spec!. C's %s and %d lose their arguments.",
     "Each format is parsed, and each string insert is probed, before it is printed."},
    {"LOG-03", RULES_SHOULD, RULES_DOC,
     "A log line, with the prefix that the monitor puts before it, has at most 500 characters.",
     "The length of each line."},
    {"LOG-05", RULES_MUST, RULES_INF, "LogEvent is not called with a handle after its Close.",
     "Log lines after the return of Close."},
    {"crash", RULES_MUST, RULES_MIX,
     "Nothing in the plugin ends its process by a signal: on a cluster that takes every resource "
     "of the monitor process with it.",
     "The signal handlers of the host, and how its process ended."},
    {"exit", RULES_MUST, RULES_MIX,
     "The plugin does not end its process: exit, _exit and their kin are the monitor's.",
     "An exit handler, and how the process ended."},
    {"sabotage", RULES_MUST, RULES_MIX,
     "The plugin leaves the process alone that it lives in: its descriptors, signals and memory.",
     "The host's own descriptors, the handlers of six signals, the signal mask and stack of the "
     "calling thread, the working directory, the umask and the limits are compared behind each "
     "call that is no poll, and put back."},
    {"leak", RULES_MUST, RULES_MIX,
     "When Close has returned, or Open has failed, nothing is left that the resource's calls and "
     "threads made: handles, memory, keys of the cluster database and file descriptors.",
     "What is made is booked to the resource and the entry point, and counted at the return of "
     "Close. What the plugin's global data still leads to is kept for others and no leak; what was "
     "made in Startup is the module's."},
    {"bad-argument", RULES_MUST, RULES_INF,
     "The monitor's callbacks are given what they ask for: structures at addresses that can be "
     "read.",
     "Each pointer is probed before it is followed."},
    {"handle-misuse", RULES_MUST, RULES_MIX,
     "A handle is closed once, and not used after that: its number may be another object's by "
     "then.",
     "librdk knows the handles that it has given."},
    {"memory-misuse", RULES_MUST, RULES_MIX,
     "What is freed was allocated by the matching function, and is freed once.",
     "librdk knows the blocks of LocalAlloc and HeapAlloc."},
    {"lock-misuse", RULES_MUST, RULES_MIX,
     "Locks are initialised before they are used, released by who holds them, and not deleted "
     "while they are held.",
     "librdk knows the state of its locks."},
    {"hang", RULES_MUST, RULES_MIX,
     "Every entry point returns within DeadlockTimeout; nothing computes or waits without end.",
     "DeadlockTimeout in virtual time, and --hang-timeout in real time for what the virtual clock "
     "cannot see."},
    {"asan", RULES_MUST, RULES_MIX,
     "The plugin touches no memory that is not its own: none that was freed, that lies beside a "
     "block or a variable, or that it frees twice.",
     "The report of AddressSanitizer, for a plugin that was compiled with -fsanitize=address."},
    {"ubsan", RULES_MUST, RULES_MIX, "The plugin does nothing that the language leaves undefined.",
     "The reports of UndefinedBehaviorSanitizer, for a plugin that was compiled with "
     "-fsanitize=undefined."},
    {"tsan", RULES_MUST, RULES_MIX,
     "Two threads do not touch the same memory, one of them to write, without a lock, an event or "
     "an atomic operation between them.",
     "The reports of ThreadSanitizer, for a plugin that was compiled with -fsanitize=thread."},
    {"lsan", RULES_MUST, RULES_MIX,
     "When the plugin is unloaded, no memory that it made is left to which nothing leads.",
     "The report of LeakSanitizer, for a plugin that was compiled with -fsanitize=address or "
     "-fsanitize=leak, when everything has been closed."},
    {"deadlock", RULES_MUST, RULES_MIX, "Threads do not wait for each other in a circle.",
     "The waits of all threads form a cycle of owned objects."},
};

const size_t rules_count = sizeof(rules_table) / sizeof(rules_table[0]);

/* A class may carry a detail: crash:SIGSEGV is of the class crash. */
const struct rules_rule *rules_find(const char *id)
{
    size_t length = strcspn(id, ":");

    for (size_t i = 0; i < rules_count; i++) {
        if (strlen(rules_table[i].id) == length && strncmp(rules_table[i].id, id, length) == 0) {
            return &rules_table[i];
        }
    }
    return NULL;
}
