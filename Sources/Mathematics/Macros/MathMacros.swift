/// Commands that an author defines: `\newcommand{\E}[1]{\mathbb{E}\left[#1\right]}`.
public struct MathMacros: Sendable, Hashable {
  /// What each command stands for, by its name without the backslash.
  var definitions: [String: MathMacro] = [:]

  /// No macros.
  public static let none = MathMacros()

  init() {}

  /// The names of the commands, without backslashes, in alphabetical order.
  public var names: [String] {
    definitions.keys.sorted()
  }

  /// The commands with what they stand for, in alphabetical order: equal for equal macros alone.
  public var written: [String] {
    names.map { name in "\\\(name)" + (definitions[name]?.written ?? "") }
  }
}

/// What a command stands for.
struct MathMacro: Sendable, Hashable {
  /// How many arguments it takes, the optional one among them.
  var argumentCount: Int
  /// What the first argument is where no `[…]` is written; nil where it is not optional.
  var defaultArgument: [MathToken]?
  /// What it gives.
  var body: [MathToken]

  init(argumentCount: Int, defaultArgument: [MathToken]? = nil, body: [MathToken]) {
    self.argumentCount = argumentCount
    self.defaultArgument = defaultArgument
    self.body = body
  }

  /// The macro as it could be written.
  fileprivate var written: String {
    "[\(argumentCount)]\(defaultArgument.map { "[\($0.written)]" } ?? ""){\(body.written)}"
  }
}
