#include "CKernels.h"

int folio_kernels_contract(void) { return 1; }
