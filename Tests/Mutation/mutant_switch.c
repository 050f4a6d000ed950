/* Which mutant is alive in this run, and which were come by. Linked into the copy of the program that mutants.py makes. */
#include "mutant_switch.h"

#include <stdio.h>
#include <stdlib.h>

enum { most = 4096 };

static int alive = -1;
static unsigned char reached[most];

__attribute__((constructor)) static void choose(void) {
    const char *number = getenv("MUTANT");
    if (number) alive = atoi(number);
}

__attribute__((destructor)) static void tell(void) {
    const char *path = getenv("MUTANTS_REACHED");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file) return;
    for (int number = 0; number < most; number++)
        if (reached[number]) fprintf(file, "%d\n", number);
    fclose(file);
}

bool mutant_is_alive(int number) {
    reached[number] = 1;
    return number == alive;
}
