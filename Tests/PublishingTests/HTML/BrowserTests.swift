import Foundation
import Publishing
import TestSupport
import Testing

/// The page in a real browser, without a screen; nothing where Chromium is not installed.
@Suite(.enabled(if: BrowserPage.program != nil), .serialized) struct BrowserTests {
  /// What is done to the page and what is seen then.
  private static let session = """
    const seen = {}, find = (name) => document.querySelector(name);
    const wait = (time) => new Promise((done) => setTimeout(done, time));
    const point = (element, kind) =>
      element.dispatchEvent(new PointerEvent(kind, { pointerType: "mouse" }));
    const press = (key) => dispatchEvent(new KeyboardEvent("keydown", { key }));
    const until = async (holds) => { while (!holds()) await wait(20); };
    await until(() => document.readyState === "complete" && document.fonts.status === "loaded");
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
    await until(() => find(".contents [aria-current]")?.hash === "#sec-time");
    find(".enlarge").click();
    seen.enlarged = find("dialog").open && find("dialog svg") !== null;
    seen.title = find("dialog strong").textContent;
    find("dialog").dispatchEvent(new KeyboardEvent("keydown", { key: "+" }));
    seen.scale = find("dialog svg").style.width;
    find("dialog [aria-label^=Close]").click();
    await until(() => document.activeElement.className === "enlarge");
    seen.closed = !find("dialog").open;
    const link = find("main a[href='#ref-razin2024']");
    const card = find(".preview");
    scrollTo(0, 0);
    point(link, "pointerenter");
    await until(() => !card.hidden);
    seen.preview = card.textContent;
    seen.described = link.getAttribute("aria-describedby");
    press("Escape");
    seen.escaped = card.hidden && !link.hasAttribute("aria-describedby");
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    seen.unique = new Set(ids).size === ids.length;
    return seen;
    """

  /// What is seen of the page in a window of a size, and what the console says.
  private func session(width: Int, isDark: Bool) throws -> (seen: [String: Any], console: [String])
  {
    let sample = Sample.full
    let page = HTMLEdition.page(
      of: sample.document, sample.findings, publishedData: ["time-to-gain"], fonts: .standard)
    return try BrowserPage.seen(
      of: String(decoding: page, as: UTF8.self), Self.session, width: width, isDark: isDark)
  }

  @Test func `in a wide light window everything works, and nothing is fetched`() throws {
    let (seen, errors) = try session(width: 1280, isDark: false)
    #expect(errors.isEmpty)
    #expect(seen["requests"] as? String == "")
    #expect(seen["fonts"] as? Bool == true)
    #expect(seen["ground"] as? String == "rgb(253, 252, 249)")
    #expect(try #require(seen["overflow"] as? Int) <= 0)
    #expect((62...80).contains(try #require(seen["measure"] as? Int)))
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
