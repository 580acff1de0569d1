// The path for x86-64 with AVX2 and FMA.

#if defined(__x86_64__)

#include <immintrin.h>

#include "prelude.h"

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#else
#pragma GCC target("avx2,fma")
#endif

#define VK_TABLE vk_table_avx2
#define VK_LANES 8
#define VK_ACCUMULATORS 8
typedef float vk_vector __attribute__((vector_size(4 * VK_LANES)));

VK_INLINE vk_vector fused(vk_vector a, vk_vector b, vk_vector c) {
    return _mm256_fmadd_ps(a, b, c);
}

#define VK_PANEL 16
#define VK_TOKENS 4
#define VK_WEIGHT_FLIP 0

// Pairs of columns lie together, as _mm256_madd_epi16 wants them: [cols / 2][row][2].
VK_INLINE size_t weight_index(size_t row, size_t col, size_t cols) {
    (void)cols;
    return (col / 2 * VK_PANEL + row) * 2 + col % 2;
}

VK_INLINE int32_t start_of(const int8_t *q, size_t cols) {
    (void)q, (void)cols;
    return 0;
}

VK_INLINE __m256i load_widened(const void *bytes) {
    return _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)bytes));
}

// Products of bytes widened to 16 bits: _mm256_maddubs_epi16 would saturate.
VK_INLINE void tile(const uint8_t *panel, size_t cols, const int8_t *q, size_t q_stride,
                    const int32_t *starts, int tokens, int32_t *out) {
    enum { CHUNK = 128 };  // columns of activations widened at a time
    int16_t widened[VK_TOKENS][CHUNK];
    __m256i low[VK_TOKENS], high[VK_TOKENS];
    VK_UNROLL
    for (int t = 0; t < tokens; t++) low[t] = high[t] = _mm256_set1_epi32(starts[t]);
    for (size_t chunk = 0; chunk < cols; chunk += CHUNK) {
        const size_t length = cols - chunk < CHUNK ? cols - chunk : CHUNK;
        for (int t = 0; t < tokens; t++)
            for (size_t i = 0; i < length; i += 16)
                _mm256_storeu_si256((__m256i *)(widened[t] + i),
                                    load_widened(q + t * q_stride + chunk + i));
        for (size_t i = 0; i < length; i += 2, panel += 2 * VK_PANEL) {
            const __m256i low_weights = load_widened(panel);
            const __m256i high_weights = load_widened(panel + VK_PANEL);
            VK_UNROLL
            for (int t = 0; t < tokens; t++) {
                int32_t pair;
                memcpy(&pair, widened[t] + i, sizeof pair);
                const __m256i value = _mm256_set1_epi32(pair);
                low[t] = _mm256_add_epi32(low[t], _mm256_madd_epi16(low_weights, value));
                high[t] = _mm256_add_epi32(high[t], _mm256_madd_epi16(high_weights, value));
            }
        }
    }
    VK_UNROLL
    for (int t = 0; t < tokens; t++) {
        _mm256_storeu_si256((__m256i *)(out + t * VK_PANEL), low[t]);
        _mm256_storeu_si256((__m256i *)(out + t * VK_PANEL + 8), high[t]);
    }
}

#include "template.h"

#if defined(__clang__)
#pragma clang attribute pop
#endif

#else
typedef int vk_no_avx2;  // a translation unit may not be empty
#endif
