extension MathMLElement {
  /// The names of the places in the element that links can lead to.
  public var anchors: [String] {
    (self["id"].map { [$0] } ?? []) + children.flatMap(\.anchors)
  }

  /// The element with the addresses of its links changed.
  public func led(by address: (String) -> String) -> MathMLElement {
    var element = self
    if let target = element["href"] { element["href"] = address(target) }
    element.content = content.map { content in
      if case .element(let inner) = content { return .element(inner.led(by: address)) }
      return content
    }
    return element
  }
}
