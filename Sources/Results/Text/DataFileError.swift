/// What is wrong with a file of data, and where.
public struct DataFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    /// The file has no header line (CSV) or no object (JSON lines).
    case empty
    /// The bytes are not UTF-8.
    case invalidUTF8
    /// A quoted field has no closing quote.
    case unterminatedQuote
    /// A quote stands inside a field that does not begin with one, or text follows a closing quote.
    case strayQuote
    /// A carriage return stands alone in a field that is not quoted.
    case strayCarriageReturn
    /// A row has another number of fields than the header.
    case raggedRow(fields: Int, columns: Int)
    /// A column has no name.
    case unnamedColumn(Int)
    /// Two columns, or two members of an object, have the same name.
    case duplicateName(String)
    /// A number that is not finite stands in a column of numbers.
    case nonFinite(String)
    /// A line is not a JSON object.
    case malformedJSON(expected: String)
    /// A member of an object is a list or an object.
    case nestedValue(String)
    /// The values of a name are of kinds that do not mix.
    case mixedKinds(name: String, earlier: Column.Kind, here: Column.Kind)
    /// The file is larger than 4 GB.
    case tooLarge
  }

  /// The path as it was given to the reader.
  public var path: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in characters.
  public var column: Int
  /// What is wrong.
  public var problem: Problem

  /// A problem at a byte of a file's contents.
  init(_ problem: Problem, at offset: Int, of bytes: [UInt8], path: String) {
    let before = bytes.prefix(offset)
    let lineStart = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    var text = String(decoding: before[lineStart...], as: UTF8.self)
    if lineStart == 0, text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    self.path = path
    self.line = before.count { $0 == UInt8(ascii: "\n") } + 1
    self.column = text.count + 1
    self.problem = problem
  }

  /// `path:line:column: what is wrong`.
  public var description: String { "\(path):\(line):\(column): \(problem)" }
}

extension DataFileError.Problem: CustomStringConvertible {
  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .empty: "the file holds no data"
    case .invalidUTF8: "the text is not UTF-8"
    case .unterminatedQuote: "the quoted field that begins here has no closing quote"
    case .strayQuote: "a field with quotes must begin and end with one, quotes inside doubled"
    case .strayCarriageReturn: "a carriage return stands here without a line feed after it"
    case .raggedRow(let fields, let columns):
      "the row has \(counted(fields, "field")), the header has \(columns)"
    case .unnamedColumn(let number): "column \(number) has no name"
    case .duplicateName(let name): "the name ‘\(name)’ stands here a second time"
    case .nonFinite(let text):
      "‘\(text)’ is no finite number; leave the value out where there is none"
    case .malformedJSON(let expected): "expected \(expected)"
    case .nestedValue(let name):
      "‘\(name)’ is a list or an object; only numbers, texts, true, false and null make a table"
    case .mixedKinds(let name, let earlier, let here):
      "‘\(name)’ holds \(here.wording) here and \(earlier.wording) before"
    case .tooLarge: "the file is larger than 4 GB"
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
