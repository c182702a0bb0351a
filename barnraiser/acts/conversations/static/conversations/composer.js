// Whole without this: it keeps drafts by itself, offers names after @, and quotes what is selected.
(() => {
  "use strict";
  const form = document.querySelector("form[data-draft]");
  const words = form && form.querySelector("textarea[name=words]");
  if (!words) return;

  // ---- drafts: a moment after the last key, and when the page is left ----
  const said = form.querySelector("[data-draft-said]");
  const PARTS = ["words", "title", "kind", "audience", "to"];
  let waiting = 0, sent = false, flight = null, kept = snapshot();

  function snapshot() {
    const all = new FormData(form);
    return PARTS.map((name) => all.get(name) || "").join("\u0000");
  }
  function draft() {
    const all = new FormData(form), some = new FormData();
    for (const name of PARTS) if (all.get(name)) some.set(name, all.get(name));
    some.set("csrfmiddlewaretoken", all.get("csrfmiddlewaretoken"));
    return some;
  }
  async function keep() {
    const now = snapshot();
    if (sent || now === kept) return;
    if (flight) flight.abort();
    flight = new AbortController();
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST", body: draft(), signal: flight.signal, keepalive: true,
        headers: { "X-Requested-With": "draft" },
      });
      if (answer.ok) {
        kept = now;
        if (said) said.textContent = "Kept as a draft, for you alone.";
      }
    } catch { /* the next key tries again */ }
  }
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 1500);
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(waiting);
    if (flight) flight.abort();
  });

  // ---- putting words where the cursor is ----
  function insert(text, from = words.selectionStart, to = words.selectionEnd) {
    words.focus();
    words.setRangeText(text, from, to, "end");
    words.dispatchEvent(new Event("input", { bubbles: true }));
  }
  for (const way of form.querySelectorAll("[data-begin]")) {
    way.addEventListener("click", (event) => {
      event.preventDefault();
      insert((words.value && !words.value.endsWith("\n") ? "\n\n" : "") + way.dataset.begin, words.value.length, words.value.length);
    });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-quote]");
    if (!link) return;
    const chosen = getSelection(), place = document.getElementById(link.dataset.quote);
    const text = chosen.toString().trim();
    if (!text || !place || !place.querySelector(".words")?.contains(chosen.anchorNode)) return;
    event.preventDefault();
    const quote = text.split("\n").filter(Boolean).map((line) => "> " + line).join("\n");
    insert((words.value ? "\n\n" : "") + quote + "\n\n", words.value.length, words.value.length);
    let to = form.querySelector("[name=to]");
    if (!to) {
      to = Object.assign(document.createElement("input"), { type: "hidden", name: "to" });
      form.append(to);
    }
    to.value = link.dataset.quote.slice(2);
  });

  // ---- further places for files, once the one before is taken ----
  const places = [...form.querySelectorAll(".sending__place")];
  const file = (place) => place.querySelector("input[type=file]");
  const taken = (place) => file(place).value || place.querySelector("[aria-invalid]");
  const show = () => places.forEach((place, at) => { place.hidden = at > 0 && !taken(place) && !taken(places[at - 1]); });
  form.addEventListener("change", show);
  show();

  // ---- names after @ ----
  const list = Object.assign(document.createElement("ul"), { className: "names", id: "names", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Members to call in");
  (words.closest(".composer, .field") || form).classList.add("composer");
  words.after(list);
  words.setAttribute("aria-autocomplete", "list");
  let at = -1, asked = 0, pause = 0;

  const begun = () => /(?:^|[^\w@/.-])@([\p{L}\p{N}-]{1,30})$/u.exec(words.value.slice(0, words.selectionEnd));
  function close() {
    list.hidden = true;
    list.replaceChildren();
    at = -1;
    for (const name of ["role", "aria-expanded", "aria-controls", "aria-activedescendant"]) words.removeAttribute(name);
  }
  function mark(next) {
    at = (next + list.children.length) % list.children.length;
    [...list.children].forEach((each, number) => each.setAttribute("aria-selected", number === at));
    words.setAttribute("aria-activedescendant", list.children[at].id);
  }
  function choose(item) {
    const match = begun();
    close();
    if (match) insert("@" + item.dataset.handle + " ", words.selectionEnd - match[1].length - 1, words.selectionEnd);
  }
  function offer(people) {
    close();
    if (!people.length) return;
    people.forEach((person, number) => {
      const item = document.createElement("li");
      const handle = Object.assign(document.createElement("span"), { className: "xs", textContent: " @" + person.handle });
      item.append(person.name, handle);
      item.id = "names-" + number;
      item.dataset.handle = person.handle;
      item.setAttribute("role", "option");
      item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(item); });
      list.append(item);
    });
    list.hidden = false;
    words.setAttribute("role", "combobox");
    words.setAttribute("aria-expanded", "true");
    words.setAttribute("aria-controls", "names");
    mark(0);
  }
  words.addEventListener("input", () => {
    const match = begun(), turn = ++asked;
    clearTimeout(pause);
    if (!match) return close();
    pause = setTimeout(async () => {
      try {
        const answer = await fetch(form.dataset.names + "?q=" + encodeURIComponent(match[1]));
        if (answer.ok && turn === asked) offer((await answer.json()).people);
      } catch { close(); }
    }, 200);
  });
  words.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const does = { ArrowDown: () => mark(at + 1), ArrowUp: () => mark(at - 1), Escape: close,
      Enter: () => choose(list.children[at]), Tab: () => choose(list.children[at]) }[event.key];
    if (does) { event.preventDefault(); does(); }
  });
  words.addEventListener("blur", close);
})();
