#include "CFileSystemEvents.h"

#ifdef __APPLE__

#include <CoreServices/CoreServices.h>
#include <dispatch/dispatch.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

static void tell(ConstFSEventStreamRef stream, void *info, size_t count, void *paths,
                 const FSEventStreamEventFlags *flags, const FSEventStreamEventId *ids) {
    (void)stream;
    (void)ids;
    const FSEventStreamEventFlags lost = kFSEventStreamEventFlagMustScanSubDirs | kFSEventStreamEventFlagUserDropped |
        kFSEventStreamEventFlagKernelDropped | kFSEventStreamEventFlagRootChanged;
    int descriptor = (int)(intptr_t)info;
    for (size_t index = 0; index < count; index++) {
        const char *path = (flags[index] & lost) ? "" : ((const char **)paths)[index];
        if (write(descriptor, path, strlen(path) + 1) < 0) return;
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
    return FSEventStreamStart(stream);
}

#else

int file_system_events_begin(const char *paths, int descriptor) {
    (void)paths;
    (void)descriptor;
    return 0;
}

#endif
