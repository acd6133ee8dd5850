import Comparison
import Drawing
import Foundation
import Results
import TestSupport
import Testing
import folio

/// Which terminals are shown pictures.
struct TerminalGraphicsTests {
  @Test(arguments: [
    (["TERM": "xterm-kitty"], TerminalGraphics.form(.kitty)),
    (["TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"], .form(.kitty)),
    (["TERM": "xterm-ghostty"], .form(.kitty)),
    (["TERM": "foot"], .form(.sixel)),
    (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], .form(.sixel)),
    (["TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"], .none),
    (["TERM": "xterm-kitty", "TMUX": "/tmp/tmux"], .none),
    (["TERM": "screen.xterm-256color"], .none),
    (["TERM": "dumb"], .none), ([:], .none), (["TERM": "linux"], .none),
    (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], .none),
    (["TERM": "xterm-256color"], .unknown), (["TERM": "alacritty"], .unknown),
  ])
  func `Terminals are known by the names they give themselves`(
    environment: [String: String], graphics: TerminalGraphics
  ) {
    #expect(TerminalGraphics(environment: environment) == graphics)
  }

  /// A repository whose second commit changed a figure.
  private func repository() throws -> FolioTest {
    let test = try FolioTest(["Chapters/01-a.md": "# A\n"])
    try test.git("init", "-q", "-b", "main", ".")
    for color in [Color.white, Color(hex: 0x1F77B4)] {
      let png = try Bitmap(width: 60, height: 40, filledWith: color).png()
      try test.write(Data(png), to: "Output/figures/fig-a.png")
      try test.write(manifest(png), to: "Output/manifest.json")
      try test.git("add", "-A")
      try test.git("commit", "-q", "-m", "Change")
    }
    return test
  }

  private func manifest(_ png: [UInt8]) -> String {
    let digest = String(repeating: "0", count: 64)
    return """
      {
        "chapters": [], "engine": {}, "experiments": {}, "failures": {}, "claims": {}, "fonts": [],
        "page": "\(digest)", "profile": "full", "tables": {}, "values": [], "version": 1,
        "figures": {
          "fig-a": {
            "from": [], "place": {"chapter": "Chapters/01-a.md", "line": 3}, "caption": "\(digest)",
            "specification": "\(digest)", "width": 60, "height": 40,
            "files": {"png": "\(Fingerprint(of: png).hexadecimal)"}
          }
        }
      }
      """
  }

  @Test func `Nothing but words goes into a pipe, unless it is asked for`() throws {
    let test = try repository()
    let kitty = ["TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"]
    let plain = try test.folio("diff", "HEAD~1", "HEAD", environment: kitty)
    #expect(!plain.output.contains("\u{1B}") && plain.output.contains("picture 100 % of pixels"))
    let asked = try test.folio("diff", "HEAD~1", "HEAD", "--pictures", "sixel")
    #expect(asked.status == 1)
    #expect(asked.output.contains("\u{1B}P0;1q\"1;1;") && asked.output.contains("      before  "))
    #expect(try test.folio("diff", "--pictures", "kitty", "--json").status == 2)
    #expect(try test.folio("diff", "--pictures", "some").status == 2)
  }

  @Test(.enabled(if: PseudoTerminal.isPossible, "a terminal needs the program ‘script’"))
  func `A terminal that can is shown them, unless colours are refused`() throws {
    let test = try repository()
    let line = "diff HEAD~1 HEAD"
    func seen(_ line: String, _ environment: [String: String]) throws -> String {
      let own = ["NO_COLOR": "", "TMUX": "", "STY": "", "TERM_PROGRAM": "", "KITTY_WINDOW_ID": ""]
      return try PseudoTerminal.transcript(of: line, in: test, own.merging(environment) { $1 })
    }
    #expect(try seen(line, ["TERM": "xterm-kitty"]).contains("\u{1B}_Ga=T,f=100,q=2,c="))
    #expect(try seen(line, ["TERM": "foot"]).contains("\u{1B}P0;1q\"1;1;"))
    for environment in [
      ["TERM": "xterm-kitty", "NO_COLOR": "1"], ["TERM": "dumb", "KITTY_WINDOW_ID": "1"],
      ["TERM": "xterm-kitty", "TMUX": "/tmp/tmux"],
    ] {
      let words = try seen(line, environment)
      #expect(words.contains("fig-a") && !words.contains("\u{1B}_G") && !words.contains("\u{1B}P"))
    }
    #expect(
      try !seen("\(line) --pictures never", ["TERM": "xterm-kitty"]).contains("\u{1B}_G"))
  }

  @Test(.enabled(if: PseudoTerminal.isPossible, "a terminal needs the program ‘script’"))
  func `A terminal that is not known is asked, and one that does not answer is not waited for`()
    throws
  {
    let test = try repository()
    let own = ["TERM": "xterm-256color", "NO_COLOR": "", "TMUX": "", "STY": "", "TERM_PROGRAM": ""]
      .merging(["KITTY_WINDOW_ID": "", "SSH_CONNECTION": ""]) { $1 }
    let silent = try PseudoTerminal.transcript(of: "diff HEAD~1 HEAD", in: test, own)
    #expect(silent.contains("\u{1B}[c") && silent.contains("fig-a"))
    #expect(!silent.contains("\u{1B}P"))
    // The answer is typed ahead.
    let answering = try PseudoTerminal.transcript(
      of: "diff HEAD~1 HEAD", in: test, own, typing: "\\033[?62;4;22c")
    #expect(answering.contains("\u{1B}P0;1q\"1;1;"))
    let other = try PseudoTerminal.transcript(
      of: "diff HEAD~1 HEAD", in: test, own, typing: "\\033[?4;22c")
    #expect(other.contains("fig-a") && !other.contains("\u{1B}P"))
  }
}
