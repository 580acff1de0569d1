// Speed of the kernels on every supported path, one thread.
//
// Each figure is the best of several short runs, so that other work on the machine disturbs it
// little. The last column but one puts the parts together as the encoder does: 6 layers, 384
// wide, 12 heads, 1,536 in between, with weights of its own for each layer.

#define _POSIX_C_SOURCE 199309L

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "kernels.h"

enum { LAYERS = 6, WIDTH = 384, INNER = 1536, HEADS = 12, DIM = 32, TOKENS = 64, RUNS = 7 };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void *allocate(size_t bytes) {
    void *memory = aligned_alloc(64, (bytes + 63) / 64 * 64);
    if (!memory) abort();
    return memory;
}

static float *random_floats(size_t count, float scale) {
    float *x = allocate(count * sizeof *x);
    for (size_t i = 0; i < count; i++) x[i] = scale * (2.0f * (float)rand() / (float)RAND_MAX - 1);
    return x;
}

struct layer {
    size_t rows, cols;
    void *packed;
    float *scales, *bias;
};

static struct layer make_layer(vk_path path, size_t rows, size_t cols) {
    int8_t *w = allocate(rows * cols);
    for (size_t i = 0; i < rows * cols; i++) w[i] = (int8_t)(rand() % 255 - 127);
    struct layer layer = {rows, cols, allocate(vk_packed_size(path, rows, cols)),
                          random_floats(rows, 0.001f), random_floats(rows, 0.1f)};
    vk_pack(path, w, rows, cols, layer.packed);
    free(w);
    return layer;
}

static void free_layer(struct layer layer) {
    free(layer.packed);
    free(layer.scales);
    free(layer.bias);
}

struct encoder {
    vk_path path;
    struct layer attention_input[LAYERS], attention_output[LAYERS], inner[LAYERS], outer[LAYERS];
    float *gamma, *beta, *x, *wide, *narrow, *scales, *scratch;
    int8_t *q;
};

static struct encoder make_encoder(vk_path path, size_t n) {
    struct encoder e = {.path = path};
    for (int i = 0; i < LAYERS; i++) {
        e.attention_input[i] = make_layer(path, 3 * WIDTH, WIDTH);
        e.attention_output[i] = make_layer(path, WIDTH, WIDTH);
        e.inner[i] = make_layer(path, INNER, WIDTH);
        e.outer[i] = make_layer(path, WIDTH, INNER);
    }
    e.gamma = random_floats(WIDTH, 1);
    e.beta = random_floats(WIDTH, 1);
    e.x = random_floats(n * WIDTH, 1);
    e.wide = random_floats(n * INNER, 1);
    e.narrow = random_floats(n * WIDTH, 1);
    e.scales = allocate(n * sizeof(float));
    e.scratch = allocate(vk_attention_scratch(n, HEADS, DIM) * sizeof(float));
    e.q = allocate(n * INNER);
    return e;
}

static void free_encoder(struct encoder e) {
    for (int i = 0; i < LAYERS; i++) {
        free_layer(e.attention_input[i]);
        free_layer(e.attention_output[i]);
        free_layer(e.inner[i]);
        free_layer(e.outer[i]);
    }
    void *rest[] = {e.gamma, e.beta, e.x, e.wide, e.narrow, e.scales, e.scratch, e.q};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) free(rest[i]);
}

static void apply(struct encoder *e, const struct layer *layer, const float *x, size_t n,
                  float *y) {
    vk_quantize(e->path, x, n, layer->cols, e->q, layer->cols, e->scales);
    vk_linear(e->path, layer->packed, layer->rows, layer->cols, layer->scales, layer->bias, e->q,
              layer->cols, e->scales, n, y);
}

static void encode(struct encoder *e, size_t n) {
    for (int i = 0; i < LAYERS; i++) {
        apply(e, &e->attention_input[i], e->x, n, e->wide);
        vk_attention(e->path, e->wide, e->wide + WIDTH, e->wide + 2 * WIDTH, 3 * WIDTH, n, HEADS,
                     DIM, e->narrow, e->scratch);
        apply(e, &e->attention_output[i], e->narrow, n, e->wide);
        vk_add_layernorm(e->path, e->wide, e->x, e->gamma, e->beta, 1e-12f, n, WIDTH, e->x);
        apply(e, &e->inner[i], e->x, n, e->wide);
        vk_gelu(e->path, e->wide, n * INNER);
        apply(e, &e->outer[i], e->wide, n, e->narrow);
        vk_add_layernorm(e->path, e->narrow, e->x, e->gamma, e->beta, 1e-12f, n, WIDTH, e->x);
    }
}

// The least seconds that `statement` took, over several runs of about 5 ms.
#define BEST_TIME(seconds, statement)                                       \
    double seconds = 1e9;                                                   \
    for (int run = 0, repetitions = 1; run < RUNS;) {                       \
        const double start = now();                                         \
        for (int i = 0; i < repetitions; i++) statement;                    \
        const double taken = now() - start;                                 \
        if (taken < 0.005 && run == 0) {                                    \
            repetitions *= 2;                                               \
            continue;                                                       \
        }                                                                   \
        if (taken / repetitions < seconds) seconds = taken / repetitions;   \
        run++;                                                              \
    }

enum { FIGURES = 12 };

static const char *const names[FIGURES] = {
    "int8 linear 1152 x 384, GMAC/s", "int8 linear 384 x 384, GMAC/s",
    "int8 linear 1536 x 384, GMAC/s", "int8 linear 384 x 1536, GMAC/s",
    "float linear 384 x 384, GMAC/s", "quantize, Gfloat/s",
    "gelu, Gfloat/s",                 "add and normalise, Gfloat/s",
    "attention of 64, GMAC/s",        "encoder, windows of 32, pieces/s",
    "encoder, windows of 64, pieces/s", "encoder, windows of 128, pieces/s",
};

static void measure(vk_path path, double figures[FIGURES]) {
    const size_t shapes[4][2] = {{1152, 384}, {384, 384}, {1536, 384}, {384, 1536}};
    struct encoder e = make_encoder(path, 2 * TOKENS);
    int figure = 0;
    vk_quantize(path, e.wide, TOKENS, INNER, e.q, INNER, e.scales);
    for (int shape = 0; shape < 4; shape++) {
        const size_t rows = shapes[shape][0], cols = shapes[shape][1];
        struct layer layer = make_layer(path, rows, cols);
        BEST_TIME(seconds, vk_linear(path, layer.packed, rows, cols, layer.scales, layer.bias, e.q,
                                     cols, e.scales, TOKENS, e.wide));
        figures[figure++] = 1e-9 * (double)(rows * cols * TOKENS) / seconds;
        free_layer(layer);
    }
    float *w = random_floats(WIDTH * WIDTH, 1);
    BEST_TIME(linear, vk_linear_float(path, w, e.beta, e.x, TOKENS, WIDTH, WIDTH, e.narrow));
    figures[figure++] = 1e-9 * WIDTH * WIDTH * TOKENS / linear;
    free(w);
    BEST_TIME(quantize, vk_quantize(path, e.x, TOKENS, WIDTH, e.q, WIDTH, e.scales));
    figures[figure++] = 1e-9 * WIDTH * TOKENS / quantize;
    BEST_TIME(gelu, vk_gelu(path, e.narrow, TOKENS * WIDTH));
    figures[figure++] = 1e-9 * WIDTH * TOKENS / gelu;
    BEST_TIME(normalise, vk_add_layernorm(path, e.x, e.narrow, e.gamma, e.beta, 1e-12f, TOKENS,
                                          WIDTH, e.narrow));
    figures[figure++] = 1e-9 * WIDTH * TOKENS / normalise;
    BEST_TIME(attention, vk_attention(path, e.wide, e.wide + WIDTH, e.wide + 2 * WIDTH, 3 * WIDTH,
                                      TOKENS, HEADS, DIM, e.narrow, e.scratch));
    figures[figure++] = 1e-9 * 2.0 * TOKENS * TOKENS * WIDTH / attention;
    for (size_t n = TOKENS / 2; n <= 2 * TOKENS; n *= 2) {
        BEST_TIME(seconds, encode(&e, n));
        figures[figure++] = (double)n / seconds;
    }
    free_encoder(e);
}

int main(void) {
    double portable[FIGURES];
    printf("%-34s %-11s %10s %12s\n", "kernel", "path", "figure", "to portable");
    for (int path = VK_PORTABLE; path <= VK_NEON; path++) {
        if (!vk_path_supported((vk_path)path)) continue;
        double figures[FIGURES];
        measure((vk_path)path, figures);
        for (int i = 0; i < FIGURES; i++) {
            if (path == VK_PORTABLE) portable[i] = figures[i];
            printf("%-34s %-11s %10.2f %11.1fx\n", names[i], vk_path_name((vk_path)path),
                   figures[i], figures[i] / portable[i]);
        }
    }
    return 0;
}
