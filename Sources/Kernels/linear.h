// Template: the float linear layer. See vector.h.
//
// Rows of weights and of activations both run along the columns, so a tile of four outputs by a
// few tokens takes dot products of vectors and adds up the lanes at the end. Each output's sum
// runs in the same order in any tile, so a token's result is the same in any company.

enum { LINEAR_ROWS = 4, LINEAR_TOKENS = VK_ACCUMULATORS / LINEAR_ROWS };

VK_INLINE void linear_tile(const float *const *w, const float *x, size_t cols, int tokens,
                           float *out) {
    vk_vector sum[LINEAR_TOKENS][LINEAR_ROWS] = {{{0}}};
    size_t col = 0;
    for (; col + VK_LANES <= cols; col += VK_LANES) {
        vk_vector weight[LINEAR_ROWS];
        VK_UNROLL
        for (int r = 0; r < LINEAR_ROWS; r++) weight[r] = load(w[r] + col);
        VK_UNROLL
        for (int t = 0; t < tokens; t++) {
            const vk_vector value = load(x + t * cols + col);
            VK_UNROLL
            for (int r = 0; r < LINEAR_ROWS; r++) sum[t][r] = fused(value, weight[r], sum[t][r]);
        }
    }
    if (col < cols) {
        VK_UNROLL
        for (int r = 0; r < LINEAR_ROWS; r++) {
            const vk_vector weight = load_first(w[r] + col, cols - col);
            VK_UNROLL
            for (int t = 0; t < tokens; t++)
                sum[t][r] =
                    fused(load_first(x + t * cols + col, cols - col), weight, sum[t][r]);
        }
    }
    VK_UNROLL
    for (int t = 0; t < tokens; t++) {
        const vk_quad sums = sums_of_lanes(sum[t]);
        memcpy(out + t * LINEAR_ROWS, &sums, sizeof sums);
    }
}

static void linear_float(const float *w, const float *bias, const float *x, size_t n, size_t rows,
                         size_t cols, float *y) {
    for (size_t row = 0; row < rows; row += LINEAR_ROWS) {
        const size_t valid = rows - row < LINEAR_ROWS ? rows - row : LINEAR_ROWS;
        // Past the last row the tile repeats it, and the repetitions are dropped.
        const float *weights[LINEAR_ROWS];
        for (size_t r = 0; r < LINEAR_ROWS; r++)
            weights[r] = w + (row + (r < valid ? r : valid - 1)) * cols;
        for (size_t token = 0; token < n;) {
            float out[LINEAR_TOKENS * LINEAR_ROWS];
            size_t count = LINEAR_TOKENS;
            if (token + LINEAR_TOKENS <= n) {
                linear_tile(weights, x + token * cols, cols, LINEAR_TOKENS, out);
            } else {
                linear_tile(weights, x + token * cols, cols, 1, out);
                count = 1;
            }
            for (size_t t = 0; t < count; t++, token++)
                for (size_t r = 0; r < valid; r++)
                    y[token * rows + row + r] =
                        out[t * LINEAR_ROWS + r] + (bias ? bias[row + r] : 0.0f);
        }
    }
}
