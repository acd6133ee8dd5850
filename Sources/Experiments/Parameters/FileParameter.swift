public import Results

/// A parameter that names a data file: a path relative to `Chapters/`, as for `import`.
///
/// Files are read while planning. Their contents' digest is part of every key that depends on them and
/// stands in the manifest; the kind gets the contents by `arguments[parameter]`. What is wrong with a
/// path is reported where the chapter gives it, what is wrong inside a file at the file's own place.
public struct FileParameter: ParameterDeclaration {
  /// The type in words.
  public static let typeName = "file"
  /// What authors write for no file where a file is optional.
  public static let nothing = "none"

  /// The name authors write under `with:`, in camel case.
  public let name: String
  /// How the names of allowed files end, in lower case and with the dot; any ending where empty.
  public let suffixes: [String]
  /// Whether the parameter may be left out, or be `none`.
  public let isOptional: Bool
  /// What it is, in one line.
  public let meaning: String
  /// Reads what the file must be able to give; run while planning, so that mistakes in the file are
  /// found before anything runs.
  let check: @Sendable (DataFile) throws(DataFileMistake) -> Void

  /// A parameter that names a file.
  ///
  /// - Parameters:
  ///   - name: The name authors write, in camel case.
  ///   - suffixes: How names of allowed files end, in lower case and with the dot; empty for any.
  ///   - isOptional: Whether the file may be left out.
  ///   - meaning: What it is, in one line.
  ///   - check: Throws what is wrong inside a file, with the place.
  public init(
    _ name: String, suffixes: [String] = [], isOptional: Bool = false, _ meaning: String,
    check: @escaping @Sendable (DataFile) throws(DataFileMistake) -> Void = { _ in }
  ) {
    self.name = name
    self.suffixes = suffixes
    self.isOptional = isOptional
    self.meaning = meaning
    self.check = check
  }

  /// The type in words.
  public var typeName: String { Self.typeName }
  /// What a column of swept values holds: the paths as written.
  public var columnKind: ResultColumn.Kind { .string }
  /// A file has no unit.
  public var unit: String? { nil }
  /// `none` for an optional file, else nil.
  public var defaultArgument: ArgumentValue? { isOptional ? .string(Self.nothing) : nil }
  /// What paths are allowed, in words.
  public var constraint: String? {
    let endings = suffixes.joined(separator: " or ")
    return "a path from ‘Chapters’\(endings.isEmpty ? "" : " to \(endings)")"
      + (isOptional ? ", or none" : "")
  }
  /// A file is no choice.
  public var choices: [String] { [] }
  /// A file has no limits.
  public var bounds: (least: Double?, greatest: Double?) { (nil, nil) }
  /// A file has no limits.
  public var excludesLeast: Bool { false }
  /// Whether the argument is text.
  public func hasType(of argument: ArgumentValue) -> Bool { String(argument: argument) != nil }
  /// Whether the argument is text that may be a path.
  public func accepts(_ argument: ArgumentValue) -> Bool {
    String(argument: argument).map { !$0.isEmpty } ?? false
  }
  /// The path as it is written.
  public func canonical(_ argument: ArgumentValue) -> ArgumentValue { argument }

  /// Whether the name of a file ends as it must.
  func allows(_ path: String) -> Bool {
    suffixes.isEmpty || suffixes.contains { path.lowercased().hasSuffix($0) }
  }

  /// Whether the text stands for no file.
  func isNothing(_ text: String) -> Bool { isOptional && text == Self.nothing }
}

extension Arguments {
  /// The file that a parameter names, or nil where it is optional and left out.
  public subscript(parameter: FileParameter) -> DataFile? {
    guard let file = files[parameter.name] else {
      precondition(parameter.isOptional, "the planner reads every file that a parameter needs")
      return nil
    }
    return file
  }
}
