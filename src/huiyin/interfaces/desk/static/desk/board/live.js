// Keeps the board fresh: asks every few seconds whether anything was done, and changes only rows that are another now.
"use strict";
(function (board) {
  const EVERY = 4000, PAUSES = [4000, 6000, 10000, 15000];

  // Somebody types here, or has opened something: it stays as it is until they are done.
  function inUse(element) {
    if (element.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) return true;
    return Array.from(element.querySelectorAll("input, textarea, select")).some((one) =>
      one.type !== "hidden" && (one.type === "checkbox" || one.type === "radio" ? one.checked !== one.defaultChecked
        : one.tagName === "SELECT" ? false : one.value !== one.defaultValue));
  }

  function made(html) {
    const frame = document.createElement("template");
    frame.innerHTML = html;
    return frame.content;
  }

  function row(key, digest, html) {
    const item = document.createElement("li");
    item.className = "row-item";
    item.dataset.key = key;
    item.dataset.digest = digest;
    item.append(made(html));
    return item;
  }

  // Brings one list up to date; gives back whether a row was left for later because somebody is busy with it.
  function bring(list, rows) {
    const there = new Map(Array.from(list.children, (item) => [item.dataset.key, item]));
    let later = false, place = null;
    for (const [key, digest, html] of rows) {
      let item = there.get(key);
      there.delete(key);
      if (!item) item = row(key, digest, html);
      else if (item.dataset.digest !== digest) {
        if (inUse(item)) later = true;
        else { const fresh = row(key, digest, html); keepFocus(item, fresh); item.replaceWith(fresh); item = fresh; }
      }
      const next = place ? place.nextElementSibling : list.firstElementChild;
      if (item !== next && !(item.isConnected && inUse(item))) list.insertBefore(item, next);
      place = item;
    }
    there.forEach((item) => { if (inUse(item)) later = true; else item.remove(); });
    return later;
  }

  function keepFocus(old, fresh) {
    if (!old.contains(document.activeElement)) return;
    const at = Array.from(old.querySelectorAll("a, button")).indexOf(document.activeElement);
    requestAnimationFrame(() => { const same = fresh.querySelectorAll("a, button")[at]; if (same) same.focus(); });
  }

  board.liveOf = function ({ root, told }) {
    const answers = root.querySelector("#entry_answers");
    let stamp = root.dataset.stamp, latest = null, failures = 0, timer = 0;
    let demands = answers ? Array.from(answers.options).slice(1).map((one) => [one.value, one.text]) : [];

    // The demands a line may speak to: those on the record, those that still wait here, and the one that is chosen.
    function offer() {
      if (!answers || document.activeElement === answers) return;
      const chosen = answers.selectedOptions[0], kept = chosen ? [chosen.value, chosen.text] : ["", ""];
      const rows = [...demands, ...board.waitingDemands()];
      if (kept[0] && !rows.some(([value]) => String(value) === kept[0])) rows.push(kept);
      answers.replaceChildren(answers.options[0], ...rows.map(([value, text]) => new Option(text, value)));
      answers.value = kept[0];
    }

    function show() {
      let later = false;
      for (const [name, html] of Object.entries(latest.parts)) {
        const part = root.querySelector(`[data-part="${name}"]`);
        if (!part || part.dataset.html === html) continue;
        if (inUse(part)) { later = true; continue; }
        part.replaceChildren(made(html));
        part.dataset.html = html;
      }
      for (const [name, rows] of Object.entries(latest.lists)) {
        const list = root.querySelector(`[data-list="${name}"]`);
        if (list) later = bring(list, rows) || later;
      }
      demands = latest.demands;
      offer();
      if (!later) latest = null;
      board.tick();
    }

    // Asks how things stand. Gives null without a connection, false when nobody is signed in.
    async function ask(whole) {
      const headers = whole || latest ? {} : { "If-None-Match": stamp };
      let answer;
      try {
        answer = await fetch(root.dataset.state, {
          headers, redirect: "manual", credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(15000),
        });
        if (answer.type === "opaqueredirect") { told({ signedOut: true }); return false; }
        board.setClock(Number(answer.headers.get("X-Now")));
        if (answer.status === 304) { failures = 0; told({}); return { account: root.dataset.account }; }
        if (!answer.ok) throw new Error(String(answer.status));
        const body = await answer.json();
        failures = 0;
        board.token = body.token;
        stamp = answer.headers.get("ETag") || "";
        told({ account: body.account });
        if (body.account === root.dataset.account) { latest = body; show(); }
        return body;
      } catch {
        failures += 1;
        told({ away: true });
        return null;
      }
    }

    async function round() {
      clearTimeout(timer);
      if (document.hidden) return; // asks again as soon as it is looked at
      await ask(false);
      timer = setTimeout(round, failures ? PAUSES[Math.min(failures, PAUSES.length) - 1] : EVERY);
    }

    document.addEventListener("visibilitychange", () => { if (!document.hidden) round(); });
    window.addEventListener("online", round);
    timer = setTimeout(round, 300);
    return { ask: () => ask(true), round, offer };
  };
})(window.huiyinBoard);
