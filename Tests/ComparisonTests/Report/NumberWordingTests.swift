import Comparison
import Publishing
import Testing

struct NumberWordingTests {
  @Test func `Numbers are written by as many digits as it takes to tell them apart`() {
    func change(_ from: Double, _ to: Double) -> String {
      NumberWording.change(from: .number(from), to: .number(to), absent: "")
    }
    #expect(change(8.633661234567, 9.216141234567) == "8.63366 → 9.21614")
    #expect(change(31.62277660145251, 31.622776601626022) == "31.622776601 → 31.622776602")
    #expect(change(0.5, 0.25) == "0.5 → 0.25")
  }

  @Test func `Values that tell rows apart are written by six digits where that is shorter`() {
    #expect(NumberWording.key(.number(0.003162277660168382)) == "0.00316228")
    #expect(NumberWording.key(.number(0.1)) == "0.1")
    #expect(NumberWording.key(.text("scaled")) == "scaled")
    #expect(NumberWording.key(.integer(1_234_567)) == "1234567")
  }
}
