import FoundationEssentials
import Results

/// The one style sheet of a page, embedded in its head.
public struct Stylesheet: Sendable, Hashable {
  /// The CSS text.
  package let text: String

  /// The style sheet of reports: for screens from a phone to a wide one, light and dark, and for
  /// paper.
  package static let report = Stylesheet(
    text: [colours, type, layout, blocks, tables, results, references, paper].joined())

  /// The digest by which a page's policy names the one style sheet it allows.
  var policyDigest: String {
    "sha256-" + Data(Fingerprint(of: text).bytes).base64EncodedString()
  }
}
