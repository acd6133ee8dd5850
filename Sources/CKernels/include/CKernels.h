#ifndef FOLIO_KERNELS_H
#define FOLIO_KERNELS_H

/// The version of the kernels' contract; its only use is to give an empty module a symbol.
int folio_kernels_contract(void);

#endif
