import ArgumentParser
import Comparison

/// Whether pictures are shown on the terminal.
struct PictureOptions: ParsableArguments {
  /// What can be asked for.
  enum Choice: String, CaseIterable, ExpressibleByArgument {
    case auto
    case kitty
    case sixel
    case never
  }

  @Option(
    help: ArgumentHelp(
      "Show pictures of figures: auto, on a terminal that is known to or says it can, "
        + "unless NO_COLOR is set; kitty or sixel, in that form, into a pipe too; or never.",
      valueName: "form"))
  var pictures: Choice = .auto

  /// Whether pictures were asked for by name.
  var areAskedFor: Bool { pictures == .kitty || pictures == .sixel }

  /// Pictures for standard output; nil where there shall be none.
  func shown(on terminal: Terminal, environment: [String: String]) -> TerminalPictures? {
    form(on: terminal, environment: environment).map { form in
      TerminalPictures(form, on: Terminal.screen(of: .output))
    }
  }

  /// The form in which pictures are written; nil where they are not.
  private func form(on terminal: Terminal, environment: [String: String]) -> TerminalPictures.Form?
  {
    switch pictures {
    case .never: return nil
    case .kitty: return .kitty
    case .sixel: return .sixel
    case .auto: break
    }
    guard terminal.isInteractive, terminal.usesColour else { return nil }
    switch TerminalGraphics(environment: environment) {
    case .none: return nil
    case .form(let form): return form
    case .unknown: return TerminalQuery.showsSixel(environment: environment) ? .sixel : nil
    }
  }
}
