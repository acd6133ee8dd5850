/// Network kernels on floats for any CPU; see KernelsDefault.c.
#define REAL_IS_FLOAT 1
#define LEVEL default
#define LANE_REGISTERS 4
#include "ScalarTable.h"
