/// Reads the tags of an SVG document and writes them anew, attribute by attribute.
struct SVGRewriter {
  private let input: [UInt8]
  private let idPrefix: String
  private let pixelated: Bool
  private var position = 0
  private var output: [UInt8] = []
  private var ids: [String: String] = [:]

  init(_ document: [UInt8], idPrefix: String, pixelated: Bool) {
    input = document
    self.idPrefix = idPrefix
    self.pixelated = pixelated
    output.reserveCapacity(document.count)
  }

  /// Everything after the opening `<svg …>` tag, rewritten.
  mutating func body() -> [UInt8] {
    position = startOfBody()
    while position < input.count {
      let byte = input[position]
      output.append(byte)
      position += 1
      if byte == UInt8(ascii: "<") { copyTag() }
    }
    return output
  }

  private func startOfBody() -> Int {
    let tag = Array("<svg".utf8)
    guard let start = input.indices.first(where: { input[$0...].starts(with: tag) }),
      let end = input[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return input.count }
    return end + 1
  }

  /// Copies up to and including `>`, rewriting the values of attributes.
  private mutating func copyTag() {
    let nameStart = position
    while position < input.count, isNameByte(input[position]) {
      output.append(input[position])
      position += 1
    }
    let isImage = Array(input[nameStart..<position]) == Array("image".utf8)
    if isImage, pixelated { output += Array(" style=\"image-rendering:pixelated\"".utf8) }
    while position < input.count, input[position] != UInt8(ascii: ">") {
      if isNameByte(input[position]) {
        copyAttribute()
      } else {
        output.append(input[position])
        position += 1
      }
    }
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private mutating func copyAttribute() {
    let start = position
    while position < input.count, isNameByte(input[position]) { position += 1 }
    let name = input[start..<position]
    output += name
    guard position + 1 < input.count, input[position] == UInt8(ascii: "="),
      input[position + 1] == UInt8(ascii: "\"")
    else { return }
    let valueStart = position + 2
    let end = input[valueStart...].firstIndex(of: UInt8(ascii: "\"")) ?? input.count
    let value = input[valueStart..<end]
    output += [UInt8(ascii: "="), UInt8(ascii: "\"")]
    rewrite(value, of: String(decoding: name, as: UTF8.self))
    output.append(UInt8(ascii: "\""))
    position = min(end + 1, input.count)
  }

  private mutating func rewrite(_ value: ArraySlice<UInt8>, of name: String) {
    switch name {
    case "id": output += renamed(value).utf8
    case "xlink:href" where value.first == UInt8(ascii: "#"):
      output.append(UInt8(ascii: "#"))
      output += renamed(value.dropFirst()).utf8
    case "clip-path", "mask", "filter": output += rewrittenStyle(value)
    case "style": output += rewrittenStyle(value)
    case "d": output += roundedPath(value)
    case "x", "y": output += Self.roundedNumbers(value).utf8
    default: output += value
    }
  }

  private mutating func renamed(_ id: ArraySlice<UInt8>) -> String {
    let id = String(decoding: id, as: UTF8.self)
    if let name = ids[id] { return name }
    let name = "\(idPrefix)g\(ids.count + 1)"
    ids[id] = name
    return name
  }

  /// Renames `url(#…)` and writes `rgb(…%)` as `#rrggbb`.
  private mutating func rewrittenStyle(_ value: ArraySlice<UInt8>) -> [UInt8] {
    let text = String(decoding: value, as: UTF8.self)
    return text.split(separator: ";", omittingEmptySubsequences: true).map { declaration in
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return self.rewrittenReference(declaration) }
      let name = parts[0].drop { $0 == " " }
      return "\(name):\(self.rewrittenReference(parts[1]))"
    }.joined(separator: ";").utf8.map { $0 }
  }

  private mutating func rewrittenReference(_ value: Substring) -> String {
    if value.hasPrefix("url(#"), value.hasSuffix(")") {
      return "url(#\(renamed(Array(value.dropFirst(5).dropLast().utf8)[...])))"
    }
    if value.hasPrefix("rgb("), let color = Color(parsing: String(value)) {
      return color.hexadecimal
    }
    return String(value)
  }

  /// The path's numbers rounded, without the empty subpath that cairo adds after closing one.
  private func roundedPath(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var parts = String(decoding: value, as: UTF8.self).split(separator: " ")
    if parts.count > 4, parts[parts.count - 3] == "M", parts[parts.count - 4] == "Z" {
      parts.removeLast(3)
    }
    return Array(
      parts.map { part in
        Double(part).map { Self.rounded($0, decimals: 1) } ?? String(part)
      }.joined(separator: " ").utf8)
  }

  private static func roundedNumbers(_ value: ArraySlice<UInt8>) -> String {
    let text = String(decoding: value, as: UTF8.self)
    return Double(text).map { rounded($0, decimals: 1) } ?? text
  }

  /// A number with at most one or two decimals, as short as can be.
  static func rounded(_ number: Double, decimals: Int) -> String {
    let factor = decimals == 1 ? 10.0 : 100.0
    let scaled = Int((number.magnitude * factor).rounded())
    let whole = scaled / Int(factor)
    var fraction = String(scaled % Int(factor))
    while fraction.count < decimals { fraction = "0\(fraction)" }
    while fraction.last == "0" { fraction.removeLast() }
    let sign = number < 0 && scaled > 0 ? "-" : ""
    return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
  }
}
