// The place to sign with a finger or a pen; the drawing is sent as a picture with the form.
"use strict";
(function () {
  const form = document.getElementById("sign"), pad = document.getElementById("pad");
  if (!form || !pad || !pad.getContext) return;
  const ink = pad.getContext("2d"), field = form.elements.drawn, tools = form.querySelector(".pad-tools");
  let strokes = 0, drawing = false;

  pad.hidden = tools.hidden = false;
  document.querySelectorAll("[data-no-script]").forEach((one) => { one.hidden = true; });

  function clear() {
    ink.fillStyle = "#fff";
    ink.fillRect(0, 0, pad.width, pad.height);
    Object.assign(ink, { lineWidth: 4, lineCap: "round", lineJoin: "round", strokeStyle: "#14213d" });
    strokes = 0;
    field.value = "";
  }

  function at(event) {
    const box = pad.getBoundingClientRect();
    return [((event.clientX - box.left) * pad.width) / box.width, ((event.clientY - box.top) * pad.height) / box.height];
  }

  pad.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    pad.setPointerCapture(event.pointerId);
    drawing = true;
    ink.beginPath();
    ink.moveTo(...at(event));
  });
  pad.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    ink.lineTo(...at(event));
    ink.stroke();
    strokes += 1;
  });
  const stop = () => { if (drawing) { drawing = false; field.value = strokes ? pad.toDataURL("image/png") : ""; } };
  pad.addEventListener("pointerup", stop);
  pad.addEventListener("pointercancel", stop);
  document.getElementById("pad-clear").addEventListener("click", clear);
  clear();
})();
