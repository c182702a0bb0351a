/* The figures of everybody, kept exact while acts come in one by one. An act between i and j changes what i and j are to
 * those around them, and nothing else: only triangles at i and at j are looked at.
 *
 * a: weight of a tie, s: strength of a person, top: weight of the person's strongest tie. For each tie
 * M_ij = sum over common contacts q of a_iq a_jq / s_q; constraint_i = sum over j of ((a_ij + M_ij) / s_i)^2; effective size
 * is degree - X_i / s_i with X_i = sum over triangles i, j, q of a_jq (a_iq / top_j + a_ij / top_q). In every product one
 * factor is divided by a larger one first: no weight is too small or too large for it. */
#include "live.h"

static void *grown(void *held, int64_t size, size_t each) { return realloc(held, (size_t)(size + 1) * each); }

/* Room for `slots` more in the row of each of the two, and for one tie more; nothing has changed where there is none. */
static int room(Live *live, int32_t i, int32_t j) {
    if (live->ties == live->tie_room) {
        int64_t size = live->tie_room + live->tie_room / 4 + 64;
        Tie *more = grown(live->tie, size, sizeof(Tie));
        if (!more) return OUT_OF_MEMORY;
        live->tie = more;
        live->tie_room = size;
    }
    int32_t both[2] = {i, j};
    for (int side = 0; side < 2; side++) {
        Person *one = &live->person[both[side]];
        if (one->degree < one->room) continue;
        int32_t size = one->room + one->room / 4 + 4;
        if (live->used + size > live->slot_room && packed(live, size) != DONE) return OUT_OF_MEMORY;
        memcpy(&live->slot[live->used], &live->slot[one->begin], (size_t)one->degree * sizeof(Slot));
        one->begin = live->used;
        one->room = size;
        live->used += size;
    }
    return DONE;
}

int packed(Live *live, int64_t more) {
    int64_t size = more;
    for (int64_t i = 0; i < live->n; i++) size += live->person[i].room;
    size += size / 4;
    Slot *fresh = malloc((size_t)(size + 1) * sizeof(Slot));
    if (!fresh) return OUT_OF_MEMORY;
    int64_t used = 0;
    for (int64_t i = 0; i < live->n; i++) {
        Person *one = &live->person[i];
        memcpy(&fresh[used], &live->slot[one->begin], (size_t)one->degree * sizeof(Slot));
        one->begin = used;
        used += one->room;
    }
    free(live->slot);
    live->slot = fresh;
    live->slot_room = size;
    live->used = used;
    return DONE;
}

static int64_t tie_between(const Live *live, int32_t i, int32_t j) {
    if (live->person[i].degree > live->person[j].degree) {
        int32_t held = i;
        i = j;
        j = held;
    }
    const Slot *row = &live->slot[live->person[i].begin];
    for (int32_t k = 0; k < live->person[i].degree; k++)
        if (row[k].other == j) return row[k].tie;
    return -1;
}

static void touched(Live *live, int32_t i) {
    if (live->stamp[i] == live->acts) return;
    live->stamp[i] = live->acts;
    live->dirty[live->touched++] = i;
}

/* M of one tie moves; so does the constraint of those of its ends whose strength stays as it is. */
static void moved(Live *live, Tie *tie, double by, int32_t one, int32_t other) {
    double sum = 2 * (tie->weight + tie->through) + by;
    int32_t ends[2] = {one, other};
    tie->through += by;
    for (int side = 0; side < 2; side++) {
        if (ends[side] < 0) continue;
        Person *end = &live->person[ends[side]];
        end->constraint += (by / end->strength) * (sum / end->strength);
    }
}

/* Every triangle at i without j: what i passes on between its other two corners changes with i's strength, and how i's
 * ties look beside i's strongest with that one's weight. */
static void around(Live *live, int32_t i, int32_t j, double more, double top) {
    Person *here = &live->person[i];
    const Slot *row = &live->slot[here->begin];
    int32_t *mark = live->mark, widest = 0, degree = here->degree;
    double strength = here->strength, share = more / (strength + more);
    for (int32_t p = 0; p < degree; p++) {
        mark[row[p].other] = p;
        if (live->person[row[p].other].degree > live->person[row[widest].other].degree) widest = p;
    }
    /* Each pair is met from whichever comes first; the one with most ties comes last, and is never walked through. */
    if (degree) mark[row[widest].other] = degree;
    for (int32_t p = 0; p < degree; p++) {
        int32_t u = row[p].other;
        if (p == widest || u == j) continue;
        double toward_u = live->tie[row[p].tie].weight;
        const Slot *far = &live->slot[live->person[u].begin];
        for (int32_t k = 0, last = live->person[u].degree; k < last; k++) {
            int32_t v = far[k].other, at = mark[v];
            if (at <= p || v == j) continue;
            double toward_v = live->tie[row[at == degree ? widest : at].tie].weight;
            Tie *between = &live->tie[far[k].tie];
            moved(live, between, -toward_u * (toward_v / strength) * share, u, v);
            if (top > here->top) {
                double weight = between->weight;
                live->person[u].redundant += weight * (toward_v / top - toward_v / here->top);
                live->person[v].redundant += weight * (toward_u / top - toward_u / here->top);
            }
            touched(live, u);
            touched(live, v);
        }
    }
    for (int32_t p = 0; p < degree; p++) mark[row[p].other] = -1;
}

static void one_triangle_more(Live *live, Tie *tie, int32_t one, int32_t other) {
    if (tie->common++ == 0) {
        live->person[one].supported++;
        live->person[other].supported++;
    }
}

/* Every triangle i, j, q. */
static void between(Live *live, int32_t i, int32_t j, Tie *tie, double more, double top_i, double top_j, int is_new) {
    if (live->person[i].degree > live->person[j].degree) {
        int32_t held = i;
        double top = top_i;
        i = j, j = held;
        top_i = top_j, top_j = top;
    }
    Person *pi = &live->person[i], *pj = &live->person[j];
    const Slot *row = &live->slot[pi->begin], *far = &live->slot[pj->begin];
    double before = tie->weight, after = before + more, si = pi->strength + more, sj = pj->strength + more;
    for (int32_t p = 0; p < pi->degree; p++) live->mark[row[p].other] = p;
    for (int32_t k = 0; k < pj->degree; k++) {
        int32_t q = far[k].other, at = live->mark[q];
        if (at < 0) continue;
        Person *pq = &live->person[q];
        Tie *iq = &live->tie[row[at].tie], *jq = &live->tie[far[k].tie];
        double a = iq->weight, b = jq->weight;
        if (is_new) {
            one_triangle_more(live, tie, i, j);
            one_triangle_more(live, iq, i, q);
            one_triangle_more(live, jq, j, q);
            pi->triangles++, pj->triangles++, pq->triangles++;
            tie->through += a * (b / pq->strength);
        }
        /* The constraint of i and j themselves is added up anew when all this is done. */
        moved(live, iq, after * (b / sj) - before * (b / pj->strength), q, -1);
        moved(live, jq, after * (a / si) - before * (a / pi->strength), q, -1);
        pi->redundant += (b / top_j) * a + after * (b / pq->top);
        pj->redundant += (a / top_i) * b + after * (a / pq->top);
        pq->redundant += (after / top_i) * b + (after / top_j) * a;
        if (!is_new) {
            pi->redundant -= (b / pj->top) * a + before * (b / pq->top);
            pj->redundant -= (a / pi->top) * b + before * (a / pq->top);
            pq->redundant -= (before / pi->top) * b + (before / pj->top) * a;
        }
        touched(live, q);
    }
    for (int32_t p = 0; p < pi->degree; p++) live->mark[row[p].other] = -1;
}

static double constraint_of(const Live *live, int32_t i) {
    const Person *one = &live->person[i];
    double sum = 0;
    for (int32_t k = 0; k < one->degree; k++) {
        const Tie *tie = &live->tie[live->slot[one->begin + k].tie];
        double part = (tie->weight + tie->through) / one->strength;
        sum += part * part;
    }
    return sum;
}

/* i acts toward j: `more` is above 0, i is not j. Who was touched is written to `dirty` (room for everybody), how many to
 * `count`. */
EXPORT int tw_live_act(Live *live, int32_t i, int32_t j, double more, int32_t *dirty, int64_t *count) {
    int64_t found = tie_between(live, i, j);
    int is_new = found < 0;
    if (is_new && room(live, i, j) != DONE) return OUT_OF_MEMORY;
    Person *pi = &live->person[i], *pj = &live->person[j];
    if (is_new) {
        found = live->ties++;
        live->tie[found] = (Tie){0};
        live->tie[found].low = i < j ? i : j;
        live->tie[found].high = i < j ? j : i;
    }
    Tie *tie = &live->tie[found];
    double after = tie->weight + more;
    double top_i = after > pi->top ? after : pi->top, top_j = after > pj->top ? after : pj->top;
    live->dirty = dirty;
    live->touched = 0;
    live->acts++;
    touched(live, i);
    touched(live, j);
    around(live, i, j, more, top_i);
    around(live, j, i, more, top_j);
    between(live, i, j, tie, more, top_i, top_j, is_new);
    tie->weight = after;
    if (i < j) tie->forward += more;
    else tie->backward += more;
    pi->out += more;
    pj->into += more;
    pi->strength += more, pj->strength += more;
    pi->top = top_i, pj->top = top_j;
    if (is_new) {
        live->slot[pi->begin + pi->degree++] = (Slot){j, (int32_t)found};
        live->slot[pj->begin + pj->degree++] = (Slot){i, (int32_t)found};
    }
    pi->constraint = constraint_of(live, i);
    pj->constraint = constraint_of(live, j);
    *count = live->touched;
    return DONE;
}

/* What person i is now: degree, triangles, supported ties; strength out, into and in all, constraint, X. */
EXPORT int tw_live_person(const Live *live, int32_t i, int64_t *counts, double *amounts) {
    const Person *one = &live->person[i];
    counts[0] = one->degree, counts[1] = one->triangles, counts[2] = one->supported;
    amounts[0] = one->out, amounts[1] = one->into, amounts[2] = one->strength;
    amounts[3] = one->constraint, amounts[4] = one->redundant;
    return DONE;
}

/* What lies between i and j now: whether a tie, and how many common contacts; strength i to j and j to i. */
EXPORT int tw_live_tie(const Live *live, int32_t i, int32_t j, int64_t *counts, double *amounts) {
    int64_t found = tie_between(live, i, j);
    counts[0] = found >= 0;
    if (found < 0) return DONE;
    const Tie *tie = &live->tie[found];
    counts[1] = tie->common;
    amounts[0] = i < j ? tie->forward : tie->backward;
    amounts[1] = i < j ? tie->backward : tie->forward;
    return DONE;
}

EXPORT int64_t tw_live_ties(const Live *live) { return live->ties; }

/* Every tie, lower end first, with its strength both ways. */
EXPORT int tw_live_all(const Live *live, int32_t *low, int32_t *high, double *forward, double *backward) {
    for (int64_t t = 0; t < live->ties; t++) {
        low[t] = live->tie[t].low, high[t] = live->tie[t].high;
        forward[t] = live->tie[t].forward, backward[t] = live->tie[t].backward;
    }
    return DONE;
}
