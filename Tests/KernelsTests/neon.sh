#!/bin/sh
# Checks the Arm paths against the portable one on a machine that is no Arm: cross-compiles
# neon-check.c and runs it under an emulator, as a CPU without and as one with the dot product
# instructions. Prints "N passed, N failed" for each; fails when a check or a tool does.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
kernels=$here/../../Sources/Kernels

missing=
command -v aarch64-linux-gnu-gcc >/dev/null || missing="$missing gcc-aarch64-linux-gnu"
[ -e /usr/aarch64-linux-gnu/include/stdio.h ] || missing="$missing libc6-dev-arm64-cross"
command -v qemu-aarch64 >/dev/null || missing="$missing qemu-user"
if [ -n "$missing" ]; then
    echo "neon.sh: missing Debian packages:$missing (apt-get install$missing)" >&2
    exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# GCC fuses products and sums of its own accord unless told not to; see prelude.h.
aarch64-linux-gnu-gcc -std=gnu11 -O2 -ffp-contract=off -Wall -Wextra -Werror -static \
    -I"$kernels/include" "$here/neon-check.c" "$kernels"/*.c -lm -o "$work/neon-check"

status=0
for cpu in cortex-a53 cortex-a76; do
    printf '%s: ' "$cpu"
    qemu-aarch64 -cpu "$cpu" "$work/neon-check" || status=1
done
exit $status
