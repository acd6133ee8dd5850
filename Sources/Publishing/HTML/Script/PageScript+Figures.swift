extension PageScript {
  /// Figures that fill the window.
  static let figures = #"""

    // A figure fills the window on demand; arrow keys go to its neighbours, plus and minus change its size.
    const plots = all(".plot").filter((plot) => plot.querySelector(".paper > svg"));
    if (plots.length && window.HTMLDialogElement) {
      const title = make("strong", { id: "enlarged-title" });
      const stage = make("div", { class: "stage", tabindex: "0", role: "group", "aria-labelledby": "enlarged-title" });
      const words = make("figcaption");
      const control = (sign, label, action) => {
        const button = make("button", { type: "button", "aria-label": label, title: label }, sign);
        button.addEventListener("click", action);
        return button;
      };
      let index = 0, scale = 1;
      const resize = (factor) => {
        scale = factor ? Math.min(Math.max(scale * factor, 1), 8) : 1;
        const drawing = stage.querySelector("svg");
        drawing.style.width = drawing.style.height = `${scale * 100}%`;
      };
      const turn = (step) => {
        index = (index + step + plots.length) % plots.length;
        const plot = plots[index];
        const drawing = copy(plot.querySelector(".paper > svg"));
        drawing.removeAttribute("width");
        drawing.removeAttribute("height");
        stage.replaceChildren(drawing);
        title.textContent = plot.querySelector(".caption-number").textContent.replace(/\.$/, "");
        words.replaceChildren(...copy(plot.querySelector("figcaption")).childNodes);
        resize();
      };
      const dialog = make("dialog", { class: "enlarged", "aria-labelledby": "enlarged-title" },
        make("header", {}, title,
          control("−", "Smaller (−)", () => resize(1 / 1.5)), control("+", "Larger (+)", () => resize(1.5)),
          control("←", "Previous figure (←)", () => turn(-1)), control("→", "Next figure (→)", () => turn(1)),
          control("×", "Close (Escape)", () => dialog.close())),
        make("figure", {}, stage, words));
      dialog.addEventListener("keydown", (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const act = {
          "+": () => resize(1.5), "=": () => resize(1.5), "-": () => resize(1 / 1.5), "0": () => resize(),
          ArrowLeft: scale === 1 && (() => turn(-1)), ArrowRight: scale === 1 && (() => turn(1)),
        }[event.key];
        if (!act) return;
        event.preventDefault();
        act();
      });
      dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
      dialog.addEventListener("close", () => {
        stage.replaceChildren();
        plots[index].querySelector(".enlarge").focus({ preventScroll: true });
        plots[index].scrollIntoView({ block: "nearest" });
      });
      document.body.append(dialog);
      plots.forEach((plot, position) => {
        const paper = plot.querySelector(".paper");
        const open = () => {
          index = position;
          turn(0);
          hide();
          dialog.showModal();
        };
        const name = plot.querySelector(".caption-number").textContent.replace(/\.$/, "");
        const button = make("button", { class: "enlarge", type: "button", "aria-label": `Enlarge ${name}`, "aria-haspopup": "dialog" }, "Enlarge");
        button.addEventListener("click", open);
        paper.querySelector("svg").addEventListener("click", open);
        paper.append(button);
      });
    }
    """#
}
