import Foundation
import Publishing
import Testing

@Suite struct StylesheetTests {
  private static let sheet = Stylesheet.report.text

  @Test func `the style sheet loads nothing and cannot end early`() {
    for word in ["url(", "@import", "@font-face", "</", "<", "expression("] {
      #expect(!Self.sheet.contains(word))
    }
  }

  @Test func `braces are balanced`() {
    #expect(Self.sheet.count { $0 == "{" } == Self.sheet.count { $0 == "}" })
  }

  @Test(arguments: ["light", "dark"])
  func `text has a contrast of at least 4.5 to 1 on every ground`(scheme: String) throws {
    let colours = try Self.colours(scheme)
    let texts = [
      "ink", "quiet", "link", "mark", "good", "bad", "code-keyword", "code-string", "code-number",
      "code-comment", "code-name",
    ]
    for ground in ["ground", "card", "good-ground", "bad-ground"] {
      for text in texts {
        let ratio = Self.contrast(try #require(colours[text]), try #require(colours[ground]))
        #expect(ratio >= 4.5, "\(text) on \(ground), \(scheme): \(ratio)")
      }
    }
  }

  private static func colours(_ scheme: String) throws -> [String: [Double]] {
    let blocks = Stylesheet.colours.components(separatedBy: "prefers-color-scheme: dark")
    let block = try #require(scheme == "light" ? blocks.first : blocks.last)
    var colours: [String: [Double]] = [:]
    for match in block.matches(of: /--([a-z-]+): #([0-9a-f]{6}|[0-9a-f]{3})\b/) {
      var digits = String(match.2)
      if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
      let number = try #require(Int(digits, radix: 16))
      colours[String(match.1)] = [number >> 16, number >> 8 & 255, number & 255].map {
        Double($0) / 255
      }
    }
    return colours
  }

  /// The contrast ratio of WCAG 2.
  private static func contrast(_ first: [Double], _ second: [Double]) -> Double {
    let luminances = [first, second].map { colour in
      zip([0.2126, 0.7152, 0.0722], colour).map { weight, channel in
        weight * (channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4))
      }.reduce(0, +)
    }.sorted()
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)
  }
}
