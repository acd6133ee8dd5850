/// An attribute of an HTML element, from a closed list; none of them runs code.
public struct HTMLAttribute: Sendable, Hashable {
  /// The attribute's name.
  let name: String
  /// Its value, not yet escaped; nil for one that is true by being there.
  let value: String?

  private init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }
}

extension HTMLAttribute {
  static func id(_ id: String) -> Self { Self("id", id) }
  static func `class`(_ names: String) -> Self { Self("class", names) }
  static func lang(_ language: String) -> Self { Self("lang", language) }
  static func role(_ role: String) -> Self { Self("role", role) }
  static func title(_ title: String) -> Self { Self("title", title) }
  static func alt(_ text: String) -> Self { Self("alt", text) }
  static func label(_ text: String) -> Self { Self("aria-label", text) }
  static func labelledBy(_ ids: String) -> Self { Self("aria-labelledby", ids) }
  static func describedBy(_ ids: String) -> Self { Self("aria-describedby", ids) }
  static func value(_ value: String) -> Self { Self("value", value) }
  static func start(_ number: Int) -> Self { Self("start", String(number)) }
  static func name(_ name: String) -> Self { Self("name", name) }
  static func content(_ content: String) -> Self { Self("content", content) }
  static func charset(_ name: String) -> Self { Self("charset", name) }
  static func equivalent(_ header: String) -> Self { Self("http-equiv", header) }
  static func scope(_ scope: String) -> Self { Self("scope", scope) }
  static func tabIndex(_ index: Int) -> Self { Self("tabindex", String(index)) }
  static func width(_ pixels: Int) -> Self { Self("width", String(pixels)) }
  static func height(_ pixels: Int) -> Self { Self("height", String(pixels)) }
  static func relation(_ relation: String) -> Self { Self("rel", relation) }
  static func reference(_ address: HTMLAddress) -> Self { Self("href", address.text) }
  static func source(_ picture: EmbeddedPicture) -> Self { Self("src", picture.address) }
  static let hidden = Self("aria-hidden", "true")
  static let open = Self("open", nil)

  /// Offers the target as a file to keep, under `name`.
  static func download(_ name: String) -> Self { Self("download", name) }
}
