#ifndef VERBALE_KERNELS_H
#define VERBALE_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#define VK_NULLABLE _Nullable
#else
#define VK_NULLABLE
#endif

// The arithmetic of a transformer encoder, on one thread.
//
// Every function takes the path (instruction set) to compute on as its first argument, keeps
// nothing between calls, and may be called from any number of threads at once. A path must be
// supported by the machine (`vk_path_supported`); calling one that is not traps.
//
// Matrices are row-major and dense unless a stride is given; strides count elements. One row of
// activations belongs to one token, and its results never depend on the other rows of a call.
// Quantised bytes, integer products and the results of `vk_linear` are the same on every path, bit
// for bit; the other float functions agree between paths to rounding.

// The instruction sets that there are kernels for.
typedef enum {
    // Plain C: runs everywhere, and defines what the others must give.
    VK_PORTABLE = 0,
    // x86-64 with AVX2 and FMA.
    VK_AVX2 = 1,
    // x86-64 with AVX-512 (F, BW, DQ, VL) and its vector neural network instructions.
    VK_AVX512VNNI = 2,
    // 64-bit Arm with Advanced SIMD; uses the dot product instructions where the CPU has them.
    VK_NEON = 3,
} vk_path;

// The fastest path that this machine supports.
vk_path vk_best_path(void);

// Whether this build and this machine can compute on `path`.
bool vk_path_supported(vk_path path);

// The path's name for people: "portable", "avx2", "avx512vnni" or "neon".
const char *vk_path_name(vk_path path);

// MARK: - Linear layers of 8-bit integers

// The least row stride of quantised activations: `cols` rounded up to whole vectors.
size_t vk_quantized_stride(size_t cols);

// Quantises each row of activations: q = round(x * 127 / absmax), halves to even, -127...127.
//
// `x` is [n x cols]; `q` is [n x q_stride], with q_stride >= vk_quantized_stride(cols), and its
// bytes from `cols` to the stride are set to zero; `scales` is [n]: x is about q * scale. The
// absolute maximum is over finite values: an infinity becomes 127 or -127, a NaN zero. A row whose
// absolute maximum is below 1e-30 becomes zeros with the scale 0.
void vk_quantize(vk_path path, const float *x, size_t n, size_t cols, int8_t *q, size_t q_stride,
                 float *scales);

// The bytes that `vk_pack` writes for weights of [rows x cols].
size_t vk_packed_size(vk_path path, size_t rows, size_t cols);

// Lays out 8-bit weights for the products of one path.
//
// `w` is [rows x cols], one row for each output, values -127...127; any size, except that `cols`
// is at most 65,536, so that no sum overflows. `packed` may have any alignment (64 is fastest) and
// is read only by the path that it was packed for.
void vk_pack(vk_path path, const int8_t *w, size_t rows, size_t cols, void *packed);

// The exact integer products of quantised activations and packed weights.
//
// `q` is [n x q_stride] as `vk_quantize` leaves it; `out` is [n x rows].
void vk_product(vk_path path, const void *packed, size_t rows, size_t cols, const int8_t *q,
                size_t q_stride, size_t n, int32_t *out);

// A linear layer: y = product * (activation scale * weight scale) + bias, each step rounded.
//
// `weight_scales` and `bias` (none when null) are [rows], `activation_scales` is [n], `y` is
// [n x rows].
void vk_linear(vk_path path, const void *packed, size_t rows, size_t cols,
               const float *weight_scales, const float *VK_NULLABLE bias, const int8_t *q,
               size_t q_stride, const float *activation_scales, size_t n, float *y);

// MARK: - Float

// A linear layer of floats: y = x * transpose(w) + bias.
//
// `w` is [rows x cols], one row for each output; `bias` (none when null) is [rows]; `x` is
// [n x cols]; `y` is [n x rows].
void vk_linear_float(vk_path path, const float *w, const float *VK_NULLABLE bias, const float *x,
                     size_t n, size_t rows, size_t cols, float *y);

// The Gaussian error linear unit x * (1 + erf(x / sqrt(2))) / 2, in place; off by at most 2e-6.
void vk_gelu(vk_path path, float *x, size_t count);

// The rectified linear unit max(x, 0), in place; NaN stays NaN.
void vk_relu(vk_path path, float *x, size_t count);

// Layer normalisation of x + residual over each row, scaled by gamma and shifted by beta.
//
// `x`, `residual` (none when null) and `y` are [n x width]; `gamma` and `beta` are [width];
// `epsilon` is added to the (biased) variance. `y` may be `x` or `residual`.
void vk_add_layernorm(vk_path path, const float *x, const float *VK_NULLABLE residual,
                      const float *gamma, const float *beta, float epsilon, size_t n, size_t width,
                      float *y);

// The floats of scratch memory that `vk_attention` needs, on any path.
size_t vk_attention_scratch(size_t n, size_t heads, size_t dim);

// Self-attention over one window: softmax(q * transpose(k) / sqrt(dim)) * v for each head.
//
// `q`, `k` and `v` have `n` rows of heads * dim floats, the heads one after the other, and `stride`
// floats from row to row: one matrix [n x 3 * heads * dim] may hold all three. `out` is
// [n x heads * dim] and overlaps none of them. `scratch` may have any alignment and holds nothing
// of use before or after.
void vk_attention(vk_path path, const float *q, const float *k, const float *v, size_t stride,
                  size_t n, size_t heads, size_t dim, float *out, float *scratch);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
