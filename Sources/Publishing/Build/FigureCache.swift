import FoundationEssentials
package import Results
import SystemPackage

/// What the published figures of a profile were drawn from, so that a figure is drawn again only when
/// its plot, its tables, the fonts or the program are others.
///
/// The files themselves are those of the published report, taken only where their digests hold; the cache
/// adds the keys they were drawn under. It is never a source of truth: `build --force` and `build --fresh`
/// draw everything, and whatever cannot be read or does not fit is drawn.
package struct FigureCache: Sendable {
  /// The digests of a figure's files.
  fileprivate struct Digests: Codable {
    var svg: Fingerprint
    var png: Fingerprint
    var pdf: Fingerprint
  }

  /// One drawing, all but its files.
  fileprivate struct Entry: Codable {
    /// The key it was drawn under.
    var key: Fingerprint
    var files: Digests
    var width: Int
    var height: Int
    var alternativeText: String
    var specification: Fingerprint
    var facts: Manifest.Facts?
    var notes: [String]
    var fonts: [Manifest.Font]
  }

  /// Names drawings; nil where it cannot be told what figures are drawn with, and nothing is cached.
  let keys: FigureKeys?
  private let path: FilePath
  private let output: FilePath
  private let names: [Fingerprint: String]
  private let entries: [String: Entry]

  /// The cache of a profile; empty where a request wants everything drawn.
  package init(in workspace: Workspace, _ request: BuildRequest) {
    keys = FigureKeys()
    path = workspace.figureCache(of: request.profile)
    output = workspace.output(of: request.profile)
    let drawsAll = request.isForced || request.isFresh && request.selection == .everything
    let isWanted = keys != nil && !drawsAll
    entries = isWanted ? Self.entries(at: path) : [:]
    names = Dictionary(
      entries.map { ($0.value.key, $0.key) }, uniquingKeysWith: { first, _ in first })
  }

  /// The figure drawn under a key, or nil where it is not there as it was drawn.
  package func figure(_ key: Fingerprint) -> DrawnFigure? {
    guard let id = names[key], let entry = entries[id],
      let svg = file(of: id, "svg", entry.files.svg),
      let png = file(of: id, "png", entry.files.png),
      let pdf = file(of: id, "pdf", entry.files.pdf)
    else { return nil }
    let rendered = RenderedFigure(
      svg: svg, png: png, pdf: pdf, width: entry.width, height: entry.height,
      alternativeText: entry.alternativeText, specification: entry.specification,
      facts: entry.facts, notes: entry.notes)
    return DrawnFigure(rendered: rendered, fonts: entry.fonts)
  }

  /// Notes what the figures that are now published were drawn from.
  ///
  /// - Parameter digests: The digests of the published files, by path.
  /// - Throws: `FileError` where that cannot be written.
  func record(
    _ drawing: FigureDrawing, digests: [String: Fingerprint]
  ) throws(FileError) {
    let entries = drawing.drawn.compactMap { id, figure -> (String, Entry)? in
      func digest(_ type: String) -> Fingerprint? {
        digests[Report.figurePath(of: id, type: type)]
      }
      guard let key = drawing.keys[id], let svg = digest("svg"), let png = digest("png"),
        let pdf = digest("pdf")
      else { return nil }
      return (id, Entry(figure, key: key, files: Digests(svg: svg, png: png, pdf: pdf)))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(Dictionary(uniqueKeysWithValues: entries)) else { return }
    try SealedFile.write(Array(data), to: path)
  }

  private static func entries(at path: FilePath) -> [String: Entry] {
    guard let bytes = SealedFile.contents(of: path) else { return [:] }
    return (try? JSONDecoder().decode([String: Entry].self, from: Data(bytes))) ?? [:]
  }

  private func file(of id: String, _ type: String, _ digest: Fingerprint) -> [UInt8]? {
    let path = output.pushing(FilePath(Report.figurePath(of: id, type: type)))
    guard let bytes = try? FileSystem.read(path), Fingerprint(of: bytes) == digest else {
      return nil
    }
    return bytes
  }
}

extension FigureCache.Entry {
  fileprivate init(_ figure: DrawnFigure, key: Fingerprint, files: FigureCache.Digests) {
    let rendered = figure.rendered
    self.init(
      key: key, files: files, width: rendered.width, height: rendered.height,
      alternativeText: rendered.alternativeText, specification: rendered.specification,
      facts: rendered.facts, notes: rendered.notes, fonts: figure.fonts)
  }
}
