// The path for 64-bit Arm with the dot product instructions (Armv8.2's option, 8.4's rule).

#if defined(__aarch64__)

#include <arm_neon.h>

#include "prelude.h"

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("dotprod"))), apply_to = function)
#else
#pragma GCC target("arch=armv8.2-a+dotprod")
#endif

#define VK_TABLE vk_table_neon_dot

VK_INLINE int32x4_t multiply_add(int32x4_t sum, int8x16_t a, int8x16_t b) {
    return vdotq_s32(sum, a, b);
}

#include "neon.h"

#if defined(__clang__)
#pragma clang attribute pop
#endif

#else
typedef int vk_no_neon_dot;  // a translation unit may not be empty
#endif
