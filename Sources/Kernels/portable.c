// The path in plain C. Vectors of four floats are the compiler's: SSE2, Advanced SIMD or scalars.

#include "prelude.h"

#define VK_TABLE vk_table_portable
#define VK_LANES 4
#define VK_ACCUMULATORS 8
typedef float vk_vector __attribute__((vector_size(4 * VK_LANES)));

VK_INLINE vk_vector fused(vk_vector a, vk_vector b, vk_vector c) { return a * b + c; }

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
    for (int t = 0; t < tokens; t++) {
        for (int r = 0; r < VK_PANEL; r++) {
            int32_t sum = starts[t];
            for (size_t col = 0; col < cols; col++)
                sum += (int16_t)weights[r * cols + col] * (int16_t)q[t * q_stride + col];
            out[t * VK_PANEL + r] = sum;
        }
    }
}

#include "template.h"
