#ifndef VERBALE_KERNELS_PRELUDE_H
#define VERBALE_KERNELS_PRELUDE_H

// What each path's file includes first, before it turns its instruction set on.

#include <math.h>
#include <string.h>

#include "table.h"

#define VK_INLINE static inline __attribute__((always_inline, unused))

// A product and a sum are fused only where the code says so: a compiler's own choice could differ
// between a tile and its tail, and between paths.
#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#define VK_UNROLL _Pragma("clang loop unroll(full)")
#else
#define VK_UNROLL _Pragma("GCC unroll 16")
#endif

#endif
