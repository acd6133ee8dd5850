#include <glib.h>

#ifdef __linux__
/* Part of the C library since glibc 2.28, declared there for GNU sources alone: exchanges two names. */
int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned int flags);
#endif
