#include "ids.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define LITTLE 1
#else
#define LITTLE 0
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

/* Eight digits or fewer, at `text`, from which eight bytes can be read; below 0 where they are not all digits. */
static int64_t eight(const uint8_t *text, int64_t size) {
#if LITTLE
    uint64_t v;
    memcpy(&v, text, 8);
    v <<= 64 - 8 * size;
    if (size < 8) v |= UINT64_C(0x3030303030303030) >> (8 * size);
    if ((((v & UINT64_C(0xf0f0f0f0f0f0f0f0)) |
          (((v + UINT64_C(0x0606060606060606)) & UINT64_C(0xf0f0f0f0f0f0f0f0)) >> 4)) !=
         UINT64_C(0x3333333333333333)))
        return -1;
    v -= UINT64_C(0x3030303030303030);
    v = v * 10 + (v >> 8);
    v = ((v & UINT64_C(0x000000ff000000ff)) * UINT64_C(0x000f424000000064) +
         ((v >> 16) & UINT64_C(0x000000ff000000ff)) * UINT64_C(0x0000271000000001)) >> 32;
    return (int64_t)(uint32_t)v;
#else
    int64_t value = 0;
    for (int64_t k = 0; k < size; k++) {
        if (text[k] < '0' || text[k] > '9') return -1;
        value = value * 10 + (text[k] - '0');
    }
    return value;
#endif
}

static const int64_t TENS[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};

/* 18 digits or fewer, at least one. */
static int64_t digits(const uint8_t *text, int64_t size) {
    int64_t value = 0;
    if (size < 1 || size > 18) return -1;
    while (size > 0) {
        int64_t take = size < 8 ? size : 8, next = eight(text, take);
        if (next < 0) return -1;
        value = value * TENS[take] + next;
        text += take;
        size -= take;
    }
    return value;
}

/* A whole number in its one spelling: no sign but minus, no zero in front. */
static int whole(const uint8_t *text, int64_t size, int64_t *value) {
    int minus = size > 1 && text[0] == '-';
    const uint8_t *first = text + minus;
    int64_t left = size - minus, found;
    if (left > 1 && *first == '0') return 0;
    if (left == 19) {
        /* The last digit apart: up to 2^63 - 1, or 2^63 below 0. */
        int64_t head = digits(first, 18), last = first[18] - '0';
        if (head < 0 || last < 0 || last > 9) return 0;
        uint64_t all = (uint64_t)head * 10 + (uint64_t)last;
        if (all > (uint64_t)INT64_MAX + (uint64_t)minus) return 0;
        *value = minus ? (int64_t)(0 - all) : (int64_t)all;
        return 1;
    }
    found = digits(first, left);
    if (found < 0 || (minus && found == 0)) return 0;
    *value = minus ? -found : found;
    return 1;
}

/* Seconds, or smaller units by their size, as tiework.readers.times.unix takes them. */
static int seconds(double number, double *time) {
    double size = number < 0 ? -number : number;
    if (size >= 1e17) number /= 1e9;
    else if (size >= 1e14) number /= 1e6;
    else if (size >= 3e11) number /= 1e3;
    if (!(number >= -62135596800.0 && number <= 253402300799.0)) return 0;
    *time = number;
    return 1;
}

/* Decimal digits and a point, exact in a double before the one division. */
static int decimal(const uint8_t *text, int64_t size, double *time) {
    int minus = size > 1 && text[0] == '-';
    text += minus;
    size -= minus;
    int64_t all = digits(text, size), point = 0;
    if (all >= 0 && all <= INT64_C(1) << 53) return seconds(minus ? -(double)all : (double)all, time);
    while (point < size && text[point] != '.') point++;
    int64_t behind = point < size ? size - point - 1 : 0;
    if (point < 1 || point == size || point + behind > 18 || behind > 9) return 0;
    int64_t front = digits(text, point), rest = digits(text + point + 1, behind);
    if (front < 0 || rest < 0) return 0;
    all = front * TENS[behind] + rest;
    if (all > INT64_C(1) << 53) return 0;
    double number = (double)all / (double)TENS[behind];
    return seconds(minus ? -number : number, time);
}

static int64_t field(const uint8_t *text, int64_t size, int64_t least, int64_t most) {
    int64_t value = digits(text, size);
    return value < least || value > most ? -1 : value;
}

/* YYYY-MM-DD, then perhaps T or a blank and hh:mm or hh:mm:ss or hh:mm:ss.fraction, then perhaps Z or +hh:mm. */
static int iso(const uint8_t *text, int64_t size, double *time) {
    static const uint8_t LENGTHS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (size < 10 || text[4] != '-' || text[7] != '-') return 0;
    int64_t year = field(text, 4, 1, 9999), month = field(text + 5, 2, 1, 12), day = field(text + 8, 2, 1, 31);
    if (year < 0 || month < 0 || day < 0) return 0;
    int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day > LENGTHS[month - 1] + (leap && month == 2)) return 0;
    int64_t y = year - (month <= 2), era = y / 400, in_era = y - era * 400;
    int64_t in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t days = era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
    int64_t at = days * 86400, micro = 0, k = 10;
    if (size > 10) {
        if (size < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return 0;
        int64_t hour = field(text + 11, 2, 0, 23), minute = field(text + 14, 2, 0, 59), second = 0;
        if (hour < 0 || minute < 0) return 0;
        k = 16;
        if (size >= 19 && text[16] == ':') {
            second = field(text + 17, 2, 0, 59);
            if (second < 0) return 0;
            k = 19;
            if (size > 20 && text[19] == '.') {
                int64_t end = 20;
                while (end < size && end < 26 && text[end] >= '0' && text[end] <= '9') end++;
                micro = digits(text + 20, end - 20);
                if (micro < 0) return 0;
                for (k = end; end < 26; end++) micro *= 10;
            }
        }
        at += hour * 3600 + minute * 60 + second;
        if (k < size && text[k] == 'Z') k++;
        else if (k + 6 == size && (text[k] == '+' || text[k] == '-') && text[k + 3] == ':') {
            int64_t hours = field(text + k + 1, 2, 0, 23), minutes = field(text + k + 4, 2, 0, 59);
            if (hours < 0 || minutes < 0) return 0;
            at += (text[k] == '+' ? -1 : 1) * (hours * 3600 + minutes * 60);
            k = size;
        }
    }
    if (k != size) return 0;
    if (!micro) *time = (double)at;
    else {
        int64_t all = at * 1000000 + micro;
        if (all > INT64_C(1) << 53 || all < -(INT64_C(1) << 53)) return 0;
        *time = (double)all / 1e6;
    }
    return *time >= -62135596800.0 && *time <= 253402300799.0;
}

static int moment(const uint8_t *text, int64_t size, double *time) {
    return decimal(text, size, time) || iso(text, size, time);
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

/* Unicode's own table of well-formed bytes. */
static int utf8(const uint8_t *text, int64_t size) {
    for (int64_t k = 0; k < size;) {
        uint8_t c = text[k];
        if (c < 0x80) {
            k++;
            continue;
        }
        int more = c < 0xc2 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : c < 0xf5 ? 3 : 0;
        if (!more || k + more >= size) return 0;
        uint8_t least = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80, most = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
        if (text[k + 1] < least || text[k + 1] > most) return 0;
        for (int next = 2; next <= more; next++)
            if ((text[k + next] & 0xc0) != 0x80) return 0;
        k += more + 1;
    }
    return 1;
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

/* 1 where a text was written with a quote in front so that no spreadsheet runs it (tiework.readers.formulas). */
static int guarded(const uint8_t *text, int64_t size) {
    int64_t k = 0;
    while (k < size && text[k] == '\'') k++;
    if (!k || k == size) return 0;
    if (memchr("=+-@\t\r\n", text[k], 7)) return 1;
    return k + 3 <= size && text[k] == 0xef && text[k + 1] == 0xbc && memchr("\x9d\x8b\x8d\xa0", text[k + 2], 4);
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
