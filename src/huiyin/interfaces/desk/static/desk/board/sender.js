// Sends what waits, one after the other in its order; the entry's own key makes it count once however often it is sent.
"use strict";
(function (board) {
  const LONGEST = 20000, PAUSES = [1000, 2000, 4000, 8000, 15000, 30000];

  // `ask` gives how things stand: { token, account } once the server answered, null without a connection, false signed out
  board.senderOf = function ({ store, address, place, account, ask, changed, sent, broken }) {
    let busy = false, failures = 0, timer = 0, halted = "";

    async function send(entry, token) {
      const body = new URLSearchParams(entry.fields);
      const answer = await fetch(address(entry.what), {
        method: "POST", body, redirect: "manual", credentials: "same-origin", signal: AbortSignal.timeout(LONGEST),
        headers: { "X-CSRFToken": token, "X-Board-Account": account, Accept: "application/json" },
      });
      if (answer.type === "opaqueredirect") return { outcome: "signed-out" };
      const told = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : null;
      if (answer.ok && told && told.done) return { outcome: "done" };
      if (answer.status === 409) return { outcome: "other" };
      if (told && told.problems) return { outcome: "refused", problems: told.problems };
      if (answer.status === 403) return { outcome: "stale" };
      if ([400, 404, 405, 413].includes(answer.status)) return { outcome: "refused", problems: [broken] };
      return { outcome: "again" };
    }

    async function settle(entry) {
      let found;
      try {
        found = await send(entry, board.token);
        if (found.outcome === "stale") { // the form's mark ran out: fetch a fresh one, and send once more
          const state = await ask();
          if (state === false) found = { outcome: "signed-out" };
          else if (state) found = await send(entry, board.token);
        }
      } catch { found = { outcome: "again" }; }
      return found;
    }

    async function work() {
      for (let entry = store.first(); entry; entry = store.first()) {
        halted = "";
        changed(entry.id);
        const { outcome, problems } = await settle(entry);
        if (outcome === "done") { failures = 0; store.remove(entry); await sent(entry); changed(""); continue; }
        if (outcome === "refused") { failures = 0; store.change(entry, { state: "refused", problems }); changed(""); continue; }
        if (outcome === "signed-out" || outcome === "other") { halted = outcome; changed(""); return; }
        failures += 1;
        clearTimeout(timer);
        timer = setTimeout(run, PAUSES[Math.min(failures, PAUSES.length) - 1] * (0.75 + Math.random() / 2));
        halted = "away";
        changed("");
        return;
      }
    }

    async function run() {
      if (busy) return;
      busy = true;
      try {
        // two windows of one account on one board take turns, so that the order holds between them
        if (navigator.locks) await navigator.locks.request(`huiyin-board:${account}:${place}`, work);
        else await work();
      } finally { busy = false; }
    }

    return { run, get halted() { return halted; }, soon() { failures = 0; clearTimeout(timer); run(); } };
  };
})(window.huiyinBoard);
