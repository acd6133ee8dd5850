import Results
import SystemPackage

/// This program, told from other builds of it.
enum Program {
  /// Tells one build of this program from another, on this machine; nil where that cannot be told.
  static var identity: String? {
    (try? FileSystem.identity(of: "/proc/self/exe")) ?? nil
  }
}
