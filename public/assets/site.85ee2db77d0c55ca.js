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
const tabsKey = "docsite-tabs";
const storedTabs = () => {
try { return JSON.parse(localStorage.getItem(tabsKey)) ?? []; } catch { return []; }
};
const codeTabs = () => {
const groups = [];
const choose = (name) => {
for (const select of groups) select(name);
try {
localStorage.setItem(tabsKey, JSON.stringify([name, ...storedTabs().filter((other) => other !== name)].slice(0, 9)));
} catch { /* It lasts as long as the page. */ }
};
for (const [number, box] of all(".code-tabs:has(> :nth-child(2))").entries()) {
const list = document.createElement("div");
list.className = "tab-list";
list.setAttribute("role", "tablist");
const tabs = [...box.children].map((panel, index) => {
const tab = document.createElement("button");
tab.type = "button";
tab.id = `docsite-tab-${number}-${index}`;
panel.id = `docsite-panel-${number}-${index}`;
tab.textContent = panel.firstElementChild.textContent;
tab.setAttribute("role", "tab");
tab.setAttribute("aria-controls", panel.id);
panel.setAttribute("role", "tabpanel");
panel.setAttribute("aria-labelledby", tab.id);
panel.addEventListener("beforematch", () => choose(tab.textContent));
list.append(tab);
return { tab, panel };
});
const select = (name) => {
if (!tabs.some(({ tab }) => tab.textContent === name)) return;
for (const { tab, panel } of tabs) {
const isChosen = tab.textContent === name;
tab.ariaSelected = String(isChosen);
tab.tabIndex = isChosen ? 0 : -1;
panel.hidden = isChosen ? false : "until-found";
}
};
list.addEventListener("click", ({ target }) => {
if (target === list) return;
const { top } = target.getBoundingClientRect();
choose(target.textContent);
scrollBy({ top: target.getBoundingClientRect().top - top, behavior: "instant" });
});
list.addEventListener("keydown", (event) => {
const at = tabs.findIndex(({ tab }) => tab === event.target);
const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key] * (document.dir === "rtl" ? -1 : 1);
const next = { Home: 0, End: tabs.length - 1 }[event.key] ?? (at + step + tabs.length) % tabs.length;
if (!(next >= 0)) return;
event.preventDefault();
tabs[next].tab.focus();
tabs[next].tab.click();
});
box.prepend(list);
groups.push(select);
for (const name of [list.firstElementChild.textContent, ...storedTabs().reverse()]) select(name);
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
const listed = (root.dataset.listed ?? "").split(" ");
const isAsked = [...new URLSearchParams(location.search).keys()]
.some((name) => `q status group tag retry state ${form.dataset.fields ?? ""}`.split(" ").includes(name) && !listed.includes(name));
if (document.activeElement === box || isAsked) load();
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
const menu = () => {
const details = document.querySelector(".header-links details");
document.addEventListener("click", ({ target }) => {
if (details?.open && !details.contains(target)) details.open = false;
});
details?.addEventListener("keydown", ({ key }) => {
if (key !== "Escape" || !details.open) return;
details.open = false;
details.firstElementChild.focus();
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
addEventListener("load", map);
document.addEventListener("DOMContentLoaded", () => {
for (const template of all("template[data-scripted]")) template.replaceWith(template.content);
for (const start of [codeTabs, schemeSwitch, copyButtons, searchBox, cleanLinks, menu]) start();
});
})();
