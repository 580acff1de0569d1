// Template: what is computed element by element or row by row. See vector.h.

static void quantize(const float *x, size_t n, size_t cols, int8_t *q, size_t q_stride,
                     float *scales) {
    typedef int8_t bytes __attribute__((vector_size(VK_LANES)));
    for (size_t row = 0; row < n; row++, x += cols, q += q_stride) {
        // Bit patterns of floats without their sign are ordered as the floats are; those from
        // infinity's up are not finite.
        vk_mask largest = {0};
        for (size_t i = 0; i < cols; i += VK_LANES) {
            const vk_vector value =
                i + VK_LANES <= cols ? load(x + i) : load_first(x + i, cols - i);
            vk_mask magnitude = (vk_mask)value & 0x7fffffff;
            magnitude &= magnitude < 0x7f800000;
            const vk_mask larger = magnitude > largest;
            largest = (larger & magnitude) | (~larger & largest);
        }
        const float absmax = maximum_of_lanes((vk_vector)largest);
        const bool empty = !(absmax >= 1e-30f);
        const float inverse = empty ? 0.0f : 127.0f / absmax;
        scales[row] = empty ? 0.0f : absmax / 127.0f;
        for (size_t i = 0; i < cols; i += VK_LANES) {
            vk_vector value = i + VK_LANES <= cols ? load(x + i) : load_first(x + i, cols - i);
            value *= inverse;
            value = blend(value == value, value, splat(0.0f));
            value = minimum(maximum(value, splat(-127.0f)), splat(127.0f));
            const bytes rounded = __builtin_convertvector(round_to_integer(value), bytes);
            memcpy(q + i, &rounded, sizeof rounded);
        }
        memset(q + cols, 0, q_stride - cols);
    }
}

// Beyond 5, gelu is max(x, 0) to 1.5e-6. Within, the even part of gelu, x * erf(x / sqrt(2)) / 2,
// is x^2 times this polynomial of x^2 * 2 / 25 - 1 (minimax to 4e-7, by iterated least squares).
static const float vk_gelu_terms[] = {
    1.413637847e-01f, -7.029665262e-02f, 5.152142048e-02f, -4.043294862e-02f,
    3.142622858e-02f, -2.333673090e-02f, 1.649765670e-02f, -1.097323187e-02f,
    6.165429484e-03f, -2.915672492e-03f, 2.001861110e-03f, -1.514154021e-03f,
    4.929692368e-04f,
};

VK_INLINE vk_vector gelu_of(vk_vector x) {
    const vk_vector square = x * x;
    const vk_vector u = fused(square, splat(2.0f / 25.0f), splat(-1.0f));
    int term = sizeof vk_gelu_terms / sizeof *vk_gelu_terms - 1;
    vk_vector polynomial = splat(vk_gelu_terms[term]);
    VK_UNROLL
    while (term-- > 0) polynomial = fused(polynomial, u, splat(vk_gelu_terms[term]));
    const vk_vector within = fused(square, polynomial, x * 0.5f);
    const vk_vector beyond = blend(x < splat(0.0f), splat(0.0f), x);
    return blend(square < splat(25.0f), within, beyond);
}

static void gelu(float *x, size_t count) {
    size_t i = 0;
    for (; i + VK_LANES <= count; i += VK_LANES) store(x + i, gelu_of(load(x + i)));
    if (i < count) store_first(x + i, gelu_of(load_first(x + i, count - i)), count - i);
}

static void relu(float *x, size_t count) {
    for (size_t i = 0; i < count; i++) x[i] = x[i] < 0 ? 0 : x[i];
}

static void add_layernorm(const float *x, const float *residual, const float *gamma,
                          const float *beta, float epsilon, size_t n, size_t width, float *y) {
    const size_t whole = width / VK_LANES * VK_LANES, rest = width - whole;
    for (size_t row = 0; row < n; row++, x += width, y += width) {
        vk_vector total = {0};
        for (size_t i = 0; i < whole; i += VK_LANES) {
            vk_vector value = load(x + i);
            if (residual) value += load(residual + i);
            store(y + i, value);
            total += value;
        }
        if (rest) {
            vk_vector value = load_first(x + whole, rest);
            if (residual) value += load_first(residual + whole, rest);
            store_first(y + whole, value, rest);
            total += value;
        }
        if (residual) residual += width;
        const float mean = sum_of_lanes(total) / (float)width;

        vk_vector squares = {0};
        for (size_t i = 0; i < whole; i += VK_LANES) {
            const vk_vector deviation = load(y + i) - mean;
            squares = fused(deviation, deviation, squares);
        }
        float variance = sum_of_lanes(squares);
        for (size_t i = whole; i < width; i++) variance += (y[i] - mean) * (y[i] - mean);
        variance /= (float)width;

        const float scale = 1.0f / sqrtf(variance + epsilon);
        for (size_t i = 0; i < whole; i += VK_LANES)
            store(y + i, fused((load(y + i) - mean) * scale, load(gamma + i), load(beta + i)));
        for (size_t i = whole; i < width; i++)
            y[i] = (y[i] - mean) * scale * gamma[i] + beta[i];
    }
}
