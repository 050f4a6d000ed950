(() => {
"use strict";
const form = document.querySelector("form[data-search]");
if (!form || !globalThis.docsiteSearch) return;
const { createSearch, waiting, words, fold, lower, LETTERS } = docsiteSearch;
const TEXT = {
parent: "part of {code}",
code: "the code",
start: "its code begins so",
part: "in its code",
slip: "its code, but for a slip",
alias: "also called: {names}",
title: "in its title",
tag: "a tag or a fact of it",
summary: "in its summary",
note: "in its note",
facts: "its status, its group or a similar word",
"code-in-text": "the code in the text",
"link-in-text": "the link in the text",
"text-in-text": "named in the text",
count: {"one":"{count} result","other":"{count} results"},
shown: {"one":"{count} result, the best {shown} shown","other":"{count} results, the best {shown} shown"},
none: "Nothing found. Try the code alone, a part of the message, fewer words or no filter.",
failed: "The search index could not be loaded.",
loading: "Loading …",
retry: "Try again",
list: "All errors",
any: "any",
retries: {
never: "Don’t retry", "after-change": "Retry after a change", "after-check": "Check first", "after-delay": "Retry later",
safe: "Safe to retry",
},
states: { draft: "draft", deprecated: "deprecated", retired: "retired", true: "Yes", false: "No" },
};
const plural = ((language) => {
try { return new Intl.PluralRules(language); } catch { return new Intl.PluralRules("en"); }
})(document.documentElement.lang || "en");
const fill = (text, values) => (text.other ? text[plural.select(values.count)] ?? text.other : text)
.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const FILTERS = [
["status", "statuses", "status", "Status"], ["retry", "retries", "retry", "Retry"], ["group", "groups", "id", "Group"],
["tag", "tags", "tag", "Tag"], ["state", "states", "state", "State"],
...(form.dataset.fields?.split(" ") ?? []).map((name) => [name, `field-${name}`, "value"]),
];
const byId = (id) => document.getElementById(id);
const [box, panel, status] = [byId("docsite-search"), byId("docsite-results"), byId("docsite-search-status")];
const isFile = location.protocol === "file:";
const address = (path) => (isFile ? path : path.replace(/(^|\/)index\.html$/, "$1") || "./");
const make = (name, attributes, ...children) => {
const made = document.createElement(name);
for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
made.append(...children);
return made;
};
const loader = (cache) => async (name) => {
const path = form.dataset.search + name;
if (isFile) {
return new Promise((resolve, reject) => {
waiting.set(name, resolve);
const script = make("script", { src: `${path}.js` });
script.onerror = reject;
document.head.append(script);
});
}
const answer = await fetch(`${path}.json`, { cache });
if (!answer.ok) throw new Error(answer.status);
return answer.json();
};
let engine = createSearch(loader("default"));
const filterBar = make("div", { class: "search-filters" });
const message = make("div", { class: "search-message" });
const list = make("ul", { class: "results", id: "docsite-listbox", role: "listbox", "aria-label": "Results" });
panel.replaceChildren(filterBar, message, list);
list.hidden = message.hidden = true;
let filters = {};
let isPasted = false;
let goes = false;
let turn = 0;
let active = -1;
const describe = () => {
const options = [...list.querySelectorAll("a")];
options.forEach((option, i) => option.setAttribute("aria-selected", i === active));
options[active]?.scrollIntoView({ block: "nearest" });
const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id };
attributes["aria-expanded"] = !list.hidden && form.contains(document.activeElement);
attributes["aria-activedescendant"] = options[active]?.id ?? "";
for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
return options;
};
let announcing;
const announce = (text) => {
clearTimeout(announcing);
announcing = setTimeout(() => { status.textContent = text; }, 300);
};
const tell = (text, ...children) => {
message.replaceChildren(text, ...children);
message.hidden = false;
announce(text);
};
const marked = (text, asked) => {
const nodes = [];
let end = 0;
for (const { 0: found, index } of text.matchAll(LETTERS)) {
const word = lower(fold(found));
const hit = asked.find((other) => word.startsWith(other) || (word.length > 3 && other.startsWith(word)));
if (!hit) continue;
const length = Math.min(hit.length, found.length);
nodes.push(text.slice(end, index), make("mark", {}, found.slice(0, length)));
end = index + length;
}
return [...nodes, text.slice(end)];
};
const row = ({ entry, why, message: said }, index, asked) => {
const reason = said ? marked(said, asked)
: why === "message" ? marked(entry.message, asked)
: why === "alias" ? [fill(TEXT.alias, { names: entry.aliases.join(", ") })]
: [TEXT[why]];
const code = make("code", {}, ...marked(entry.code, asked));
return make("li", { class: "result", role: "presentation" },
make("a", { href: address(form.dataset.root + entry.url), role: "option", id: `docsite-result-${index}`, tabindex: -1 },
entry.scope ? make("span", {}, code, " ", make("small", {}, ...marked(entry.scope, asked))) : code,
make("span", { class: "result-title" }, ...marked(entry.title, asked)),
make("span", { class: "result-why" }, ...reason, entry.parent ? ` · ${fill(TEXT.parent, { code: entry.parent })}` : "", entry.state ? ` · ${TEXT.states[entry.state]}` : "",
...(entry.retry ? [" · ", make("span", { class: "retry", "data-retry": entry.retry }, TEXT.retries[entry.retry])] : [])),
make("span", { class: "result-status" }, entry.status ?? "")));
};
const show = (results, asked) => {
list.replaceChildren(...results.map((result, i) => row(result, i, asked)));
list.hidden = !results.length;
active = -1;
describe();
};
const allowed = async (unlisted) => {
const chosen = FILTERS.filter(([name]) => filters[name] && filters[name] !== unlisted);
if (!chosen.length) return undefined;
const [head, lists] = await Promise.all([engine.open(), engine.file("filters")]);
return chosen.map(([name, kind, id]) => {
let number = 0;
const at = head[kind]?.findIndex((value) => String(value[id]) === filters[name]);
return new Set(lists[kind]?.[at]?.map((step) => (number += step)));
}).reduce((kept, set) => new Set([...kept].filter((number) => set.has(number))));
};
const run = async (isSecond) => {
const mine = ++turn;
const text = box.value;
message.hidden = true;
if (!text.trim() && !Object.keys(filters).length) {
show([]);
return announce("");
}
const slow = setTimeout(() => tell(TEXT.loading), 300);
const all = make("a", { href: form.getAttribute("action") }, TEXT.list);
try {
const unlisted = filters.tag && !(await engine.open()).tags?.some(({ tag }) => tag === filters.tag) ? filters.tag : "";
const asked = [text, unlisted].join(" ").trim();
const { results, total } = await engine.search(asked, { allowed: await allowed(unlisted), limit: asked ? undefined : 100 });
if (mine !== turn) return;
message.hidden = true;
show(results, words(asked).filter((word) => word.length > 1));
if (total) announce(fill(results.length < total ? TEXT.shown : TEXT.count, { count: total, shown: results.length }));
else tell(TEXT.none, all);
if (goes) go();
} catch (fault) {
if (mine !== turn) return;
engine = createSearch(loader("reload"));
if (fault.isStale && isSecond !== true) return run(true);
show([]);
const again = make("button", { type: "button" }, TEXT.retry);
again.onclick = run;
tell(TEXT.failed, again, all);
} finally {
clearTimeout(slow);
}
};
const go = () => {
const link = describe()[Math.max(active, 0)];
goes = !link && box.value.trim() !== "";
link?.click();
};
const remember = (isStep) => {
const url = new URL(location.href);
const query = url.searchParams;
const had = !isStep && FILTERS.some(([name]) => query.has(name)) || query.has("q");
const text = box.value.trim();
for (const [name, value] of [["q", isPasted || text.length > 80 ? "" : text], ...FILTERS.map(([name]) => [name, filters[name]])]) {
if (value) query.set(name, value);
else query.delete(name);
}
try {
if (url.href !== location.href) history[had ? "replaceState" : "pushState"](null, "", url);
} catch { /* Some browsers refuse; the search goes on. */ }
};
const recall = () => {
const query = new URLSearchParams(location.search);
filters = Object.fromEntries(FILTERS.map(([name]) => [name, query.get(name)]).filter(([, value]) => value));
if (query.get("q")) [box.value, isPasted] = [query.get("q"), false];
showFilters().catch(() => {});
run();
return query.get("q") || Object.keys(filters).length;
};
const filter = (chosen) => {
filters = chosen;
remember(true);
dispatchEvent(new Event("docsite-filter"));
showFilters();
run();
};
const showFilters = async () => {
const head = await engine.open();
filterBar.replaceChildren(...FILTERS.filter(([, kind]) => head[kind]?.length > 1).map(([name, kind, id, label]) => {
const select = make("select", { name }, make("option", { value: "" }, TEXT.any), ...head[kind].map((value) =>
make("option", { value: value[id] }, `${value.title ?? TEXT.retries[value[id]] ?? TEXT.states[value[id]] ?? value[id]} (${value.count})`)));
select.value = filters[name] ?? "";
select.onchange = () => {
const { [name]: _, ...rest } = filters;
filter(select.value ? { ...rest, [name]: select.value } : rest);
};
return make("label", {}, label ?? head.labels[name], " ", select);
}));
};
box.addEventListener("input", ({ inputType }) => {
isPasted = box.value !== "" && (isPasted || /^insertFrom(Paste|Drop)/.test(inputType));
goes = false;
remember();
run();
});
box.addEventListener("paste", (event) => {
const text = event.clipboardData?.getData("text") ?? "";
isPasted = true;
if (/[\r\n]/.test(text) && document.execCommand("insertText", false, text.replace(/\s*[\r\n]+\s*/g, " "))) event.preventDefault();
});
form.addEventListener("keydown", (event) => {
const count = list.children.length;
const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
if (event.isComposing) return;
if (step && count && event.target === box) {
active = active < 0 && step < 0 ? count - 1 : (active + step + count) % count;
describe();
} else if (event.key === "Escape") {
[box.value, isPasted, goes] = ["", false, false];
filter({});
box.blur();
form.openedFrom?.focus();
} else return;
event.preventDefault();
});
form.addEventListener("submit", (event) => {
event.preventDefault();
go();
});
form.addEventListener("focusin", ({ relatedTarget }) => {
if (!form.contains(relatedTarget)) form.openedFrom = relatedTarget;
describe();
});
form.addEventListener("focusout", () => setTimeout(describe));
addEventListener("popstate", () => {
box.value = "";
recall();
});
addEventListener("pageshow", ({ persisted }) => { if (persisted) setTimeout(recall); });
isPasted = box.value.length > 3;
if (recall()) box.focus();
if ("entered" in form.dataset) go();
})();
