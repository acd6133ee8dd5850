extension PageScript {
  /// What all parts use: elements, copies of parts of the page, the targets of links.
  package static let tools = #"""

    const root = document.documentElement;
    root.classList.add("scripted");
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const make = (tag, attributes = {}, ...children) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.append(...children);
      return element;
    };
    // A copy of part of the page: without ids, which stay unique, and with nothing to operate.
    const copy = (element) => {
      const clone = element.cloneNode(true);
      for (const part of all(".made, .remark, .back, .cited, .enlarge, .side-note", clone)) part.remove();
      for (const part of [clone, ...all("[id], [href], [tabindex]", clone)]) {
        if (!part.closest("svg")) part.removeAttribute("href");
        part.removeAttribute("id");
        part.removeAttribute("tabindex");
      }
      return clone;
    };
    const target = (link) => {
      const id = decodeURIComponent(link.hash.slice(1));
      return id && link.pathname === location.pathname ? document.getElementById(id) : null;
    };
    """#

  /// Marks the section that is being read in the contents, and makes scrolling boxes reachable by
  /// keyboard.
  package static let contents = #"""

    // The contents mark the section that is being read.
    const entries = all(".contents a[href^='#']").map((link) => ({ link, place: target(link) }))
      .filter((entry) => entry.place);
    const contents = document.querySelector(".contents");
    let current;
    const follow = () => {
      const line = Math.min(innerHeight / 3, 240);
      let next;
      for (const entry of entries) {
        if (entry.place.getBoundingClientRect().top > line) break;
        next = entry;
      }
      if (next === current) return;
      current?.link.removeAttribute("aria-current");
      for (const item of all("li.current", contents)) item.classList.remove("current");
      current = next;
      if (!next) return;
      next.link.setAttribute("aria-current", "location");
      for (let item = next.link.closest("li"); item; item = item.parentElement.closest("li")) {
        item.classList.add("current");
      }
      const box = contents.getBoundingClientRect(), mark = next.link.getBoundingClientRect();
      if (contents.scrollHeight > contents.clientHeight + 1) {
        contents.scrollTop += mark.top - box.top - contents.clientHeight / 3;
      }
    };
    let isWaiting = false;
    const followSoon = () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(() => { isWaiting = false; follow(); });
    };
    addEventListener("scroll", followSoon, { passive: true });
    addEventListener("resize", followSoon);
    if (contents) follow();

    // What scrolls within the page can be reached by keyboard, in browsers too that do not see to it.
    const reach = () => {
      for (const box of all(".formula, pre")) {
        if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
        else box.removeAttribute("tabindex");
      }
    };
    addEventListener("resize", reach);
    reach();
    """#
}
