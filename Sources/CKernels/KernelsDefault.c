/// The kernels for any CPU. Where it has no fused multiply–add, the system's `fma` does it, slowly
/// and with the same bits.
#define LEVEL default
#define LANE_REGISTERS 4
#include "Table.h"
