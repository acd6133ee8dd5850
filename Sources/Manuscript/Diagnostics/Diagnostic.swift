/// One thing an author should know about a chapter: what is wrong, where, and how to mend it.
///
/// Diagnostics are values: every step collects its own and goes on, and all of a build are shown
/// together, in the order of their places.
public struct Diagnostic: Sendable, Hashable {
  /// How grave a diagnostic is.
  public enum Severity: String, Sendable, Hashable {
    /// The build fails (exit 2).
    case error
    /// The build goes on; the author should look.
    case warning
  }

  /// How grave it is.
  public var severity: Severity
  /// Where it is; nil only for what concerns no single file.
  public var range: SourceRange?
  /// What is wrong, in one sentence without a full stop, quoting names as ‘name’.
  public var message: String
  /// What was expected or how to mend it, one sentence a line; shown below the source line.
  public var notes: [String]
  /// The nearest valid name or the text to put in place of the range, when there is one.
  public var suggestion: String?

  /// A diagnostic about the text at `range`.
  public init(
    _ severity: Severity = .error, at range: SourceRange?, _ message: String,
    notes: [String] = [], suggestion: String? = nil
  ) {
    self.severity = severity
    self.range = range
    self.message = message
    self.notes = notes
    self.suggestion = suggestion
  }
}
