/// Finds all files that a file's behaviour can depend on.
///
/// The analysis works on names and errs towards more dependencies. A file enters the closure where
/// some file in it can see its module (imports count, one by one) and
/// - mentions a name or an operator that the file declares at the top level,
/// - or has, somewhere in the closure, the type that the file extends, and the extension adds a
///   conformance, something used without a name, or a member whose name is mentioned;
/// - extensions of foreign types (`Double`, `[Element]`) count as if their members stood at the
///   top level.
///
/// Why that suffices: a declaration is used either by its top-level name, or as a member of a value
/// whose type is named by some declaration on the way to it, and that declaration is in the closure.
package struct DependencyClosure {
  private let files: [SourceFile]
  /// The files that declare a type of that name.
  private var typeFiles: [String: [Int]] = [:]
  /// Names that are declared as other names of types somewhere.
  private var aliases: Set<String> = []
  private var declared: Set<String> = []
  /// For each file, the modules whose names it can use.
  private var visible: [Set<String>] = []

  /// The analysis of a set of files.
  package init(of files: [SourceFile]) {
    self.files = files
    for (index, file) in files.enumerated() {
      guard case .swift(let outline) = file.outline else { continue }
      aliases.formUnion(outline.aliases)
      declared.formUnion(outline.declared)
      for name in outline.declared.subtracting(outline.aliases) {
        typeFiles[name, default: []].append(index)
      }
    }
    visible = files.map(modulesVisible)
  }

  private func modulesVisible(from file: SourceFile) -> Set<String> {
    guard case .swift(let outline) = file.outline else { return [file.module] }
    var modules = outline.imports.union([file.module])
    var pending = modules
    while !pending.isEmpty {
      var found: Set<String> = []
      for other in files where pending.contains(other.module) {
        if case .swift(let outline) = other.outline { found.formUnion(outline.exportedImports) }
      }
      pending = found.subtracting(modules)
      modules.formUnion(pending)
    }
    return modules
  }

  /// The paths of all files that the file at `path` depends on, itself included, sorted.
  package func files(reachedFrom path: String) -> [String] {
    guard let start = files.firstIndex(where: { $0.path == path }) else { return [] }
    var reached: Set<Int> = [start]
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for candidate in files.indices where !reached.contains(candidate) {
        if enters(candidate, from: reached) {
          reached.insert(candidate)
          isGrowing = true
        }
      }
    }
    return reached.map { files[$0].path }.sorted()
  }

  private func enters(_ candidate: Int, from reached: Set<Int>) -> Bool {
    let seers = reached.filter { visible[$0].contains(files[candidate].module) }
    switch files[candidate].outline {
    case .c(let outline, _):
      return seers.contains { mentions($0, c: outline, of: candidate) }
    case .swift(let outline):
      return seers.contains { mentions($0, swift: outline) }
        || outline.extensions.contains { applies($0, seers: seers, reached: reached) }
    }
  }

  private func mentions(_ index: Int, swift target: SwiftOutline) -> Bool {
    guard case .swift(let outline) = files[index].outline else { return false }
    return outline.isOpaque || target.isOpaque || !outline.words.isDisjoint(with: target.declared)
      || outline.mentionsOperator(of: target.operators)
  }

  private func applies(
    _ added: SwiftOutline.Extension, seers: Set<Int>, reached: Set<Int>
  ) -> Bool {
    if let homes = typeFiles[added.type], !aliases.contains(added.type) {
      guard homes.contains(where: reached.contains) else { return false }
      if added.hasUnnamedMembers || !added.protocols.isEmpty { return true }
      return seers.contains { mentions($0, memberOf: added) }
    }
    let hasForeignProtocol = added.protocols.contains { !declared.contains($0) }
    return seers.contains { index in
      guard case .swift(let outline) = files[index].outline else { return false }
      return added.hasUnnamedMembers || hasForeignProtocol
        || !outline.words.isDisjoint(with: added.protocols) || mentions(index, memberOf: added)
    }
  }

  private func mentions(_ index: Int, memberOf added: SwiftOutline.Extension) -> Bool {
    guard case .swift(let outline) = files[index].outline else { return false }
    return !outline.words.isDisjoint(with: added.members)
      || outline.mentionsOperator(of: added.operators)
      || (added.hasInitializers && mentionsInitializer(outline, of: added.type))
  }

  /// Whether a file mentions an initializer of the type without its labels.
  ///
  /// Names that are neither
  /// types of the engine nor common ones of the standard library may stand for any type.
  private func mentionsInitializer(_ outline: SwiftOutline, of type: String) -> Bool {
    outline.initializerReferences.contains { name in
      name == type
        || !(Self.standardTypes.contains(name)
          || (typeFiles[name] != nil && !aliases.contains(name)))
    }
  }

  private static let standardTypes: Set<String> = [
    "Double", "Float", "Int", "UInt", "UInt8", "UInt64", "Int64", "String", "Substring",
    "Character",
    "Array", "Set", "Dictionary", "Bool",
  ]

  private func mentions(_ index: Int, c target: COutline, of candidate: Int) -> Bool {
    let names = definitions(of: target, at: candidate)
    switch files[index].outline {
    case .swift(let outline): return outline.isOpaque || !outline.words.isDisjoint(with: names)
    case .c(let outline, let isHeader):
      if outline.includes.contains(files[candidate].name) { return true }
      // A header's prototypes are no uses of the functions behind them.
      let uses = isHeader && files[candidate].isImplementation ? outline.innerWords : outline.words
      return !uses.isDisjoint(with: names)
    }
  }

  /// The names a C file gives to others.
  ///
  /// Those are the ones it declares, and those of its outer words that a header of its module
  /// declares. Where a file of the module pastes names together, every implementation may define
  /// whatever the headers declare.
  private func definitions(of outline: COutline, at index: Int) -> Set<String> {
    guard case .c(_, isHeader: false) = files[index].outline else { return outline.declared }
    let siblings = files.filter { $0.module == files[index].module }.compactMap { file in
      if case .c(let sibling, let isHeader) = file.outline { return (sibling, isHeader) }
      return nil
    }
    let pastesNames = siblings.contains { $0.0.pastesNames }
    var names = outline.declared
    for (header, isHeader) in siblings where isHeader {
      let defined = pastesNames ? header.declared : header.declared.intersection(outline.outerWords)
      names.formUnion(defined)
    }
    return names
  }
}

extension SwiftOutline {
  /// Whether a run of operator characters in the file contains one of the operators.
  fileprivate func mentionsOperator(of operators: Set<String>) -> Bool {
    operators.contains { wanted in symbols.contains { $0.contains(wanted) } }
  }
}
