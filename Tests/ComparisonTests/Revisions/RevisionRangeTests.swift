import Comparison
import Testing

struct RevisionRangeTests {
  @Test(arguments: [
    ([], RevisionRange.workingTree(since: "HEAD")),
    (["v1.0"], .workingTree(since: "v1.0")),
    (["a", "b"], .commits("a", "b")),
    (["a..b"], .commits("a", "b")),
    (["..b"], .commits("HEAD", "b")),
    (["a.."], .commits("a", "HEAD")),
    (["a...b"], .sinceCommonAncestor("a", "b")),
    (["a..."], .sinceCommonAncestor("a", "HEAD")),
    (["HEAD@{1.day.ago}..v1.2.3"], .commits("HEAD@{1.day.ago}", "v1.2.3")),
    (["HEAD^{/from..to}"], .workingTree(since: "HEAD^{/from..to}")),
    ([":/Fix a..b"], .workingTree(since: ":/Fix a..b")),
  ])
  func `Words become a comparison`(words: [String], range: RevisionRange) throws {
    #expect(try RevisionRange(words) == range)
  }

  @Test(arguments: [
    [".."], ["..."], ["a..b..c"], ["a....b"], ["a..b", "c"], ["a", "b", "c"], [""], ["a", ""],
  ])
  func `Words that are no comparison are refused`(words: [String]) {
    #expect(throws: ComparisonError.self) { try RevisionRange(words) }
  }
}
