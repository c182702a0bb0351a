/* What all kernels share. Arrays are checked in Python before they come here (checks.py). */
#ifndef TIEWORK_KERNELS_H
#define TIEWORK_KERNELS_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

#if defined(__GNUC__)
#define PREFETCH(address) __builtin_prefetch(address)
#else
#define PREFETCH(address) ((void)0)
#endif

/* For functions that do nothing but fetch: as calls they have no effect that a compiler sees, and it leaves them out. */
#if defined(__GNUC__)
#define INSIDE static inline __attribute__((always_inline))
#else
#define INSIDE static inline
#endif

enum { DONE = 0, OUT_OF_MEMORY = 1 };

#endif
