// Template: exact products of quantised activations and weights. See vector.h.
//
// Weights are packed in panels of VK_PANEL output rows, which stay in cache while every token
// passes by; so a layer's weights are read from memory once a call. A path defines
//   VK_PANEL                  output rows in a panel
//   VK_TOKENS                 tokens in a tile, at most 12
//   VK_WEIGHT_FLIP            what packing exclusive-ors each weight's byte with
//   weight_index(row, col, cols)
//                             where in its panel a weight lies
//   start_of(q, cols)         what a token's sums start from
//   tile(panel, cols, q, q_stride, starts, tokens, out)
//                             sums for `tokens` (a constant once inlined) by a panel,
//                             written to out[tokens][VK_PANEL]
// where `cols` is padded to VK_COLUMN_MULTIPLE.

enum { TOKENS_PER_PASS = 256 };

static size_t packed_size(size_t rows, size_t cols) {
    return vk_round_up(rows, VK_PANEL) * vk_round_up(cols, VK_COLUMN_MULTIPLE);
}

static void pack(const int8_t *w, size_t rows, size_t cols, void *packed) {
    const size_t padded = vk_round_up(cols, VK_COLUMN_MULTIPLE);
    uint8_t *bytes = packed;
    memset(bytes, VK_WEIGHT_FLIP, packed_size(rows, cols));
    for (size_t row = 0; row < rows; row++) {
        uint8_t *panel = bytes + row / VK_PANEL * VK_PANEL * padded;
        for (size_t col = 0; col < cols; col++)
            panel[weight_index(row % VK_PANEL, col, padded)] =
                (uint8_t)w[row * cols + col] ^ VK_WEIGHT_FLIP;
    }
}

// Where sums go: as they are to `product`, or scaled to `y` where `product` is null.
struct sink {
    int32_t *product;
    float *y;
    const float *weight_scales, *bias, *activation_scales;
};

VK_INLINE void finish(const struct sink *sink, const int32_t *sums, size_t token, size_t row,
                      size_t rows) {
    const size_t valid = rows - row < VK_PANEL ? rows - row : VK_PANEL;
    if (sink->product) {
        memcpy(sink->product + token * rows + row, sums, valid * sizeof *sums);
        return;
    }
    float *y = sink->y + token * rows + row;
    const float *scales = sink->weight_scales + row;
    const float *bias = sink->bias ? sink->bias + row : NULL;
    const float activation_scale = sink->activation_scales[token];
    size_t i = 0;
    for (; i + VK_LANES <= valid; i += VK_LANES) {
        vk_mask sum;
        memcpy(&sum, sums + i, sizeof sum);
        vk_vector value =
            __builtin_convertvector(sum, vk_vector) * (load(scales + i) * activation_scale);
        if (bias) value += load(bias + i);
        store(y + i, value);
    }
    for (; i < valid; i++) {
        y[i] = (float)sums[i] * (scales[i] * activation_scale);
        if (bias) y[i] += bias[i];
    }
}

static void multiply(const uint8_t *packed, size_t rows, size_t cols, const int8_t *q,
                     size_t q_stride, size_t n, const struct sink *sink) {
    const size_t padded = vk_round_up(cols, VK_COLUMN_MULTIPLE);
    for (size_t pass = 0; pass < n; pass += TOKENS_PER_PASS) {
        const size_t end = n - pass < TOKENS_PER_PASS ? n : pass + TOKENS_PER_PASS;
        int32_t starts[TOKENS_PER_PASS];
        for (size_t token = pass; token < end; token++)
            starts[token - pass] = start_of(q + token * q_stride, padded);
        for (size_t row = 0; row < rows; row += VK_PANEL) {
            const uint8_t *panel = packed + row * padded;
            for (size_t token = pass; token < end;) {
                // Tiles of nearly equal size: a last tile of few tokens would waste registers.
                const size_t tiles = (end - token + VK_TOKENS - 1) / VK_TOKENS;
                const size_t count = (end - token) / tiles;
                const int8_t *from = q + token * q_stride;
                const int32_t *start = starts + (token - pass);
                int32_t sums[VK_TOKENS * VK_PANEL];
                switch (count) {
#define CASE(COUNT)                                                                        \
    case COUNT:                                                                            \
        if (COUNT <= VK_TOKENS) tile(panel, padded, from, q_stride, start, COUNT, sums); \
        break;
                    CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6)
                    CASE(7) CASE(8) CASE(9) CASE(10) CASE(11) CASE(12)
#undef CASE
                }
                for (size_t t = 0; t < count; t++)
                    finish(sink, sums + t * VK_PANEL, token + t, row, rows);
                token += count;
            }
        }
    }
}

static void product(const void *packed, size_t rows, size_t cols, const int8_t *q, size_t q_stride,
                    size_t n, int32_t *out) {
    const struct sink sink = {.product = out};
    multiply(packed, rows, cols, q, q_stride, n, &sink);
}

static void linear(const void *packed, size_t rows, size_t cols, const float *weight_scales,
                   const float *bias, const int8_t *q, size_t q_stride,
                   const float *activation_scales, size_t n, float *y) {
    const struct sink sink = {.y = y,
                              .weight_scales = weight_scales,
                              .bias = bias,
                              .activation_scales = activation_scales};
    multiply(packed, rows, cols, q, q_stride, n, &sink);
}
