package import Comparison
import Glibc

/// What can be shown on one of the process's output streams.
package struct Terminal: Sendable, Hashable {
  /// A stream that text can be written to.
  package enum Stream: Int32, Sendable {
    /// Standard output: results.
    case output = 1
    /// Standard error: progress and diagnostics.
    case errors = 2
  }

  /// Whether a person may be looking: the stream is a terminal that can move its cursor.
  package var isInteractive: Bool
  /// The columns of a line; nil where lines are not to be broken, in pipes and files.
  package var width: Int?
  /// Whether text may be coloured.
  package var usesColour: Bool

  /// A terminal with given abilities.
  package init(isInteractive: Bool, width: Int?, usesColour: Bool) {
    self.isInteractive = isInteractive
    self.width = width
    self.usesColour = usesColour
  }

  /// What a stream of this process can show.
  ///
  /// A set and not empty `NO_COLOR` forbids colours, as does `TERM=dumb`, which forbids redrawing
  /// lines too.
  package init(_ stream: Stream, environment: [String: String] = Environment.current) {
    let isTerminal = isatty(stream.rawValue) == 1
    let isDumb = (environment["TERM"] ?? "dumb") == "dumb"
    let refusesColour = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    self.init(
      isInteractive: isTerminal && !isDumb,
      width: isTerminal ? Self.columns(of: stream) ?? 80 : nil,
      usesColour: isTerminal && !isDumb && !refusesColour)
  }

  /// The columns that a terminal says it has now; nil where it does not say, or has too few for
  /// text.
  package static func columns(of stream: Stream) -> Int? {
    var size = winsize()
    guard ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 else {
      return nil
    }
    return Int(size.ws_col)
  }
}

extension Terminal {
  /// The size of a stream's terminal in characters, and of those in pixels; that of a common one where it
  /// does not say.
  package static func screen(of stream: Stream) -> TerminalPictures.Screen {
    var size = winsize()
    guard ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 else {
      return TerminalPictures.Screen(columns: 80)
    }
    let lines = size.ws_row >= 10 ? Int(size.ws_row) : nil
    let width = Int(size.ws_xpixel) / Int(size.ws_col)
    let height = Int(size.ws_ypixel) / max(Int(size.ws_row), 1)
    guard (4...100).contains(width), (4...200).contains(height) else {
      return TerminalPictures.Screen(columns: Int(size.ws_col), lines: lines)
    }
    return TerminalPictures.Screen(
      columns: Int(size.ws_col), lines: lines, cellWidth: width, cellHeight: height)
  }
}

extension Terminal {
  /// The colours and weights that commands use, chosen to be readable on light and dark grounds.
  package enum Colour: String, Sendable {
    /// Wrong, removed.
    case red = "31"
    /// Right, added.
    case green = "32"
    /// Changed, a warning.
    case yellow = "33"
    /// Names and places.
    case cyan = "36"
    /// A heading.
    case bold = "1"
    /// What must not be overlooked.
    case boldRed = "1;31"
    /// What may recede.
    case faint = "2"
  }

  /// The text in a colour, or the text alone where there are none.
  package func paint(_ text: String, _ colour: Colour) -> String {
    usesColour && !text.isEmpty ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// The variables of this process.
package enum Environment {
  /// All variables with UTF-8 names and values.
  package static var current: [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    return variables
  }
}
