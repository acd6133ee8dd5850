extension PageScript {
  /// The search of a report in several pages.
  static let search = #"""

    // The search looks through the sections that the page brings with it.
    const data = document.getElementById("search-index");
    const search = document.querySelector(".search");
    if (data && search) {
      const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      const sections = JSON.parse(data.textContent).map(([address, number, title, text]) =>
        ({ address, number, title, text, name: fold(`${number} ${title}`), body: fold(text) }));
      const field = make("input", { type: "search", id: "search-field", autocomplete: "off", spellcheck: "false" });
      const status = make("p", { role: "status", class: "search-status" });
      const results = make("ol", { class: "results" });
      search.querySelector(".search-hint").remove();
      search.append(make("label", { for: "search-field" }, "Words in headings and text"), field, status, results);
      // Where each word stands; folding keeps lengths for all but rare characters, where the excerpt is a little off.
      const excerpt = (section, words) => {
        const first = Math.min(...words.map((word) => section.body.indexOf(word)).filter((at) => at >= 0));
        if (!Number.isFinite(first)) return section.text.slice(0, 160);
        const start = Math.max(section.text.lastIndexOf(" ", Math.max(first - 60, 0)), 0);
        const end = section.text.indexOf(" ", start + 190);
        return (start ? "…" : "") + section.text.slice(start, end < 0 ? undefined : end).trim() + (end < 0 ? "" : " …");
      };
      const marked = (text, words) => {
        const folded = fold(text), parts = [];
        let at = 0;
        while (folded.length === text.length && at < text.length) {
          const hits = words.map((word) => ({ word, start: folded.indexOf(word, at) })).filter((hit) => hit.start >= 0);
          if (!hits.length) break;
          const hit = hits.reduce((a, b) => (b.start < a.start ? b : a));
          parts.push(text.slice(at, hit.start), make("mark", {}, text.slice(hit.start, hit.start + hit.word.length)));
          at = hit.start + hit.word.length;
        }
        return [...parts, text.slice(at)];
      };
      const score = (section, words) => words.reduce((sum, word) => {
        const inName = section.name.includes(word), inBody = section.body.split(word).length - 1;
        return inName || inBody ? sum + (inName ? 50 : 0) + Math.min(inBody, 20) : -Infinity;
      }, 0);
      const find = () => {
        const words = fold(field.value).split(/\s+/).filter((word) => word.length > 1);
        const found = words.length ? sections.map((section) => ({ section, score: score(section, words) }))
          .filter((hit) => hit.score > 0).sort((a, b) => b.score - a.score) : [];
        status.textContent = words.length ? `${found.length} section${found.length === 1 ? "" : "s"}` : "";
        results.replaceChildren(...found.slice(0, 30).map(({ section }) => make("li", {},
          make("a", { href: section.address }, make("span", { class: "number" }, section.number), " ", ...marked(section.title, words)),
          make("p", {}, ...marked(excerpt(section, words), words)))));
      };
      field.addEventListener("input", find);
      if (location.hash === "#search") field.focus();
    }
    addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.matches("input, textarea")) return;
      const link = document.querySelector(".to-search"), field = document.getElementById("search-field");
      if (!link && !field) return;
      event.preventDefault();
      if (field) field.focus();
      else location.assign(link.href);
    });
    """#
}
