package import Comparison

/// Which pictures a terminal can show.
package enum TerminalGraphics: Sendable, Hashable {
  /// Those of one form.
  case form(TerminalPictures.Form)
  /// None.
  case none
  /// It is not known by name: it can be asked.
  case unknown

  /// What is known of a terminal by the names that it gives itself.
  ///
  /// Multiplexers swallow or misplace pictures, whatever terminal they run in.
  package init(environment: [String: String]) {
    let term = environment["TERM"] ?? ""
    let program = environment["TERM_PROGRAM"] ?? ""
    func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
    func begins(_ names: String...) -> Bool { names.contains { term.hasPrefix($0) } }
    if isSet("TMUX") || isSet("STY") || begins("tmux", "screen") {
      self = .none
    } else if isSet("KITTY_WINDOW_ID") || begins("xterm-kitty", "xterm-ghostty")
      || program == "ghostty" || isSet("KONSOLE_VERSION")
    {
      self = .form(.kitty)
    } else if program == "WezTerm" || program == "iTerm.app" || program == "mintty"
      || begins("foot", "mlterm", "contour", "yaft")
    {
      self = .form(.sixel)
    } else if term.isEmpty || term == "dumb" || begins("linux", "vt", "eterm", "cons")
      || program == "Apple_Terminal" || isSet("INSIDE_EMACS")
    {
      self = .none
    } else {
      self = .unknown
    }
  }
}
