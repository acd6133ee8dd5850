/// Which table of kernels this process uses.
#include "CKernels.h"

#include <stdlib.h>
#include <string.h>

extern const folio_kernels folio_kernels_default;
#if defined(__x86_64__)
extern const folio_kernels folio_kernels_avx2, folio_kernels_avx512;
#endif

const folio_kernels *folio_kernels_at(int level) {
  if (level == 0) return &folio_kernels_default;
#if defined(__x86_64__)
  __builtin_cpu_init();
  int avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (level == 1) return avx2 ? &folio_kernels_avx2 : NULL;
  int avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512vl");
  if (level == 2) return avx2 && avx512 ? &folio_kernels_avx512 : NULL;
#endif
  return NULL;
}

const folio_kernels *folio_kernels_selected(void) {
  return folio_kernels_up_to(getenv("FOLIO_KERNELS"));
}

const folio_kernels *folio_kernels_up_to(const char *limit) {
  int highest = 2;
  if (limit && strcmp(limit, "avx2") == 0) highest = 1;
  if (limit && strcmp(limit, "default") == 0) highest = 0;
  for (int level = highest; level > 0; level--) {
    const folio_kernels *kernels = folio_kernels_at(level);
    if (kernels) return kernels;
  }
  return &folio_kernels_default;
}
