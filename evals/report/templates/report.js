(() => {
  "use strict";
  const note = document.getElementById("filtered");
  if (!note) return;
  const failures = [...document.querySelectorAll("details.failure")];
  const groups = [...document.querySelectorAll(".kind-group")];

  const show = (tag, name) => {
    let count = 0;
    for (const one of failures) {
      const on = !tag || one.dataset.tags.split("|").includes(tag);
      one.hidden = !on;
      if (on) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("details.failure:not([hidden])");
    note.hidden = !tag;
    note.firstElementChild.textContent = tag ? `${count} of ${failures.length} shown: ${name}.` : "";
  };

  for (const link of document.querySelectorAll("a[data-filter]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const [kind] = link.dataset.filter.split(":");
      show(link.dataset.filter, kind === "kind" ? link.textContent.replace(/ \d+$/, "") : `${kind} ${link.textContent}`);
      document.getElementById("failures").scrollIntoView();
    });
  }
  note.querySelector("button").addEventListener("click", () => show("", ""));
})();
