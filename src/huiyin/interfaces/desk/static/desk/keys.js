// Keys of the desk: only quicker ways to what every page offers without them.
"use strict";
(function () {
  const typing = (target) => target.matches("input, textarea, select, [contenteditable]");
  const rows = () => Array.from(document.querySelectorAll("table[data-rows] a.row-link"));

  // Single keys can be switched off: whoever speaks to their computer would press them without meaning to.
  const off = () => localStorage.getItem("huiyin-keys") === "off";

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
    if (off() || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "j") return move(1);
    if (event.key === "k") return move(-1);
    const wanted = Array.from(document.querySelectorAll("[data-key]")).find((one) => one.dataset.key === event.key);
    if (!wanted) return;
    event.preventDefault();
    if (wanted.matches("input")) wanted.focus(); else wanted.click();
  });

  document.querySelectorAll("[data-keys-hint], [data-print]").forEach((one) => { one.hidden = false; });
  document.querySelectorAll("[data-print]").forEach((one) => one.addEventListener("click", () => window.print()));
  document.querySelectorAll("[data-keys-switch]").forEach((one) => {
    const show = () => one.setAttribute("aria-pressed", off() ? "false" : "true");
    one.addEventListener("click", () => { localStorage.setItem("huiyin-keys", off() ? "on" : "off"); show(); });
    show();
  });
  document.querySelectorAll("#problems").forEach((one) => one.focus());
})();
