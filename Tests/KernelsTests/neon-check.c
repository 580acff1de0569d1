// Checks every path that the machine supports against the portable one, on many sizes, without
// Swift: neon.sh runs it for 64-bit Arm in an emulator. Integers and bytes must be equal, floats
// within a tolerance that the sizes here allow.

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernels.h"

static int passed, failed;

static void check(bool good, vk_path path, const char *what, size_t n, size_t rows, size_t cols) {
    if (good) {
        passed++;
        return;
    }
    failed++;
    printf("FAILED %s %s: n %zu, rows %zu, cols %zu\n", vk_path_name(path), what, n, rows, cols);
}

static void *allocate(size_t bytes) {
    void *memory = malloc(bytes ? bytes : 1);
    if (!memory) abort();
    return memory;
}

static float *random_floats(size_t count, float bound) {
    float *x = allocate(count * sizeof *x);
    for (size_t i = 0; i < count; i++)
        x[i] = bound * (2.0f * (float)rand() / (float)RAND_MAX - 1.0f);
    return x;
}

// Random bytes, or for a sign of 1 or -1 bytes that are all of the largest magnitude.
static int8_t *random_bytes(size_t count, int sign) {
    int8_t *bytes = allocate(count);
    for (size_t i = 0; i < count; i++) bytes[i] = (int8_t)(sign ? 127 * sign : rand() % 255 - 127);
    return bytes;
}

static bool near(const float *a, const float *b, size_t count, float tolerance) {
    for (size_t i = 0; i < count; i++)
        if (!(fabsf(a[i] - b[i]) <= tolerance)) return false;
    return true;
}

static void check_integer(vk_path path, size_t n, size_t rows, size_t cols, int sign) {
    int8_t *w = random_bytes(rows * cols, sign);
    float *x = random_floats(n * cols, 3), *weight_scales = random_floats(rows, 1);
    if (sign)
        for (size_t i = 0; i < n * cols; i++) x[i] = 3;
    float *bias = random_floats(rows, 10);
    const size_t stride = vk_quantized_stride(cols);
    const vk_path paths[2] = {VK_PORTABLE, path};
    int8_t *q[2];
    int32_t *products[2];
    float *scales[2], *y[2];
    for (int i = 0; i < 2; i++) {
        q[i] = allocate(n * stride);
        scales[i] = allocate(n * sizeof(float));
        products[i] = allocate(n * rows * sizeof(int32_t));
        y[i] = allocate(n * rows * sizeof(float));
        void *packed = allocate(vk_packed_size(paths[i], rows, cols));
        vk_pack(paths[i], w, rows, cols, packed);
        vk_quantize(paths[i], x, n, cols, q[i], stride, scales[i]);
        vk_product(paths[i], packed, rows, cols, q[i], stride, n, products[i]);
        vk_linear(paths[i], packed, rows, cols, weight_scales, bias, q[i], stride, scales[i], n,
                  y[i]);
        free(packed);
    }
    check(!memcmp(q[0], q[1], n * stride) && !memcmp(scales[0], scales[1], n * sizeof(float)),
          path, "quantize", n, rows, cols);
    check(!memcmp(products[0], products[1], n * rows * sizeof(int32_t)), path, "product", n, rows,
          cols);
    check(!memcmp(y[0], y[1], n * rows * sizeof(float)), path, "linear", n, rows, cols);
    for (int i = 0; i < 2; i++) {
        free(q[i]);
        free(scales[i]);
        free(products[i]);
        free(y[i]);
    }
    free(w);
    free(x);
    free(weight_scales);
    free(bias);
}

static void check_float(vk_path path, size_t n, size_t rows, size_t cols) {
    float *x = random_floats(n * cols, 3), *w = random_floats(rows * cols, 1);
    float *bias = random_floats(rows, 1), *gamma = random_floats(cols, 1);
    float *beta = random_floats(cols, 1), *residual = random_floats(n * cols, 3);
    const vk_path paths[2] = {VK_PORTABLE, path};
    float *linear[2], *activated[2], *rectified[2], *normalised[2];
    for (int i = 0; i < 2; i++) {
        linear[i] = allocate(n * rows * sizeof(float));
        activated[i] = allocate(n * cols * sizeof(float));
        rectified[i] = allocate(n * cols * sizeof(float));
        normalised[i] = allocate(n * cols * sizeof(float));
        memcpy(activated[i], x, n * cols * sizeof(float));
        memcpy(rectified[i], x, n * cols * sizeof(float));
        vk_linear_float(paths[i], w, bias, x, n, rows, cols, linear[i]);
        vk_gelu(paths[i], activated[i], n * cols);
        vk_relu(paths[i], rectified[i], n * cols);
        vk_add_layernorm(paths[i], x, residual, gamma, beta, 1e-3f, n, cols, normalised[i]);
    }
    check(near(linear[0], linear[1], n * rows, 1e-6f * (float)(cols + 10)), path, "linear_float",
          n, rows, cols);
    check(near(activated[0], activated[1], n * cols, 2e-6f), path, "gelu", n, rows, cols);
    check(near(rectified[0], rectified[1], n * cols, 0), path, "relu", n, rows, cols);
    check(near(normalised[0], normalised[1], n * cols, 1e-5f), path, "add_layernorm", n, rows,
          cols);
    for (int i = 0; i < 2; i++) {
        free(linear[i]);
        free(activated[i]);
        free(rectified[i]);
        free(normalised[i]);
    }
    float *all[] = {x, w, bias, gamma, beta, residual};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i]);
}

static void check_attention(vk_path path, size_t n, size_t heads, size_t dim) {
    const size_t width = heads * dim;
    float *qkv = random_floats(3 * n * width, 1.5f);
    const vk_path paths[2] = {VK_PORTABLE, path};
    float *out[2];
    for (int i = 0; i < 2; i++) {
        out[i] = allocate(n * width * sizeof(float));
        float *scratch = allocate(vk_attention_scratch(n, heads, dim) * sizeof(float));
        vk_attention(paths[i], qkv, qkv + width, qkv + 2 * width, 3 * width, n, heads, dim, out[i],
                     scratch);
        free(scratch);
    }
    check(near(out[0], out[1], n * width, 1e-5f), path, "attention", n, heads, dim);
    free(out[0]);
    free(out[1]);
    free(qkv);
}

static void check_path(vk_path path) {
    for (int sign = -1; sign <= 1; sign++)
        for (size_t size = 1; size <= 70; size++)
            check_integer(path, 1 + size * 5 % 27, 1 + size * 7 % 41, size, sign);
    for (size_t n = 1; n <= 30; n++) check_integer(path, n, 33, 40, 0);
    check_integer(path, 300, 5, 17, 0);
    check_integer(path, 13, 64, 384, 0);
    check_integer(path, 13, 20, 1536, 1);
    for (size_t size = 1; size <= 70; size++) check_float(path, 1 + size % 9, 1 + size % 11, size);
    check_float(path, 5, 24, 384);
    for (size_t n = 1; n <= 70; n += 3) check_attention(path, n, 2, 32);
    for (size_t dim = 1; dim <= 70; dim += 6) check_attention(path, 19, 2, dim);
}

int main(void) {
    for (int path = VK_AVX2; path <= VK_NEON; path++)
        if (vk_path_supported((vk_path)path)) check_path((vk_path)path);
    printf("%d passed, %d failed\n", passed, failed);
    return failed || !passed;
}
