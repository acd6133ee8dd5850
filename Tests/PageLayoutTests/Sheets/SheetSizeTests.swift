import Drawing
import PageLayout
import Testing

struct SheetSizeTests {
  @Test func `Sheets have names or sides`() throws {
    #expect(SheetSize("A0")?.size == Size(width: .millimetres(841), height: .millimetres(1189)))
    #expect(SheetSize("a2")?.size == Size(width: .millimetres(420), height: .millimetres(594)))
    let inches = try #require(SheetSize("48x36in")).size
    #expect((inches.width - .inches(48)).pixels.magnitude < 1e-9)
    #expect((inches.height - .inches(36)).pixels.magnitude < 1e-9)
    #expect(SheetSize("90.5×120cm")?.size.width == .millimetres(905))
  }

  @Test(arguments: ["", "A9", "36x48", "x48in", "36xin", "0x10cm", "-3x4in", "1e9x2cm", "nanx2in"])
  func `Anything else is no sheet`(_ text: String) {
    #expect(SheetSize(text) == nil)
  }

  @Test func `A sheet is turned as it hangs`() throws {
    let sheet = try #require(SheetSize("A1"))
    #expect(sheet.turned(.landscape).size.width == .millimetres(841))
    #expect(sheet.turned(.landscape).turned(.portrait) == sheet)
    #expect(sheet.turned(.portrait) == sheet)
  }
}
