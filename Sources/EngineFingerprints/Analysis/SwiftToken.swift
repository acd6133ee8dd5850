/// A token of Swift text, as far as telling dependencies apart needs it.
package enum SwiftToken: Hashable {
  /// A name or a keyword; backticks are gone.
  case word(String)
  /// A run of operator characters.
  case symbol(String)
  /// One of `{ } ( ) [ ] , ; : @ #`.
  case mark(Character)
}
