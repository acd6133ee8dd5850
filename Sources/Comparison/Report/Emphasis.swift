/// Why a piece of the report's text stands out; the terminal chooses the colour.
public enum Emphasis: Sendable, Hashable {
  /// A heading.
  case heading
  /// Something that is new.
  case added
  /// Something that is gone.
  case removed
  /// Something that differs.
  case changed
  /// What must not be overlooked: a flipped verdict, a problem.
  case alarm
  /// What explains, and may recede.
  case aside
}
