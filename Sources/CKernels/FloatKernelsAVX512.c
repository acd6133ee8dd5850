/// Network kernels on floats for CPUs with AVX-512 (foundation, doubleword–quadword, vector length).
#if defined(__x86_64__)
#include <immintrin.h>

/// The first numbers of a vector, by a mask.
#define FIRST_LANES(COUNT) ((__mmask16)((1u << (COUNT)) - 1))
#define LOAD_SOME_FLOATS(X, COUNT, FILL) \
  (lanes) _mm512_mask_loadu_ps((__m512)(FILL), FIRST_LANES(COUNT), X)
#define STORE_SOME_FLOATS(X, COUNT, Y) _mm512_mask_storeu_ps(X, FIRST_LANES(COUNT), (__m512)(Y))

#pragma clang attribute push( \
    __attribute__((target("avx2,fma,avx512f,avx512dq,avx512vl"))), apply_to = function)
#define REAL_IS_FLOAT 1
#define LEVEL avx512
#define LANE_REGISTERS 32
#include "ScalarTable.h"
#pragma clang attribute pop
#endif
