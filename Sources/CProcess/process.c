#define _GNU_SOURCE

#include "process.h"

#include <unistd.h>

#ifdef __linux__
#include <sched.h>
#endif

extern char **environ;

char *const *process_variables(void) {
    return environ;
}

int process_cores(void) {
#ifdef __linux__
    // Those of the container or the `taskset` that it runs in. A machine with more than this set holds refuses to answer.
    cpu_set_t cores;
    if (sched_getaffinity(0, sizeof cores, &cores) == 0) return CPU_COUNT(&cores);
#endif
    long cores_online = sysconf(_SC_NPROCESSORS_ONLN);
    return cores_online < 1 ? 1 : (int)cores_online;
}
