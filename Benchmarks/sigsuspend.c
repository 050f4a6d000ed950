/* valgrind 3.19, which Debian 12 brings, writes to the mask that is handed to sigsuspend; libdispatch's lies in memory
 * that is read-only, and valgrind crashes. Preloaded, this hands on a copy. */
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

int sigsuspend(const sigset_t *mask) {
    sigset_t copy = *mask;
    return (int)syscall(SYS_rt_sigsuspend, &copy, _NSIG / 8);
}
