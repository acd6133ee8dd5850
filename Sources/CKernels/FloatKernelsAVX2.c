/// Network kernels on floats for CPUs with AVX2 and fused multiply–add.
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define REAL_IS_FLOAT 1
#define LEVEL avx2
#define LANE_REGISTERS 8
#include "ScalarTable.h"
#pragma clang attribute pop
#endif
