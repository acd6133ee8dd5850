/// How fields of nested data are named.
///
/// A member of an object is a column of its own, its name the way to it joined by points:
/// `best['price']`, `best.price` and `[best.price]` all mean the column `best.price`. `\.` is a
/// point like any other.
enum FieldPath {
  /// A text as a name of letters, digits and underscores.
  static func variable(_ text: String) -> String {
    let name = String(
      text.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "_" })
    return name.first?.isNumber == true ? "_\(name)" : name
  }

  /// The column that a field's text means.
  static func column(_ text: String) -> String {
    var name = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        if let escaped = rest.popFirst() { name.append(escaped) }
      case "[":
        guard let end = rest.firstIndex(of: "]") else { return text }
        var member = rest[..<end]
        if let quote = member.first, quote == "'" || quote == "\"", member.last == quote,
          member.count > 1
        {
          member = member.dropFirst().dropLast()
        }
        rest = rest[rest.index(after: end)...]
        if !name.isEmpty { name.append(".") }
        name += member
      default: name.append(character)
      }
    }
    return name
  }
}
