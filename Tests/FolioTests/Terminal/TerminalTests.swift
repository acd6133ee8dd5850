import Testing
import folio

struct TerminalTests {
  @Test func `Text is painted only where there are colours`() {
    let coloured = Terminal(isInteractive: true, width: 80, usesColour: true)
    let plain = Terminal(isInteractive: false, width: nil, usesColour: false)
    #expect(coloured.paint("no", .red) == "\u{1B}[31mno\u{1B}[0m")
    #expect(coloured.paint("", .red) == "")
    #expect(plain.paint("no", .red) == "no")
  }

  @Test func `The environment is read`() {
    #expect(Environment.current["PATH"]?.isEmpty == false)
  }
}
