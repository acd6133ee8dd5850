import Glibc

/// Finding programs as a shell would, in absolute folders alone: where a relative one stands on the
/// search path, whoever made the current folder would choose the program.
package enum SearchPath {
  /// The absolute path of a program that may be run; nil where the variable `PATH` leads to none.
  package static func program(
    named name: String, environment: [String: String]
  ) -> String? {
    (environment["PATH"] ?? "").split(separator: ":").lazy
      .filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 }
  }
}
