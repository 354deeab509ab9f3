// A suggestion that is ticked is written into its field at once; without this the ticked one counts where the field is empty.
"use strict";
(function () {
  document.addEventListener("change", (event) => {
    const ticked = event.target;
    if (!ticked.matches("input[type=radio][data-fills]")) return;
    const field = document.getElementById(ticked.dataset.fills);
    if (!field) return;
    field.value = ticked.dataset.words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  // What is typed over takes the tick away, so that page and form never say two things.
  document.addEventListener("input", (event) => {
    if (!event.target.id) return;
    document.querySelectorAll(`input[type=radio][data-fills="${CSS.escape(event.target.id)}"]`).forEach((one) => {
      if (one.dataset.words !== event.target.value) one.checked = false;
    });
  });
})();
