// Makes the system fail: preloaded into the program (LD_PRELOAD), it counts the calls that are about the site and lets
// one of them fail, or do less than it was asked for.
//
//   FAULT_ROOT    the folder that paths must lie in to count; relative paths count, too, and /dev/null
//   FAULT_LOG     a file that takes a line for each call, or for each from the one that fails on: its number, its name,
//                 where in the program it stands, how it fails, its path
//   FAULT_CALL    the number of the call that fails, from 1
//   FAULT_NAME    count only calls of this name, and
//   FAULT_PLACE   only those at this place in the program
//   FAULT_ERROR   how it fails: a number of errno; -1 for a short read or write, -2 for the end of the process
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_DESCRIPTORS = 4096, SHORT = -1, END = -2 };

// Descriptors that were opened below the root, or are the program's own sockets and pipes.
static atomic_bool known[MOST_DESCRIPTORS];
static atomic_long count;
static const char *root, *name_wanted;
static long call_wanted;
static unsigned long place_wanted;
static int failure, journal = -1;
static atomic_bool failed;
static void *base;
// What this library itself calls is not counted.
static __thread int inside;

#define REAL(function) ((__typeof__(&function))real(#function))

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

__attribute__((constructor)) static void begin(void) {
    root = getenv("FAULT_ROOT");
    name_wanted = getenv("FAULT_NAME");
    const char *call = getenv("FAULT_CALL"), *error = getenv("FAULT_ERROR"), *log = getenv("FAULT_LOG");
    const char *place = getenv("FAULT_PLACE");
    place_wanted = place ? strtoul(place, NULL, 16) : 0;
    call_wanted = call ? atol(call) : 0;
    failure = error ? atoi(error) : 0;
    Dl_info info;
    if (dladdr((void *)getauxval(AT_ENTRY), &info)) base = info.dli_fbase;
    if (log) journal = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    // The first backtrace loads a library, which must not happen in the midst of a call.
    void *frames[1];
    backtrace(frames, 1);
}

static int is_ours(const char *path) {
    if (!path || !root) return 0;
    return path[0] != '/' || !strncmp(path, root, strlen(root)) || !strcmp(path, "/dev/null") || !strcmp(path, "/proc/self/maps");
}

static int is_known(int descriptor) {
    return descriptor >= 0 && descriptor < MOST_DESCRIPTORS && known[descriptor];
}

static void know(int descriptor, int is) {
    if (descriptor >= 0 && descriptor < MOST_DESCRIPTORS) known[descriptor] = is;
}

// The first place on the way here that lies in the program itself, as an offset that addr2line takes.
static unsigned long place(void) {
    void *frames[24];
    int depth = backtrace(frames, 24);
    for (int i = 2; i < depth; i++) {
        Dl_info info;
        if (!dladdr(frames[i], &info) || info.dli_fbase != base) continue;
        return (char *)frames[i] - 1 - (char *)base;
    }
    return 0;
}

/// Counts a call. Returns 0, or how it is to fail.
static int fails(const char *name, const char *path) {
    if (inside) return 0;
    if (!root) return 0;
    int counts = !name_wanted || strcmp(name, name_wanted) == 0;
    int logs = journal >= 0 && (!call_wanted || failed);
    if (!counts && !logs) return 0;
    inside = 1;
    unsigned long here = (counts && place_wanted) || logs ? place() : 0;
    counts = counts && (!place_wanted || here == place_wanted);
    long number = counts ? atomic_fetch_add(&count, 1) + 1 : 0;
    int how = counts && number == call_wanted ? failure : 0;
    if (how) failed = 1;
    if (logs || (how && journal >= 0)) {
        char line[4400];
        int length = snprintf(line, sizeof line, "%ld\t%s\t%#lx\t%d\t%.4000s\n", number, name, here, how, path);
        if (REAL(write)(journal, line, length) != length) abort();
    }
    inside = 0;
    if (how == END) kill(getpid(), SIGKILL);
    return how;
}

// Calls with a path.
#define FAIL(name, path, result)                 \
    if (is_ours(path)) {                         \
        int how = fails(name, path);             \
        if (how > 0) { errno = how; return result; } \
    }

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    FAIL("open", path, -1)
    int descriptor = REAL(open)(path, flags, mode);
    know(descriptor, is_ours(path));
    return descriptor;
}

int openat(int folder, const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    FAIL("openat", path, -1)
    int descriptor = REAL(openat)(folder, path, flags, mode);
    know(descriptor, is_ours(path));
    return descriptor;
}

DIR *opendir(const char *path) {
    FAIL("opendir", path, NULL)
    DIR *stream = REAL(opendir)(path);
    if (stream) know(dirfd(stream), is_ours(path));
    return stream;
}

#define WITH_PATH(type, function, parameters, path, arguments, result) \
    type function parameters {                                         \
        FAIL(#function, path, result)                                  \
        return REAL(function) arguments;                               \
    }

WITH_PATH(int, stat, (const char *path, struct stat *status), path, (path, status), -1)
WITH_PATH(int, lstat, (const char *path, struct stat *status), path, (path, status), -1)
WITH_PATH(int, fstatat, (int folder, const char *path, struct stat *status, int flags), path,
          (folder, path, status, flags), -1)
WITH_PATH(int, mkdir, (const char *path, mode_t mode), path, (path, mode), -1)
WITH_PATH(int, mkdirat, (int folder, const char *path, mode_t mode), path, (folder, path, mode), -1)
WITH_PATH(int, rmdir, (const char *path), path, (path), -1)
WITH_PATH(int, unlink, (const char *path), path, (path), -1)
WITH_PATH(int, unlinkat, (int folder, const char *path, int flags), path, (folder, path, flags), -1)
WITH_PATH(int, rename, (const char *path, const char *other), path, (path, other), -1)
WITH_PATH(int, renameat, (int folder, const char *path, int to, const char *other), path, (folder, path, to, other), -1)
WITH_PATH(char *, realpath, (const char *path, char *into), path, (path, into), NULL)
WITH_PATH(ssize_t, readlink, (const char *path, char *into, size_t size), path, (path, into, size), -1)

// Calls with a descriptor.
#define FAIL_KNOWN(name, descriptor, result)     \
    if (is_known(descriptor)) {                  \
        int how = fails(name, "");               \
        if (how > 0) { errno = how; return result; } \
    }

#define WITH_DESCRIPTOR(type, function, parameters, descriptor, arguments, result) \
    type function parameters {                                                     \
        FAIL_KNOWN(#function, descriptor, result)                                  \
        return REAL(function) arguments;                                           \
    }

WITH_DESCRIPTOR(int, fstat, (int fd, struct stat *status), fd, (fd, status), -1)
WITH_DESCRIPTOR(int, fsync, (int fd), fd, (fd), -1)
WITH_DESCRIPTOR(int, fchmod, (int fd, mode_t mode), fd, (fd, mode), -1)
WITH_DESCRIPTOR(int, flock, (int fd, int operation), fd, (fd, operation), -1)

// A descriptor is gone also where closing it fails.
int close(int fd) {
    int how = is_known(fd) ? fails("close", "") : 0;
    know(fd, 0);
    int result = REAL(close)(fd);
    if (how > 0) { errno = how; return -1; }
    return result;
}

int closedir(DIR *stream) {
    int fd = dirfd(stream), how = is_known(fd) ? fails("closedir", "") : 0;
    know(fd, 0);
    int result = REAL(closedir)(stream);
    if (how > 0) { errno = how; return -1; }
    return result;
}

struct dirent *readdir(DIR *stream) {
    FAIL_KNOWN("readdir", dirfd(stream), NULL)
    return REAL(readdir)(stream);
}

// What is said to people counts, but does not fail: the tests read it.
static int is_said(int fd) {
    return (fd == 1 || fd == 2) && !call_wanted;
}

// Calls that may do less than they were asked for.
#define MAY_BE_SHORT(function, parameters, fd, size, arguments)      \
    ssize_t function parameters {                                    \
        if (is_known(fd) || is_said(fd)) {                           \
            int how = fails(#function, "");                          \
            if (how > 0) { errno = how; return -1; }                 \
            if (how == SHORT) size = size > 1 ? size / 2 : size;     \
        }                                                            \
        return REAL(function) arguments;                             \
    }

MAY_BE_SHORT(read, (int fd, void *into, size_t size), fd, size, (fd, into, size))
MAY_BE_SHORT(pread, (int fd, void *into, size_t size, off_t offset), fd, size, (fd, into, size, offset))
MAY_BE_SHORT(write, (int fd, const void *from, size_t size), fd, size, (fd, from, size))
MAY_BE_SHORT(recv, (int fd, void *into, size_t size, int flags), fd, size, (fd, into, size, flags))
MAY_BE_SHORT(send, (int fd, const void *from, size_t size, int flags), fd, size, (fd, from, size, flags))

// Sockets, pipes and watches: all are the program's own.
#define FAIL_ALWAYS(name, result)                \
    {                                            \
        int how = fails(name, "");               \
        if (how > 0) { errno = how; return result; } \
    }

#define MAKING(function, parameters, arguments)  \
    int function parameters {                    \
        FAIL_ALWAYS(#function, -1)               \
        int descriptor = REAL(function) arguments; \
        know(descriptor, 1);                     \
        return descriptor;                       \
    }

MAKING(socket, (int domain, int type, int protocol), (domain, type, protocol))
MAKING(accept, (int fd, struct sockaddr *address, socklen_t *length), (fd, address, length))
MAKING(inotify_init1, (int flags), (flags))

int pipe(int ends[2]) {
    FAIL_ALWAYS("pipe", -1)
    int result = REAL(pipe)(ends);
    if (result == 0) know(ends[0], 1), know(ends[1], 1);
    return result;
}

WITH_DESCRIPTOR(int, bind, (int fd, const struct sockaddr *address, socklen_t length), fd, (fd, address, length), -1)
WITH_DESCRIPTOR(int, listen, (int fd, int backlog), fd, (fd, backlog), -1)
WITH_DESCRIPTOR(int, shutdown, (int fd, int how_much), fd, (fd, how_much), -1)
WITH_DESCRIPTOR(int, getsockname, (int fd, struct sockaddr *address, socklen_t *length), fd, (fd, address, length), -1)
WITH_DESCRIPTOR(int, setsockopt, (int fd, int level, int option, const void *value, socklen_t length), fd,
                (fd, level, option, value, length), -1)
WITH_DESCRIPTOR(int, inotify_add_watch, (int fd, const char *path, uint32_t mask), fd, (fd, path, mask), -1)
WITH_DESCRIPTOR(int, inotify_rm_watch, (int fd, int watch), fd, (fd, watch), -1)

int fcntl(int fd, int command, ...) {
    va_list rest;
    va_start(rest, command);
    long argument = va_arg(rest, long);
    va_end(rest);
    if (fd <= 2) FAIL_ALWAYS("fcntl", -1)
    FAIL_KNOWN("fcntl", fd, -1)
    return REAL(fcntl)(fd, command, argument);
}

// The server waits in no other.
int poll(struct pollfd *waiting, nfds_t number, int timeout) {
    FAIL_ALWAYS("poll", -1)
    return REAL(poll)(waiting, number, timeout);
}
