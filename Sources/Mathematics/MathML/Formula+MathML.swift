extension Formula {
  /// What a reference or a labelled row shows: the number of an equation.
  public struct EquationNumber: Sendable, Hashable {
    /// The number, without parentheses.
    public let text: String
    /// Where a reference leads; nil for nowhere.
    public let address: String?

    /// A number, and where it stands.
    public init(_ text: String, address: String? = nil) {
      self.text = text
      self.address = address
    }
  }

  /// The formula in MathML Core, with its TeX as annotation.
  ///
  /// Classes need `mathMLStylesheet`; there are no inline styles. A whole formula's own number is
  /// not shown: it belongs to the page; those of rows are, as a last column.
  ///
  /// - Parameter numbers: The numbers of the document's equations by their ids.
  public func mathML(numbers: [String: EquationNumber] = [:]) -> MathMLElement {
    var writer = MathMLWriter(numbers: numbers)
    let style = isDisplayed ? MathStyle.display : .text
    let row = MathMLElement.row(writer.elements(of: list, style))
    let annotation = MathMLElement(
      "annotation", [("encoding", "application/x-tex")], text: source)
    return MathMLElement(
      "math", isDisplayed ? [("display", "block")] : [],
      [MathMLElement("semantics", [], [row, annotation])])
  }
}

extension MathTag {
  /// The number in MathML Core, for one that `words` cannot say.
  public var mathML: MathMLElement {
    var writer = MathMLWriter(numbers: [:])
    let annotation = MathMLElement(
      "annotation", [("encoding", "text/plain")], text: plainText)
    return MathMLElement(
      "math", [], [MathMLElement("semantics", [], [.row(writer.tag(self)), annotation])])
  }
}

extension MathMLElement {
  /// Elements as one: the only one itself, else a row of them.
  static func row(_ elements: [MathMLElement]) -> MathMLElement {
    if elements.count == 1, let only = elements.first { return only }
    return MathMLElement("mrow", [], elements)
  }

  /// Empty space.
  static func space(ems: Double) -> MathMLElement {
    MathMLElement("mspace", [("width", MathMLWriter.length(ems))])
  }
}
