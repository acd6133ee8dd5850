import Manuscript
import Results

/// What a report has besides what is printed: figures, tables and pages of HTML.
struct OnlineReport: Sendable {
  /// The figures, tables and chapters' pages, by path.
  private(set) var files: [String: [UInt8]] = [:]
  /// Their digests.
  private(set) var digests: [String: Fingerprint] = [:]
  /// The page of the whole report.
  let page: [UInt8]
  /// The paths of the chapters' pages.
  let chapterPages: Set<String>

  /// Writes the pages of a document, and gathers what they show.
  init(of document: Document, _ findings: Findings, fonts: PageFonts, isSplit: Bool) {
    for (id, figure) in findings.figures {
      files[Report.figurePath(of: id, type: "svg")] = figure.svg
      files[Report.figurePath(of: id, type: "png")] = figure.png
      files[Report.figurePath(of: id, type: "pdf")] = figure.pdf
    }
    for (id, experiment) in findings.experiments {
      let csv = Array(experiment.table.csv.utf8)
      if csv.count <= Report.greatestPublishedTable { files[Report.dataPath(of: id)] = csv }
    }
    let published = Set(findings.experiments.keys).filter { [files] id in
      files[Report.dataPath(of: id)] != nil
    }
    page = HTMLEdition.page(of: document, findings, publishedData: published, fonts: fonts)
    let chapters =
      isSplit
      ? ChapterPages.pages(of: document, findings, publishedData: published, fonts: fonts) : [:]
    chapterPages = Set(chapters.keys)
    files.merge(chapters) { _, page in page }
    digests = files.mapValues { Fingerprint(of: $0) }
  }
}
