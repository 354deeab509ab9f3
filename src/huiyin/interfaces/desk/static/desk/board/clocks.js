// Clocks that count by the server's time: a wrong clock of this device, or one set while the board is open, changes nothing.
"use strict";
window.huiyinBoard = window.huiyinBoard || {};
(function (board) {
  let base = null, since = 0;

  // Called with the server's time of each answer; between two the device only measures how long it has been.
  board.setClock = function (milliseconds) {
    if (!Number.isFinite(milliseconds) || milliseconds <= 0) return;
    base = milliseconds;
    since = performance.now();
  };
  board.now = () => (base === null ? null : base + (performance.now() - since));

  const two = (n) => String(n).padStart(2, "0");
  function words(seconds) {
    const left = Math.abs(seconds), hours = Math.floor(left / 3600);
    const rest = `${two(Math.floor((left % 3600) / 60))}:${two(left % 60)}`;
    return `${seconds < 0 ? "−" : ""}${hours ? `${hours}:` : ""}${rest}`;
  }

  board.tick = function () {
    const now = board.now();
    if (now === null) return;
    document.querySelectorAll("[data-due]").forEach((one) => {
      const seconds = Math.floor((Number(one.dataset.due) - now) / 1000), said = words(seconds);
      if (one.textContent !== said) one.textContent = said;
      one.classList.toggle("is-over", seconds < 0);
      one.classList.toggle("is-near", seconds >= 0 && seconds < 300);
    });
  };
  setInterval(() => board.tick(), 1000);
})(window.huiyinBoard);
