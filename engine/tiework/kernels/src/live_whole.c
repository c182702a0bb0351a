/* The whole of live.c's state at once: made, added up from scratch, scaled, freed. */
#include "live.h"

EXPORT int tw_live_free(Live *live) {
    if (!live) return DONE;
    free(live->person), free(live->tie), free(live->slot), free(live->mark), free(live->stamp);
    free(live);
    return DONE;
}

/* `more` people without ties. */
EXPORT int tw_live_grow(Live *live, int64_t more) {
    int64_t n = live->n + more;
    if (n > live->people_room) {
        int64_t size = n + n / 4 + 16;
        Person *person = realloc(live->person, (size_t)size * sizeof(Person));
        if (person) live->person = person;
        int32_t *mark = realloc(live->mark, (size_t)size * sizeof(int32_t));
        if (mark) live->mark = mark;
        int64_t *stamp = realloc(live->stamp, (size_t)size * sizeof(int64_t));
        if (stamp) live->stamp = stamp;
        if (!person || !mark || !stamp) return OUT_OF_MEMORY;
        live->people_room = size;
    }
    for (int64_t i = live->n; i < n; i++) {
        live->person[i] = (Person){0};
        live->mark[i] = -1;
        live->stamp[i] = 0;
    }
    live->n = n;
    return DONE;
}

static void corner(Live *live, Tie *opposite, int32_t here, double one, double other) {
    opposite->through += one * (other / live->person[here].strength);
    opposite->common++;
    live->person[here].triangles++;
}

/* Each triangle once, from the corner with fewest ties: its row holds only those with more. */
static int triangles(Live *live) {
    int64_t n = live->n, *begin = calloc((size_t)(n + 1), sizeof *begin);
    Slot *ahead = malloc((size_t)(live->ties + 1) * sizeof *ahead);
    if (!begin || !ahead) {
        free(begin), free(ahead);
        return OUT_OF_MEMORY;
    }
    int64_t used = 0;
    for (int64_t i = 0; i < n; i++) {
        const Person *one = &live->person[i];
        begin[i] = used;
        for (int32_t k = 0; k < one->degree; k++) {
            Slot slot = live->slot[one->begin + k];
            int32_t degree = live->person[slot.other].degree;
            if (degree > one->degree || (degree == one->degree && slot.other > i)) ahead[used++] = slot;
        }
    }
    begin[n] = used;
    for (int32_t i = 0; i < n; i++) {
        for (int64_t p = begin[i]; p < begin[i + 1]; p++) live->mark[ahead[p].other] = (int32_t)(p - begin[i]);
        for (int64_t p = begin[i]; p < begin[i + 1]; p++) {
            int32_t j = ahead[p].other;
            for (int64_t k = begin[j]; k < begin[j + 1]; k++) {
                int32_t q = ahead[k].other, at = live->mark[q];
                if (at < 0) continue;
                Tie *ij = &live->tie[ahead[p].tie], *iq = &live->tie[ahead[begin[i] + at].tie];
                Tie *jq = &live->tie[ahead[k].tie];
                double a = ij->weight, b = iq->weight, c = jq->weight;
                Person *pi = &live->person[i], *pj = &live->person[j], *pq = &live->person[q];
                corner(live, jq, i, a, b);
                corner(live, iq, j, a, c);
                corner(live, ij, q, b, c);
                pi->redundant += (c / pj->top) * b + a * (c / pq->top);
                pj->redundant += (b / pi->top) * c + a * (b / pq->top);
                pq->redundant += (a / pi->top) * c + (a / pj->top) * b;
            }
        }
        for (int64_t p = begin[i]; p < begin[i + 1]; p++) live->mark[ahead[p].other] = -1;
    }
    free(begin), free(ahead);
    return DONE;
}

/* Everything from the ties alone: rows, sums, triangles. */
static int added_up(Live *live) {
    for (int64_t i = 0; i < live->n; i++) live->person[i] = (Person){0};
    for (int64_t t = 0; t < live->ties; t++) {
        live->person[live->tie[t].low].room++;
        live->person[live->tie[t].high].room++;
    }
    int64_t size = 0;
    for (int64_t i = 0; i < live->n; i++) {
        Person *one = &live->person[i];
        one->begin = size;
        one->room += one->room / 4 + 4;
        size += one->room;
    }
    Slot *fresh = malloc((size_t)(size + size / 8 + 1) * sizeof(Slot));
    if (!fresh) return OUT_OF_MEMORY;
    free(live->slot);
    live->slot = fresh;
    live->used = size;
    live->slot_room = size + size / 8;
    for (int64_t t = 0; t < live->ties; t++) {
        Tie *tie = &live->tie[t];
        Person *low = &live->person[tie->low], *high = &live->person[tie->high];
        tie->common = 0;
        tie->through = 0;
        tie->weight = tie->forward + tie->backward;
        low->out += tie->forward, low->into += tie->backward;
        high->out += tie->backward, high->into += tie->forward;
        low->strength += tie->weight, high->strength += tie->weight;
        if (tie->weight > low->top) low->top = tie->weight;
        if (tie->weight > high->top) high->top = tie->weight;
        fresh[low->begin + low->degree++] = (Slot){tie->high, (int32_t)t};
        fresh[high->begin + high->degree++] = (Slot){tie->low, (int32_t)t};
    }
    if (triangles(live) != DONE) return OUT_OF_MEMORY;
    for (int64_t t = 0; t < live->ties; t++) {
        const Tie *tie = &live->tie[t];
        Person *ends[2] = {&live->person[tie->low], &live->person[tie->high]};
        for (int side = 0; side < 2; side++) {
            double part = (tie->weight + tie->through) / ends[side]->strength;
            ends[side]->constraint += part * part;
            ends[side]->supported += tie->common > 0;
        }
    }
    return DONE;
}

/* Every weight times `factor`; ties that weigh less than `least` are forgotten. What has drifted is added up anew. */
EXPORT int tw_live_scale(Live *live, double factor, double least) {
    int64_t kept = 0;
    for (int64_t t = 0; t < live->ties; t++) {
        Tie tie = live->tie[t];
        tie.forward *= factor;
        tie.backward *= factor;
        if (tie.forward + tie.backward >= least) live->tie[kept++] = tie;
    }
    live->ties = kept;
    return added_up(live);
}

/* Ties once each, lower end first. Returns the state through `made`. */
EXPORT int tw_live_new(int64_t n, int64_t ties, const int32_t *low, const int32_t *high, const double *forward,
                       const double *backward, Live **made) {
    Live *live = calloc(1, sizeof *live);
    *made = live;
    if (!live || tw_live_grow(live, n) != DONE) return OUT_OF_MEMORY;
    live->tie_room = ties + ties / 4 + 64;
    live->tie = malloc((size_t)live->tie_room * sizeof(Tie));
    if (!live->tie) return OUT_OF_MEMORY;
    for (int64_t t = 0; t < ties; t++)
        live->tie[t] = (Tie){low[t], high[t], 0, 0, 0, forward[t], backward[t], 0};
    live->ties = ties;
    return added_up(live);
}
