// The path for x86-64 with AVX-512 and its vector neural network instructions.

#if defined(__x86_64__)

#include <immintrin.h>

#include "prelude.h"

#if defined(__clang__)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"))), apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")
#endif

#define VK_TABLE vk_table_avx512vnni
#define VK_LANES 16
#define VK_ACCUMULATORS 16
typedef float vk_vector __attribute__((vector_size(4 * VK_LANES)));

VK_INLINE vk_vector fused(vk_vector a, vk_vector b, vk_vector c) {
    return _mm512_fmadd_ps(a, b, c);
}

// Tiles of 2 vectors of outputs by 12 tokens: 24 sums, and few loads for each product.
enum { GROUPS = 2 };
#define VK_PANEL (16 * GROUPS)
#define VK_TOKENS 12

// vpdpbusd multiplies unsigned bytes by signed ones. The weights are the unsigned side, 128 more
// than they are, so that packing pays for the shift and not the activations; each token's sums
// start at what the shift adds too much.
#define VK_WEIGHT_FLIP 0x80

// Four columns lie together: [cols / 4][row][4].
VK_INLINE size_t weight_index(size_t row, size_t col, size_t cols) {
    (void)cols;
    return (col / 4 * VK_PANEL + row) * 4 + col % 4;
}

VK_INLINE int32_t start_of(const int8_t *q, size_t cols) {
    __m128i sum = _mm_setzero_si128();
    for (size_t col = 0; col < cols; col += 16)
        sum = _mm_dpbusd_epi32(sum, _mm_set1_epi8(1), _mm_loadu_si128((const __m128i *)(q + col)));
    int32_t lanes[4];
    memcpy(lanes, &sum, sizeof lanes);
    return -128 * (lanes[0] + lanes[1] + lanes[2] + lanes[3]);
}

VK_INLINE void tile(const uint8_t *panel, size_t cols, const int8_t *q, size_t q_stride,
                    const int32_t *starts, int tokens, int32_t *out) {
    __m512i sum[VK_TOKENS][GROUPS];
    VK_UNROLL
    for (int t = 0; t < tokens; t++) {
        VK_UNROLL
        for (int g = 0; g < GROUPS; g++) sum[t][g] = _mm512_set1_epi32(starts[t]);
    }
    for (size_t col = 0; col < cols; col += 4, panel += 4 * VK_PANEL) {
        __m512i weights[GROUPS];
        VK_UNROLL
        for (int g = 0; g < GROUPS; g++) weights[g] = _mm512_loadu_si512(panel + 64 * g);
        VK_UNROLL
        for (int t = 0; t < tokens; t++) {
            int32_t four;
            memcpy(&four, q + t * q_stride + col, sizeof four);
            const __m512i value = _mm512_set1_epi32(four);
            VK_UNROLL
            for (int g = 0; g < GROUPS; g++)
                sum[t][g] = _mm512_dpbusd_epi32(sum[t][g], weights[g], value);
        }
    }
    VK_UNROLL
    for (int t = 0; t < tokens; t++) {
        VK_UNROLL
        for (int g = 0; g < GROUPS; g++)
            _mm512_storeu_si512(out + t * VK_PANEL + 16 * g, sum[t][g]);
    }
}

#include "template.h"

#if defined(__clang__)
#pragma clang attribute pop
#endif

#else
typedef int vk_no_avx512;  // a translation unit may not be empty
#endif
