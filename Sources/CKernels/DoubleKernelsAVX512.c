/// Network kernels on doubles for CPUs with AVX-512 (foundation, doubleword–quadword, vector length).
#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push( \
    __attribute__((target("avx2,fma,avx512f,avx512dq,avx512vl"))), apply_to = function)
#define REAL_IS_FLOAT 0
#define LEVEL avx512
#define LANE_REGISTERS 32
#include "ScalarTable.h"
#pragma clang attribute pop
#endif
