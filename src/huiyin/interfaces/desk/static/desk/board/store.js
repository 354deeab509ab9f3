// What was written and is not sent yet: kept on this device, for one account, in the order in which it was written.
"use strict";
window.huiyinBoard = window.huiyinBoard || {};
(function (board) {
  const PREFIX = "huiyin-board:";

  // Each entry lies under a key of its own, so that two windows never write over each other's.
  board.storeOf = function (account, place) {
    const mine = `${PREFIX}${account}:${place}:`;
    const keys = (start) => Object.keys(localStorage).filter((key) => key.startsWith(start)).sort();
    const read = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
    const keyOf = (entry) => `${mine}${String(entry.seq).padStart(9, "0")}:${entry.id}`;

    function all() {
      return keys(mine).map(read).filter(Boolean);
    }

    function add(entry) {
      const counter = `${PREFIX}count:${account}`;
      const last = Math.max(Number(localStorage.getItem(counter)) || 0, ...all().map((one) => one.seq));
      const made = { ...entry, seq: last + 1, state: "waiting", problems: [] };
      localStorage.setItem(keyOf(made), JSON.stringify(made)); // throws when the device is full: then nothing was kept
      localStorage.setItem(counter, String(made.seq));
      return made;
    }

    return {
      add,
      all,
      first: () => all().find((one) => one.state === "waiting"),
      change(entry, values) {
        const key = keyOf(entry);
        if (localStorage.getItem(key) !== null) localStorage.setItem(key, JSON.stringify({ ...entry, ...values }));
      },
      remove: (entry) => localStorage.removeItem(keyOf(entry)),
      // how many entries of other accounts lie here for the same board; their words are nobody else's to read
      foreign: () => keys(PREFIX).filter((key) => key.includes(`:${place}:`) && !key.startsWith(mine)).length,
    };
  };

  board.freshKey = function () {
    if (crypto.randomUUID) return crypto.randomUUID();
    // an office without https inside its own network has no randomUUID, but it has random numbers
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");
  };
})(window.huiyinBoard);
