// Vectors of floats, for whichever instruction set the including file compiles for.
//
// The templates (this file, integer.h, elementwise.h, linear.h, attention.h) have no include
// guards: each path's file includes template.h once, after it defines
//   VK_TABLE          the name of the path's table
//   VK_LANES          floats in a vector
//   VK_ACCUMULATORS   vectors that a tile sums into: half the registers, 8 or 16
//   vk_vector         the vector type, with `fused(a, b, c)` = a * b + c on it
// and what integer.h asks for.

typedef int32_t vk_mask __attribute__((vector_size(4 * VK_LANES)));

VK_INLINE vk_vector load(const float *from) {
    vk_vector value;
    memcpy(&value, from, sizeof value);
    return value;
}

VK_INLINE void store(float *to, vk_vector value) { memcpy(to, &value, sizeof value); }

// The first `count` lanes; the others are zero.
VK_INLINE vk_vector load_first(const float *from, size_t count) {
    float lanes[VK_LANES] = {0};
    for (size_t i = 0; i < count; i++) lanes[i] = from[i];
    return load(lanes);
}

VK_INLINE void store_first(float *to, vk_vector value, size_t count) {
    float lanes[VK_LANES];
    store(lanes, value);
    for (size_t i = 0; i < count; i++) to[i] = lanes[i];
}

// Subtracting zero, unlike adding it, keeps the sign of zero, so the compiler drops it.
VK_INLINE vk_vector splat(float value) { return value - (vk_vector){0}; }

VK_INLINE vk_vector blend(vk_mask mask, vk_vector yes, vk_vector no) {
    return (vk_vector)((mask & (vk_mask)yes) | (~mask & (vk_mask)no));
}

VK_INLINE vk_vector maximum(vk_vector a, vk_vector b) { return blend(a > b, a, b); }
VK_INLINE vk_vector minimum(vk_vector a, vk_vector b) { return blend(a < b, a, b); }

typedef float vk_quad __attribute__((vector_size(16)));

VK_INLINE vk_quad fold(vk_vector value) {
    vk_quad quads[VK_LANES / 4];
    memcpy(quads, &value, sizeof quads);
    for (int half = VK_LANES / 8; half > 0; half /= 2)
        for (int i = 0; i < half; i++) quads[i] += quads[i + half];
    return quads[0];
}

VK_INLINE float sum_of_lanes(vk_vector value) {
    const vk_quad quad = fold(value);
    return (quad[0] + quad[2]) + (quad[1] + quad[3]);
}

// The sums of the lanes of four vectors, by a transposition on the way.
VK_INLINE vk_quad sums_of_lanes(const vk_vector value[4]) {
    const vk_quad a = fold(value[0]), b = fold(value[1]), c = fold(value[2]), d = fold(value[3]);
    const vk_quad ab = __builtin_shufflevector(a, b, 0, 4, 1, 5) +
                       __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const vk_quad cd = __builtin_shufflevector(c, d, 0, 4, 1, 5) +
                       __builtin_shufflevector(c, d, 2, 6, 3, 7);
    return __builtin_shufflevector(ab, cd, 0, 1, 4, 5) +
           __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}

VK_INLINE float maximum_of_lanes(vk_vector value) {
    float lanes[VK_LANES];
    store(lanes, value);
    for (int half = VK_LANES / 2; half > 0; half /= 2)
        for (int i = 0; i < half; i++)
            lanes[i] = lanes[i] > lanes[i + half] ? lanes[i] : lanes[i + half];
    return lanes[0];
}

// Adding 1.5 * 2^23 leaves no bits for a fraction, so the addition itself rounds, halves to even,
// and the low bits of the sum are the integer. Right for |value| < 2^22.
#define VK_ROUNDING 12582912.0f

VK_INLINE vk_mask round_to_integer(vk_vector value) {
    return (vk_mask)(value + VK_ROUNDING) - (vk_mask)splat(VK_ROUNDING);
}
