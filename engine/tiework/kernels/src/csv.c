#include "cells.h"
#include "ids.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* A table of acts, block by block: cells are found first, then read. Rows go out as columns. What C cannot settle is
   handed back with its row, and nothing of that row is taken; a time in a spelling that is rare goes to Python. */

enum { ACTOR, TARGET, KIND, TIME, ROLES };

enum {
    WELL,           /* the block is read as far as it goes, or the columns are full */
    NO_NUMBER,      /* an id that is no whole number in its one spelling: ids are texts */
    TOO_FEW,        /* cells */
    EMPTY_ID,
    NO_TEXT,        /* an id that is not UTF-8 */
    AFTER_QUOTE,    /* something between a closing quote and the delimiter */
    OPEN_QUOTE,     /* a quote that is not closed before the end */
    LONG_CELL,
    MANY_KINDS,
    NO_ROOM,
};

/* In `state`: */
enum { ROWS, READ, LINES, TROUBLE, FOUND, LEAST, SPARE, ODD, STATES };

/* What the wrapper leaves free behind the block, so that 16 bytes can be read at any place. */
enum { SLACK = 16, LONGEST = 131072, MOST_KINDS = 65536 };

typedef struct { int64_t from, to; } Cell;

/* Which role a column has; ROLES where it has none. */
enum { WIDE = 256 };

/* The first delimiter or end of a line at or after `at`. */
static int64_t cut(const uint8_t *data, int64_t at, int64_t size, uint8_t delimiter) {
#if defined(__SSE2__)
    const __m128i mark = _mm_set1_epi8((char)delimiter), lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r');
    for (; at < size; at += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(data + at));
        __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(bytes, mark),
                                   _mm_or_si128(_mm_cmpeq_epi8(bytes, lf), _mm_cmpeq_epi8(bytes, cr)));
        int hits = _mm_movemask_epi8(hit);
        if (hits) {
            at += __builtin_ctz((unsigned)hits);
            return at < size ? at : size;
        }
    }
    return size;
#else
    while (at < size && data[at] != delimiter && data[at] != '\n' && data[at] != '\r') at++;
    return at;
#endif
}

typedef struct {
    uint8_t *data;
    int64_t size, at, lines, spare;
    uint8_t delimiter;
    int last;
} Block;

/* A quoted cell from its opening quote on. Doubled quotes are undone in the spare room behind the block. */
static int quoted(Block *in, Cell *cell) {
    const uint8_t *data = in->data;
    int64_t from = in->at + 1, at = from, kept = from;
    int64_t copied = -1;
    for (;;) {
        while (at < in->size && data[at] != '"' && data[at] != '\n' && data[at] != '\r') at++;
        if (at >= in->size) return OPEN_QUOTE;
        if (data[at] == '"') {
            if (at + 1 >= in->size && !in->last) return OPEN_QUOTE;
            if (at + 1 < in->size && data[at + 1] == '"') {
                if (copied < 0) copied = in->spare;
                memcpy(in->data + in->spare, data + kept, (size_t)(at + 1 - kept));
                in->spare += at + 1 - kept;
                kept = at = at + 2;
                continue;
            }
            break;
        }
        if (data[at] == '\r' && at + 1 >= in->size && !in->last) return OPEN_QUOTE;
        in->lines += !(data[at] == '\r' && at + 1 < in->size && data[at + 1] == '\n');
        at++;
    }
    if (copied < 0) *cell = (Cell){from, at};
    else {
        memcpy(in->data + in->spare, data + kept, (size_t)(at - kept));
        in->spare += at - kept;
        *cell = (Cell){copied, in->spare};
    }
    in->at = at + 1;
    if (in->at < in->size && data[in->at] != in->delimiter && data[in->at] != '\n' && data[in->at] != '\r')
        return AFTER_QUOTE;
    return WELL;
}

enum { MORE = -1 };

/* One row, its end of line included: which cells are wanted, by place. MORE: the block ends before it. A row of one empty
   cell is none: its width is 0. */
static int row(Block *in, const uint8_t *roles, Cell *cells, int64_t *width) {
    int64_t column = 0, empty = 0;
    for (;; column++) {
        Cell cell;
        while (in->at < in->size && in->data[in->at] == ' ') in->at++;
        if (in->at < in->size && in->data[in->at] == '"') {
            int status = quoted(in, &cell);
            if (status) return status == OPEN_QUOTE && !in->last ? MORE : status;
        } else {
            cell.from = in->at;
            cell.to = in->at = cut(in->data, in->at, in->size, in->delimiter);
        }
        if (cell.to - cell.from > LONGEST) return LONG_CELL;
        while (cell.from < cell.to && in->data[cell.from] == ' ') cell.from++;
        while (cell.from < cell.to && in->data[cell.to - 1] == ' ') cell.to--;
        if (column < WIDE) cells[roles[column]] = cell;
        empty += cell.from == cell.to;
        if (in->at >= in->size) {
            if (!in->last) return MORE;
            break;
        }
        uint8_t end = in->data[in->at];
        if (end == in->delimiter) {
            in->at++;
            continue;
        }
        if (end == '\r' && in->at + 1 >= in->size && !in->last) return MORE;
        in->at += end == '\r' && in->at + 1 < in->size && in->data[in->at + 1] == '\n' ? 2 : 1;
        in->lines++;
        break;
    }
    *width = column || !empty ? column + 1 : 0;
    return WELL;
}

/* Past a line that is no row: empty, blank, or a comment. 1 where there was one, 0 where a row begins, MORE. */
static int passed(Block *in) {
    int64_t at = in->at;
    if (in->data[at] == '#' || in->data[at] == '%')
        while (at < in->size && in->data[at] != '\n' && in->data[at] != '\r') at++;
    else
        while (at < in->size && in->data[at] == ' ') at++;
    if (at >= in->size) {
        if (!in->last) return MORE;
        in->at = at;
        return 1;
    }
    if (in->data[at] != '\n' && in->data[at] != '\r') return 0;
    if (in->data[at] == '\r' && at + 1 >= in->size && !in->last) return MORE;
    in->at = at + (in->data[at] == '\r' && at + 1 < in->size && in->data[at + 1] == '\n' ? 2 : 1);
    in->lines++;
    return 1;
}

enum { KEPT = 64 };

typedef struct { uint64_t bytes; int64_t size; int32_t code; } Kept;

typedef struct {
    const int32_t *places;
    int texts;
    int32_t least;
    Words *kinds;
    int64_t *actor_from, *actor_to, *target_from, *target_to;
    int32_t *kind;
    double *time;
    Kept kept[KEPT];
} Columns;

/* The code of a kind: those of eight bytes or fewer are a number, and mostly the same few. */
static int32_t kind_of(Columns *to, const uint8_t *text, int64_t size) {
    if (size > 8) return words_code(to->kinds, text, size);
    uint64_t bytes = 0;
    if (LITTLE) {
        memcpy(&bytes, text, 8);
        if (size < 8) bytes &= (UINT64_C(1) << (8 * size)) - 1;
    } else memcpy(&bytes, text, (size_t)size);
    Kept *kept = &to->kept[(bytes * UINT64_C(0x9e3779b97f4a7c15)) >> 58];
    if (kept->bytes != bytes || kept->size != size)
        *kept = (Kept){bytes, size, words_code(to->kinds, text, size)};
    return kept->code;
}

static int taken(const Block *in, Columns *to, int64_t r, Cell *cells, int64_t width, int *odd) {
    const uint8_t *data = in->data;
    for (int end = ACTOR; end <= TARGET; end++)
        cells[end].from += guarded(data + cells[end].from, cells[end].to - cells[end].from);
    const uint8_t *actor = data + cells[ACTOR].from, *target = data + cells[TARGET].from;
    int64_t actor_size = cells[ACTOR].to - cells[ACTOR].from, target_size = cells[TARGET].to - cells[TARGET].from;
    if (width < to->least) return TOO_FEW;
    if (!actor_size || !target_size) return EMPTY_ID;
    if (to->texts) {
        if (!utf8(actor, actor_size) || !utf8(target, target_size)) return NO_TEXT;
        to->actor_from[r] = cells[ACTOR].from;
        to->actor_to[r] = cells[ACTOR].to;
        to->target_from[r] = cells[TARGET].from;
        to->target_to[r] = cells[TARGET].to;
    } else if (!whole(actor, actor_size, to->actor_from + r) || !whole(target, target_size, to->target_from + r))
        return NO_NUMBER;
    *odd = to->places[TIME] >= 0 &&
           !moment(data + cells[TIME].from, cells[TIME].to - cells[TIME].from, to->time + r);
    if (to->places[KIND] >= 0) {
        int64_t size = cells[KIND].to - cells[KIND].from;
        to->kind[r] = kind_of(to, data + cells[KIND].from, size);
        if (to->kind[r] < 0) return NO_ROOM;
        if (to->kind[r] >= MOST_KINDS) return MANY_KINDS;
    }
    return WELL;
}

/* data[0..size): the block, from the start of a row; then SLACK bytes, then as many bytes again as the block has, to write
   to. Ids out: numbers in *_from, or the bytes of a text from *_from to before *_to. odd[4k..]: the row, the bytes from and
   to, and the line of each time that Python is to read. state: see above; SPARE of the call before comes back in. */
EXPORT int tw_csv(uint8_t *data, int64_t size, int last, int delimiter, const int32_t *places, int texts,
                  Words *kinds, int64_t begin, int64_t capacity,
                  int64_t *actor_from, int64_t *actor_to, int64_t *target_from, int64_t *target_to,
                  int32_t *kind, double *time, int64_t *odd, int64_t *state) {
    Block in = {data, size, begin, 0, state[SPARE], (uint8_t)delimiter, last};
    Columns to = {places, texts, 0, kinds, actor_from, actor_to, target_from, target_to, kind, time, {{0, -1, 0}}};
    for (int k = 0; k < KEPT; k++) to.kept[k].size = -1;
    uint8_t roles[WIDE];
    memset(roles, ROLES, sizeof roles);
    for (int role = 0; role < ROLES; role++) {
        if (places[role] >= to.least) to.least = places[role] + 1;
        if (places[role] >= 0 && places[role] < WIDE) roles[places[role]] = (uint8_t)role;
    }
    int64_t rows = 0, read = begin, lines = 0;
    int64_t odds = 0;
    int status = WELL;
    while (rows < capacity && in.at < size) {
        int blank = passed(&in);
        if (blank == MORE) break;
        if (blank) {
            read = in.at;
            lines = in.lines;
            continue;
        }
        Cell cells[ROLES + 1] = {{0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}};
        int64_t width = 0, spare = in.spare;
        int strange = 0;
        status = row(&in, roles, cells, &width);
        if (status == MORE) {
            status = WELL;
            in.spare = spare;
            break;
        }
        if (!status && !width) {
            read = in.at;
            lines = in.lines;
            continue;
        }
        if (!status) status = taken(&in, &to, rows, cells, width, &strange);
        if (status) {
            /* The next call begins this row again. */
            in.spare = spare;
            state[FOUND] = width;
            state[LEAST] = to.least;
            break;
        }
        if (strange) {
            int64_t *one = odd + 4 * odds++;
            one[0] = rows;
            one[1] = cells[TIME].from;
            one[2] = cells[TIME].to;
            one[3] = lines + 1;
        }
        rows++;
        read = in.at;
        lines = in.lines;
    }
    state[ROWS] = rows;
    state[READ] = read;
    state[LINES] = lines;
    state[TROUBLE] = status;
    state[SPARE] = in.spare;
    state[ODD] = odds;
    return status == NO_ROOM ? OUT_OF_MEMORY : DONE;
}

/* Texts as whole numbers, up to the first that is none in its one spelling; returns how many were read. Eight bytes can be
   read behind the last. */
EXPORT int64_t tw_whole(int64_t rows, const uint8_t *data, const int64_t *starts, const int64_t *ends, int64_t *numbers) {
    for (int64_t r = 0; r < rows; r++)
        if (!whole(data + starts[r], ends[r] - starts[r], numbers + r)) return r;
    return rows;
}
