#include "CFileSystemEvents.h"

#ifdef __APPLE__

#include <CoreServices/CoreServices.h>
#include <dispatch/dispatch.h>
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

// After any of these, what is known of the files is no longer enough.
static const FSEventStreamEventFlags lost =
    kFSEventStreamEventFlagMustScanSubDirs | kFSEventStreamEventFlagUserDropped |
    kFSEventStreamEventFlagKernelDropped | kFSEventStreamEventFlagRootChanged | kFSEventStreamEventFlagMount |
    kFSEventStreamEventFlagUnmount;

// A folder that comes or goes is told of by itself, and not the files in it.
static int moves_folder(FSEventStreamEventFlags flags) {
    const FSEventStreamEventFlags moves = kFSEventStreamEventFlagItemCreated | kFSEventStreamEventFlagItemRemoved |
        kFSEventStreamEventFlagItemRenamed;
    return (flags & kFSEventStreamEventFlagItemIsDir) && (flags & moves);
}

static void tell(ConstFSEventStreamRef stream, void *info, size_t count, void *paths,
                 const FSEventStreamEventFlags *flags, const FSEventStreamEventId *ids) {
    (void)stream;
    (void)ids;
    int descriptor = (int)(intptr_t)info;
    for (size_t index = 0; index < count; index++) {
        const char *path = ((const char **)paths)[index];
        if ((flags[index] & lost) || moves_folder(flags[index])) path = "";
        // With the NUL. A full pipe is waited for; a signal may end the waiting.
        for (size_t rest = strlen(path) + 1; rest > 0;) {
            ssize_t written = write(descriptor, path, rest);
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return;
            path += written;
            rest -= (size_t)written;
        }
    }
}

int file_system_events_begin(const char *paths, int descriptor) {
    CFMutableArrayRef folders = CFArrayCreateMutable(NULL, 0, &kCFTypeArrayCallBacks);
    for (; *paths; paths += strlen(paths) + 1) {
        CFStringRef path = CFStringCreateWithFileSystemRepresentation(NULL, paths);
        if (path == NULL) continue;
        CFArrayAppendValue(folders, path);
        CFRelease(path);
    }
    FSEventStreamContext context = {0, (void *)(intptr_t)descriptor, NULL, NULL, NULL};
    FSEventStreamRef stream = FSEventStreamCreate(
        NULL, tell, &context, folders, kFSEventStreamEventIdSinceNow, 0.01,
        kFSEventStreamCreateFlagFileEvents | kFSEventStreamCreateFlagNoDefer | kFSEventStreamCreateFlagWatchRoot);
    CFRelease(folders);
    if (stream == NULL) return 0;
    FSEventStreamSetDispatchQueue(stream, dispatch_queue_create("docsite watch", DISPATCH_QUEUE_SERIAL));
    if (FSEventStreamStart(stream)) return 1;
    FSEventStreamInvalidate(stream);
    FSEventStreamRelease(stream);
    return 0;
}

#else

int file_system_events_begin(const char *paths, int descriptor) {
    (void)paths;
    (void)descriptor;
    return 0;
}

#endif
