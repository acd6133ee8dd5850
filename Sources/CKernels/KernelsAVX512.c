/// The kernels for CPUs with AVX-512 (foundation, doubleword–quadword, vector length).
#if defined(__x86_64__)
#include <immintrin.h>

/// Sixteen numbers in two registers, looked up by the lowest four bits of each lane.
#define LOOK_UP_SIXTEEN(TABLE, PLACES)                                       \
  (lane_bits) _mm512_permutex2var_epi64(_mm512_loadu_si512(TABLE), (__m512i)(PLACES), \
                                        _mm512_loadu_si512((TABLE) + 8))

#pragma clang attribute push( \
    __attribute__((target("avx2,fma,avx512f,avx512dq,avx512vl"))), apply_to = function)
#define LEVEL avx512
#define LANE_REGISTERS 32
#include "Table.h"
#pragma clang attribute pop
#endif
