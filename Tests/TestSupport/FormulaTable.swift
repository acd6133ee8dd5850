public import SystemPackage

/// The formulas that every output of mathematics is tested with.
public enum FormulaTable {
  /// Every construct, displayed.
  public static let constructs = lines(of: "constructs.txt")
  /// Formulas of papers on learning from rewards and on mathematics at large, displayed.
  public static let papers = lines(of: "papers.txt")
  /// The displayed formulas of the report's chapters.
  public static let displayed = lines(of: "chapters-displayed.txt")
  /// The formulas in lines of the report's chapters.
  public static let inline = lines(of: "chapters-inline.txt")
  /// All formulas.
  public static let all = constructs + papers + displayed + inline

  /// The folder of the tables and of what they are compared with.
  public static let folder = FilePath(#filePath).removingLastComponent().appending("Formulas")

  /// The text of a file of the folder; nil where there is none.
  public static func text(of name: String) -> String? {
    guard let file = try? FileDescriptor.open(folder.appending(name), .readOnly) else {
      return nil
    }
    defer { try? file.close() }
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    defer { buffer.deallocate() }
    while let count = try? file.read(into: buffer), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func lines(of name: String) -> [String] {
    (text(of: name) ?? "").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("%") }
  }
}
