#include <stdbool.h>

bool mutant_is_alive(int number);
