/* What is kept of everybody while acts come in: see live.c. */
#ifndef TIEWORK_LIVE_H
#define TIEWORK_LIVE_H

#include "kernels.h"

typedef struct { int32_t other, tie; } Slot;

typedef struct {
    int32_t low, high, common, unused;
    double weight, forward, backward, through;
} Tie;

typedef struct {
    int64_t begin, triangles;
    int32_t degree, room, supported, unused;
    double out, into, strength, top, constraint, redundant;
} Person;

typedef struct {
    int64_t n, people_room, ties, tie_room, used, slot_room, acts, touched;
    Person *person;
    Tie *tie;
    Slot *slot;
    int32_t *mark, *dirty;
    int64_t *stamp;
} Live;

/* All rows one behind the other again, with `more` slots to spare. */
int packed(Live *live, int64_t more);

#endif
