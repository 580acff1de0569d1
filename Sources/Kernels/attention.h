// Template: self-attention, one head and one block of queries at a time. See vector.h.

enum { QUERIES = VK_ACCUMULATORS / 2, TILE = 2 * VK_LANES };

_Static_assert((int)QUERIES <= (int)VK_ATTENTION_QUERIES &&
                   (int)VK_ATTENTION_MULTIPLE % (int)TILE == 0,
               "vk_attention_scratch is too small for this path");

// out[i][j] = sum over k of a[i][k] * b[k][j], for QUERIES rows and TILE columns.
VK_INLINE void multiply_tile(const float *a, size_t a_stride, const float *b, size_t b_stride,
                             size_t depth, float *out, size_t out_stride) {
    vk_vector low[QUERIES] = {{0}}, high[QUERIES] = {{0}};
    for (size_t k = 0; k < depth; k++) {
        const vk_vector b_low = load(b + k * b_stride), b_high = load(b + k * b_stride + VK_LANES);
        VK_UNROLL
        for (int i = 0; i < QUERIES; i++) {
            const vk_vector value = splat(a[i * a_stride + k]);
            low[i] = fused(value, b_low, low[i]);
            high[i] = fused(value, b_high, high[i]);
        }
    }
    VK_UNROLL
    for (int i = 0; i < QUERIES; i++) {
        store(out + i * out_stride, low[i]);
        store(out + i * out_stride + VK_LANES, high[i]);
    }
}

// e^x for x <= 0, relative error 2e-7; below -87 it stays at e^-87, which no sum notices.
VK_INLINE vk_vector exponential(vk_vector x) {
    x = maximum(x, splat(-87.0f));
    const vk_vector shifted = fused(x, splat(1.44269504f), splat(VK_ROUNDING));
    const vk_mask power = (vk_mask)shifted - (vk_mask)splat(VK_ROUNDING);
    const vk_vector n = shifted - VK_ROUNDING;
    // The logarithm of 2 in two parts, of which the first times n is exact.
    vk_vector r = fused(n, splat(-0.693145752f), x);
    r = fused(n, splat(-1.42860677e-6f), r);
    vk_vector p = splat(1.0f / 720.0f);
    p = fused(p, r, splat(1.0f / 120.0f));
    p = fused(p, r, splat(1.0f / 24.0f));
    p = fused(p, r, splat(1.0f / 6.0f));
    p = fused(p, r, splat(0.5f));
    p = fused(p, r, splat(1.0f));
    p = fused(p, r, splat(1.0f));
    return p * (vk_vector)((power + 127) << 23);
}

// Replaces a row of scores by the exponentials of their distance from the largest and returns
// the exponentials' sum. `length` is a whole number of vectors.
VK_INLINE float exponentiate(float *scores, size_t length) {
    vk_vector largest = load(scores);
    for (size_t i = VK_LANES; i < length; i += VK_LANES)
        largest = maximum(load(scores + i), largest);
    const vk_vector shift = splat(maximum_of_lanes(largest));
    vk_vector sum = {0};
    for (size_t i = 0; i < length; i += VK_LANES) {
        const vk_vector value = exponential(load(scores + i) - shift);
        store(scores + i, value);
        sum += value;
    }
    return sum_of_lanes(sum);
}

static void attention(const float *q, const float *k, const float *v, size_t stride, size_t n,
                      size_t heads, size_t dim, float *out, float *scratch) {
    const size_t length = vk_round_up(n, TILE), width = vk_round_up(dim, TILE);
    const size_t out_stride = heads * dim;
    float *keys = (float *)(((uintptr_t)scratch + 63) & ~(uintptr_t)63);  // [dim x length]
    float *values = keys + dim * length;                                  // [n x width]
    float *scores = values + n * width;                                   // [QUERIES x length]
    float *sums = scores + QUERIES * length;                              // [QUERIES x width]
    float *queries = sums + QUERIES * width;                              // [QUERIES x dim]
    const float scale = 1.0f / sqrtf((float)dim);

    // Every head leaves the padding as it is.
    memset(keys, 0, dim * length * sizeof *keys);
    memset(values, 0, n * width * sizeof *values);
    for (size_t head = 0; head < heads; head++, q += dim, k += dim, v += dim, out += dim) {
        for (size_t token = 0; token < n; token++) {
            for (size_t d = 0; d < dim; d++) keys[d * length + token] = k[token * stride + d];
            memcpy(values + token * width, v + token * stride, dim * sizeof *values);
        }
        for (size_t first = 0; first < n; first += QUERIES) {
            // A last block that is not full computes zeros for the rest of its rows.
            const size_t count = n - first < QUERIES ? n - first : QUERIES;
            for (size_t i = 0; i < QUERIES; i++)
                for (size_t d = 0; d < dim; d++)
                    queries[i * dim + d] =
                        i < count ? q[(first + i) * stride + d] * scale : 0.0f;
            for (size_t j = 0; j < length; j += TILE)
                multiply_tile(queries, dim, keys + j, length, dim, scores + j, length);
            float totals[QUERIES];
            for (size_t i = 0; i < QUERIES; i++) {
                for (size_t j = n; j < length; j++) scores[i * length + j] = -INFINITY;
                totals[i] = exponentiate(scores + i * length, length);
            }
            for (size_t j = 0; j < width; j += TILE)
                multiply_tile(scores, length, values + j, width, n, sums + j, width);
            for (size_t i = 0; i < count; i++)
                for (size_t d = 0; d < dim; d++)
                    out[(first + i) * out_stride + d] = sums[i * width + d] / totals[i];
        }
    }
}
