extension FaultShim {
  /// The library in C. A descriptor opened for writing is remembered, so that its writes and its closing count.
  static let source = #"""
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <errno.h>
    #include <fcntl.h>
    #include <signal.h>
    #include <stdarg.h>
    #include <stdatomic.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/stat.h>
    #include <sys/types.h>
    #include <unistd.h>

    static atomic_long calls;
    static long first, end;
    static int number, reads, ready, list = -1;
    static const char *root, *part;
    static atomic_char ours[4096];

    #define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
    static ssize_t (*real_write)(int, const void *, size_t);
    static int (*real_close)(int), (*real_open)(const char *, int, ...);
    static int (*real_open64)(const char *, int, ...);

    static long variable(const char *name) { const char *s = getenv(name); return s ? atol(s) : 0; }

    __attribute__((constructor)) static void begin(void) {
      real_write = REAL(write); real_close = REAL(close);
      real_open = REAL(open); real_open64 = REAL(open64);
      root = getenv("FOLIO_FAULT_ROOT"); part = getenv("FOLIO_FAULT_PATH");
      first = variable("FOLIO_FAULT_FIRST"); end = variable("FOLIO_FAULT_END");
      number = variable("FOLIO_FAULT_ERROR"); reads = variable("FOLIO_FAULT_READS");
      const char *log = getenv("FOLIO_FAULT_LOG");
      if (log) list = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
      ready = root != NULL;
    }

    static int counts(const char *path) {
      return ready && path && !strncmp(path, root, strlen(root)) && (!part || strstr(path, part));
    }

    static int fails(const char *what, const char *path) {
      long call = atomic_fetch_add(&calls, 1);
      if (list >= 0) {
        char line[1200];
        int length = snprintf(line, sizeof line, "%s %s\n", what, path);
        real_write(list, line, length);
      }
      if (call < first || call >= end) return 0;
      if (number == 0) kill(getpid(), SIGKILL);
      errno = number;
      return 1;
    }

    static int opens(int (*real)(const char *, int, ...), const char *path, int flags, int mode) {
      int writes = (flags & (O_CREAT | O_WRONLY | O_RDWR)) != 0;
      int counted = counts(path) && writes != reads && !(flags & O_DIRECTORY);
      if (counted && fails(writes ? "open" : "read", path)) return -1;
      int file = real(path, flags, mode);
      if (file >= 0 && file < 4096) ours[file] = counted && writes;
      return file;
    }
    int open(const char *path, int flags, ...) {
      va_list list; va_start(list, flags); int mode = va_arg(list, int); va_end(list);
      return opens(real_open ? real_open : REAL(open), path, flags, mode);
    }
    int open64(const char *path, int flags, ...) {
      va_list list; va_start(list, flags); int mode = va_arg(list, int); va_end(list);
      return opens(real_open64 ? real_open64 : REAL(open64), path, flags, mode);
    }
    static int isOurs(int file) { return file >= 0 && file < 4096 && ours[file]; }
    ssize_t write(int file, const void *bytes, size_t count) {
      if (isOurs(file) && fails("write", "")) return -1;
      return (real_write ? real_write : REAL(write))(file, bytes, count);
    }
    int fsync(int file) {
      return isOurs(file) && fails("fsync", "") ? -1 : REAL(fsync)(file);
    }
    int close(int file) {
      int failed = isOurs(file) && fails("close", ""), error = errno;
      if (file >= 0 && file < 4096) ours[file] = 0;
      int status = (real_close ? real_close : REAL(close))(file);
      if (failed) { errno = error; return -1; }
      return status;
    }
    #define FAILS(name, path) if (!reads && counts(path) && fails(#name, path)) return -1
    int mkdir(const char *a, mode_t m) { FAILS(mkdir, a); return REAL(mkdir)(a, m); }
    int unlink(const char *a) { FAILS(unlink, a); return REAL(unlink)(a); }
    int rmdir(const char *a) { FAILS(rmdir, a); return REAL(rmdir)(a); }
    int rename(const char *a, const char *b) { FAILS(rename, b); return REAL(rename)(a, b); }
    int renameat2(int f, const char *a, int g, const char *b, unsigned o) {
      FAILS(renameat2, b);
      return ((int (*)(int, const char *, int, const char *, unsigned))dlsym(RTLD_NEXT, "renameat2"))(f, a, g, b, o);
    }
    int linkat(int f, const char *a, int g, const char *b, int o) {
      FAILS(linkat, b); return REAL(linkat)(f, a, g, b, o);
    }
    """#
}
