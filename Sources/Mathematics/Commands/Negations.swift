/// Symbols struck through that Unicode has as characters of their own: what `\not` gives.
enum Negations {
  /// The struck form of a character.
  static func negated(_ character: Unicode.Scalar) -> Unicode.Scalar? {
    table[character]
  }

  private static let table = Dictionary(
    uniqueKeysWithValues: zip(plain.unicodeScalars, struck.unicodeScalars))

  // Each character stands above its struck form.
  private static let plain = "=<>≤≥∈∋⊂⊃⊆⊇∼≃≅≈≡≍≺≻≼≽⪯⪰⊑⊒⊢⊨⊩∣∥→←↔⇒⇐⇔∃⊲⊳⊴⊵≲≳≶≷|"
  private static let struck = "≠≮≯≰≱∉∌⊄⊅⊈⊉≁≄≇≉≢≭⊀⊁⋠⋡⋠⋡⋢⋣⊬⊭⊮∤∦↛↚↮⇏⇍⇎∄⋪⋫⋬⋭≴≵≸≹∤"
}
