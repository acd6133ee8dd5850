import Foundation
import TestSupport

/// A terminal that is none.
enum PseudoTerminal {
  static let isPossible: Bool = {
    guard let test = try? FolioTest([:]) else { return false }
    return (try? test.run("script", ["-qec", "true", "/dev/null"]))?.status == 0
  }()

  /// Everything that a command writes to its terminal.
  ///
  /// - Parameter typed: What is typed meanwhile, as `printf` has it.
  static func transcript(
    of command: String, in test: FolioTest, _ environment: [String: String],
    typing typed: String? = nil
  ) throws -> String {
    let line = "'\(FolioTest.program.path)' \(command)"
    if let typed {
      // Input that ends would be typed as an end.
      let words = "(printf '\(typed)'; sleep 1) | script -qec \"\(line)\" /dev/null"
      return try test.run("sh", ["-c", words], environment: environment).output
    }
    return try test.run("script", ["-qec", line, "/dev/null"], environment: environment).output
  }
}
