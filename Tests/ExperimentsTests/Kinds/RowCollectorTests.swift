import Experiments
import Results
import Testing

@Suite struct RowCollectorTests {
  private let columns = [
    ResultColumn("place", .integer, "the place"),
    ResultColumn("time", .number, "time to gain γ"),
  ]

  @Test func `nil and infinite numbers are missing`() throws {
    var rows = RowCollector(columns)
    rows.add([1, Double?.none])
    rows.add([2, Double.infinity])
    rows.add([3, 0.5])
    let values = try #require(try rows.table["time"]).values
    guard case .numbers(let numbers) = values else {
      Issue.record("a column of numbers holds \(values)")
      return
    }
    #expect(numbers.map(\.isNaN) == [true, true, false])
    #expect(numbers[2] == 0.5)
  }

  @Test(arguments: [Double.nan, -Double.nan])
  func `a number that came out as none fails with its column and row`(number: Double) {
    for cell in [number as any ResultCell, Double?.some(number) as any ResultCell] {
      var rows = RowCollector(columns)
      rows.add([1, 0.5])
      rows.add([2, cell])
      #expect(
        throws: SimulationFailure("‘time’ (time to gain γ) came out as no number in row 2")
      ) { try rows.table }
    }
  }
}
