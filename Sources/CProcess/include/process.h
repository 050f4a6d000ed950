#pragma once

/// The variables that the program was started with, each `NAME=value`; a null pointer ends them.
char *const *process_variables(void);

/// How many cores the program may run on; at least one.
int process_cores(void);
