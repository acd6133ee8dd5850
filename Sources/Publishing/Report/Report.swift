public import Manuscript
public import Results

/// The published report: every file of `Output/`, made from the chapters and what was found out.
///
/// A report is a pure function of what it is made from: equal documents and findings give equal
/// bytes, on every machine and at any time.
public struct Report: Sendable {
  /// A table whose CSV is larger than this many bytes is not published, and is computed anew where
  /// it is needed.
  public static let greatestPublishedTable = 1_000_000

  /// The files by path inside the output folder: `index.html`, `report.pdf`, `poster.pdf`,
  /// `manifest.json`, `figures/…`, `data/…`, and `chapters/…` where asked for.
  public let files: [String: [UInt8]]
  /// The digests of the files, by path.
  public let digests: [String: Fingerprint]
  /// What the report says of itself to programs; the contents of `manifest.json`.
  public let manifest: Manifest
  /// Everything that is wrong with the report, in the order of the places.
  public let diagnostics: [Diagnostic]

  /// The report of a document.
  ///
  /// - Parameters:
  ///   - document: The chapters and what they refer to.
  ///   - findings: What running, concluding and drawing found out.
  ///   - profile: The name of the profile that was built.
  ///   - fonts: The fonts of figures and pages.
  ///   - chapterDigests: The digests of the chapters' files, by path.
  ///   - printed: The report as pages to print, `report.pdf`.
  ///   - poster: The report on one sheet, `poster.pdf`.
  ///   - patterns: The digests of the patterns by which what is printed is hyphenated, by language.
  ///   - pageFonts: The faces that pages embed.
  ///   - isSplit: Whether there is a page for each chapter besides the one of the whole.
  public init(
    document: Document, findings: Findings, profile: String, fonts: [Manifest.Font],
    chapterDigests: [String: Fingerprint], printed: [UInt8]? = nil,
    poster: [UInt8]? = nil, patterns: [String: Fingerprint] = [:], pageFonts: PageFonts = .none,
    isSplit: Bool = false
  ) {
    self.init(
      document: document, findings: findings, profile: profile, fonts: fonts,
      chapterDigests: chapterDigests,
      online: OnlineReport(of: document, findings, fonts: pageFonts, isSplit: isSplit),
      printed: printed, poster: poster, patterns: patterns)
  }

  /// The report of a document whose pages of HTML are written.
  init(
    document: Document, findings: Findings, profile: String, fonts: [Manifest.Font],
    chapterDigests: [String: Fingerprint], online: OnlineReport, printed: [UInt8]?,
    poster: [UInt8]?, patterns: [String: Fingerprint]
  ) {
    var (files, digests) = (online.files, online.digests)
    for (path, bytes) in [(Self.printedPath, printed), (Self.posterPath, poster)] {
      files[path] = bytes
      digests[path] = bytes.map { Fingerprint(of: $0) }
    }
    let (page, chapterPages) = (online.page, online.chapterPages)
    let pageDigest = Fingerprint(of: page)
    var manifest = Manifest(profile: profile, page: pageDigest.hexadecimal)
    manifest.fonts = fonts
    manifest.printed = digests[Self.printedPath]?.hexadecimal
    manifest.poster = digests[Self.posterPath]?.hexadecimal
    if !patterns.isEmpty { manifest.hyphenation = patterns.mapValues(\.hexadecimal) }
    if !chapterPages.isEmpty {
      manifest.chapterPages = digests.filter { chapterPages.contains($0.key) }
        .mapValues(\.hexadecimal)
    }
    let builder = ManifestBuilder(document: document, findings: findings, digests: digests)
    builder.fill(&manifest, chapterDigests: chapterDigests)
    files[Self.pagePath] = page
    files[Manifest.fileName] = manifest.json
    digests[Self.pagePath] = pageDigest
    digests[Manifest.fileName] = files[Manifest.fileName].map { Fingerprint(of: $0) }
    self.files = files
    self.digests = digests
    self.manifest = manifest
    self.diagnostics = findings.allDiagnostics(
      with: ReportGaps(of: document, findings).independent)
  }

  /// The path of the page inside the output folder.
  public static let pagePath = "index.html"

  /// The path of the report as pages to print, inside the output folder.
  public static let printedPath = "report.pdf"

  /// The path of the poster inside the output folder.
  public static let posterPath = "poster.pdf"

  /// The path of an experiment's published table inside the output folder.
  public static func dataPath(of experiment: String) -> String { "data/\(experiment).csv" }

  /// The path of a figure's file inside the output folder; `type` is `svg`, `png` or `pdf`.
  public static func figurePath(of figure: String, type: String) -> String {
    "figures/\(figure).\(type)"
  }
}
