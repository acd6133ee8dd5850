import Foundation
import Publishing
import Testing

/// The faces that a page brings with it.
@Suite struct PageFontsTests {
  @Test func `a page embeds its faces, names their style sheet in its policy, and stays small`()
    throws
  {
    let sample = Sample.chapter("Größe, *kursiv*: 3 ≤ 4.")
    let page = String(
      decoding: HTMLEdition.page(
        of: sample.document, sample.findings, publishedData: [], fonts: .standard), as: UTF8.self)
    let elements = try MarkupReader.nodes(of: page).elements
    let styles = elements.filter { $0.name == "style" }.map(\.children.text)
    let policy = try #require(
      elements.first { $0.attributes["http-equiv"] == "Content-Security-Policy" })
    #expect(styles.count == 2)
    #expect(policy.attributes["content"]?.contains("style-src 'sha256-") == true)
    #expect(styles[0].components(separatedBy: "@font-face").count == 6)
    #expect(!styles[0].contains("<") && !styles[0].contains("http"))
    #expect(styles[0].utf8.count < 160_000)
  }

  @Test func `the same characters give the same faces, and fewer characters smaller ones`() {
    func size(_ text: String) -> Int {
      let sample = Sample.chapter(text)
      return HTMLEdition.page(
        of: sample.document, sample.findings, publishedData: [], fonts: .standard
      ).count
    }
    #expect(size("αβγ") == size("γβα"))
    #expect(size("a") < size("αβγδε"))
  }
}
