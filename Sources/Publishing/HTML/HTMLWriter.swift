import Mathematics

/// Writes trees as HTML text.
///
/// Blocks begin on lines of their own, so that two versions of a page compare line by line; no blank
/// is put where a reader could see it.
package struct HTMLWriter {
  private var text = ""
  private var isKeepingBlanks = false

  /// The HTML text of nodes.
  package static func html(_ nodes: [HTMLNode]) -> String {
    var writer = HTMLWriter()
    writer.write(nodes)
    return writer.text
  }

  /// A whole page, with its document type.
  package static func page(_ root: HTMLNode) -> [UInt8] {
    Array("<!DOCTYPE html>\(html([root]))\n".utf8)
  }

  private mutating func write(_ nodes: [HTMLNode]) {
    for node in nodes { write(node) }
  }

  private mutating func write(_ node: HTMLNode) {
    switch node {
    case .text(let content): text += escaped(content)
    case .element(let tag, let attributes, let children): write(tag, attributes, children)
    case .drawing(let element): SVGWriter.write(element, to: &text)
    case .formula(let formula): text += formula.markup
    case .stylesheet(let sheet): text += "\n<style>\(sheet.text)</style>"
    case .searchIndex(let index):
      text +=
        "\n<script type=\"application/json\" id=\"search-index\">\(index.json)</script>"
    case .script(let script): text += "\n<script>\(script.text)</script>"
    }
  }

  private mutating func write(
    _ tag: HTMLTag, _ attributes: [HTMLAttribute], _ children: [HTMLNode]
  ) {
    let startsLine = tag.startsLine && !isKeepingBlanks
    if startsLine { text += "\n" }
    text += "<" + tag.rawValue
    for attribute in attributes {
      text += " " + attribute.name
      if let value = attribute.value { text += "=\"" + escaped(value) + "\"" }
    }
    text += ">"
    guard !tag.isVoid else { return }
    let wasKeepingBlanks = isKeepingBlanks
    isKeepingBlanks = isKeepingBlanks || tag.keepsBlanks
    write(children)
    isKeepingBlanks = wasKeepingBlanks
    if startsLine, !tag.keepsBlanks, children.contains(where: \.startsLine) { text += "\n" }
    text += "</" + tag.rawValue + ">"
  }
}

extension HTMLNode {
  /// Whether the node begins on a line of its own.
  fileprivate var startsLine: Bool {
    switch self {
    case .text, .drawing, .formula: false
    case .element(let tag, _, _): tag.startsLine
    case .stylesheet, .script, .searchIndex: true
    }
  }
}

/// Text as it stands in a page, in contents and in quoted attributes alike: the four characters of
/// the markup as references, and what no page may contain as the replacement character.
func escaped(_ text: String) -> String {
  if text.utf8.allSatisfy(\.standsForItself) { return text }
  var result = ""
  result.unicodeScalars.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\t", "\n": result.unicodeScalars.append(scalar)
    case _ where scalar.isForbiddenInPages: result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension UInt8 {
  /// Whether the byte is a character that pages hold as it is, as nearly all are.
  fileprivate var standsForItself: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
    default: (0x20..<0x7F).contains(self)
    }
  }
}

extension Unicode.Scalar {
  /// Whether HTML forbids the character: a control or a noncharacter.
  fileprivate var isForbiddenInPages: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
