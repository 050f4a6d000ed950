#include <cmark.h>
// For memchr and strlen.
#include <string.h>
