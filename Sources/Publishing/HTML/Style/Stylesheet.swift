import FoundationEssentials
import Mathematics
import Results

/// A style sheet of a page, embedded in its head.
public struct Stylesheet: Sendable, Hashable {
  /// The CSS text.
  package let text: String

  /// A style sheet of this text.
  package init(text: String) {
    self.text = text
  }

  /// The style sheet of reports: for screens from a phone to a wide one, light and dark, and for
  /// paper.
  package static let report = Stylesheet(
    text: [
      colours, type, layout, blocks, Formula.mathMLStylesheet + "\n", tables, results, references,
      widgets, paper,
    ].joined(separator: "\n"))

  /// The digest by which a page's policy names the style sheets it allows.
  var policyDigest: String { Publishing.policyDigest(of: text) }
}

/// The digest by which a page's policy names a style sheet or script.
func policyDigest(of text: String) -> String {
  "sha256-" + Data(Fingerprint(of: text).bytes).base64EncodedString()
}
