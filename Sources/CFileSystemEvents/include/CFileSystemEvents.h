#ifndef C_FILE_SYSTEM_EVENTS_H
#define C_FILE_SYSTEM_EVENTS_H

/// Begins to watch folders, by FSEvents, for as long as the process runs.
///
/// The path of each changed file is written to `descriptor` with a NUL behind it; an empty path stands for folders that
/// came or went, and for changes that the system lost count of. In C because FSEvents calls back through a C function with an untyped context.
///
/// @param paths the folders, absolute and with no link on the way, one behind the other, each with a NUL behind it, and one more at the end.
/// @return whether the system watches; always 0 where there is no FSEvents.
int file_system_events_begin(const char *paths, int descriptor);

#endif
