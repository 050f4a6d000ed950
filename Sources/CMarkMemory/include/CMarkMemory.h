#pragma once

#include <cmark.h>

/// What libcmark allocates for one tree: taken from the system in large pieces and given back as a whole, since a tree is
/// made, read once and dropped, and calls for each of its hundred pieces took a third of the time of parsing.
typedef struct cmark_memory cmark_memory;

cmark_memory *cmark_memory_new(void);

/// Gives back all of it, the trees that were made in it among them: they are not to be freed by themselves.
void cmark_memory_free(cmark_memory *memory);

/// Parses UTF-8 into a tree in this memory.
cmark_node *cmark_memory_parse(cmark_memory *memory, const char *text, size_t length);

/// An iterator through a tree in this memory, which goes with it.
cmark_iter *cmark_memory_iterate(cmark_memory *memory, cmark_node *root);
