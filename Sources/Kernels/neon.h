// Template: what the two Arm paths share. The including file defines VK_TABLE and
// `multiply_add(sum, a, b)`, which adds 16 products of bytes to the four sums, in any order.

#define VK_LANES 4
#define VK_ACCUMULATORS 16
typedef float vk_vector __attribute__((vector_size(4 * VK_LANES)));

VK_INLINE vk_vector fused(vk_vector a, vk_vector b, vk_vector c) {
    return (vk_vector)vfmaq_f32((float32x4_t)c, (float32x4_t)a, (float32x4_t)b);
}

#define VK_PANEL 4
#define VK_TOKENS 4
#define VK_WEIGHT_FLIP 0

VK_INLINE size_t weight_index(size_t row, size_t col, size_t cols) { return row * cols + col; }

VK_INLINE int32_t start_of(const int8_t *q, size_t cols) {
    (void)q, (void)cols;
    return 0;
}

VK_INLINE void tile(const uint8_t *panel, size_t cols, const int8_t *q, size_t q_stride,
                    const int32_t *starts, int tokens, int32_t *out) {
    const int8_t *weights = (const int8_t *)panel;
    int32x4_t sum[VK_TOKENS][VK_PANEL];
    VK_UNROLL
    for (int t = 0; t < tokens; t++) {
        VK_UNROLL
        for (int r = 0; r < VK_PANEL; r++) sum[t][r] = vdupq_n_s32(0);
    }
    for (size_t col = 0; col < cols; col += 16) {
        int8x16_t weight[VK_PANEL];
        VK_UNROLL
        for (int r = 0; r < VK_PANEL; r++) weight[r] = vld1q_s8(weights + r * cols + col);
        VK_UNROLL
        for (int t = 0; t < tokens; t++) {
            const int8x16_t value = vld1q_s8(q + t * q_stride + col);
            VK_UNROLL
            for (int r = 0; r < VK_PANEL; r++)
                sum[t][r] = multiply_add(sum[t][r], weight[r], value);
        }
    }
    VK_UNROLL
    for (int t = 0; t < tokens; t++) {
        const int32x4_t total = vpaddq_s32(vpaddq_s32(sum[t][0], sum[t][1]),
                                           vpaddq_s32(sum[t][2], sum[t][3]));
        vst1q_s32(out + t * VK_PANEL, vaddq_s32(total, vdupq_n_s32(starts[t])));
    }
}

#include "template.h"
