import Comparison
import Drawing
import Foundation
import TestSupport
import Testing

/// The page of a difference in a real browser, without a screen; nothing where Chromium is not
/// installed.
@Suite(.enabled(if: BrowserPage.program != nil), .serialized) struct PageInBrowserTests {
  /// What is done to the page and what is seen then.
  private static let session = """
    const seen = {}, find = (name) => document.querySelector(name);
    const wait = (time) => new Promise((done) => setTimeout(done, time));
    const until = async (holds) => { while (!holds()) await wait(20); };
    const press = (key) => dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
    await until(() => document.readyState === "complete");
    seen.requests = performance.getEntriesByType("resource")
      .filter((entry) => !entry.name.startsWith("data:")).map((entry) => entry.name).join(" ");
    seen.ground = getComputedStyle(document.body).backgroundColor;
    seen.overflow = document.documentElement.scrollWidth - innerWidth;
    const shown = (name) => {
      const style = getComputedStyle(find(`.pictures ${name}`));
      return style.display !== "none" && style.visibility !== "hidden";
    };
    const views = () => [".before", ".after", ".where"].filter(shown).join(" ");
    const choose = (label) =>
      [...document.querySelectorAll(".views button")].find((one) => one.textContent === label).click();
    seen.sides = views();
    choose("Heat map");
    seen.heat = views();
    seen.pressed = find(".views [aria-pressed=true]").textContent;
    choose("Slider");
    const range = find(".slide input");
    range.value = 25;
    range.dispatchEvent(new Event("input"));
    seen.slider = getComputedStyle(find(".before")).clipPath;
    seen.overlap = Math.abs(find(".before").getBoundingClientRect().left - find(".after").getBoundingClientRect().left) < 1
      && Math.abs(find(".before").getBoundingClientRect().top - find(".after").getBoundingClientRect().top) < 1;
    choose("Blink");
    const first = views();
    await until(() => views() !== first);
    await until(() => views() === first);
    seen.blinks = first;
    choose("Side by side");
    scrollTo(0, 0);
    press("n");
    const one = document.activeElement.id;
    press("ArrowRight");
    const two = document.activeElement.id;
    press("p");
    seen.keys = one !== two && document.activeElement.id === one && one.startsWith("change-");
    seen.top = Math.abs(document.activeElement.getBoundingClientRect().top) < 40;
    press("4");
    seen.digit = views();
    const select = find("#chapter-filter");
    select.value = select.options[2].value;
    select.dispatchEvent(new Event("change"));
    seen.filtered = [...document.querySelectorAll(".chapter")].filter((one) => !one.hidden).length;
    seen.status = find(".filter [role=status]").textContent;
    press("n");
    seen.inFilter = document.activeElement.closest(".chapter").id === select.value;
    seen.named = [...document.querySelectorAll("img")].every((image) => image.alt.length > 10)
      && [...document.querySelectorAll("article, nav, section")].every((part) =>
        part.hasAttribute("aria-label") || document.getElementById(part.getAttribute("aria-labelledby")));
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    seen.unique = new Set(ids).size === ids.length;
    return seen;
    """

  private func session(width: Int, isDark: Bool) throws -> (seen: [String: Any], console: [String])
  {
    var before = FixtureReport()
    before.chapters.append("Chapters/03-steep.md")
    before.figures["fig-steep"] = .init(chapter: "Chapters/03-steep.md")
    let page = try DifferencePageTests.page(before) { report in
      DifferencePageTests.changeMuch(&report)
      report.figures["fig-steep"]?.bitmap = FixtureReport.picture(width: 50, black: [(3, 3)])
      report.figures["fig-steep"]?.specification = "another"
    }
    return try BrowserPage.seen(of: page, Self.session, width: width, isDark: isDark)
  }

  @Test func `in a wide light window everything works, and nothing is fetched`() throws {
    let (seen, errors) = try session(width: 1280, isDark: false)
    #expect(errors.isEmpty)
    #expect(seen["requests"] as? String == "")
    #expect(seen["ground"] as? String == "rgb(253, 252, 249)")
    #expect(try #require(seen["overflow"] as? Int) <= 0)
    #expect(seen["sides"] as? String == ".before .after")
    #expect(seen["heat"] as? String == ".where" && seen["pressed"] as? String == "Heat map")
    #expect((seen["slider"] as? String)?.contains("75%") == true)
    #expect(seen["overlap"] as? Bool == true)
    #expect([".before", ".after"].contains(seen["blinks"] as? String))
    #expect(seen["keys"] as? Bool == true && seen["top"] as? Bool == true)
    #expect(seen["digit"] as? String == ".where")
    #expect(seen["filtered"] as? Int == 1 && seen["inFilter"] as? Bool == true)
    #expect((seen["status"] as? String)?.contains(" of ") == true)
    #expect(seen["named"] as? Bool == true && seen["unique"] as? Bool == true)
  }

  @Test func `on a dark phone the page is dark, as wide as the screen, and as able`() throws {
    let (seen, errors) = try session(width: 500, isDark: true)
    #expect(errors.isEmpty)
    #expect(seen["ground"] as? String == "rgb(23, 24, 26)")
    #expect(try #require(seen["overflow"] as? Int) <= 0)
    #expect(seen["keys"] as? Bool == true && seen["digit"] as? String == ".where")
  }
}
