import Foundation
import Testing

@testable import Publishing

@Suite struct SamplePageTests {
  @Test func `the sample page can be looked at`() throws {
    let page = Sample.full.page
    if let path = ProcessInfo.processInfo.environment["FOLIO_SAMPLE_PAGE"] {
      try Data(page.utf8).write(to: URL(filePath: path))
    }
    _ = try MarkupReader.nodes(of: page)
  }
}
