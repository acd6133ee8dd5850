extension PageScript {
  /// Previews of what references lead to.
  static let previews = #"""

    // A reference shows what it leads to while it is pointed at or has the focus.
    const shown = ".statement, .proof, .plot, .table, .claim, .equation, .experiment, .bibliography > li,"
      + " .footnotes li, main section, article";
    const card = make("div", { class: "preview", id: "preview", role: "tooltip" });
    card.hidden = true;
    document.body.append(card);
    let holder, timer;
    const fill = (place) => {
      const isSection = place.matches("main section, article") && !place.className.match(
        /statement|proof|claim|experiment/);
      const parts = isSection
        ? all(":scope > :is(h2, h3, h4, h5, h6), :scope > p", place).slice(0, 2) : [place];
      card.replaceChildren(...parts.map(copy));
    };
    const hide = () => {
      clearTimeout(timer);
      card.hidden = true;
      holder?.removeAttribute("aria-describedby");
      holder = undefined;
    };
    const show = (link) => {
      const place = target(link)?.closest(shown);
      if (!place || link.closest(".preview")) return;
      const box = place.getBoundingClientRect();
      if (box.top >= 0 && box.bottom <= innerHeight && !place.contains(link)) return;
      if (place.contains(link)) return;
      hide();
      fill(place);
      holder = link;
      link.setAttribute("aria-describedby", "preview");
      card.hidden = false;
      card.scrollTop = 0;
      const around = link.getBoundingClientRect(), size = card.getBoundingClientRect();
      const left = Math.min(Math.max(around.left, 12), root.clientWidth - size.width - 12);
      const below = around.bottom + 8, above = around.top - 8 - size.height;
      card.style.left = `${Math.max(left, 0)}px`;
      card.style.top = `${below + size.height <= innerHeight || above < 0 ? below : above}px`;
    };
    const later = (action, delay) => {
      clearTimeout(timer);
      timer = setTimeout(action, delay);
    };
    for (const link of all("main a[href^='#'], .abstract a[href^='#']")) {
      if (link.matches(".number, .caption-number, .equation-number, .back, .cited a")) continue;
      link.addEventListener("pointerenter", (event) => {
        if (event.pointerType === "mouse") later(() => show(link), 180);
      });
      link.addEventListener("pointerleave", () => later(hide, 220));
      link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link); });
      link.addEventListener("blur", () => later(hide, 120));
      link.addEventListener("click", hide);
    }
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", () => later(hide, 220));
    addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
    addEventListener("scroll", () => { if (holder) later(hide, 400); }, { passive: true });
    """#
}
