// Keys of the desk: only quicker ways to what every page offers without them.
"use strict";
(function () {
  const typing = (target) => target.matches("input, textarea, select, [contenteditable]");
  const rows = () => Array.from(document.querySelectorAll("table[data-rows] a.row-link"));

  function move(step) {
    const links = rows();
    const at = links.indexOf(document.activeElement);
    const next = links[Math.min(Math.max(at + step, 0), links.length - 1)];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = document.querySelector("form[data-submit-key]");
      if (form) { event.preventDefault(); form.requestSubmit(form.querySelector("button.btn-primary")); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "j") return move(1);
    if (event.key === "k") return move(-1);
    const wanted = Array.from(document.querySelectorAll("[data-key]")).find((one) => one.dataset.key === event.key);
    if (!wanted) return;
    event.preventDefault();
    if (wanted.matches("input")) wanted.focus(); else wanted.click();
  });

  document.querySelectorAll("[data-keys-hint], [data-print]").forEach((one) => { one.hidden = false; });
  document.querySelectorAll("[data-print]").forEach((one) => one.addEventListener("click", () => window.print()));
  document.querySelectorAll("#problems").forEach((one) => one.focus());
})();
