import Foundation
import FuzzTargets
import TestSupport
import Testing

/// The corpus of every target, what fuzzing found among it, read again; and inputs near it.
@Suite struct CorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Corpus")

  private static func corpus(of target: FuzzTarget) throws -> [[UInt8]] {
    let folder = folder.appendingPathComponent(target.rawValue)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.map { try Array(Data(contentsOf: folder.appendingPathComponent($0))) }
  }

  /// Processor time of this thread in seconds, which other tests do not prolong.
  private static func seconds(reading input: [UInt8], by target: FuzzTarget) throws -> Double {
    let start = processorTime()
    try target.read(input)
    return processorTime() - start
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test(arguments: FuzzTarget.allCases)
  func `the corpus, and 200 inputs near it, are read in a moment`(target: FuzzTarget) throws {
    let corpus = try Self.corpus(of: target)
    try #require(!corpus.isEmpty)
    var mutations = Mutations(of: corpus, seed: 1)
    for input in corpus + (0..<200).map({ _ in mutations.next() }) {
      let seconds = try Self.seconds(reading: input, by: target)
      #expect(seconds < 5, "\(String(decoding: input.prefix(500), as: UTF8.self))")
    }
  }

  @Test func `every target has a corpus, and every corpus a target`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(names) == Set(FuzzTarget.allCases.map(\.rawValue)))
  }
}
