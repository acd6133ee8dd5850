import Foundation

/// A page in Chromium without a screen, spoken to by the DevTools protocol.
///
/// The page lives in real time: what it waits for comes when the machine has time for it, and a test
/// that waits for it does not depend on how busy the machine is.
public final class BrowserPage {
  /// Why there is no answer.
  public enum Failure: Error, CustomStringConvertible {
    /// The browser ended, or was ended for keeping silent, before it answered.
    case silence(after: String)
    /// The browser refused a command, or the script threw.
    case refusal(String)

    public var description: String {
      switch self {
      case .silence(let method): "the browser did not answer \(method)"
      case .refusal(let answer): "the browser refused: \(answer)"
      }
    }
  }

  /// The name of a browser of the machine's, if there is one.
  public static let program = ["chromium", "chromium-browser", "google-chrome"].first { name in
    ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  private let process = Process()
  private let commands = Pipe()
  private let answers = Pipe()
  private var received: [UInt8] = []
  private var session: String?
  private var lastCommand = 0

  /// What the page wrote to its console, and what the browser reported of it, so far.
  private var console: [String] = []

  /// Opens a file of a test in a window.
  ///
  /// - Parameters:
  ///   - patience: Seconds after which a browser that keeps silent is ended.
  private init(
    _ file: String, of test: FolioTest, program: String, width: Int, isDark: Bool,
    patience: Int = 240
  ) throws {
    // The protocol's pipes are the descriptors 3 and 4; what the browser prints itself is nothing to us.
    let redirections = "3<&0 4>&1 </dev/null >/dev/null 2>/dev/null"
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "exec timeout \(patience) \"$0\" \"$@\" \(redirections)", program,
      "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
      "--user-data-dir=\(test.root.path)/profile", "--window-size=\(width),600",
      "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)",
    ]
    process.standardInput = commands
    process.standardOutput = answers
    try process.run()
    let target =
      try tell(
        "Target.createTarget", ["url": "about:blank"])["targetId"] as? String
    session =
      try tell(
        "Target.attachToTarget", ["targetId": target ?? "", "flatten": true])["sessionId"]
      as? String
    for domain in ["Page", "Runtime", "Log"] { try tell("\(domain).enable", [:]) }
    try tell("Page.navigate", ["url": "file://\(test.root.path)/\(file)"])
  }

  deinit {
    // Outside the window's session: the whole browser goes.
    session = nil
    _ = try? tell("Browser.close", [:])
    try? commands.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Runs a script in the page to its end, waiting for what it waits for.
  ///
  /// - Parameter script: The body of an asynchronous function.
  /// - Returns: What the script returns.
  private func run(_ script: String) throws -> Any? {
    let answer = try tell(
      "Runtime.evaluate",
      [
        "expression": "(async () => {\(script)})()", "awaitPromise": true, "returnByValue": true,
      ])
    if let exception = answer["exceptionDetails"] { throw Failure.refusal("\(exception)") }
    return (answer["result"] as? [String: Any])?["value"]
  }

  /// Opens a page, runs a script in it, and gives what the script saw and what the console says.
  ///
  /// - Throws: `Failure` where there is no browser, the script throws, or it returns no dictionary.
  public static func seen(
    of html: String, _ script: String, width: Int, isDark: Bool
  ) throws -> (seen: [String: Any], console: [String]) {
    guard let program else { throw Failure.refusal("there is none") }
    let folder = try FolioTest(["page.html": html])
    let page = try BrowserPage(
      "page.html", of: folder, program: program, width: width, isDark: isDark)
    guard let seen = try page.run(script) as? [String: Any] else {
      throw Failure.refusal("the script saw nothing")
    }
    return (seen, page.console)
  }

  /// Sends a command and waits for its answer, keeping what the page says meanwhile.
  @discardableResult
  private func tell(_ method: String, _ parameters: [String: Any]) throws -> [String: Any] {
    lastCommand += 1
    var command: [String: Any] = ["id": lastCommand, "method": method, "params": parameters]
    if let session { command["sessionId"] = session }
    let bytes = try JSONSerialization.data(withJSONObject: command)
    try commands.fileHandleForWriting.write(contentsOf: bytes + [0])
    while let message = try nextMessage() {
      if message["id"] as? Int == lastCommand {
        guard let result = message["result"] as? [String: Any] else {
          throw Failure.refusal("\(message)")
        }
        return result
      }
      note(message)
    }
    throw Failure.silence(after: method)
  }

  /// The browser's next message; nothing where it has ended.
  private func nextMessage() throws -> [String: Any]? {
    while true {
      if let end = received.firstIndex(of: 0) {
        let message = Data(received[..<end])
        received.removeSubrange(...end)
        return try JSONSerialization.jsonObject(with: message) as? [String: Any]
      }
      let more = answers.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      received += more
    }
  }

  /// Keeps an event that tells of the page's console.
  private func note(_ event: [String: Any]) {
    let kinds = ["Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"]
    if let method = event["method"] as? String, kinds.contains(method) {
      console.append("\(method): \(event["params"] ?? "")")
    }
  }
}
