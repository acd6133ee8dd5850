/// An attribute of an HTML element, from a closed list; none of them runs code.
public struct HTMLAttribute: Sendable, Hashable {
  /// The attribute's name.
  package let name: String
  /// Its value, not yet escaped; nil for one that is true by being there.
  package let value: String?

  private init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }
}

extension HTMLAttribute {
  package static func id(_ id: String) -> Self { Self("id", id) }
  package static func `class`(_ names: String) -> Self { Self("class", names) }
  package static func lang(_ language: String) -> Self { Self("lang", language) }
  package static func role(_ role: String) -> Self { Self("role", role) }
  package static func title(_ title: String) -> Self { Self("title", title) }
  package static func alt(_ text: String) -> Self { Self("alt", text) }
  package static func label(_ text: String) -> Self { Self("aria-label", text) }
  package static func labelledBy(_ ids: String) -> Self { Self("aria-labelledby", ids) }
  package static func describedBy(_ ids: String) -> Self { Self("aria-describedby", ids) }
  package static func value(_ value: String) -> Self { Self("value", value) }
  package static func start(_ number: Int) -> Self { Self("start", String(number)) }
  package static func name(_ name: String) -> Self { Self("name", name) }
  package static func content(_ content: String) -> Self { Self("content", content) }
  package static func charset(_ name: String) -> Self { Self("charset", name) }
  package static func equivalent(_ header: String) -> Self { Self("http-equiv", header) }
  package static func scope(_ scope: String) -> Self { Self("scope", scope) }
  package static func tabIndex(_ index: Int) -> Self { Self("tabindex", String(index)) }
  package static func width(_ pixels: Int) -> Self { Self("width", String(pixels)) }
  package static func height(_ pixels: Int) -> Self { Self("height", String(pixels)) }
  package static func relation(_ relation: String) -> Self { Self("rel", relation) }
  package static func reference(_ address: HTMLAddress) -> Self { Self("href", address.text) }
  package static func source(_ picture: EmbeddedPicture) -> Self { Self("src", picture.address) }
  /// The attribute with the address it leads to replaced; any other as it is.
  func led(_ lead: (String) -> String) -> HTMLAttribute {
    guard name == "href", let value else { return self }
    return HTMLAttribute(name, lead(value))
  }

  package static let hidden = Self("aria-hidden", "true")
  package static let open = Self("open", nil)

  /// Offers the target as a file to keep, under `name`.
  package static func download(_ name: String) -> Self { Self("download", name) }
}
