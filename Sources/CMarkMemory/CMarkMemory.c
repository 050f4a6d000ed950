#include "CMarkMemory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if CMARK_VERSION < 0x1E00
#error "docsite needs libcmark 0.30 or newer: earlier ones allocate memory while a tree is read"
#endif

/// Enough for the tree of most texts.
static const size_t chunk_size = 16 << 10;

/// Before each piece stands its size; both keep the alignment of `malloc`.
static const size_t alignment = 16;

typedef struct chunk {
    struct chunk *former;
    size_t size;
    size_t used;
    size_t padding;
} chunk;

struct cmark_memory {
    chunk *last;
};

/// libcmark's functions for memory say nothing of the tree that they are called for.
static _Thread_local cmark_memory *current;

static size_t rounded(size_t size) {
    if (size > SIZE_MAX / 2) { abort(); }
    return (size + alignment - 1) & ~(alignment - 1);
}

static char *take(size_t size) {
    size_t needed = alignment + rounded(size);
    chunk *last = current->last;
    if (!last || last->size - last->used < needed) {
        size_t room = needed > chunk_size ? needed : chunk_size;
        last = malloc(sizeof(chunk) + room);
        if (!last) { abort(); }
        last->former = current->last;
        last->size = room;
        last->used = 0;
        current->last = last;
    }
    char *piece = (char *)(last + 1) + last->used + alignment;
    memcpy(piece - alignment, &size, sizeof size);
    last->used += needed;
    return piece;
}

static void *zeroed(size_t count, size_t size) {
    size_t whole;
    if (__builtin_mul_overflow(count, size, &whole)) { abort(); }
    return memset(take(whole), 0, whole);
}

static void *grown(void *piece, size_t size) {
    size_t former = 0;
    if (piece) { memcpy(&former, (char *)piece - alignment, sizeof former); }
    if (piece && size <= former) { return piece; }
    char *larger = take(size);
    return former ? memcpy(larger, piece, former) : larger;
}

static void kept(void *piece) { (void)piece; }

static cmark_mem functions = {zeroed, grown, kept};

cmark_memory *cmark_memory_new(void) {
    cmark_memory *memory = calloc(1, sizeof(cmark_memory));
    if (!memory) { abort(); }
    return memory;
}

void cmark_memory_free(cmark_memory *memory) {
    for (chunk *last = memory->last; last;) {
        chunk *former = last->former;
        free(last);
        last = former;
    }
    free(memory);
}

cmark_node *cmark_memory_parse(cmark_memory *memory, const char *text, size_t length) {
    current = memory;
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &functions);
    cmark_parser_feed(parser, text, length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    current = NULL;
    return root;
}

cmark_iter *cmark_memory_iterate(cmark_memory *memory, cmark_node *root) {
    current = memory;
    cmark_iter *iterator = cmark_iter_new(root);
    current = NULL;
    return iterator;
}
