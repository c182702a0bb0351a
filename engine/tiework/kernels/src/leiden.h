/* What Leiden works on, and how what it will need next is fetched. */
#ifndef TIEWORK_LEIDEN_H
#define TIEWORK_LEIDEN_H

#include "kernels.h"

/* Both numbers a visit needs of a community, side by side: one miss instead of two. */
typedef struct { double toward, held; } Record;

typedef struct {
    int64_t n;
    int64_t *indptr;
    int32_t *indices;
    double *weight, *strength;
} Graph;

typedef struct {
    Record *whole, *piece;
    int32_t *label, *count, *empty, *queue, *touched, *sub, *number, *home;
    int64_t *begin;
    double *across;
    unsigned char *flag;
    int64_t empties;
    uint64_t random;
    double resolution, total;
} Work;

enum { ROWS = 6, LABELS = 4, RECORDS = 2, MOST = 24 };

INSIDE void fetched_row(const Graph *g, int32_t v) {
    int64_t row = g->indptr[v];
    PREFETCH(&g->indices[row]);
    PREFETCH(&g->weight[row]);
    PREFETCH(&g->weight[row + 8]);
    PREFETCH(&g->weight[row + 16]);
    PREFETCH(&g->indices[row + 16]);
    PREFETCH(&g->strength[v]);
}

/* Where the first ties of v end. */
INSIDE int64_t first_ties(const Graph *g, int32_t v) {
    return g->indptr[v + 1] < g->indptr[v] + MOST ? g->indptr[v + 1] : g->indptr[v] + MOST;
}

/* Who comes up is fetched in three steps: the row, then the labels along it, then what those communities hold. */
INSIDE void fetched(const Work *w, const Graph *g, int64_t head, int64_t waiting) {
    if (waiting <= ROWS + 2) return;
    int64_t n = g->n, at = head + ROWS + 2;
    PREFETCH(&g->indptr[w->queue[at < n ? at : at - n]]);
    at = head + ROWS;
    fetched_row(g, w->queue[at < n ? at : at - n]);
    at = head + LABELS;
    int32_t v = w->queue[at < n ? at : at - n];
    for (int64_t k = g->indptr[v]; k < first_ties(g, v); k++) PREFETCH(&w->label[g->indices[k]]);
    at = head + RECORDS;
    v = w->queue[at < n ? at : at - n];
    for (int64_t k = g->indptr[v]; k < first_ties(g, v); k++) PREFETCH(&w->whole[w->label[g->indices[k]]]);
}

/* The same for pieces, along an order that is gone through once: the row, the piece of everybody along it, what those hold. */
INSIDE void fetched_pieces(const Work *w, const Graph *g, const int32_t *order, int64_t i, const int32_t *label) {
    if (i + ROWS + 2 >= g->n) return;
    PREFETCH(&g->indptr[order[i + ROWS + 2]]);
    fetched_row(g, order[i + ROWS]);
    int32_t v = order[i + LABELS];
    for (int64_t k = g->indptr[v]; k < first_ties(g, v); k++) {
        PREFETCH(&w->sub[g->indices[k]]);
        if (label) PREFETCH(&label[g->indices[k]]);
    }
    v = order[i + RECORDS];
    for (int64_t k = g->indptr[v]; k < first_ties(g, v); k++) PREFETCH(&w->piece[w->sub[g->indices[k]]]);
}

#endif
