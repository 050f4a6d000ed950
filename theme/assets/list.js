// What only pages with a list of all codes need: the errors page filters its own and answers anchors that are not there,
// and the page of addresses that lead nowhere guesses. It runs once the page is read, before site.js wakes the rest.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const decoded = (text) => {
    try { return decodeURIComponent(text); } catch { return text; }
  };
  for (const template of all("template[data-scripted]")) template.replaceWith(template.content);

  // By what the list of the errors page is filtered, as its address says. What else is asked for, search answers.
  const listed = new Set();
  const filterList = () => {
    const bar = byId("docsite-tools");
    const tagged = byId("docsite-tagged");
    if (!bar) return;
    const entries = all(".entry");
    // What each entry is kept by, as the address says it: retry=never.
    const held = new Map(entries.map((entry) => {
      const { retry, tags = "", fields = "" } = entry.dataset;
      return [entry, `retry=${retry}\n${tags.replace(/^(?=.)/gm, "tag=")}${fields}`.match(/.+/g)];
    }));
    for (const link of all("[data-retry]", bar)) {
      const { retry } = link.dataset;
      link.dataset.field = `retry=${retry}`;
      if (retry && !entries.some(({ dataset }) => dataset.retry === retry)) link.remove();
    }
    // "All" and a single kind are no choice.
    if (entries.length && all("[data-retry]", bar).length > 2) listed.add("retry");
    else for (const part of all("[data-retry], span:not([class], [data-field])", bar)) part.remove();
    if (tagged) for (const [, ...fields] of held.values()) for (const field of fields) listed.add(field.split("=")[0]);
    const filters = all("a", bar).slice(1);
    const isInBar = (pair) => filters.some(({ dataset }) => dataset.field === pair.join("="));
    // The address of the page with another value, or none.
    const address = (pairs) => {
      const url = new URL(location.href);
      url.hash = "";
      for (const [name, value] of pairs) {
        if (value) url.searchParams.set(name, value);
        else url.searchParams.delete(name);
      }
      return url.href;
    };
    const show = (...pairs) => {
      const asked = new Map(pairs);
      for (const [entry, fields] of held) entry.hidden = !pairs.every((pair) => fields.includes(pair.join("=")));
      for (const group of entries.length ? all(".group") : []) group.hidden = !group.querySelector(".entry:not([hidden])");
      for (const filter of filters) {
        const [name, value] = filter.dataset.field.split(/=(.*)/s);
        const isCurrent = (asked.get(name) ?? "") === value;
        filter.ariaCurrent = isCurrent ? "true" : null;
        filter.href = address([[name, isCurrent ? "" : value]]);
      }
      if (!tagged) return;
      const others = pairs.filter((pair) => !isInBar(pair));
      tagged.hidden = !others.length;
      tagged.querySelector("b").textContent = others.map(([, value]) => value).join(", ");
      tagged.querySelector("span").textContent = entries.filter(({ hidden }) => !hidden).length;
      tagged.querySelector("a").href = address(others.map(([name]) => [name]));
    };
    const showAsked = () => show(...[...new URLSearchParams(location.search)]
      .filter(([name, value]) => value && listed.has(name) && (name !== "retry" || isInBar([name, value]))));
    // Without a load, where the browser allows it: from a folder, some do not.
    const follow = (event) => {
      const link = event.target.closest("a[data-field], #docsite-tagged a");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      try { history.pushState(null, "", link.href); } catch { return; }
      event.preventDefault();
      // The box of the search shows the same filters.
      dispatchEvent(new PopStateEvent("popstate"));
    };
    bar.addEventListener("click", follow);
    tagged?.addEventListener("click", follow);
    addEventListener("popstate", showAsked);
    addEventListener("docsite-filter", showAsked);
    // A link to an entry that is filtered out ends the filter: it must land.
    const land = () => {
      const target = byId(decoded(location.hash.slice(1)));
      if (!target?.closest("[hidden]")) return;
      try { history.replaceState(null, "", address([...listed].map((name) => [name])) + location.hash); } catch { /* Shown all the same. */ }
      show();
      target.scrollIntoView();
    };
    addEventListener("hashchange", land);
    showAsked();
    land();
    document.documentElement.dataset.listed = [...listed].join(" ");
  };

  // The tools of the errors page are one stop of the Tab key; arrow keys move among them.
  const tools = () => {
    const bar = byId("docsite-tools");
    if (!bar) return;
    const stops = all("a", bar);
    const makeStop = (stop) => {
      for (const other of stops) other.tabIndex = other === stop ? 0 : -1;
    };
    makeStop(stops[0]);
    bar.addEventListener("focusin", ({ target }) => makeStop(target));
    bar.addEventListener("keydown", (event) => {
      const ahead = getComputedStyle(bar).direction === "rtl" ? -1 : 1;
      const at = stops.indexOf(event.target);
      const to = { ArrowRight: at + ahead, ArrowLeft: at - ahead, Home: 0, End: -1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      stops.at(to % stops.length).focus();
    });
  };

  // Letters and digits, whatever the case and whatever parts the words.
  const plain = (text, separator) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, separator);
  // The element whose name shares the most letter pairs with what was asked for, if at least half.
  const nearest = (asked, candidates, nameOf) => {
    const pairs = (text) => {
      const letters = plain(text, "-");
      return new Set([...letters].map((letter, at) => letter + letters.slice(at + 1, at + 2)));
    };
    const wanted = pairs(asked);
    let found;
    let most = 0.5;
    for (const candidate of candidates) {
      const own = pairs(nameOf(candidate));
      let shared = 0;
      for (const pair of own) shared += Number(wanted.has(pair));
      const likeness = 2 * shared / (own.size + wanted.size);
      if (likeness > most) [found, most] = [candidate, likeness];
    }
    return found;
  };

  // Nothing at this address: offer the code that is most like the address's last part.
  const guess = () => {
    const place = byId("docsite-guess");
    if (!place) return;
    const asked = decoded(location.pathname).replace(/(\/|\/?(index)?\.html?)$/, "").split("/").pop();
    const name = ({ dataset, textContent }) => dataset.id ?? textContent;
    const link = nearest(asked, all(".lines a"), name);
    if (!link) return;
    place.querySelector("a").href = link.href;
    place.querySelector("code").textContent = name(link);
    place.hidden = false;
  };

  // An anchor that is not on the errors page: written otherwise it leads on, else the code most like it is offered.
  const missing = () => {
    const line = byId("docsite-missing");
    if (!line) return;
    const lead = (id) => `#${encodeURIComponent(id)}`;
    // An anchor beside the code stands within the entry.
    const bearer = (element) => (element.matches(".anchor") ? element.parentElement : element);
    const look = (event) => {
      line.hidden = true;
      const fragment = location.hash.slice(1).replace(/:~:.*/s, "");
      const asked = decoded(fragment.slice(0, 900));
      if (byId(fragment) || byId(decoded(fragment)) || !plain(asked, "") || /^(top$|docsite-)/i.test(asked)) return;
      const bearers = all("main [id]:not([id^=docsite-])");
      for (const separator of ["-", ""]) {
        const key = plain(asked, separator);
        const found = new Set(bearers.filter(({ id }) => plain(id, separator) === key).map(bearer));
        // In place of the address that was wrong, so that Back does not return to it.
        if (found.size === 1) return location.replace(lead([...found][0].id));
      }
      const entry = nearest(asked, all(".group [id]:not(.group > .anchor)"), ({ id }) => id);
      const offer = line.querySelector("span");
      offer.hidden = !entry;
      if (entry) {
        const { id } = bearer(entry);
        offer.firstElementChild.href = lead(id);
        offer.querySelector("code").textContent = id;
      }
      const letters = [...asked];
      line.querySelector("b").textContent = letters.length > 60 ? `${letters.slice(0, 60).join("")}…` : asked;
      line.hidden = false;
      if (event) line.scrollIntoView({ block: "nearest" });
    };
    addEventListener("hashchange", look);
    look();
  };

  for (const start of [filterList, tools, guess, missing]) start();
})();
