(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const back = document.getElementById("back");
  const claims = [...document.querySelectorAll("button.claim")];
  let open = null;

  const marksOf = (claim) =>
    claim.dataset.marks.split(" ").filter(Boolean)
      .flatMap((key) => [...document.querySelectorAll(`mark[data-m~="${key}"]`)]);

  const show = (claim, on) => {
    claim.setAttribute("aria-expanded", String(on));
    document.getElementById(claim.getAttribute("aria-controls")).hidden = !on;
    for (const mark of marksOf(claim)) mark.classList.toggle("on", on);
  };

  const scrollTo = (mark) => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const behavior = calm ? "auto" : "smooth";
    const pane = mark.closest(".letter");
    if (pane.scrollHeight > pane.clientHeight + 1) {
      // Beside the summary: only the letter moves, the claim stays under the reader's eyes.
      const top = pane.scrollTop + mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTo({ top: top - pane.clientHeight / 3, behavior });
    } else {
      mark.scrollIntoView({ block: "center", behavior });
      back.hidden = matchMedia("(min-width: 821px)").matches;
    }
  };

  for (const claim of claims) {
    show(claim, false);
    claim.addEventListener("click", () => {
      const again = open === claim;
      if (open) show(open, false);
      open = again ? null : claim;
      if (again) return;
      show(claim, true);
      const [first] = marksOf(claim);
      if (first) scrollTo(first);
    });
  }

  back.addEventListener("click", () => {
    back.hidden = true;
    if (open) { open.focus({ preventScroll: true }); open.scrollIntoView({ block: "center" }); }
  });
})();
