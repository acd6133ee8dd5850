/// What one Swift file declares for others, and what it mentions.
///
/// Only names that other files can find count as declared: names at the top level, and the members
/// of extensions. Members of a type stand in the type's own file, which whoever has a value of the
/// type depends on already, because some declaration on the way to the value names the type.
package struct SwiftOutline {
  /// An extension: the type it extends, and what it adds.
  package struct Extension {
    /// The first component of the extended type's name; empty for `[Element]`.
    package var type = ""
    /// The protocols that the extension makes the type conform to.
    package var protocols: Set<String> = []
    /// The names of the members, and for each initializer a label that its callers must write.
    package var members: Set<String> = []
    /// The operators it defines.
    package var operators: Set<String> = []
    /// Whether it adds initializers that calls name by a label.
    package var hasInitializers = false
    /// Whether it adds what is used without being named: subscripts, unlabelled initializers,
    /// witnesses that the language itself calls.
    package var hasUnnamedMembers = false
  }

  /// The modules imported.
  package var imports: Set<String> = []
  /// The modules imported for the users of this module too.
  package var exportedImports: Set<String> = []
  /// Every word that occurs.
  package var words: Set<String> = []
  /// Every run of operator characters that occurs.
  package var symbols: Set<String> = []
  /// The types of which some initializer is mentioned without arguments (`Type.init`); the empty name
  /// stands for a type that is inferred.
  package var initializerReferences: Set<String> = []
  /// The names declared at the top level, except private ones.
  package var declared: Set<String> = []
  /// The names among them that are only other names of types.
  package var aliases: Set<String> = []
  /// The operators declared or defined at the top level.
  package var operators: Set<String> = []
  /// The extensions, except private ones.
  package var extensions: [Extension] = []
  /// The simulation that the file registers: the literal of its `static let name = "…"`.
  package var simulationNames: [String] = []
  /// Whether the file could not be understood (its braces do not match); it then counts as
  /// declaring and mentioning everything.
  package var isOpaque = false

  /// The outline of a file's text.
  package init(_ source: String) {
    var reader = SwiftOutlineReader(SwiftLexer(source))
    reader.read()
    self = reader.outline
  }

  init() {}
}
