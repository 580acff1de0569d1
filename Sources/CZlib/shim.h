#include <zlib.h>

/// `inflateInit2` is a macro, which Swift does not see. 15 + 16: gzip and nothing else.
static inline int verbale_inflate_gzip(z_streamp stream) { return inflateInit2(stream, 15 + 16); }

static inline int verbale_inflate_any(z_streamp stream) { return inflateInit2(stream, 15 + 32); }

/// Bytes compressed without a header, as in some `Content-Encoding: deflate`.
static inline int verbale_inflate_raw(z_streamp stream) { return inflateInit2(stream, -15); }
