/* A page that stands open follows what happens: the stream says that there is something new, the page asks for it. Without
   this a reload shows the same. No stream is held for a page that nobody looks at. */
(() => {
  const address = document.body.dataset.live;
  if (!address || !window.EventSource || !window.htmx) return;
  const about = () => new URLSearchParams([...document.querySelectorAll("[data-follow]")].map((one) => one.dataset.follow.split("=")));
  // Not everybody at the same moment.
  const soon = (most, what) => { let waits = 0; return () => { if (!waits) waits = setTimeout(() => { waits = 0; what(); }, Math.random() * most); }; };
  const told = {
    bell: soon(3000, () => document.getElementById("bell") && htmx.trigger("#bell", "moved")),
    said: soon(800, () => document.getElementById("fresh") && htmx.trigger("#fresh", "moved")),
    talk: soon(800, () => document.querySelectorAll("[data-when-moved]").forEach((one) => { one.hidden = false; })),
  };
  let stream = null, wasOpen = false;
  const open = () => {
    if (stream || document.hidden) return;
    stream = new EventSource(`${address}?${about()}`);
    Object.entries(told).forEach(([name, what]) => stream.addEventListener(name, what));
    if (wasOpen) { told.bell(); told.said(); }
    wasOpen = true;
  };
  const close = () => { stream?.close(); stream = null; };
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  open();
})();
