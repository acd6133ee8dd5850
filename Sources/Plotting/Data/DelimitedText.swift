/// Fields between other characters than commas.
enum DelimitedText {
  /// The text with commas in place of a character, fields that hold commas in quotes.
  static func commas(_ bytes: [UInt8], delimiter: Character) -> [UInt8] {
    guard let separator = delimiter.asciiValue, separator != UInt8(ascii: ",") else { return bytes }
    let (comma, quote) = (UInt8(ascii: ","), UInt8(ascii: "\""))
    var result: [UInt8] = []
    var field: [UInt8] = []
    var isQuoted = false
    func finish() {
      let holdsComma = field.contains(comma) && field.first != quote
      result += holdsComma ? [quote] + field + [quote] : field
      field.removeAll(keepingCapacity: true)
    }
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if !isQuoted, byte == separator || byte == UInt8(ascii: "\n") {
        finish()
        result.append(byte == separator ? comma : byte)
      } else {
        field.append(byte)
      }
    }
    finish()
    return result
  }
}
