/* All clocks tell the time that passes: that of the sleeps, and none other. */
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "plugin.h"

/* What a few calls may take of virtual time. */
#define SLACK_MS 10

static LONGLONG Milliseconds(clockid_t Clock)
{
    struct timespec now;

    clock_gettime(Clock, &now);
    return (LONGLONG)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static BOOL HasPassed(LONGLONG Start, LONGLONG End, LONGLONG Expected)
{
    return End - Start >= Expected && End - Start <= Expected + SLACK_MS;
}

static DWORD WINAPI TimingOnline(ONLINE_PARAMETERS)
{
    static const clockid_t clocks[] = {CLOCK_REALTIME,        CLOCK_MONOTONIC,
                                       CLOCK_MONOTONIC_RAW,   CLOCK_MONOTONIC_COARSE,
                                       CLOCK_REALTIME_COARSE, CLOCK_BOOTTIME};
    INSTANCE *instance = Resource;
    LONGLONG starts[6];
    struct timeval day;
    const LONGLONG ticks = (LONGLONG)GetTickCount64();
    const time_t seconds = time(NULL);
    const LONGLONG processor = Milliseconds(CLOCK_PROCESS_CPUTIME_ID);

    for (int i = 0; i < 6; i++) {
        starts[i] = Milliseconds(clocks[i]);
    }
    usleep(700000);
    sleep(120);
    for (int i = 0; i < 6; i++) {
        if (!HasPassed(starts[i], Milliseconds(clocks[i]), 120700)) {
            return ERROR_INVALID_TIME;
        }
    }
    gettimeofday(&day, NULL);
    if (!HasPassed(ticks, (LONGLONG)GetTickCount64(), 120700) || time(NULL) - seconds < 120 ||
        time(NULL) - seconds > 121 ||
        !HasPassed(starts[0], day.tv_sec * 1000LL + day.tv_usec / 1000, 120700) ||
        Milliseconds(CLOCK_PROCESS_CPUTIME_ID) - processor > 60000) {
        return ERROR_INVALID_TIME;
    }
    InterlockedExchange(&instance->Online, 1);
    return ERROR_SUCCESS;
}

#define PLUGIN_ONLINE TimingOnline
#include "plugin_table.h"
