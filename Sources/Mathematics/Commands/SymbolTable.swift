/// Reads the tables of symbols: one character per line, then the names of the commands that give it.
enum SymbolTable {
  /// The commands of a table, as symbols of a class.
  ///
  /// - Parameters:
  ///   - table: Lines of a character and its names, with blanks between them.
  ///   - make: What the character means.
  static func commands(
    _ table: String, _ make: (Unicode.Scalar) -> MathSymbol
  ) -> [(String, MathCommand)] {
    entries(table).flatMap { character, names in
      names.map { ($0, MathCommand.symbol(make(character))) }
    }
  }

  /// The lines of a table: a character and its names.
  static func entries(_ table: String) -> [(character: Unicode.Scalar, names: [String])] {
    table.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let character = words.first?.unicodeScalars.first else { return nil }
      return (character, words.dropFirst().map(String.init))
    }
  }
}
