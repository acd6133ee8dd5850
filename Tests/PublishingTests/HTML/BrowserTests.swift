import Foundation
import Publishing
import Results
import TestSupport
import Testing

/// A browser of the machine's, if there is one.
private let browser = ["chromium", "chromium-browser", "google-chrome"].first { name in
  ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
  }
}

/// The page in a real browser, without a screen; nothing where Chromium is not installed.
@Suite(.enabled(if: browser != nil), .serialized) struct BrowserTests {
  /// What is done to the page and what is seen then.
  private static let session = """
    const seen = {}, find = (name) => document.querySelector(name);
    const wait = (time) => new Promise((done) => setTimeout(done, time));
    const point = (element, kind) =>
      element.dispatchEvent(new PointerEvent(kind, { pointerType: "mouse" }));
    const press = (key) => dispatchEvent(new KeyboardEvent("keydown", { key }));
    addEventListener("load", async () => {
      for (let turn = 0; turn < 200 && document.fonts.status !== "loaded"; turn += 1) await wait(50);
      seen.fonts = [...document.fonts].filter((face) => face.status === "loaded").length > 2;
      seen.requests = performance.getEntriesByType("resource")
        .filter((entry) => !entry.name.startsWith("data:")).map((entry) => entry.name).join(" ");
      seen.ground = getComputedStyle(document.body).backgroundColor;
      seen.ink = getComputedStyle(document.body).color;
      seen.overflow = document.documentElement.scrollWidth - innerWidth;
      const text = find("main p").firstChild, range = document.createRange(), lines = {};
      for (let at = 0; at < text.length; at += 1) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const top = Math.round(range.getBoundingClientRect().top);
        lines[top] = (lines[top] ?? 0) + 1;
      }
      seen.measure = Math.max(...Object.values(lines));
      find("#fig-time").scrollIntoView();
      const current = () => find(".contents [aria-current]")?.hash;
      for (let turn = 0; turn < 100 && current() !== "#sec-time"; turn += 1) await wait(50);
      seen.current = current();
      find(".enlarge").click();
      seen.enlarged = find("dialog").open && find("dialog svg") !== null;
      seen.title = find("dialog strong").textContent;
      find("dialog").dispatchEvent(new KeyboardEvent("keydown", { key: "+" }));
      seen.scale = find("dialog svg").style.width;
      find("dialog [aria-label^=Close]").click();
      for (let turn = 0; turn < 40 && document.activeElement.className !== "enlarge"; turn += 1) {
        await wait(50);
      }
      seen.closed = !find("dialog").open && document.activeElement.className === "enlarge";
      const link = find("main a[href='#ref-razin2024']");
      const card = find(".preview");
      scrollTo(0, 0);
      point(link, "pointerenter");
      for (let turn = 0; turn < 100 && card.hidden; turn += 1) await wait(50);
      seen.preview = card.hidden ? "" : card.textContent;
      seen.described = link.getAttribute("aria-describedby");
      press("Escape");
      seen.escaped = card.hidden && !link.hasAttribute("aria-describedby");
      const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
      seen.unique = new Set(ids).size === ids.length;
      const verdict = document.createElement("pre");
      verdict.id = "verdict";
      verdict.textContent = JSON.stringify(seen);
      document.body.append(verdict);
    });
    """

  /// The page with one more script, which its policy is told of, in a window of a size.
  private func session(width: Int, isDark: Bool) throws -> (seen: [String: Any], errors: String) {
    let sample = Sample.full
    let page = String(
      decoding: HTMLEdition.page(
        of: sample.document, sample.findings, publishedData: ["time-to-gain"], fonts: .standard),
      as: UTF8.self)
    let digest = Data(Fingerprint(of: Self.session).bytes).base64EncodedString()
    let driven = page.replacingOccurrences(
      of: "script-src '", with: "script-src 'sha256-\(digest)' '"
    ).replacingOccurrences(of: "</body>", with: "<script>\(Self.session)</script></body>")
    let folder = try FolioTest(["page.html": driven])
    // The browser's clock runs ahead of a machine that is busy: then it ends before the page does.
    for attempt in 1...6 {
      let outcome = try folder.run(
        try #require(browser),
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
          "--user-data-dir=\(folder.root.path)/profile", "--window-size=\(width),600",
          "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)",
          "--virtual-time-budget=120000", "--dump-dom", "file://\(folder.root.path)/page.html",
        ])
      let parts = outcome.output.components(separatedBy: "<pre id=\"verdict\">")
      guard parts.count == 2, let json = parts[1].components(separatedBy: "</pre>").first else {
        continue
      }
      let text = json.replacingOccurrences(of: "&amp;", with: "&")
      let seen = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      // Or it draws no frame after scrolling, which the page waits for to mark the section.
      if seen?["current"] == nil, attempt < 6 { continue }
      let console = outcome.errors.split(separator: "\n").filter { $0.contains("CONSOLE") }
      return (try #require(seen), console.joined(separator: "\n"))
    }
    throw CocoaError(.featureUnsupported)
  }

  @Test func `in a wide light window everything works, and nothing is fetched`() throws {
    let (seen, errors) = try session(width: 1280, isDark: false)
    #expect(errors.isEmpty)
    #expect(seen["requests"] as? String == "")
    #expect(seen["fonts"] as? Bool == true)
    #expect(seen["ground"] as? String == "rgb(253, 252, 249)")
    #expect(try #require(seen["overflow"] as? Int) <= 0)
    #expect((62...80).contains(try #require(seen["measure"] as? Int)))
    #expect(seen["current"] as? String == "#sec-time")
    #expect(seen["enlarged"] as? Bool == true && seen["closed"] as? Bool == true)
    #expect(seen["title"] as? String == "Figure 2.1" && seen["scale"] as? String == "150%")
    #expect((seen["preview"] as? String)?.contains("Vanishing Gradients") == true)
    #expect(seen["described"] as? String == "preview" && seen["escaped"] as? Bool == true)
    #expect(seen["unique"] as? Bool == true)
  }

  @Test func `on a dark phone the page is dark, as wide as the screen, and as able`() throws {
    let (seen, errors) = try session(width: 500, isDark: true)
    #expect(errors.isEmpty)
    #expect(seen["ground"] as? String == "rgb(23, 24, 26)")
    #expect(seen["ink"] as? String == "rgb(227, 224, 216)")
    #expect(try #require(seen["overflow"] as? Int) <= 0)
    #expect(seen["enlarged"] as? Bool == true && seen["escaped"] as? Bool == true)
  }
}
