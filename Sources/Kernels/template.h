// All kernels of one path, from what its file defines. See vector.h and integer.h.

#include "vector.h"
#include "integer.h"
#include "elementwise.h"
#include "linear.h"
#include "attention.h"

const struct vk_table VK_TABLE = {
    .packed_size = packed_size,
    .pack = pack,
    .quantize = quantize,
    .product = product,
    .linear = linear,
    .linear_float = linear_float,
    .gelu = gelu,
    .relu = relu,
    .add_layernorm = add_layernorm,
    .attention = attention,
};
