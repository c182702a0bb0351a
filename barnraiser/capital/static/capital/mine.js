/* One's own figures follow what happens: the stream says that they moved, the page is asked for them. Without this a
   reload shows the same. What was opened stays open, and what had the focus keeps it. */
(() => {
  const built = document.querySelector("[data-follows]");
  if (!built || !window.EventSource || !window.htmx) return;
  let shown = built.dataset.print;

  const name = (opened) => opened.closest("section, article")?.querySelector("h2, h3")?.textContent + opened.querySelector("summary")?.textContent;
  let open = new Set();
  document.addEventListener("htmx:before:swap", () => {
    open = new Set([...document.querySelectorAll("#built details[open]")].map(name));
  });
  document.addEventListener("htmx:after:swap", () => {
    document.querySelectorAll("#built details").forEach((one) => { if (open.has(name(one))) one.open = true; });
  });

  const stream = new EventSource(built.dataset.follows);
  stream.addEventListener("figures", (event) => {
    if (event.data === shown) return;
    shown = event.data;
    htmx.trigger("#built", "figures");
  });
  window.addEventListener("pagehide", () => stream.close());
})();
