public import Mathematics

extension Chapter {
  /// The formula that TeX of the chapter means, read with the macros in force at its place.
  ///
  /// TeX that is not the chapter's, such as the title of a work it cites, is read without macros.
  public func formula(_ tex: Sourced<String>, displayed: Bool = false) -> Formula {
    formulas[tex] ?? Formula(tex.value, displayed: displayed)
  }
}
