// Runs in the head, before the first paint, and has two halves: what must be known before anything is drawn
// (the reader's colour scheme), and what makes the page handier once it is there. Without it nothing is missing:
// all that needs a script waits in <template data-scripted>, so that no page shows a dead control.
// Its words are in the templates too; there are none in here.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  root.classList.add("js");

  // Colour scheme: "light", "dark", or "auto" for what the system says, which is stored by storing nothing.
  // Storage can be forbidden (private windows, file://); then the choice lasts as long as the page.
  const schemeKey = "docsite-scheme";
  const applyScheme = (scheme) => {
    const chosen = scheme === "light" || scheme === "dark";
    if (chosen) root.dataset.scheme = scheme; else delete root.dataset.scheme;
    for (const meta of all("meta[name=theme-color]")) {
      const own = meta.dataset.scheme;
      meta.media = !chosen ? `(prefers-color-scheme: ${own})` : own === scheme ? "all" : "not all";
    }
  };
  const storedScheme = () => {
    try { return localStorage.getItem(schemeKey); } catch { return null; }
  };
  const storeScheme = (scheme) => {
    try {
      if (scheme === "auto") localStorage.removeItem(schemeKey); else localStorage.setItem(schemeKey, scheme);
    } catch { /* Nothing to do: the page is in the chosen scheme already. */ }
  };
  applyScheme(storedScheme());

  const schemeSwitch = () => {
    const choices = all("#docsite-scheme input");
    const show = () => choices.forEach((choice) => { choice.checked = choice.value === (root.dataset.scheme ?? "auto"); });
    for (const choice of choices) {
      choice.addEventListener("change", () => { storeScheme(choice.value); applyScheme(choice.value); });
    }
    show();
    // Another tab may have changed it, and a page that comes back from the history may be older than the choice.
    const refresh = () => { applyScheme(storedScheme()); show(); };
    addEventListener("storage", refresh);
    addEventListener("pageshow", (event) => { if (event.persisted) refresh(); });
  };

  // Copying: a button says what in data-copy; one in a code block copies its block.
  const copyText = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Plain http has no clipboard, but a selected field can still be copied.
      const field = document.createElement("textarea");
      const focused = document.activeElement;
      field.value = text;
      field.className = "unseen";
      document.body.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      focused?.focus();
      return copied;
    }
    return true;
  };
  const copyButtons = () => {
    const template = byId("docsite-copy");
    const said = byId("docsite-said");
    for (const block of template ? all("main pre") : []) {
      const box = document.createElement("div");
      box.className = "code";
      block.replaceWith(box);
      box.append(block, template.content.cloneNode(true));
    }
    document.addEventListener("click", async (event) => {
      const button = event.target.closest?.("button.tool");
      if (!button) return;
      const text = button.dataset.copy ?? button.parentElement.querySelector("pre").textContent;
      if (!await copyText(text)) return;
      button.classList.add("done");
      said.textContent = button.dataset.done;
      setTimeout(() => { button.classList.remove("done"); said.textContent = ""; }, 2000);
    });
  };

  // Search comes when it is asked for: by the box, by a key, or by an address that holds a query.
  const searchBox = () => {
    const box = byId("docsite-search");
    const form = box?.form;
    if (!form) return;
    let state = "idle";
    const load = () => {
      if (state === "loading") return;
      state = "loading";
      const script = document.createElement("script");
      script.src = form.dataset.script;
      script.addEventListener("error", () => { state = "failed"; script.remove(); });
      document.head.append(script);
    };
    form.addEventListener("focusin", load);
    form.addEventListener("pointerover", load, { once: true });
    // Enter must not leave for the errors page while the script is on its way; if that never came, it may.
    form.addEventListener("submit", (event) => { if (state === "loading") event.preventDefault(); });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input:not([type=radio]), textarea, select, [contenteditable]");
      const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      const commandK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!slash && !commandK) return;
      event.preventDefault();
      box.focus();
      box.select();
    });
    if (document.activeElement === box || /[?&](q|status|group|tag|state)=/.test(location.search)) load();
  };

  // Links name index.html, so that they work from a folder; on a server the address is cleaner without.
  // A link is rewritten when it is first pointed at, so that a page of ten thousand costs nothing.
  const cleanLinks = () => {
    if (!location.protocol.startsWith("http")) return;
    const clean = (event) => {
      const link = event.target.closest?.("a[href]");
      if (link && link.origin === location.origin && link.pathname.endsWith("/index.html")) {
        link.pathname = link.pathname.slice(0, -"index.html".length);
      }
    };
    document.addEventListener("pointerover", clean);
    document.addEventListener("focusin", clean);
  };

  // The tools of the errors page are one stop of the Tab key; arrow keys move among them.
  const tools = () => {
    const bar = byId("docsite-tools");
    if (!bar) return;
    const entries = all(".entry");
    const groups = all(".group");
    const filters = all("button", bar);
    const matches = (value) => entries.filter((entry) => !value || entry.dataset.retry === value);
    for (const filter of filters) {
      if (matches(filter.value).length === 0) filter.remove();
    }
    // "All" and a single kind are no choice: then only the link to the map stays.
    if (all("button", bar).length < 3) bar.replaceChildren(bar.querySelector("a"));
    const stops = all("a, button", bar);
    const makeStop = (stop) => stops.forEach((other) => { other.tabIndex = other === stop ? 0 : -1; });
    makeStop(stops[0]);
    bar.addEventListener("focusin", (event) => makeStop(event.target));
    bar.addEventListener("keydown", (event) => {
      const forward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const at = stops.indexOf(event.target);
      const to = event.key === "Home" ? 0
        : event.key === "End" ? stops.length - 1
        : event.key === forward ? at + 1
        : /^Arrow(Left|Right)$/.test(event.key) ? at - 1
        : null;
      if (to === null) return;
      event.preventDefault();
      stops.at(to % stops.length).focus();
    });
    const show = (value) => {
      const shown = new Set(matches(value));
      for (const entry of entries) entry.hidden = !shown.has(entry);
      for (const group of groups) group.hidden = !group.querySelector(".entry:not([hidden]), .lines");
      for (const filter of filters) filter.setAttribute("aria-pressed", String(filter.value === value));
    };
    bar.addEventListener("click", (event) => {
      const filter = event.target.closest("button");
      if (filter) show(filter.getAttribute("aria-pressed") === "true" ? "" : filter.value);
    });
    // A link to an entry that is filtered out ends the filter: it must land.
    addEventListener("hashchange", () => {
      const target = byId(decodeFragment(location.hash));
      if (!target?.closest("[hidden]")) return;
      show("");
      target.scrollIntoView();
    });
  };
  const decodeFragment = (hash) => {
    try { return decodeURIComponent(hash.slice(1)); } catch { return hash.slice(1); }
  };

  // The map shows where one is.
  const mapMarker = () => {
    const map = byId("docsite-map");
    if (!map) return;
    const list = map.querySelector("ul");
    const links = new Map(all("a", map).map((link) => [decodeFragment(link.hash), link]));
    let current;
    const mark = (link) => {
      current?.removeAttribute("aria-current");
      current = link;
      link.setAttribute("aria-current", "true");
      if (list.scrollWidth > list.clientWidth) {
        const strip = list.getBoundingClientRect();
        const place = link.getBoundingClientRect();
        list.scrollBy({ left: place.left + place.width / 2 - strip.left - strip.width / 2 });
      }
    };
    const watcher = new IntersectionObserver((sightings) => {
      for (const { isIntersecting, target } of sightings) if (isIntersecting) mark(links.get(target.id));
    }, { rootMargin: "-30% 0px -69% 0px" });
    for (const id of links.keys()) if (byId(id)) watcher.observe(byId(id));
  };

  // Nothing at this address: the code that is most like its last part, by the letter pairs they share.
  const guess = () => {
    const place = byId("docsite-guess");
    if (!place) return;
    const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
    const pairs = (text) => new Set([...text].map((letter, at) => letter + (text[at + 1] ?? "")));
    const parts = decodeFragment("#" + location.pathname).split("/").filter((part) => part && !/^index\.html?$/.test(part));
    const asked = plain(decodeFragment(location.hash) || (parts.at(-1) ?? "").replace(/\.html?$/, ""));
    const askedPairs = pairs(asked);
    let best = { likeness: 0.5 };
    for (const link of asked ? all(".lines a") : []) {
      const code = plain(link.textContent);
      const codePairs = pairs(code);
      const shared = [...codePairs].filter((pair) => askedPairs.has(pair)).length;
      const likeness = code === asked ? 2 : (2 * shared) / (codePairs.size + askedPairs.size);
      if (likeness > best.likeness) best = { likeness, link };
    }
    if (!best.link) return;
    const link = place.querySelector("a");
    link.href = best.link.href;
    link.querySelector("code").textContent = best.link.textContent;
    place.hidden = false;
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const template of all("template[data-scripted]")) template.replaceWith(template.content);
    for (const part of [schemeSwitch, copyButtons, searchBox, cleanLinks, tools, mapMarker, guess]) part();
  });
})();
