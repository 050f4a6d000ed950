(() => {
"use strict";
const LETTERS = /[\p{L}\p{M}\p{N}]+/gu;
const WORD = /[\p{L}\p{M}\p{N}]+|\p{So}/gu;
const UNSPACED = /([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+)/u;
const cut = (text) => text.replace(/\p{Ll}(?=[\p{Lu}\p{Lt}])|[\p{Lu}\p{Lt}](?=[\p{Lu}\p{Lt}]\p{Ll})/gu, "$& ").split(" ");
const fold = (text) => text.normalize("NFKD").replace(/['\u2019\u02bc\u0300-\u036f\ufe00-\ufe0f]/g, "").normalize("NFC");
const lower = (text) => text.toLowerCase().replace(/ς/g, "σ");
const words = (text) => (fold(text).match(WORD) || []).flatMap((run) => run.split(UNSPACED).flatMap((piece, i) => {
const parts = i % 2 ? [...piece] : cut(piece);
if (parts.length < 2) return piece ? lower(piece) : [];
return i % 2 ? parts.slice(1).map((letter, at) => parts[at] + letter) : [piece, ...parts].map(lower);
}));
const key = (text) => {
const folded = fold(text);
return lower((folded.match(LETTERS) || []).join("")) || folded.replace(/\p{White_Space}+/gu, "");
};
const ENDINGS = [
[/(?<=..)ies$/, "y"],
[/(?<=sh|ch|x|ss)es$|(?<=[^isu])s$/, ""],
[/(?<=[aeiouy].*)(?<!e)ed$|(?<=[aeiouy].*)ing$/, ""],
[/([bdfgmnprt])\1$/, "$1"],
[/(?<=..)e$/, ""],
[/(?<=..)y$/, "i"],
];
const stem = (word) => (/^[a-z]{3,}$/.test(word) ? ENDINGS.reduce((text, [ending, rest]) => text.replace(ending, rest), word) : word);
const slip = (a, b, open) => {
let i = 0;
while (i < a.length && a[i] === b[i]) i++;
if (i === a.length && (open || i === b.length)) return 0;
const rest = (x, y) => (open ? b.startsWith(a.slice(x), y) : b.length - y === a.length - x && b.endsWith(a.slice(x)));
if (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(i + 2, i + 2)) return 3;
if (rest(i + 1, i)) return a[i] === a[i - 1] ? 3 : 2;
if (rest(i, i + 1)) return b[i] === b[i - 1] ? 3 : 2;
return rest(i + 1, i + 1) ? (/o0|0o|[li]1|1[li]/.test(a[i] + b[i]) ? 3 : 1) : 0;
};
const backwards = (text) => [...text].reverse().join("");
const slipWithin = (query, text) => [0, 1].some((shift) => {
const middle = (query.length >> 1) + shift;
const [head, tail] = [query.slice(0, middle), query.slice(middle)];
for (let at = -1; (at = text.indexOf(head, at + 1)) >= 0; ) {
if (slip(tail, text.slice(at + middle), true)) return true;
}
for (let at = -1; (at = text.indexOf(tail, at + 1)) >= 0; ) {
if (slip(backwards(head), backwards(text.slice(0, at)), true)) return true;
}
return false;
});
const place = (list, value) => {
let [low, high] = [0, list.length];
while (low < high) {
const middle = (low + high) >> 1;
if (list[middle] < value) low = middle + 1;
else high = middle;
}
return low;
};
const unescape = (text) => text.replace(/\\+(["'/])/g, "$1").replace(/\\+[nrt]/g, " ").replace(/%[2-7][\da-f]/gi, decodeURIComponent);
const members = (text, name) =>
[...text.matchAll(new RegExp(`(?<![a-z])(?:${name})["']?\\s*[:=]\\s*(?:"([^"]*)|'([^']*)|([^\\s,;&(){}[\\]"']+))`, "giu"))]
.map((match) => match[1] ?? match[2] ?? match[3]);
const linkNames = (link) => {
const [path, fragment] = link.split("#");
return [fragment, ...path.replace(/[?].*/, "").split("/").slice(3).reverse()]
.map((name) => key((name ?? "").replace(/\.html?$/, "").replace(/%[\da-f]{2}/gi, "_")));
};
const clues = (text) => {
const named = new Set();
for (const chunk of new Set(text.match(/[^\s"'\x60,;:(){}[\]<>=|\\#]+/gu))) {
const parts = (fold(chunk).match(LETTERS) || []).flatMap(cut).map(lower).slice(0, 12);
parts.forEach((_, i) => {
for (let end = i + 1; end <= parts.length; end++) {
const name = parts.slice(i, end).join("");
if (end > i + 1 || /\d/.test(name)) named.add(name);
}
});
}
const worth = (name) => (/^\d+$/.test(name) ? 0 : name.length);
return [
["code", members(text, "(?:error[_-]?)?code").map(key)],
["link", (text.match(/https?:\/\/[^\s"'<>]+|[\w.-]+\.\w+\/[^\s"'<>]*/gu) || []).flatMap(linkNames)],
["link", (text.match(/(?<=^|\s|\/)#[^\s#"'<>]+/gu) || []).map(key)],
["text", [...named].sort((a, b) => worth(b) - worth(a)).slice(0, 600)],
];
};
const RANK = { code: 0, start: 1, part: 2, slip: 3, alias: 4, message: 5, title: 6, tag: 7, summary: 8, note: 9, facts: 10 };
const FIELDS = ["part", "alias", "message", "title", "tag", "summary", "note", "facts"];
const GRAMMAR = new Set(("a an the of to in on at is are be it its and or for with by as from into i im me my you your we us our they their this " +
"that these those do does did can could may might must shall should will would was were been have has had what which who when where why how " +
"here there then than so if not no any some still").split(" "));
const createSearch = (load) => {
const files = new Map();
let head;
const file = (name) => {
if (!files.has(name)) {
const loading = load(name).then((value) => {
if (head && value.build !== head.build) throw Object.assign(new Error("stale"), { isStale: true });
return value;
});
loading.catch(() => files.delete(name));
files.set(name, loading);
}
return files.get(name);
};
const open = async () => {
if (!head) (head = await file("index")).preload?.forEach((name) => file(name).catch(() => {}));
return head;
};
const isSmall = () => !(head.codes?.length > 1);
const keyFiles = (kind, prefix, near) => {
const ranges = head[kind] || [];
const first = Math.min(place(ranges.map((range) => range[1]), prefix), ranges.length - (near ? 1 : 0));
return Promise.all([first, first + 1]
.filter((at) => ranges[at] && ((near && at === first) || ranges[at][0].slice(0, prefix.length) <= prefix))
.map((at) => file(`${kind}-${at}`)));
};
const exact = async (name, isCut) => (await keyFiles("codes", name)).flatMap(({ keys, entries, aliases }) => {
const found = [];
for (let i = place(keys, name); isCut ? keys[i]?.startsWith(name) : keys[i] === name; i++) {
found.push([entries[i], aliases?.includes(i)]);
}
return found;
});
const asCode = async (name, add) => {
const look = ({ keys, entries, aliases }, isBackwards) => {
const asked = isBackwards ? backwards(name) : name;
const former = new Set(aliases);
keys.forEach((code, i) => {
const say = (why, score) => add(entries[i], former.has(i) ? "alias" : why, score);
let near;
if (code === asked) say("code", 100);
else if (code.startsWith(asked)) say(isBackwards ? "part" : "start", asked.length / code.length);
else if (code.includes(asked)) say("part", asked.length / code.length);
else if (asked.length > 3 && (near = slip(asked, code))) say("slip", near);
else if (asked.length > 4 && slipWithin(asked, code)) say("slip", asked.length / code.length);
});
};
for (const part of await keyFiles("codes", isSmall() ? "" : name, true)) look(part);
if (name.length > 3) for (const part of await keyFiles("endings", backwards(name), true)) look(part, true);
};
const forms = async (word, typing) => {
const isPlain = word.length > 2 && !/\d/.test(word);
const root = stem(word);
const most = word.length > 3 ? Math.max(4, Math.ceil(word.length * 0.6)) : word.length;
const start = isPlain ? word.slice(0, Math.min(root.length > 3 ? root.length - 1 : root.length, most)) : word;
const at = (value) => Math.max(0, place(head.words, value + "\0") - 1);
const [own, first, last] = [at(word), at(start), at(word + (typing ? "\uffff" : ""))];
const numbers = new Set([own, first, Math.min(first + 1, last)]);
const seen = await Promise.all([...numbers].map((number) => file(`words-${number}`)));
const found = [];
for (const { words: list, matches } of seen) {
for (let i = place(list, start); list[i]?.startsWith(start); i++) {
const other = list[i];
let shared = start.length;
while (shared < word.length && word[shared] === other[shared]) shared++;
const length = Math.max(word.length, other.length);
const rest = length - shared;
const near = !rest ? 1
: stem(other) === root ? 0.9
: typing && shared === word.length ? (list[place(list, word)] === word ? 0.4 : 0.5 + (0.4 * shared) / length)
: word.length > 3 && isPlain && rest < 4 && shared > rest ? 0.3 - (0.6 * rest) / length
: 0;
if (near > 0) found.push([near, matches[i], shared === word.length]);
}
}
if (!found.length && isPlain && word.length > 3) {
for (const { words: list, matches } of seen) {
list.forEach((other, i) => { if (slip(word, other)) found.push([0.6, matches[i]]); });
}
}
return found.sort((a, b) => b[0] - a[0]).slice(0, 40);
};
const weigh = async (list, typing) => {
const sums = new Map();
let possible = 0;
const lists = await Promise.all(list.map((word, i) => forms(word, typing && i === list.length - 1)));
lists.forEach((found, position) => {
if (!found.length) return;
const count = Math.max(...found.filter(([near]) => near === found[0][0]).map(([, numbers]) => numbers[0]));
const rarity = Math.log(1 + (head.entries - count + 0.5) / (count + 0.5)) * (GRAMMAR.has(list[position]) ? 0.25 : 1) + 0.01;
possible += rarity;
const values = new Map();
for (const [near, numbers, holds] of found) {
for (let i = 1; i < numbers.length; ) {
const match = numbers[i++];
const end = i + 1 + numbers[i++];
const value = near * (match >> 3);
for (let entry = 0; i < end; ) {
entry += numbers[i++];
const old = values.get(entry) || [0];
const sum = Math.max(old[0], value) + 0.8 * Math.min(old[0], value);
values.set(entry, old[0] < value ? [sum, match & 7, holds] : [sum, old[1], old[2]]);
}
}
}
for (const [entry, [value, field, holds]] of values) {
const sum = sums.get(entry) || { best: 0, score: 0, said: 0, matched: 0 };
sum.score += rarity * value;
sum.matched += rarity;
sum.said += field < 3;
if (rarity * value > sum.best) Object.assign(sum, { best: rarity * value, why: field || holds || list.length > 1 ? FIELDS[field] : "slip" });
sums.set(entry, sum);
}
});
for (const sum of sums.values()) sum.score *= sum.said < list.length ? sum.matched / possible : 9;
return sums;
};
const agreement = (message, text) => {
const parts = message.split(new RegExp(head.gaps ?? "\\{[A-Za-z_][\\w.-]*\\}")).map((part) => words(part).join(" ")).filter(Boolean);
const whole = ` ${text.join(" ")} `;
let [first, end] = [-1, 0];
for (const part of parts) {
const at = whole.indexOf(` ${part} `, end);
if (at < 0) return text.length > 1 && ` ${parts[0]}`.startsWith(whole.trimEnd()) ? 1 : 0;
if (first < 0) first = at;
end = at + part.length + 1;
}
return !first && end === whole.length - 1 ? 3 : /. ./.test(parts.join(" ")) ? 2 : 0;
};
const search = async (text, { limit, allowed } = {}) => {
await open();
limit ??= head.entries > 200 ? 8 : 20;
const plain = unescape(text.slice(0, 20000));
const isLong = plain.length > 120 || /\S\s*\n\s*\S|[{}<>]|"\s*:/.test(plain);
const found = new Map();
const add = (number, why, score, rank = RANK[why]) => {
if (allowed && !allowed.has(number)) return;
const old = found.get(number);
if (!old || rank < old.rank || rank === old.rank && score > old.score) found.set(number, { number, why, score, rank });
};
const name = key(plain);
if (!head.entries) return { results: [], total: 0 };
if (!name) for (const number of allowed ?? []) add(number, "facts", 0);
if (name && !isLong && name.length < 80) await asCode(name, add);
let holders = [...found.values()].filter(({ rank }) => !rank).length;
if (!holders) {
const chunks = new Set(plain.split(/[\s"'\x60,;:(){}[\]<>=|]+/u).map(key));
let lookups = isSmall() ? Infinity : 6;
let [score, isSure] = [0, 0];
for (const [how, names] of clues(plain)) {
for (const clue of new Set(names)) {
if (!clue || clue.length > 80 || lookups-- < 1) continue;
const isCut = how !== "text" && clue.length > 3 && name.endsWith(clue);
const named = await exact(clue, isCut);
if (!isCut) holders = Math.max(holders, named.length);
for (const [number, isAlias] of named) {
const isGuess = how === "text" && !isLong && !chunks.has(clue);
add(number, isAlias ? "alias" : `${how}-in-text`, --score, isGuess || isSure ? 3.5 : 0);
}
}
if (score && !head.parents) break;
isSure = score;
}
}
const all = words(plain);
const said = isLong ? members(plain, "message|msg|error|detail|description").filter((value) => /\s/.test(value)) : [];
let list = [...new Set(said.length ? words(said.join(" ")) : all)];
if (isLong || (list.length > 8 && !isSmall())) {
const rare = list.filter((word) => !head.common?.includes(word) && !(isLong && /^\d+$/.test(word)));
if (rare.length > 1) list = rare;
if (list.length > 12) list = list.sort((a, b) => b.length - a.length).slice(0, 12);
}
const isTyping = !isLong && /[\p{L}\p{M}\p{N}]$/u.test(text);
if (isTyping && !isSmall() && list.length > 1 && list.at(-1).length < 3) list.pop();
for (const [number, sum] of await weigh(list, isTyping)) {
add(number, sum.why, list.length > 1 ? sum.score : sum.score / 1000, list.length > 1 ? RANK.title : RANK[sum.why]);
}
const order = (a, b) => a.rank - b.rank || b.score - a.score || a.number - b.number;
const best = [...found.values()].sort(order).slice(0, Math.max(limit, Math.min(holders, 50)));
await Promise.all(best.map(async (result) => {
const { entries } = await file(`entries-${Math.floor(result.number / head.entriesPerFile)}`);
const entry = (result.entry = entries[result.number % head.entriesPerFile]);
if (entry.code === text.trim()) result.score += 1000;
for (const message of [entry.message, ...(entry.messages || [])]) {
const agrees = agreement(message, all);
const score = agrees * 1000 + message.length;
const rank = agrees === 3 && all.length > 1 ? 2.5 : 4.5;
if (agrees && (rank < result.rank || rank === result.rank && score > result.score)) Object.assign(result, { why: "message", message, score, rank });
}
}));
for (const result of best) {
const whole = best.find(({ rank, entry }) => !rank && entry.code === result.entry.parent);
if (whole && /text$/.test(whole.why + result.why)) Object.assign(result, { rank: 0, score: whole.score + 0.5 });
}
const isPast = ({ rank, entry }) => Number(rank > 0 && entry.state !== undefined);
return { results: best.sort((a, b) => isPast(a) - isPast(b) || order(a, b)), total: found.size };
};
return { search, open, file };
};
const waiting = new Map();
globalThis.docsiteSearch = Object.assign((name, value) => waiting.get(name)(value), {
createSearch, waiting, key, words, stem, fold, lower, LETTERS,
});
})();
