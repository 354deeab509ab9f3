// The screen in the hall: fetches itself anew, and says since when it could not.
"use strict";
(function (board) {
  const EVERY = 5000;
  let stamp = "", lost = "";
  // in the office's own zone, like every other time on the screen, wherever this device thinks it is
  const hour = (now) => {
    const face = document.querySelector("[data-clock]"), zone = (face && face.dataset.zone) || undefined;
    return new Date(now).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: zone });
  };

  function clock() {
    const now = board.now(), face = document.querySelector("[data-clock]");
    if (now !== null && face) face.textContent = hour(now);
  }

  function away(said) {
    const wall = document.getElementById("wall"), place = document.getElementById("away");
    place.textContent = said ? `${wall.dataset.sayAway} ${said}` : "";
  }

  async function round() {
    try {
      const answer = await fetch(location.href, {
        headers: stamp ? { "If-None-Match": stamp } : {}, redirect: "manual", credentials: "same-origin", cache: "no-store",
        signal: AbortSignal.timeout(15000),
      });
      if (answer.type === "opaqueredirect") { location.reload(); return; }
      board.setClock(Number(answer.headers.get("X-Now")));
      if (answer.status === 200) {
        stamp = answer.headers.get("ETag") || "";
        const read = new DOMParser().parseFromString(await answer.text(), "text/html");
        document.getElementById("wall").replaceWith(read.getElementById("wall"));
        document.body.className = read.body.className;
      } else if (answer.status !== 304) throw new Error(String(answer.status));
      lost = "";
    } catch {
      lost = lost || (board.now() === null ? "?" : hour(board.now()));
    }
    away(lost);
    clock();
    board.tick();
    setTimeout(round, EVERY);
  }

  setInterval(clock, 1000);
  round();
})(window.huiyinBoard);
