(() => {
"use strict";
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const decoded = (text) => {
try { return decodeURIComponent(text); } catch { return text; }
};
root.classList.add("js");
const schemeKey = "docsite-scheme";
const applyScheme = (scheme) => {
const isChosen = scheme === "light" || scheme === "dark";
if (isChosen) root.dataset.scheme = scheme; else delete root.dataset.scheme;
for (const meta of all("meta[data-scheme]")) {
const own = meta.dataset.scheme;
meta.media = !isChosen ? `(prefers-color-scheme: ${own})` : own === scheme ? "all" : "not all";
}
};
const applyStoredScheme = () => {
try { applyScheme(localStorage.getItem(schemeKey)); } catch { /* As the system says. */ }
};
applyStoredScheme();
const schemeSwitch = () => {
const choices = all("#docsite-scheme input");
const show = () => {
for (const choice of choices) choice.checked = choice.value === (root.dataset.scheme ?? "auto");
};
for (const choice of choices) {
choice.addEventListener("change", () => {
applyScheme(choice.value);
try {
if (choice.value === "auto") localStorage.removeItem(schemeKey);
else localStorage.setItem(schemeKey, choice.value);
} catch { /* It is applied all the same. */ }
});
}
addEventListener("pageshow", (event) => {
if (event.persisted) applyStoredScheme();
show();
});
show();
};
const copyText = async (text) => {
try {
await navigator.clipboard.writeText(text);
return true;
} catch {
const focused = document.activeElement;
const field = document.createElement("textarea");
field.className = "unseen";
field.value = text;
document.body.append(field);
field.select();
const isCopied = document.execCommand("copy");
field.remove();
focused.focus();
return isCopied;
}
};
const copyButtons = () => {
const template = byId("docsite-copy");
for (const block of template ? all("main pre") : []) {
const box = document.createElement("div");
box.className = "code";
block.replaceWith(box);
box.append(block, template.content.cloneNode(true));
}
document.addEventListener("click", async ({ target }) => {
const button = target.closest(".tool");
if (!button || !await copyText(button.dataset.copy ?? button.previousSibling.textContent)) return;
const said = byId("docsite-said");
button.classList.add("done");
said.textContent = button.dataset.done;
setTimeout(() => {
button.classList.remove("done");
said.textContent = "";
}, 2000);
});
};
const searchBox = () => {
const box = byId("docsite-search");
const form = box?.form;
if (!form) return;
let state = "";
const load = () => {
if (state === "asked") return;
state = "asked";
for (const source of form.dataset.scripts.split(" ")) {
const script = document.createElement("script");
script.src = source;
script.async = false;
script.onerror = () => {
state = "failed";
if ("entered" in form.dataset) form.requestSubmit();
};
document.head.append(script);
}
};
form.addEventListener("focusin", (event) => {
if (state === "" && !form.contains(event.relatedTarget)) form.openedFrom = event.relatedTarget;
load();
});
form.addEventListener("submit", (event) => {
if (state !== "asked") return;
event.preventDefault();
form.dataset.entered = "";
});
document.addEventListener("keydown", (event) => {
const { key, target, altKey, shiftKey } = event;
const isCommand = event.ctrlKey || event.metaKey;
const isTyped = target.closest?.("input:not([type=radio]), select, textarea");
if (!(key === "/" && !isCommand && !altKey && !isTyped) && !(key === "k" && isCommand && !altKey && !shiftKey)) return;
event.preventDefault();
box.focus();
box.select();
});
if (document.activeElement === box || /[?&](q|status|group|tag|state)=/.test(location.search)) load();
};
const cleanLinks = () => {
if (!location.protocol.startsWith("http")) return;
const clean = ({ target }) => {
const link = target.closest?.('a[href]:not([href^="#"])');
if (link?.origin === location.origin) link.pathname = link.pathname.replace(/\/index\.html$/, "/");
};
document.addEventListener("pointerover", clean);
document.addEventListener("focusin", clean);
};
const tools = () => {
const bar = byId("docsite-tools");
if (!bar) return;
const entries = all(".entry");
const matches = (entry, value) => !value || entry.dataset.retry === value;
for (const filter of all("button", bar)) {
if (!entries.some((entry) => matches(entry, filter.value))) filter.remove();
}
if (all("button", bar).length < 3) bar.replaceChildren(bar.firstElementChild);
const stops = all("a, button", bar);
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
const show = (value) => {
for (const entry of entries) entry.hidden = !matches(entry, value);
for (const group of all(".group")) group.hidden = !group.querySelector(".entry:not([hidden])");
for (const filter of all("button", bar)) filter.ariaPressed = String(filter.value === value);
};
bar.addEventListener("click", ({ target }) => {
const filter = target.closest("button");
if (filter) show(filter.ariaPressed === "true" ? "" : filter.value);
});
addEventListener("hashchange", () => {
const target = byId(decoded(location.hash.slice(1)));
if (!target?.closest("[hidden]")) return;
show("");
target.scrollIntoView();
});
};
const centre = (link, scroller) => {
const place = link.getBoundingClientRect();
const view = scroller.getBoundingClientRect();
const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
scroller.scrollBy(...middle(place).map((at, axis) => at - middle(view)[axis]));
};
const map = () => {
for (const link of all(".site-map [aria-current]")) centre(link, link.closest(".rail"));
const list = byId("docsite-map")?.querySelector("ul");
if (!list) return;
const watcher = new IntersectionObserver((sightings) => {
for (const { isIntersecting, target } of sightings) {
const link = links.get(target);
if (!isIntersecting) {
link.ariaCurrent = null;
continue;
}
link.ariaCurrent = "true";
centre(link, list);
centre(link, list.parentElement);
}
}, { rootMargin: "-12% 0px -87.9% 0px" });
const links = new Map();
for (const link of all("a", list)) {
const section = byId(decoded(link.hash.slice(1)));
if (!section) continue;
links.set(section, link);
watcher.observe(section);
}
};
const guess = () => {
const place = byId("docsite-guess");
if (!place) return;
const pairs = (text) => {
const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
return new Set([...plain].map((letter, at) => letter + plain.slice(at + 1, at + 2)));
};
const asked = pairs(decoded(location.pathname).replace(/(\/|\/?(index)?\.html?)$/, "").split("/").pop());
let most = 0.5;
for (const link of all(".lines a")) {
const own = pairs(link.textContent);
const likeness = 2 * [...own].filter((pair) => asked.has(pair)).length / (own.size + asked.size);
if (likeness <= most) continue;
most = likeness;
place.querySelector("a").href = link.href;
place.querySelector("code").textContent = link.textContent;
place.hidden = false;
}
};
addEventListener("load", map);
document.addEventListener("DOMContentLoaded", () => {
for (const template of all("template[data-scripted]")) template.replaceWith(template.content);
for (const start of [schemeSwitch, copyButtons, searchBox, cleanLinks, tools, guess]) start();
});
})();
