/* Communities by the Leiden algorithm, written from Traag, Waltman & van Eck 2019 (From Louvain to Leiden: guaranteeing
 * well-connected communities). The twin in reference/leiden.py takes every step in the same order and adds in the same
 * order, so both find the same partition: change one, change the other. */
#include "leiden.h"
#include "random.h"
#include "symmetric.h"

/* A move must gain this part of the strength of who moves, so that rounding cannot make two places swap for ever. */
#define LEAST 1e-12

static void shuffled(int32_t *order, int64_t n, uint64_t *state) {
    for (int64_t i = 0; i < n; i++) order[i] = (int32_t)i;
    for (int64_t i = n - 1; i > 0; i--) {
        int64_t j = below(state, i + 1);
        int32_t held = order[i];
        order[i] = order[j];
        order[j] = held;
    }
}

/* Labels below `names` become 0, 1, … in order of their first place; returns how many. */
static int64_t in_order(int32_t *label, int64_t n, int64_t names, int32_t *number) {
    for (int64_t c = 0; c < names; c++) number[c] = -1;
    int32_t found = 0;
    for (int64_t i = 0; i < n; i++) {
        if (number[label[i]] < 0) number[label[i]] = found++;
        label[i] = number[label[i]];
    }
    return found;
}

/* What each community holds, and which names are free; labels are 0 to `communities` - 1. */
static void counted(Work *w, const Graph *g, int64_t communities) {
    for (int64_t c = 0; c < g->n; c++) {
        w->whole[c] = (Record){0, 0};
        w->count[c] = 0;
    }
    for (int64_t v = 0; v < g->n; v++) {
        w->whole[w->label[v]].held += g->strength[v];
        w->count[w->label[v]]++;
    }
    w->empties = 0;
    for (int64_t c = g->n - 1; c >= communities; c--) w->empty[w->empties++] = (int32_t)c;
}

/* Fast local moving: everybody is visited once in random order, then only those whose neighbours moved away from them.
 * What may or may not be so is counted and not branched on: such a branch is guessed wrong every other time. The place
 * behind the last one waiting is always free, as who is visited does not wait. */
static void settled(Work *w, const Graph *g) {
    int32_t *label = w->label, *queue = w->queue, *touched = w->touched;
    Record *whole = w->whole;
    int64_t n = g->n, head = 0, waiting = n;
    shuffled(queue, n, &w->random);
    for (int64_t v = 0; v < n; v++) w->flag[v] = 1;
    while (waiting) {
        fetched(w, g, head, waiting);
        int32_t v = queue[head];
        if (++head == n) head = 0;
        waiting--;
        w->flag[v] = 0;
        int64_t found = 0, from = g->indptr[v], to = g->indptr[v + 1];
        for (int64_t k = from; k < to; k++) {
            int32_t c = label[g->indices[k]];
            touched[found] = c;
            found += whole[c].toward == 0;
            whole[c].toward += g->weight[k];
        }
        double own = g->strength[v], share = w->resolution * own / w->total;
        int32_t here = label[v], target = here;
        double best = whole[here].toward - share * (whole[here].held - own) + LEAST * own;
        for (int64_t t = 0; t < found; t++) {
            int32_t c = touched[t];
            double gain = whole[c].toward - share * whole[c].held;
            target = gain > best ? c : target;
            best = gain > best ? gain : best;
        }
        for (int64_t t = 0; t < found; t++) whole[touched[t]].toward = 0;
        /* Alone, nothing is gained and nothing lost. */
        if (best < 0 && w->count[here] > 1) target = w->empty[--w->empties];
        if (target == here) continue;
        whole[here].held -= own;
        if (--w->count[here] == 0) {
            whole[here].held = 0;
            w->empty[w->empties++] = here;
        }
        whole[target].held += own;
        w->count[target]++;
        label[v] = target;
        for (int64_t k = from; k < to; k++) {
            int32_t u = g->indices[k];
            unsigned char called = !w->flag[u] & (label[u] != target);
            int64_t tail = head + waiting;
            queue[tail < n ? tail : tail - n] = u;
            waiting += called;
            w->flag[u] |= called;
        }
    }
}

/* Inside each community, from single places: who is well connected with the rest of it joins the well-connected piece
 * that gains most. Pieces only grow along ties, so each is connected. */
static void refined(Work *w, const Graph *g) {
    const int32_t *label = w->label;
    int32_t *sub = w->sub, *touched = w->touched;
    Record *piece = w->piece;
    double factor = w->resolution / w->total;
    for (int64_t v = 0; v < g->n; v++) {
        double inside = 0;
        for (int64_t k = g->indptr[v]; k < g->indptr[v + 1]; k++)
            if (label[g->indices[k]] == label[v]) inside += g->weight[k];
        w->across[v] = inside;
        piece[v] = (Record){0, g->strength[v]};
        sub[v] = (int32_t)v;
        w->flag[v] = 1;
    }
    shuffled(w->queue, g->n, &w->random);
    for (int64_t i = 0; i < g->n; i++) {
        int32_t v = w->queue[i];
        fetched_pieces(w, g, w->queue, i, label);
        if (!w->flag[v]) continue;
        double own = g->strength[v], all = w->whole[label[v]].held, share = factor * own;
        if (w->across[v] < share * (all - own)) continue;
        int64_t found = 0;
        for (int64_t k = g->indptr[v]; k < g->indptr[v + 1]; k++) {
            int32_t u = g->indices[k];
            if (label[u] != label[v]) continue;
            touched[found] = sub[u];
            found += piece[sub[u]].toward == 0;
            piece[sub[u]].toward += g->weight[k];
        }
        double best = 0, tied = 0;
        int32_t target = v;
        for (int64_t t = 0; t < found; t++) {
            int32_t c = touched[t];
            double gain = piece[c].toward - share * piece[c].held;
            if (gain > best && w->across[c] >= factor * piece[c].held * (all - piece[c].held)) {
                best = gain;
                tied = piece[c].toward;
                target = c;
            }
        }
        for (int64_t t = 0; t < found; t++) piece[touched[t]].toward = 0;
        if (target == v) continue;
        sub[v] = target;
        piece[target].held += own;
        w->across[target] += w->across[v] - 2 * tied;
        w->flag[v] = w->flag[target] = 0;
    }
}

static void freed(Graph *g) {
    free(g->indptr);
    free(g->indices);
    free(g->weight);
    free(g->strength);
    *g = (Graph){0};
}

/* One place for each piece, with the ties between pieces added up; its label is that of its members. */
static int merged(Work *w, const Graph *g, int64_t pieces, Graph *next) {
    int64_t n = g->n, *begin = w->begin, slots = g->indptr[n] ? g->indptr[n] : 1;
    const int32_t *sub = w->sub;
    int32_t *members = w->queue, *touched = w->touched;
    next->n = pieces;
    next->indptr = malloc((size_t)(pieces + 1) * sizeof(int64_t));
    next->strength = malloc((size_t)pieces * sizeof(double));
    next->indices = malloc((size_t)slots * sizeof(int32_t));
    next->weight = malloc((size_t)slots * sizeof(double));
    if (!next->indptr || !next->strength || !next->indices || !next->weight) return OUT_OF_MEMORY;
    memset(begin, 0, (size_t)(pieces + 1) * sizeof(int64_t));
    for (int64_t v = 0; v < n; v++) begin[sub[v] + 1]++;
    for (int64_t p = 0; p < pieces; p++) begin[p + 1] += begin[p];
    for (int64_t v = 0; v < n; v++) members[begin[sub[v]]++] = (int32_t)v;
    for (int64_t p = 0; p < pieces; p++) w->piece[p].toward = 0;
    int64_t used = 0, first = 0;
    for (int64_t p = 0; p < pieces; p++) {
        int64_t found = 0;
        double strength = 0;
        for (int64_t m = first; m < begin[p]; m++) {
            int32_t v = members[m];
            fetched_pieces(w, g, members, m, NULL);
            strength += g->strength[v];
            for (int64_t k = g->indptr[v]; k < g->indptr[v + 1]; k++) {
                int32_t q = sub[g->indices[k]];
                if (q == p) continue;
                touched[found] = q;
                found += w->piece[q].toward == 0;
                w->piece[q].toward += g->weight[k];
            }
        }
        /* `begin` has moved on to where the next piece's members begin, and labels are read before they are written. */
        w->number[p] = w->label[members[first]];
        first = begin[p];
        next->indptr[p] = used;
        next->strength[p] = strength;
        for (int64_t t = 0; t < found; t++) {
            next->indices[used] = touched[t];
            next->weight[used++] = w->piece[touched[t]].toward;
            w->piece[touched[t]].toward = 0;
        }
    }
    next->indptr[pieces] = used;
    memcpy(w->label, w->number, (size_t)pieces * sizeof(int32_t));
    return DONE;
}

/* Labels 0, 1, … in order of their first person; a community that is torn into pieces falls into them, which only gains. */
static void connected(const Graph *g, const int32_t *label, int32_t *out, int32_t *queue) {
    int32_t found = 0;
    int64_t head = 0, tail = 0;
    for (int64_t i = 0; i < g->n; i++) out[i] = -1;
    for (int64_t i = 0; i < g->n; i++) {
        if (out[i] >= 0) continue;
        queue[tail++] = (int32_t)i;
        out[i] = found;
        while (head < tail) {
            if (head + ROWS < tail) fetched_row(g, queue[head + ROWS]);
            if (head + LABELS < tail) {
                int32_t next = queue[head + LABELS];
                for (int64_t k = g->indptr[next]; k < first_ties(g, next); k++) {
                    PREFETCH(&out[g->indices[k]]);
                    PREFETCH(&label[g->indices[k]]);
                }
            }
            int32_t v = queue[head++];
            for (int64_t k = g->indptr[v]; k < g->indptr[v + 1]; k++) {
                int32_t u = g->indices[k];
                if (out[u] >= 0 || label[u] != label[v]) continue;
                out[u] = found;
                queue[tail++] = u;
            }
        }
        found++;
    }
}

/* One full iteration: move, refine, aggregate, until every community is one place. `label` is read and written. */
static int iterated(Work *w, const Graph *people, int32_t *label) {
    Graph levels[2] = {{0}, {0}};
    const Graph *g = people;
    int which = 0, status = DONE;
    for (int64_t i = 0; i < people->n; i++) w->home[i] = (int32_t)i;
    memcpy(w->label, label, (size_t)people->n * sizeof(int32_t));
    int64_t names = people->n;
    while (status == DONE) {
        counted(w, g, in_order(w->label, g->n, names, w->number));
        settled(w, g);
        if (w->empties == 0) break;
        refined(w, g);
        names = g->n;
        int64_t pieces = in_order(w->sub, names, names, w->number);
        if (pieces == names) break;
        for (int64_t i = 0; i < people->n; i++) w->home[i] = w->sub[w->home[i]];
        status = merged(w, g, pieces, &levels[which]);
        if (status == DONE) g = &levels[which];
        which = 1 - which;
        freed(&levels[which]);
    }
    if (status == DONE) {
        for (int64_t i = 0; i < people->n; i++) w->number[i] = w->label[w->home[i]];
        connected(people, w->number, label, w->queue);
    }
    freed(&levels[0]);
    freed(&levels[1]);
    return status;
}

static void *taken(int64_t n, size_t size) { return malloc((size_t)(n + 1) * size); }

/* label[i]: on the way in where person i begins, on the way out the community, in order of its first person.
 * `iterations` below 0: until one changes nothing. NO_TIES: somebody tied to themselves, or a tie not the same seen from
 * both ends. */
EXPORT int tw_leiden(int64_t n, int64_t *indptr, int32_t *indices, double *weight, uint64_t seed, double resolution,
                     int32_t iterations, int32_t *label) {
    Graph g = {n, indptr, indices, weight, taken(n, sizeof(double))};
    Work w = {taken(n, sizeof(Record)), taken(n, sizeof(Record)), taken(n, 4), taken(n, 4), taken(n, 4), taken(n, 4),
              taken(n, 4), taken(n, 4), taken(n, 4), taken(n, 4), taken(n, 8), taken(n, 8), taken(n, 1), 0, seed,
              resolution, 0};
    int32_t *before = taken(n, 4);
    int status = DONE;
    if (!g.strength || !w.whole || !w.piece || !w.label || !w.count || !w.empty || !w.queue || !w.touched || !w.sub ||
        !w.number || !w.home || !w.begin || !w.across || !w.flag || !before)
        status = OUT_OF_MEMORY;
    else if (!symmetric(n, indptr, indices, weight, weight))
        status = NO_TIES;
    else {
        for (int64_t i = 0; i < n; i++) {
            g.strength[i] = 0;
            for (int64_t k = indptr[i]; k < indptr[i + 1]; k++) g.strength[i] += weight[k];
            w.total += g.strength[i];
        }
        in_order(label, n, n, w.number);
        for (int32_t k = 0; status == DONE && w.total > 0 && (iterations < 0 || k < iterations); k++) {
            memcpy(before, label, (size_t)n * 4);
            status = iterated(&w, &g, label);
            if (iterations < 0 && memcmp(before, label, (size_t)n * 4) == 0) break;
        }
        if (status == DONE && (w.total == 0 || iterations == 0)) {
            memcpy(before, label, (size_t)n * 4);
            connected(&g, before, label, w.queue);
        }
    }
    free(g.strength), free(w.whole), free(w.piece), free(w.label), free(w.count), free(w.empty), free(w.queue);
    free(w.touched), free(w.sub), free(w.number), free(w.home), free(w.begin), free(w.across), free(w.flag);
    free(before);
    return status;
}
