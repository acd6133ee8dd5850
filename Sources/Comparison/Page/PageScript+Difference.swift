import Publishing

extension PageScript {
  /// The script of difference pages.
  static let difference = PageScript(parts: [tools, contents, pictureViews, filter, walk])

  /// Views of a figure's pictures: side by side, one over the other with a slider, in turn, and where
  /// they differ.
  private static let pictureViews = #"""

    // Each figure's pictures are shown in one of four views, by buttons above them.
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    const views = [["sides", "Side by side"], ["slider", "Slider"], ["blink", "Blink"], ["where", "Heat map"]];
    const showing = new Map();
    const button = (label, action) => {
      const element = make("button", { type: "button" }, label);
      element.addEventListener("click", action);
      return element;
    };
    const slider = (pictures) => {
      const input = make("input", { type: "range", min: "0", max: "100", value: "50",
        "aria-label": "Share of the width that shows the picture before" });
      const move = () => pictures.style.setProperty("--at", `${input.value}%`);
      input.addEventListener("input", move);
      move();
      return make("div", { class: "slide" }, "before", input, "after");
    };
    const stage = (pictures) => {
      const side = (name) => pictures.querySelector(`.${name} img`);
      const [before, after] = [side("before"), side("after")];
      if (!before || !after) return;
      // On one stage both pictures have the same scale.
      const width = Math.max(before.width || 1, after.width || 1,
        Number(before.getAttribute("width")), Number(after.getAttribute("width")));
      for (const image of [before, after]) {
        image.style.setProperty("--share", `${Number(image.getAttribute("width")) / width * 100}%`);
      }
      const slide = slider(pictures), bar = make("div", { class: "views", role: "group", "aria-label": "View of the pictures" });
      let timer;
      const show = (name) => {
        clearInterval(timer);
        pictures.className = `pictures view-${name}`;
        slide.hidden = name !== "slider";
        step.hidden = name !== "blink";
        for (const [index, [other]] of offered.entries()) {
          bar.children[index].setAttribute("aria-pressed", String(other === name));
        }
        if (name === "blink" && !calm.matches) timer = setInterval(turn, 700);
      };
      const turn = () => pictures.classList.toggle("odd");
      const step = button("Turn by hand", () => { clearInterval(timer); turn(); });
      const offered = views.filter(([name]) => name !== "where" || side("where"));
      for (const [name, label] of offered) bar.append(button(label, () => show(name)));
      bar.append(step);
      pictures.before(bar, slide);
      show("sides");
      showing.set(pictures.closest(".change"), show);
    };
    for (const pictures of all(".pictures")) stage(pictures);
    // On paper nothing can be opened.
    addEventListener("beforeprint", () => { for (const folded of all("details")) folded.open = true; });
    """#

  /// A filter by chapter above the contents.
  private static let filter = #"""

    // One chapter's changes alone.
    const chapters = all(".chapter"), entry = (chapter) => chapter.querySelector("h2").textContent.trim();
    const changes = () => all(".change").filter((change) => !change.closest("[hidden]"));
    const count = make("p", { role: "status" });
    if (chapters.length > 0) {
      const select = make("select", { id: "chapter-filter" }, make("option", { value: "" }, "All chapters"),
        ...chapters.map((chapter) => make("option", { value: chapter.id }, entry(chapter))));
      const choose = () => {
        for (const chapter of chapters) chapter.hidden = select.value !== "" && chapter.id !== select.value;
        for (const link of all(".contents > ol > li > a")) {
          link.parentElement.hidden = target(link).hidden;
        }
        const shown = changes().length, total = all(".change").length;
        count.textContent = shown === total ? `${total} ${total === 1 ? "change" : "changes"}` : `${shown} of ${total} changes`;
      };
      select.addEventListener("change", choose);
      const keys = make("p", {}, make("kbd", {}, "n"), " ", make("kbd", {}, "p"),
        " or arrows: next and previous change; ", make("kbd", {}, "1"), "–", make("kbd", {}, "4"), ": view of its pictures");
      document.querySelector(".contents").prepend(make("div", { class: "filter" },
        make("label", { for: "chapter-filter" }, "Show"), select, count, keys));
      choose();
    }
    """#

  /// Keys that walk from change to change, and choose the view of the pictures.
  private static let walk = #"""

    // n and p, or the arrows, go to the next change and back; digits choose the view of its pictures.
    let here;
    const visit = (change) => {
      here?.classList.remove("here");
      here = change;
      here.classList.add("here");
      here.focus({ preventScroll: true });
      here.scrollIntoView({ block: "start" });
    };
    const walk = (step) => {
      const shown = changes(), at = shown.indexOf(here);
      const fresh = step > 0 ? shown.find((change) => change.getBoundingClientRect().top > 0) ?? shown[0]
        : shown.findLast((change) => change.getBoundingClientRect().top < 0) ?? shown.at(-1);
      const next = at < 0 ? fresh : shown[(at + step + shown.length) % shown.length];
      if (next) visit(next);
    };
    const steps = { n: 1, ArrowRight: 1, p: -1, ArrowLeft: -1 };
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select, .scroll")) return;
      const view = views[Number(event.key) - 1];
      if (event.key in steps) walk(steps[event.key]);
      else if (view && showing.has(here)) showing.get(here)(view[0]);
      else return;
      event.preventDefault();
    });
    """#
}
