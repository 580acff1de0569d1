// The public functions: each finds its path's table and calls it.

#include "table.h"

#if defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>
#endif

#if defined(__aarch64__)
static bool has_dot_product(void) {
#if defined(__ARM_FEATURE_DOTPROD) || defined(__APPLE__)
    return true;
#elif defined(__linux__)
    const unsigned long asimddp = 1ul << 20;  // HWCAP_ASIMDDP, which older headers lack
    return (getauxval(AT_HWCAP) & asimddp) != 0;
#else
    return false;
#endif
}
#endif

// Null where this build or this machine lacks the path. `__builtin_cpu_supports` reads what the
// C runtime found out at load time, so there is nothing to remember here.
static const struct vk_table *find_table(vk_path path) {
    switch (path) {
        case VK_PORTABLE:
            return &vk_table_portable;
#if defined(__x86_64__)
        case VK_AVX2:
            return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
                       ? &vk_table_avx2
                       : NULL;
        case VK_AVX512VNNI:
            return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                           __builtin_cpu_supports("avx512dq") &&
                           __builtin_cpu_supports("avx512vl") &&
                           __builtin_cpu_supports("avx512vnni")
                       ? &vk_table_avx512vnni
                       : NULL;
#endif
#if defined(__aarch64__)
        case VK_NEON:
            return has_dot_product() ? &vk_table_neon_dot : &vk_table_neon;
#endif
        default:
            return NULL;
    }
}

static const struct vk_table *table(vk_path path) {
    const struct vk_table *found = find_table(path);
    if (!found) __builtin_trap();
    return found;
}

vk_path vk_best_path(void) {
    const vk_path fastest_first[] = {VK_AVX512VNNI, VK_AVX2, VK_NEON};
    for (size_t i = 0; i < sizeof fastest_first / sizeof *fastest_first; i++)
        if (find_table(fastest_first[i])) return fastest_first[i];
    return VK_PORTABLE;
}

bool vk_path_supported(vk_path path) { return find_table(path) != NULL; }

const char *vk_path_name(vk_path path) {
    switch (path) {
        case VK_PORTABLE: return "portable";
        case VK_AVX2: return "avx2";
        case VK_AVX512VNNI: return "avx512vnni";
        case VK_NEON: return "neon";
    }
    return "unknown";
}

size_t vk_quantized_stride(size_t cols) { return vk_round_up(cols, VK_COLUMN_MULTIPLE); }

void vk_quantize(vk_path path, const float *x, size_t n, size_t cols, int8_t *q, size_t q_stride,
                 float *scales) {
    table(path)->quantize(x, n, cols, q, q_stride, scales);
}

size_t vk_packed_size(vk_path path, size_t rows, size_t cols) {
    return table(path)->packed_size(rows, cols);
}

void vk_pack(vk_path path, const int8_t *w, size_t rows, size_t cols, void *packed) {
    table(path)->pack(w, rows, cols, packed);
}

void vk_product(vk_path path, const void *packed, size_t rows, size_t cols, const int8_t *q,
                size_t q_stride, size_t n, int32_t *out) {
    table(path)->product(packed, rows, cols, q, q_stride, n, out);
}

void vk_linear(vk_path path, const void *packed, size_t rows, size_t cols,
               const float *weight_scales, const float *bias, const int8_t *q, size_t q_stride,
               const float *activation_scales, size_t n, float *y) {
    table(path)->linear(packed, rows, cols, weight_scales, bias, q, q_stride, activation_scales, n,
                        y);
}

void vk_linear_float(vk_path path, const float *w, const float *bias, const float *x, size_t n,
                     size_t rows, size_t cols, float *y) {
    table(path)->linear_float(w, bias, x, n, rows, cols, y);
}

void vk_gelu(vk_path path, float *x, size_t count) { table(path)->gelu(x, count); }

void vk_relu(vk_path path, float *x, size_t count) { table(path)->relu(x, count); }

void vk_add_layernorm(vk_path path, const float *x, const float *residual, const float *gamma,
                      const float *beta, float epsilon, size_t n, size_t width, float *y) {
    table(path)->add_layernorm(x, residual, gamma, beta, epsilon, n, width, y);
}

// The head's keys (transposed) and values, then the scores and the queries of one block of rows,
// and room to align them.
size_t vk_attention_scratch(size_t n, size_t heads, size_t dim) {
    (void)heads;  // one head's memory serves all
    const size_t length = vk_round_up(n, VK_ATTENTION_MULTIPLE);
    const size_t width = vk_round_up(dim, VK_ATTENTION_MULTIPLE);
    return dim * length + n * width + VK_ATTENTION_QUERIES * (length + dim + width) + 16;
}

void vk_attention(vk_path path, const float *q, const float *k, const float *v, size_t stride,
                  size_t n, size_t heads, size_t dim, float *out, float *scratch) {
    table(path)->attention(q, k, v, stride, n, heads, dim, out, scratch);
}
