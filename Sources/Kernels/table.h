#ifndef VERBALE_KERNELS_TABLE_H
#define VERBALE_KERNELS_TABLE_H

#include "kernels.h"

// What one path computes with; the functions are those of kernels.h without their path.
struct vk_table {
    size_t (*packed_size)(size_t rows, size_t cols);
    void (*pack)(const int8_t *w, size_t rows, size_t cols, void *packed);
    void (*quantize)(const float *x, size_t n, size_t cols, int8_t *q, size_t q_stride,
                     float *scales);
    void (*product)(const void *packed, size_t rows, size_t cols, const int8_t *q, size_t q_stride,
                    size_t n, int32_t *out);
    void (*linear)(const void *packed, size_t rows, size_t cols, const float *weight_scales,
                   const float *bias, const int8_t *q, size_t q_stride,
                   const float *activation_scales, size_t n, float *y);
    void (*linear_float)(const float *w, const float *bias, const float *x, size_t n, size_t rows,
                         size_t cols, float *y);
    void (*gelu)(float *x, size_t count);
    void (*relu)(float *x, size_t count);
    void (*add_layernorm)(const float *x, const float *residual, const float *gamma,
                          const float *beta, float epsilon, size_t n, size_t width, float *y);
    void (*attention)(const float *q, const float *k, const float *v, size_t stride, size_t n,
                      size_t heads, size_t dim, float *out, float *scratch);
};

extern const struct vk_table vk_table_portable;

#if defined(__x86_64__)
extern const struct vk_table vk_table_avx2;
extern const struct vk_table vk_table_avx512vnni;
#endif

#if defined(__aarch64__)
extern const struct vk_table vk_table_neon;
extern const struct vk_table vk_table_neon_dot;
#endif

// Rows of quantised activations are padded to this many bytes, so that no path has a tail of
// columns.
enum { VK_COLUMN_MULTIPLE = 16 };

// Floats that `vk_attention` may pad its rows to: the widest tile of any path.
enum { VK_ATTENTION_MULTIPLE = 32, VK_ATTENTION_QUERIES = 8 };

static inline size_t vk_round_up(size_t value, size_t multiple) {
    return (value + multiple - 1) / multiple * multiple;
}

#endif
