import Foundation
import TestSupport
import Testing

/// A library that is loaded before the C library's functions and lets calls that write fail, or ends the
/// process at them, one by one: every write of a build is refused in its turn, without privileges.
///
/// Counted are opening for writing, writing, closing what was written, linking, renaming, exchanging, removing,
/// making folders and synchronising, of paths below a folder; with `reads`, opening for reading too.
struct FaultShim {
  /// What happens to the calls that are meant.
  enum Fault {
    /// They fail with an error number.
    case error(Int32)
    /// The process ends at the first of them by SIGKILL.
    case kill
  }

  /// The compiled library; nil where there is no C compiler.
  static let library: String? = {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("folio-test-shim-\(ProcessInfo.processInfo.processIdentifier)")
    guard let test = try? FolioTest(["shim.c": source]) else { return nil }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("shim.so").path
    for compiler in ["cc", "clang", "gcc"] {
      let outcome = try? test.run(
        compiler, ["-O1", "-shared", "-fPIC", "-o", path, "shim.c", "-ldl"])
      if outcome?.status == 0 { return path }
    }
    return nil
  }()

  /// Only calls on paths below this folder count.
  var folder: URL
  /// Of them, only those on paths that contain this text.
  var containing = ""
  /// What happens.
  var fault = Fault.error(ENOSPC)
  /// The calls that it happens to, counted from 0; none where calls are only counted.
  var calls = 0..<0
  /// Whether opening a file for reading counts, instead of what writes.
  var reads = false
  /// Where the calls are listed, a line each.
  var log: URL?

  /// The variables that a process is to be started with.
  var environment: [String: String] {
    var variables = [
      "LD_PRELOAD": Self.library ?? "", "FOLIO_FAULT_ROOT": folder.path,
      "FOLIO_FAULT_PATH": containing, "FOLIO_FAULT_READS": reads ? "1" : "0",
      "FOLIO_FAULT_FIRST": "\(calls.lowerBound)", "FOLIO_FAULT_END": "\(calls.upperBound)",
    ]
    switch fault {
    case .error(let number): variables["FOLIO_FAULT_ERROR"] = "\(number)"
    case .kill: variables["FOLIO_FAULT_ERROR"] = "0"
    }
    variables["FOLIO_FAULT_LOG"] = log?.path
    return variables
  }
}

extension FolioTest {
  /// The calls of a build that a shim counts, one after the other, as “rename /path”.
  func faultCalls(of arguments: [String], reads: Bool = false) throws -> [String] {
    let log = root.appendingPathComponent("calls.log")
    var shim = FaultShim(folder: root)
    shim.log = log
    shim.reads = reads
    try folio(arguments, environment: shim.environment)
    defer { try? FileManager.default.removeItem(at: log) }
    return try read("calls.log").split(separator: "\n").map(String.init)
  }

  /// A copy of the whole repository.
  func copy() throws -> FolioTest {
    let copy = try FolioTest([:])
    _ = try run("cp", ["-a", root.path + "/.", copy.root.path])
    return copy
  }

  /// What processes may leave and builds must not: files half-made, claims, marks, workshops.
  func litter() throws -> [String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return paths.filter { path in
      path.hasSuffix(".tmp") || path.contains("/claims/") || path.contains("/running/")
        || path.contains(".folio/publishing-") || path.hasSuffix(".old")
    }.sorted()
  }
}
