#include "ids.h"

/* Open addressing, never more than half full; codes are given in the order in which keys come. */
enum { AT_ONCE = 16, FIRST = 1 << 12 };

static uint64_t mixed(uint64_t key, uint64_t seed) {
    key ^= seed;
    key = (key ^ (key >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    key = (key ^ (key >> 27)) * UINT64_C(0x94d049bb133111eb);
    return key ^ (key >> 31);
}

/* Numbers: key and code side by side, so that a look costs one line of memory. */

typedef struct { int64_t key; int32_t code; } Slot;

typedef struct { Slot *slots; uint64_t mask, seed; int64_t count; } Numbers;

static Slot *slots_of(uint64_t size) {
    Slot *slots = size <= SIZE_MAX / sizeof(Slot) ? malloc((size_t)size * sizeof(Slot)) : NULL;
    if (slots) for (uint64_t k = 0; k < size; k++) slots[k].code = -1;
    return slots;
}

EXPORT void *tw_numbers(uint64_t seed) {
    Numbers *held = malloc(sizeof *held);
    if (!held) return NULL;
    held->slots = slots_of(FIRST);
    held->mask = FIRST - 1;
    held->seed = seed;
    held->count = 0;
    if (held->slots) return held;
    free(held);
    return NULL;
}

EXPORT void tw_numbers_free(Numbers *held) {
    if (!held) return;
    free(held->slots);
    free(held);
}

EXPORT int64_t tw_numbers_count(const Numbers *held) { return held->count; }

static int numbers_room(Numbers *held, int64_t more) {
    uint64_t size = held->mask + 1;
    while ((uint64_t)(held->count + more) > size / 2) size *= 4;
    if (size == held->mask + 1) return DONE;
    Slot *slots = slots_of(size);
    if (!slots) return OUT_OF_MEMORY;
    for (uint64_t k = 0; k <= held->mask; k++) {
        Slot slot = held->slots[k];
        if (slot.code < 0) continue;
        uint64_t at = mixed((uint64_t)slot.key, held->seed) & (size - 1);
        while (slots[at].code >= 0) at = (at + 1) & (size - 1);
        slots[at] = slot;
    }
    free(held->slots);
    held->slots = slots;
    held->mask = size - 1;
    return DONE;
}

static int32_t numbers_code(Numbers *held, int64_t key, uint64_t at) {
    Slot *slots = held->slots;
    for (;; at = (at + 1) & held->mask) {
        if (slots[at].code < 0) {
            slots[at].key = key;
            return slots[at].code = (int32_t)held->count++;
        }
        if (slots[at].key == key) return slots[at].code;
    }
}

/* Codes of both ends of each row, the actor's before the target's. */
EXPORT int tw_numbers_pairs(Numbers *held, int64_t rows, const int64_t *actor, const int64_t *target,
                            int32_t *actor_code, int32_t *target_code) {
    uint64_t from[AT_ONCE], to[AT_ONCE];
    for (int64_t begin = 0; begin < rows; begin += AT_ONCE) {
        int64_t size = rows - begin < AT_ONCE ? rows - begin : AT_ONCE;
        if (held->count > INT32_MAX - 2 * AT_ONCE || numbers_room(held, 2 * size)) return OUT_OF_MEMORY;
        for (int64_t k = 0; k < size; k++) {
            from[k] = mixed((uint64_t)actor[begin + k], held->seed) & held->mask;
            to[k] = mixed((uint64_t)target[begin + k], held->seed) & held->mask;
            PREFETCH(&held->slots[from[k]]);
            PREFETCH(&held->slots[to[k]]);
        }
        for (int64_t k = 0; k < size; k++) {
            actor_code[begin + k] = numbers_code(held, actor[begin + k], from[k]);
            target_code[begin + k] = numbers_code(held, target[begin + k], to[k]);
        }
    }
    return DONE;
}

EXPORT void tw_numbers_keys(const Numbers *held, int64_t *keys) {
    for (uint64_t k = 0; k <= held->mask; k++)
        if (held->slots[k].code >= 0) keys[held->slots[k].code] = held->slots[k].key;
}

/* Texts: the bytes of all in one arena, each after its size; a slot holds the hash and the place. */

typedef struct { uint32_t hash; int32_t code; int64_t place; } Entry;

struct Words {
    Entry *slots;
    uint64_t mask, seed;
    int64_t count, used, room, bytes;
    uint8_t *arena;
};

static Entry *entries_of(uint64_t size) {
    Entry *slots = size <= SIZE_MAX / sizeof(Entry) ? malloc((size_t)size * sizeof(Entry)) : NULL;
    if (slots) for (uint64_t k = 0; k < size; k++) slots[k].code = -1;
    return slots;
}

EXPORT void *tw_words(uint64_t seed) {
    Words *held = malloc(sizeof *held);
    if (!held) return NULL;
    *held = (Words){.slots = entries_of(FIRST), .mask = FIRST - 1, .seed = seed, .room = 1 << 16};
    held->arena = malloc((size_t)held->room);
    if (held->slots && held->arena) return held;
    free(held->slots);
    free(held->arena);
    free(held);
    return NULL;
}

EXPORT void tw_words_free(Words *held) {
    if (!held) return;
    free(held->slots);
    free(held->arena);
    free(held);
}

int64_t words_count(const Words *held) { return held->count; }

EXPORT int64_t tw_words_count(const Words *held) { return held->count; }
EXPORT int64_t tw_words_bytes(const Words *held) { return held->bytes; }

static uint64_t hash_of(const uint8_t *text, int64_t size, uint64_t seed) {
    uint64_t hash = seed ^ ((uint64_t)size * UINT64_C(0x9e3779b97f4a7c15)), piece;
    for (; size >= 8; size -= 8, text += 8) {
        memcpy(&piece, text, 8);
        hash = mixed(piece, hash) * UINT64_C(0x9e3779b97f4a7c15);
    }
    piece = 0;
    memcpy(&piece, text, (size_t)size);
    return mixed(piece, hash);
}

/* The upper half of a hash is kept and finds the place again when the table grows. */
static uint64_t place_of(uint32_t hash, uint64_t mask) {
    return ((uint64_t)hash * UINT64_C(0x9e3779b97f4a7c15) >> 24) & mask;
}

static int words_room(Words *held, int64_t more) {
    uint64_t size = held->mask + 1;
    while ((uint64_t)(held->count + more) > size / 2) size *= 4;
    if (size == held->mask + 1) return DONE;
    Entry *slots = entries_of(size);
    if (!slots) return OUT_OF_MEMORY;
    for (uint64_t k = 0; k <= held->mask; k++) {
        Entry slot = held->slots[k];
        if (slot.code < 0) continue;
        uint64_t at = place_of(slot.hash, size - 1);
        while (slots[at].code >= 0) at = (at + 1) & (size - 1);
        slots[at] = slot;
    }
    free(held->slots);
    held->slots = slots;
    held->mask = size - 1;
    return DONE;
}

static int arena_room(Words *held, int64_t more) {
    if (more <= held->room - held->used) return DONE;
    int64_t room = held->room;
    while (room - held->used < more) {
        if (room > INT64_MAX / 4) return OUT_OF_MEMORY;
        room += room / 2;
    }
    uint8_t *arena = realloc(held->arena, (size_t)room);
    if (!arena) return OUT_OF_MEMORY;
    held->arena = arena;
    held->room = room;
    return DONE;
}

static int32_t word_at(Words *held, const uint8_t *text, int64_t size, uint32_t hash) {
    for (uint64_t at = place_of(hash, held->mask);; at = (at + 1) & held->mask) {
        Entry *slot = &held->slots[at];
        if (slot->code < 0) {
            int32_t bytes = (int32_t)size;
            if (arena_room(held, size + 4)) return -1;
            *slot = (Entry){hash, (int32_t)held->count++, held->used};
            memcpy(held->arena + held->used, &bytes, 4);
            memcpy(held->arena + held->used + 4, text, (size_t)size);
            held->used += size + 4;
            held->bytes += size;
            return slot->code;
        }
        if (slot->hash != hash) continue;
        int32_t bytes;
        memcpy(&bytes, held->arena + slot->place, 4);
        if (bytes == size && !memcmp(held->arena + slot->place + 4, text, (size_t)size)) return slot->code;
    }
}

int32_t words_code(Words *held, const uint8_t *text, int64_t size) {
    if (size > INT32_MAX || held->count >= INT32_MAX - 2 || words_room(held, 1)) return -1;
    return word_at(held, text, size, (uint32_t)(hash_of(text, size, held->seed) >> 32));
}

/* As for numbers; each end of a row is the bytes from a start to before an end, in the data of its column. */
EXPORT int tw_words_pairs(Words *held, int64_t rows,
                          const uint8_t *actor, const int64_t *actor_start, const int64_t *actor_end,
                          const uint8_t *target, const int64_t *target_start, const int64_t *target_end,
                          int32_t *actor_code, int32_t *target_code) {
    uint32_t from[AT_ONCE], to[AT_ONCE];
    for (int64_t begin = 0; begin < rows; begin += AT_ONCE) {
        int64_t size = rows - begin < AT_ONCE ? rows - begin : AT_ONCE;
        if (held->count > INT32_MAX - 2 * AT_ONCE || words_room(held, 2 * size)) return OUT_OF_MEMORY;
        for (int64_t k = 0; k < size; k++) {
            int64_t i = begin + k;
            from[k] = (uint32_t)(hash_of(actor + actor_start[i], actor_end[i] - actor_start[i], held->seed) >> 32);
            to[k] = (uint32_t)(hash_of(target + target_start[i], target_end[i] - target_start[i], held->seed) >> 32);
            PREFETCH(&held->slots[place_of(from[k], held->mask)]);
            PREFETCH(&held->slots[place_of(to[k], held->mask)]);
        }
        for (int64_t k = 0; k < size; k++) {
            const Entry *slot = &held->slots[place_of(from[k], held->mask)];
            if (slot->code >= 0) PREFETCH(held->arena + slot->place);
            slot = &held->slots[place_of(to[k], held->mask)];
            if (slot->code >= 0) PREFETCH(held->arena + slot->place);
        }
        for (int64_t k = 0; k < size; k++) {
            int64_t i = begin + k;
            actor_code[i] = word_at(held, actor + actor_start[i], actor_end[i] - actor_start[i], from[k]);
            target_code[i] = word_at(held, target + target_start[i], target_end[i] - target_start[i], to[k]);
            if (actor_code[i] < 0 || target_code[i] < 0) return OUT_OF_MEMORY;
        }
    }
    return DONE;
}

/* All texts in order of code, which is the order of the arena: where each begins in `data`, and the bytes. */
EXPORT void tw_words_keys(const Words *held, int64_t *offsets, uint8_t *data) {
    int64_t place = 0, put = 0;
    for (int64_t code = 0; code < held->count; code++) {
        int32_t bytes;
        memcpy(&bytes, held->arena + place, 4);
        memcpy(data + put, held->arena + place + 4, (size_t)bytes);
        offsets[code] = put;
        put += bytes;
        place += bytes + 4;
    }
    offsets[held->count] = put;
}
