// Ties the board together: forms put their entries in the queue, the queue is shown, and the line above says how it goes.
"use strict";
(function (board) {
  const root = document.getElementById("board");
  if (!root) return;
  const { account, place } = root.dataset, say = (name) => root.dataset[`say${name}`];
  const net = document.getElementById("net"), waiting = document.getElementById("waiting");
  const entryForm = document.getElementById("entry");
  const PENDING = "key:";
  let standing = {}, sending = "";

  try { localStorage.setItem("huiyin-board:can", "1"); localStorage.removeItem("huiyin-board:can"); } catch { return; } // no place to keep anything: forms are sent as they are
  const first = root.querySelector("[name=csrfmiddlewaretoken]");
  board.token = first ? first.value : "";
  document.querySelectorAll("[data-no-script]").forEach((one) => { one.hidden = true; });
  document.querySelectorAll("[data-part]").forEach((part) => { part.dataset.html = ""; });

  const store = board.storeOf(account, place);
  const isDemand = (entry) => entry.what === "line" && entry.fields.some(([name, value]) => name === "kind" && value === "demand");
  board.waitingDemands = () => store.all().filter((one) => one.state === "waiting" && isDemand(one))
    .map((one) => [PENDING + one.id, one.words.slice(0, 60)]);
  const live = board.liveOf({ root, told });
  const sender = board.senderOf({
    store, account, place, broken: say("Broken"),
    address: (what) => root.dataset.do.replace(/x\/$/, `${what}/`),
    ask: live.ask,
    changed(id) { sending = id; draw(); },
    async sent(entry) {
      if (entry.what === "sign" && root.dataset.then) { store.remove(entry); location.assign(root.dataset.then); return; }
      await live.round();
    },
  });

  // ---- taking entries
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-queue]");
    if (!form || event.defaultPrevented) return;
    const given = new FormData(form, event.submitter);
    if (Array.from(given.values()).some((one) => one instanceof File && one.size)) return; // a file is sent as it is
    event.preventDefault();
    const id = board.freshKey(), now = board.now();
    given.delete("csrfmiddlewaretoken");
    given.set("key", id);
    if (String(given.get("answers")).startsWith(PENDING)) { // a demand that has no number yet is named by its key
      given.set("answers_key", given.get("answers").slice(PENDING.length));
      given.set("answers", "");
    }
    if (given.has("said") && now !== null) given.set("said", new Date(now).toISOString());
    if (form.dataset.queue === "sign") { // mended where it stands: what was not taken of it before is gone with this
      store.all().filter((one) => one.what === "sign" && one.state === "refused").forEach(store.remove);
    }
    const fields = Array.from(given.entries()).filter(([, value]) => typeof value === "string");
    try { store.add({ id, what: form.dataset.queue, fields, words: wordsOf(form, given) }); }
    catch { net.textContent = say("Full"); form.submit(); return; }
    emptied(form);
    draw();
    sender.soon();
  });

  function wordsOf(form, given) {
    if (form === entryForm) return given.get("text");
    return [form.dataset.title, given.get("official"), given.get("answer")].filter(Boolean).join(" · ");
  }

  function emptied(form) {
    if (form.dataset.queue === "sign") return; // what was drawn stays on the screen until it is under the minutes
    const kind = form.querySelector("[name=kind]:checked");
    form.reset();
    if (kind) kind.checked = true;
    if (form === entryForm) form.querySelector("textarea").focus();
    else if (form.contains(document.activeElement)) document.activeElement.blur();
  }

  // ---- showing the queue
  function draw() {
    const rows = store.all();
    waiting.replaceChildren(...rows.map(item));
    waiting.hidden = !rows.length;
    const busy = new Set(rows.filter((one) => one.state === "waiting").map((one) => duty(one)).filter(Boolean));
    root.querySelectorAll("form[data-queue] [name=duty]").forEach((one) => {
      one.form.classList.toggle("is-queued", busy.has(one.value));
    });
    live.offer();
    status(rows);
  }

  const duty = (entry) => (entry.fields.find(([name]) => name === "duty") || [])[1];

  function item(entry) {
    const box = document.createElement("li"), head = document.createElement("p"), text = document.createElement("p");
    box.className = `wait is-${entry.state}`;
    head.className = "wait-state";
    head.textContent = entry.state === "refused" ? say("Refused") : entry.id === sending ? say("Sending") : say("Waiting");
    text.className = "line-text";
    text.textContent = entry.words;
    box.append(head, text);
    if (entry.state !== "refused") return box;
    const why = document.createElement("ul"), tools = document.createElement("p");
    why.className = "wait-why";
    why.append(...entry.problems.map((said) => Object.assign(document.createElement("li"), { textContent: said })));
    tools.className = "wait-tools";
    const button = (words, done) => {
      const made = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: words });
      made.addEventListener("click", done);
      tools.append(made);
    };
    if (entry.what === "line" && entryForm) button(say("Mend"), () => mend(entry));
    else button(say("Again"), () => { store.change(entry, { state: "waiting", problems: [] }); draw(); sender.soon(); });
    button(say("Discard"), () => { store.remove(entry); draw(); });
    box.append(why, tools);
    return box;
  }

  // The text goes back into the form, and becomes a new entry once it is mended.
  function mend(entry) {
    for (const [name, value] of entry.fields) {
      const field = entryForm.elements[name];
      if (!field || name === "key" || name === "said") continue;
      if (field.type === "checkbox") field.checked = value === "on"; else field.value = value;
    }
    store.remove(entry);
    draw();
    entryForm.querySelector("textarea").focus();
  }

  // ---- how the connection stands
  function told(state) {
    standing = state;
    const rows = store.all();
    status(rows);
    if (!state.away && !state.signedOut && !(state.account && state.account !== account)) {
      if (rows.some((one) => one.state === "waiting")) sender.soon();
    }
  }

  function status(rows) {
    const left = rows.filter((one) => one.state === "waiting").length, other = store.foreign();
    const said = document.createElement("span"), parts = [said];
    const link = (words, href) => parts.push(" ", Object.assign(document.createElement("a"), { textContent: words, href }));
    let tone = "live";
    if (standing.signedOut || sender.halted === "signed-out") { tone = "out"; said.textContent = say("SignIn"); link(say("SignInAgain"), root.dataset.signIn); }
    else if ((standing.account && standing.account !== account) || sender.halted === "other") { tone = "out"; said.textContent = say("Other"); link(say("Reload"), location.pathname); }
    else if (standing.away || sender.halted === "away") { tone = "away"; said.textContent = say("Away"); }
    else said.textContent = say("Live");
    if (left) parts.push(` ${say("Left")} ${left}`);
    if (other) parts.push(` ${say("Foreign")} ${other}`);
    const words = parts.map((part) => part.textContent || part).join("");
    net.className = `board-net is-${tone}`;
    if (net.dataset.words === words) return;
    net.dataset.words = words;
    net.replaceChildren(...parts);
  }

  window.addEventListener("storage", draw);
  draw();
  sender.run();
  board.sender = sender;
})(window.huiyinBoard);
