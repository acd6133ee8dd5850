import Publishing
import Results
import SystemPackage

/// What the pages of comparisons share: how they are put together and written.
enum ComparisonPage {
  /// A page that needs nothing but itself.
  ///
  /// - Parameters:
  ///   - body: What it shows; it has the script, where there is one.
  ///   - fonts: The faces that it embeds.
  static func html(
    title: String, _ body: HTMLNode, sheet: Stylesheet, script: PageScript? = nil,
    fonts: PageFonts
  ) -> [UInt8] {
    let faces = fonts.stylesheet(
      for: title + body.plainText + (script?.text ?? ""), formulas: "")
    let head = PageHead(
      title: title, sheets: [faces].compactMap(\.self) + [sheet], script: script)
    return HTMLWriter.page(.element(.html, [.lang("en")], [head.node, body]))
  }

  /// Writes a page to a file, whole or not at all; its folders are made.
  static func write(_ html: [UInt8], to path: String) throws(ComparisonError) {
    do {
      try FileSystem.write(html, to: FilePath(path))
    } catch {
      throw .unwritable(path, reason: "\(error.reason)")
    }
  }
}
