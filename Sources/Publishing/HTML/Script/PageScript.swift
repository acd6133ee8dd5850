/// The script of a page, embedded at its end and named by its digest in the page's policy.
///
/// A page says everything without it: it marks the section being read, shows what references lead to,
/// enlarges figures, and searches. It loads nothing, keeps nothing, and makes no markup from text.
public struct PageScript: Sendable, Hashable {
  /// The JavaScript text.
  package let text: String

  /// The script of reports.
  package static let report = PageScript(parts: [tools, contents, previews, figures, search])

  /// A script whose parts share one scope, which no other script sees.
  package init(parts: [String]) {
    text = "\n\"use strict\";\n(() => {\n" + parts.joined(separator: "\n") + "})();\n"
  }

  /// The digest by which a page's policy names the one script it allows.
  var policyDigest: String { Publishing.policyDigest(of: text) }
}
