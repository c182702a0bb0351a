// Copies what a field holds, where the browser can. Without this the field is there to be selected.
"use strict";
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    const drawn = button.dataset.rich && document.getElementById(button.dataset.rich);
    const said = button.nextElementSibling;
    try {
      if (drawn && window.ClipboardItem) {
        const as = (type, words) => new Blob([words], { type });
        const both = { "text/html": as("text/html", field.value), "text/plain": as("text/plain", drawn.innerText) };
        await navigator.clipboard.write([new ClipboardItem(both)]);
      } else {
        await navigator.clipboard.writeText(field.value);
      }
      said.textContent = "Copied.";
    } catch {
      field.focus();
      field.select();
      said.textContent = "Selected. Copy it with your keyboard.";
    }
  });
}
