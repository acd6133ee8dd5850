import Glibc

/// The processors of this machine.
enum Processors {
  /// How many this process may run on; at least 1.
  static var available: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
