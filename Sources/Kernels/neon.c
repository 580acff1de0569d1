// The path for 64-bit Arm, with what every such CPU has.

#if defined(__aarch64__)

#include <arm_neon.h>

#include "prelude.h"

#define VK_TABLE vk_table_neon

// Two products of bytes fit in 16 bits: 2 * 127 * 127 = 32,258.
VK_INLINE int32x4_t multiply_add(int32x4_t sum, int8x16_t a, int8x16_t b) {
    const int16x8_t low = vmull_s8(vget_low_s8(a), vget_low_s8(b));
    return vpadalq_s16(sum, vmlal_s8(low, vget_high_s8(a), vget_high_s8(b)));
}

#include "neon.h"

#else
typedef int vk_no_neon;  // a translation unit may not be empty
#endif
