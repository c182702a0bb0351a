/* What stands in a cell: whole numbers, moments, texts. Eight bytes can be read at any place of a cell. */
#ifndef TIEWORK_CELLS_H
#define TIEWORK_CELLS_H

#include "kernels.h"

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define LITTLE 1
#else
#define LITTLE 0
#endif

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

/* 1 where a text was written with a quote in front so that no spreadsheet runs it (tiework.readers.formulas). */
static int guarded(const uint8_t *text, int64_t size) {
    int64_t k = 0;
    while (k < size && text[k] == '\'') k++;
    if (!k || k == size) return 0;
    if (memchr("=+-@\t\r\n", text[k], 7)) return 1;
    return k + 3 <= size && text[k] == 0xef && text[k + 1] == 0xbc && memchr("\x9d\x8b\x8d\xa0", text[k + 2], 4);
}

#endif
