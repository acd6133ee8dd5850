import LanguageModels
import NumericalMethods
import Testing

/// Bytes that are no safetensors file give an error that says why, and never a crash.
@Suite struct HostileCheckpointTests {
  /// The file of a header and so many bytes of data.
  private func file(_ header: String, data: Int = 0) -> [UInt8] {
    let length = UInt64(header.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8)
      + [UInt8](repeating: 0, count: data)
  }

  private func tensor(_ name: String, _ shape: String, _ begin: Int, _ end: Int) -> String {
    #""\#(name)":{"dtype":"F32","shape":\#(shape),"data_offsets":[\#(begin),\#(end)]}"#
  }

  private func error(_ bytes: [UInt8]) -> SafeTensorsError? {
    do {
      _ = try SafeTensors(decoding: bytes)
      return nil
    } catch { return error }
  }

  @Test func `Too few bytes, and too many, are counted`() {
    #expect(error([1, 2, 3]) == .wrongLength(expected: 8, found: 3))
    #expect(error([9, 0, 0, 0, 0, 0, 0, 0, 123]) == .wrongLength(expected: 17, found: 9))
    let header = "{\(tensor("a", "[2]", 0, 8))}"
    #expect(error(file(header, data: 7)) == .wrongLength(expected: 8, found: 7))
    #expect(error(file(header, data: 9)) == .wrongLength(expected: 8, found: 9))
    #expect(error(file(header, data: 8)) == nil)
  }

  @Test func `A header of absurd length is refused before it is read`() {
    #expect(
      error([UInt8](repeating: 255, count: 8)) == .headerTooLong(.max))
    #expect(
      error([0, 0, 0, 0, 0, 1, 0, 0, 0]) == .headerTooLong(1 << 40))
  }

  @Test func `Overlaps and gaps are named by the tensor that starts in the wrong place`() {
    let overlap = "{\(tensor("a", "[2]", 0, 8)),\(tensor("b", "[1]", 4, 8))}"
    #expect(error(file(overlap, data: 8)) == .misplaced(tensor: "b", expected: 8, found: 4))
    let gap = "{\(tensor("a", "[1]", 0, 4)),\(tensor("b", "[1]", 8, 12))}"
    #expect(error(file(gap, data: 12)) == .misplaced(tensor: "b", expected: 4, found: 8))
    #expect(
      error(file("{\(tensor("a", "[1]", 4, 8))}", data: 8))
        == .misplaced(tensor: "a", expected: 0, found: 4))
  }

  @Test func `Sizes that do not fit the bytes are refused, however large`() {
    #expect(
      error(file("{\(tensor("a", "[3]", 0, 8))}", data: 8))
        == .sizeMismatch(tensor: "a", shape: [3], byteCount: 8))
    #expect(
      error(file("{\(tensor("a", "[2]", 8, 0))}", data: 8))
        == .sizeMismatch(tensor: "a", shape: [2], byteCount: -8))
    let large = 4_611_686_018_427_387_904
    #expect(
      error(file("{\(tensor("a", "[\(large),4]", 0, 0))}"))
        == .sizeMismatch(tensor: "a", shape: [large, 4], byteCount: 0))
    #expect(
      error(file("{\(tensor("a", "[99999999999999999999]", 0, 0))}"))
        == .malformedHeader(place: 47, expected: "a smaller number"))
  }

  @Test func `Types that are not read are named`() {
    let header = #"{"a":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}"#
    #expect(error(file(header, data: 2)) == .unsupportedType(tensor: "a", type: "BF16"))
  }

  @Test func `A name that stands twice is refused`() {
    let header = "{\(tensor("a", "[1]", 0, 4)),\(tensor("a", "[1]", 4, 8))}"
    #expect(error(file(header, data: 8)) == .duplicateName("a"))
    let key = #"{"a":{"dtype":"F32","dtype":"F64","shape":[],"data_offsets":[0,4]}}"#
    #expect(error(file(key, data: 4)) == .duplicateName("dtype"))
  }

  @Test(arguments: [
    ("", 0, "an object"), ("[]", 0, "an object"), ("{", 1, "a string"),
    (#"{"a""#, 4, "a colon"), (#"{"a":7}"#, 5, "an object"), ("{}x", 2, "the end of the header"),
    (#"{"a":{}}"#, 7, "dtype, shape and two data_offsets before the end of “a”"),
    (#"{"__metadata__":{"a":1}}"#, 21, "a string"),
    (#"{"a":{"more":1}}"#, 13, "dtype, shape or data_offsets in place of “more”"),
    (#"{"a":{"shape":[-1]}}"#, 15, "a whole number"),
    (#"{"a":{"shape":[01]}}"#, 17, "a whole number"),
    (#"{"a":{"shape":[1.5]}}"#, 16, "a comma or the end of a list"),
    (#"{"a\x":"#, 4, "an escape of JSON"),
    (#"{"\ud800\u0041":"#, 14, "the second half of a surrogate pair"),
    (#"{"\udc00":"#, 8, "a character"), (#"{"\u00g0":"#, 7, "four hexadecimal digits"),
    ("{\"a\nb\":", 3, "an escape in place of a control character"),
    (#"{"abc"#, 5, "the end of a string"),
  ])
  func `A header that is not the format's JSON is refused with its place`(
    header: String, place: Int, expected: String
  ) {
    #expect(error(file(header)) == .malformedHeader(place: place, expected: expected))
  }

  @Test func `Text that is not UTF-8 is refused`() {
    let bytes = [5, 0, 0, 0, 0, 0, 0, 0] + [0x7b, 0x22, 0xff, 0x22, 0x7d] as [UInt8]
    #expect(error(bytes) == .malformedHeader(place: 2, expected: "text in UTF-8"))
  }

  @Test func `A file with any byte changed or cut anywhere is read or refused`() {
    let whole = SafeTensors(
      [NamedTensor(name: "a", shape: [2], values: .float32([1, 2]))], metadata: ["k": "v"]
    ).encoded()
    var stream = RandomStream(seed: 7, path: ["hostile"])
    for end in whole.indices { #expect(error(Array(whole[..<end])) != nil) }
    for _ in 0..<400 {
      var bytes = whole
      bytes[stream.index(below: bytes.count)] = UInt8(truncatingIfNeeded: stream.next())
      if let file = try? SafeTensors(decoding: bytes) {
        #expect(file.encoded().count > 8)
      }
    }
  }
}
