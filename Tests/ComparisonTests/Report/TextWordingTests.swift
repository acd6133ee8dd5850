import Comparison
import Testing

struct TextWordingTests {
  @Test func `Short texts are shown whole`() {
    #expect(TextWording.change(from: "0.51", to: "0.49") == "“0.51” → “0.49”")
    #expect(TextWording.short(String(repeating: "x", count: 80)).count == 80)
  }

  @Test func `Of long texts the part that differs is shown`() {
    let shared = String(repeating: "same words ", count: 20)
    #expect(
      TextWording.change(from: shared + "old end", to: shared + "new end")
        == "“…me words same words old end” → “…me words same words new end”")
    #expect(TextWording.short(String(repeating: "x", count: 81)).count == 80)
    #expect(TextWording.short(String(repeating: "x", count: 81)).hasSuffix("x…"))
    #expect(TextWording.long(String(repeating: "x", count: 400)).count == 321)
  }

  @Test func `A very long word is broken in linear time`() {
    let line = ReportLine(String(repeating: "ä", count: 200_000), indent: 4)
    let text = line.text(width: 60) { text, _ in text }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    #expect(text.filter { $0 == "ä" }.count == 200_000)
  }

  @Test func `Wide characters take two columns`() {
    #expect(TerminalText.width("図 a") == 4)
    #expect(TerminalText.width("e\u{301}") == 1)
    let line = ReportLine("図図図図 図図図図 a")
    #expect(line.text(width: 12) { text, _ in text } == "図図図図\n  図図図図 a")
  }
}
