// Finds the entry for whatever a reader has in hand: a code in any spelling, a message, a pasted body, a question.
// Two parts: the engine (functions of text and index files) and, below, the search box that uses it.
(() => {
  "use strict";

  // ── Text: the rule of SearchText.swift; Tests/Search/normalisation.json holds both sides to it ──

  const DROPPED = /['\u2019\u02bc\u0300-\u036f\ufe00-\ufe0f]/g;
  const RUN = /[\p{L}\p{M}\p{N}]+|\p{So}/gu;
  const UNSPACED = /([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+)/u;
  const CASE = /(?<=\p{Ll})(?=[\p{Lu}\p{Lt}])|(?<=[\p{Lu}\p{Lt}])(?=[\p{Lu}\p{Lt}]\p{Ll})/u;

  const fold = (text) => text.normalize("NFKD").replace(DROPPED, "").normalize("NFC");
  const lower = (text) => text.toLowerCase().replace(/ς/g, "σ");

  // The words of a text, each with its parts: [["invalidcard", "invalid", "card"], ["is"], ..].
  const tokens = (text) => {
    const found = [];
    for (const run of fold(text).match(RUN) || []) {
      for (const piece of run.split(UNSPACED)) {
        if (UNSPACED.test(piece)) {
          const letters = [...piece];
          found.push(letters.length < 2 ? letters : letters.slice(1).map((letter, i) => letters[i] + letter));
          found[found.length - 1].unspaced = true;
        } else if (piece) {
          const parts = piece.split(CASE);
          found.push(parts.length > 1 ? [piece, ...parts].map(lower) : [lower(piece)]);
        }
      }
    }
    return found;
  };
  const words = (text) => tokens(text).flat();

  // Letters and digits only: the same for every spelling of a code.
  const key = (text) => {
    const folded = fold(text);
    return lower((folded.match(/[\p{L}\p{M}\p{N}]+/gu) || []).join("")) || folded.replace(/\p{White_Space}+/gu, "");
  };

  // ── Small tools ──

  // Whether two texts differ by one slip of the keyboard: 0 the likeliest (two letters swapped, one doubled, a look-alike),
  // 1 a letter more or less, 2 another letter; null for none or more than one. With `open`, `b` may go on after the match.
  const slip = (a, b, open) => {
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    if (i === a.length && (open || b.length === a.length)) return null;
    const rest = (x, y) => (open ? b.startsWith(a.slice(x), y) : b.slice(y) === a.slice(x));
    if (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(i + 2, i + 2)) return 0;
    if (rest(i + 1, i)) return a[i] === a[i - 1] ? 0 : 1;
    if (i < b.length && rest(i, i + 1)) return b[i] === b[i - 1] ? 0 : 1;
    if (i < b.length && rest(i + 1, i + 1)) return /^(o0|0o|l1|1l|i1|1i|s5|5s|b8|8b)$/.test(a[i] + b[i]) ? 0 : 2;
    return null;
  };

  // A slip anywhere in a longer key: one half of the query stands there unchanged, so look around each half.
  const slipWithin = (query, text) => {
    for (const middle of [query.length >> 1, (query.length >> 1) + 1]) {
      const [head, tail] = [query.slice(0, middle), query.slice(middle)];
      for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
        if (slip(tail, text.slice(at + middle), true) !== null) return true;
      }
      for (let at = text.indexOf(tail); at >= 0; at = text.indexOf(tail, at + 1)) {
        if (slip(backwards(head), backwards(text.slice(0, at)), true) !== null) return true;
      }
    }
    return false;
  };
  const backwards = (text) => [...text].reverse().join("");

  // The first index of a sorted list whose value is not before `value`.
  const lowerBound = (list, value, of = (item) => item) => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (of(list[middle]) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  // ── What a text gives away ──

  const unescape = (text) => text.replace(/\\+(["'/])/g, "$1").replace(/\\+[nrt]/g, " ");

  // The values of a member, in JSON as in a log line: "code": "x", \"code\":\"x\", code=x, code: x.
  const members = (text, name) =>
    [...text.matchAll(new RegExp(`(?<![a-z])(?:${name})["']?\\s*[:=]\\s*(?:"([^"]*)|'([^']*)|([^\\s,;&(){}[\\]"']+))`, "giu"))]
      .map((match) => match[1] ?? match[2] ?? match[3]);

  // The names that a link may give its page by: its fragment, then its path from the end.
  const linkNames = (link) => {
    const [path, fragment] = link.split("#");
    let names = path.replace(/[?].*/, "").split("/").slice(3).reverse();
    names = names.map((name) => name.replace(/\.html?$/, "")).filter((name) => name && name !== "index");
    try {
      return [fragment, ...names].filter(Boolean).map(decodeURIComponent);
    } catch {
      return [fragment, ...names].filter(Boolean);
    }
  };

  // Codes that a text may name, the surest first: [what it was found by, keys].
  const clues = (text) => {
    const plain = unescape(text);
    const links = plain.match(/https?:\/\/[^\s"'<>]+|[\w.-]+\.\w+\/[^\s"'<>]*#[^\s"'<>]+/gu) || [];
    const found = [
      ["code", members(plain, "(?:error[_-]?)?code").map(key)],
      ["link", links.flatMap(linkNames).map(key)],
      ["link", (plain.match(/(?<=^|\s|\/)#[^\s#"'<>]+/gu) || []).map(key)],
    ];
    // Names that stand in one piece, as codes do: invalid_card, E0308, InvalidCardError. The longest one wins.
    const named = [];
    for (const chunk of new Set(plain.match(/[^\s"'`,;:(){}[\]<>=|\\#]+/gu) || [])) {
      const parts = tokens(chunk).flatMap((token) => (token.length > 1 && !token.unspaced ? token.slice(1) : token));
      for (let i = 0; i < parts.length && i < 12; i++) {
        for (let end = Math.min(parts.length, i + 8); end > i; end--) {
          const name = parts.slice(i, end).join("");
          if (end - i > 1 || /\d/.test(name)) named.push(name);
        }
      }
    }
    // A bare number is more often a line or a port than a code.
    const doubt = (name) => (/^\d+$/.test(name) ? -99 : name.length);
    found.push(["text", named.sort((a, b) => doubt(b) - doubt(a)).slice(0, 600)]);
    return found;
  };

  // ── The engine ──

  // The order of rank. The fields of the index in their order, with the rank of a word that stands there.
  const TIER = { exact: 0, prefix: 1, part: 2, slip: 3, alias: 4, message: 5, title: 6, tag: 7, summary: 8, note: 9, facts: 10 };
  const FIELDS = ["part", "alias", "message", "title", "tag", "summary", "note", "facts"].map((why) => [TIER[why], why]);

  // `load(name)` gives the value of a file of the index, e.g. load("words-3").
  const createSearch = (load) => {
    const files = new Map();
    const file = (name) => {
      if (!files.has(name)) {
        const promise = load(name).then((value) => {
          // Files of two builds don't go together: their entries have other numbers.
          if (head && value.build !== head.build) throw Object.assign(new Error("stale index"), { isStale: true });
          return value;
        });
        promise.catch(() => files.delete(name));
        files.set(name, promise);
      }
      return files.get(name);
    };
    let head;
    const open = async () => (head ??= await file("index"));

    // The files of codes, or of endings, that may hold keys that begin with `prefix`; at most two.
    const keyFiles = (kind, prefix) => {
      const ranges = head[kind] || [];
      const numbers = [];
      for (let i = 0; i < ranges.length && numbers.length < 2; i++) {
        if (ranges[i][1] >= prefix && ranges[i][0].slice(0, prefix.length) <= prefix) numbers.push(i);
      }
      return Promise.all(numbers.map((number) => file(`${kind}-${number}`)));
    };

    // The entries whose key is `name`, or, where `isCut`, those whose key begins with it: [[entry, is an alias]].
    const exact = async (name, isCut) => {
      const found = [];
      for (const { keys, entries, aliases = [] } of await keyFiles("codes", name)) {
        for (let i = lowerBound(keys, name); isCut ? keys[i]?.startsWith(name) : keys[i] === name; i++) {
          found.push([entries[i], aliases.includes(i)]);
        }
      }
      return found;
    };

    // Whether all codes are at hand, so that each can be looked at.
    const isSmall = () => (head.codes || []).length < 2;

    // What the whole query says as a code: calls add(entry, tier, score, why).
    const asCode = async (name, add) => {
      for (const [entry, isAlias] of await exact(name)) {
        add(entry, isAlias ? TIER.alias : TIER.exact, 100, isAlias ? "alias" : "code");
      }
      const seen = await keyFiles("codes", isSmall() ? "" : name);
      for (const { keys, entries, aliases = [] } of seen) {
        const isAlias = new Set(aliases);
        keys.forEach((code, i) => {
          const score = name.length / code.length;
          const tier = (own) => (isAlias.has(i) ? TIER.alias : own);
          const why = (own) => (isAlias.has(i) ? "alias" : own);
          if (code === name) return;
          if (code.startsWith(name)) add(entries[i], tier(TIER.prefix), score, why("start"));
          else if (code.includes(name)) add(entries[i], tier(TIER.part), score, why("part"));
          else if (name.length > 3) {
            const kind = slip(name, code, false);
            if (kind !== null) add(entries[i], tier(TIER.slip), 10 - kind, why("slip"));
            else if (name.length > 4 && slipWithin(name, code)) add(entries[i], tier(TIER.slip), score, why("slip"));
          }
        });
      }
      if (isSmall() || name.length < 4) return;
      const reversed = backwards(name);
      for (const { keys, entries, aliases = [] } of await keyFiles("endings", reversed)) {
        keys.forEach((code, i) => {
          if (aliases.includes(i)) return;
          const kind = slip(reversed, code, false);
          if (kind !== null) add(entries[i], TIER.slip, 10 - kind, "slip");
          else if (code !== reversed && code.startsWith(reversed)) add(entries[i], TIER.part, 0.5, "part");
        });
      }
    };

    // The forms of a word in the index, and how near each is to it: itself, what begins with it (while it is typed),
    // what shares its stem, and, where there is none of these, what differs by a slip.
    const forms = async (word, typing) => {
      const stem = word.length < 5 || /\d/.test(word) ? word : word.slice(0, Math.max(4, Math.ceil(word.length * 0.6)));
      const first = Math.max(0, lowerBound(head.words, stem + "\0") - 1);
      const last = Math.max(0, lowerBound(head.words, word + (typing ? "\uffff" : "\0")) - 1);
      const own = Math.max(0, lowerBound(head.words, word + "\0") - 1);
      const numbers = new Set([own]);
      for (let i = first; i <= last && numbers.size < 2; i++) numbers.add(i);
      const seen = await Promise.all([...numbers].map((number) => file(`words-${number}`)));
      const found = [];
      for (const { words: list, matches } of seen) {
        for (let i = lowerBound(list, stem); i < list.length && list[i].startsWith(stem); i++) {
          const other = list[i];
          let near = 0;
          if (other === word) near = 1;
          else if (typing && other.startsWith(word)) near = 0.5 + 0.4 * (word.length / other.length);
          else if (word.length > 3 && other.length > 3) {
            let shared = stem.length;
            while (shared < word.length && word[shared] === other[shared]) shared++;
            const rest = Math.max(word.length, other.length) - shared;
            if (rest <= 3 && shared > rest) near = 0.95 - (0.3 * rest) / (shared + rest);
          }
          if (near) found.push([near, matches[i], other.startsWith(word)]);
        }
      }
      if (!found.length && word.length > 3 && !/\d/.test(word)) {
        for (const { words: list, matches } of seen) {
          list.forEach((other, i) => {
            if (Math.abs(other.length - word.length) < 2 && slip(word, other, false) !== null) found.push([0.6, matches[i], false]);
          });
        }
      }
      return found.sort((a, b) => b[0] - a[0]).slice(0, 40);
    };

    // Adds up what the words say: Map of entry to {score, matched, field, hits}.
    const byWords = async (list, typing) => {
      const total = head.entries;
      const scores = new Map();
      let possible = 0;
      const lists = await Promise.all(list.map((word, i) => forms(word, typing && i === list.length - 1)));
      lists.forEach((found, position) => {
        if (!found.length) return;
        const count = Math.min(total, Math.max(...found.filter(([near]) => near > 0.6 || near === found[0][0]).map(([, numbers]) => numbers[0])));
        const length = list[position].length;
        const rarity = Math.log(1 + (total - count + 0.5) / (count + 0.5)) * Math.min(1, length / 5) + 0.01;
        possible += rarity;
        const best = new Map();
        for (const [near, numbers, holds] of found) {
          for (let i = 1; i < numbers.length; ) {
            const match = numbers[i++];
            const end = i + 1 + numbers[i++];
            const value = near * (match >> 3);
            for (let entry = 0; i < end; ) {
              entry += numbers[i++];
              // Forms of one word add up, nearly: "captured" and "capture" are said of the same thing.
              const old = best.get(entry) || [0];
              const sum = Math.max(old[0], value) + 0.8 * Math.min(old[0], value);
              best.set(entry, old[0] < value ? [sum, match & 7, holds] : [sum, old[1], old[2]]);
            }
          }
        }
        for (const [entry, [value, field, holds]] of best) {
          const sum = scores.get(entry) || { score: 0, matched: 0, field: 0, best: 0, hits: 0, holds: true };
          sum.score += rarity * value;
          sum.matched += rarity;
          sum.hits++;
          sum.holds &&= holds;
          if (rarity * value > sum.best) [sum.best, sum.top] = [rarity * value, field];
          sum.field = Math.max(sum.field, field);
          scores.set(entry, sum);
        }
      });
      for (const sum of scores.values()) sum.score *= Math.sqrt(sum.matched / possible);
      return scores;
    };

    const entry = async (number) => {
      const { entries } = await file(`entries-${Math.floor(number / head.entriesPerFile)}`);
      return entries[number % head.entriesPerFile];
    };

    // How a message, whose varying parts are {named}, agrees with the words of a text: 3 the text is the message,
    // 2 it holds the message, 1 it is the message's beginning; 0 it doesn't agree.
    const messageMatch = (message, text) => {
      const parts = message.split(/\{[A-Za-z_][\w.-]*\}/).map((part) => words(part));
      const literal = parts.flat().length;
      const whole = " " + text.join(" ");
      if (!literal) return 0;
      if (parts.length === 1 && literal >= text.length && (" " + parts[0].join(" ")).startsWith(whole)) return literal === text.length ? 3 : 1;
      let at = 0;
      let first = -1;
      for (const part of parts) {
        if (!part.length) continue;
        const found = (whole + " ").indexOf(" " + part.join(" ") + " ", at);
        if (found < 0) return 0;
        if (first < 0) first = found;
        at = found + part.join(" ").length + 1;
      }
      return first === 0 && at === whole.length ? 3 : literal > 1 ? 2 : 0;
    };

    // The best entries for a text. `limit`: how many at most.
    const search = async (text, { limit, allowed } = {}) => {
      await open();
      limit ??= head.entries <= 200 ? 20 : 8;
      const plain = unescape(text.slice(0, 20000));
      const isLong = /\n/.test(plain.trim()) || plain.length > 120 || /[{}<>]|"\s*:/.test(plain);
      const ranked = new Map();
      const add = (number, tier, score, why) => {
        if (allowed && !allowed.has(number)) return;
        const old = ranked.get(number);
        if (!old || tier < old.tier || (tier === old.tier && score > old.score)) ranked.set(number, { number, tier, score, why });
      };

      const name = key(plain);
      if (!name) for (const number of allowed ?? []) add(number, TIER.facts, 0, "facts");
      if (!isLong && name && name.length < 80) await asCode(name, add);
      if (![...ranked.values()].some((found) => found.tier === TIER.exact)) {
        let rank = 90;
        let lookups = isSmall() ? Infinity : 6;
        const pieces = new Set(plain.split(/[\s"'`,;:(){}[\]<>=|]+/u).map(key));
        for (const [why, names] of clues(plain)) {
          for (const clue of new Set(names)) {
            if (!clue || clue.length > 80 || lookups-- < 1) continue;
            // Text that was cut off ends within the code.
            const isCut = why !== "text" && clue.length > 3 && name.endsWith(clue);
            for (const [number, isAlias] of await exact(clue, isCut)) {
              // A piece of something longer is a guess: a slip of the keyboard in the whole is likelier.
              const tier = why === "text" && !isLong && !pieces.has(clue) ? TIER.slip + 0.5 : TIER.exact;
              if (rank > 0) add(number, tier, rank--, isAlias ? "alias" : `${why}-in-text`);
            }
          }
          if (rank < 90) break;
        }
      }

      const said = members(plain, "message|msg|error|detail|description").filter((value) => /\s/.test(value));
      let list = [...new Set(words(isLong && said.length ? said.join(" ") : plain))];
      const rare = list.filter((word) => !(head.common || []).includes(word) && (!isLong || !/^\d+$/.test(word)));
      if (isLong || !isSmall()) {
        if (rare.length > 1) list = rare;
        if (list.length > 12) list = list.sort((a, b) => b.length - a.length).slice(0, 12);
      }
      const isTyping = !isLong && /[\p{L}\p{M}\p{N}]$/u.test(text);
      const scores = await byWords(list, isTyping);
      const isOne = list.length === 1;
      for (const [number, { score, field, top, hits, holds }] of scores) {
        // One word, or several that are all in the code: the part they stand in decides. Else their weights do.
        const isPlain = isOne || (hits === list.length && field < 2);
        const [tier, why] = FIELDS[isPlain ? field : top];
        if (isPlain) add(number, tier === TIER.part && !holds ? TIER.slip : tier, score / 1000, tier === TIER.part && !holds ? "slip" : why);
        else add(number, TIER.title, score, why);
      }

      // The nearest ones are looked at in full: a message that agrees as a whole stands above any score of words.
      const order = (a, b) => a.tier - b.tier || b.score - a.score || a.number - b.number;
      const nearest = [...ranked.values()].sort(order).slice(0, Math.max(limit, 8));
      const text1 = words(plain);
      await Promise.all(nearest.map(async (found) => {
        found.entry = await entry(found.number);
        if (found.entry.code === text.trim()) found.score += 1000;
        if (found.tier <= TIER.slip) return;
        let best = 0;
        for (const message of [found.entry.message, ...(found.entry.messages || [])]) {
          const match = messageMatch(message, text1);
          const length = words(message).length;
          if (match && match * 1000 + length > best) [best, found.message] = [match * 1000 + length, message];
        }
        if (best) [found.tier, found.score, found.why] = [best >= 3000 ? TIER.exact + 0.5 : TIER.message - 0.5, best, "message"];
      }));
      return { results: nearest.sort(order).slice(0, limit), total: ranked.size, isLong };
    };
    return { search, open, file };
  };

  // ── The search box ──

  const TEXT = {
    code: "this code",
    start: "its code begins so",
    part: "part of its code",
    slip: "its code, but for a slip",
    alias: "a former name of it",
    title: "in its title",
    tag: "one of its tags",
    summary: "in its summary",
    note: "in its note",
    facts: "its group or status",
    "code-in-text": "the code in the text",
    "link-in-text": "the link in the text",
    "text-in-text": "named in the text",
    results: (total, shown) => `${total} ${total === 1 ? "result" : "results"}${shown < total ? `, the best ${shown} shown` : ""}`,
    none: "Nothing found. Try the code alone, a few words of the message, or fewer words.",
    failed: "The search index could not be loaded. Check the connection and try again, or look through the list of all errors.",
    loading: "Loading the index …",
    retry: "Try again",
    clear: "Clear the filters",
    list: "All errors",
    filters: { status: "Status", group: "Group", tag: "Tag", state: "State" },
    any: "any",
  };
  // The kinds of filter: the name in the address, and the member of the index that lists the values.
  const FILTERS = { status: "statuses", group: "groups", tag: "tags", state: "states" };

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // The text with the query's words marked, as nodes: text from outside never becomes markup.
  const marked = (text, asked) => {
    const nodes = [];
    let end = 0;
    for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      const word = lower(fold(match[0]));
      const hit = asked.find((other) => word.startsWith(other) || (other.length > 4 && word.length > 3 && other.startsWith(word)));
      if (!hit) continue;
      const length = Math.min(hit.length, match[0].length);
      nodes.push(text.slice(end, match.index), element("mark", {}, match[0].slice(0, length)));
      end = match.index + length;
    }
    return [...nodes, text.slice(end)];
  };

  const start = (form) => {
    const box = document.getElementById("docsite-search");
    const panel = document.getElementById("docsite-results");
    const status = document.getElementById("docsite-search-status");
    const address = (path) => new URL(path, document.baseURI).href.replace(/\/index\.html$/, location.protocol === "file:" ? "$&" : "/");
    const fromFile = location.protocol === "file:";

    // Over HTTP a file of the index is fetched. From a folder browsers refuse that, and a classic script is the only
    // thing they load: each file has a twin that hands its value to docsiteSearch.
    const loader = (cache) => async (name) => {
      if (!fromFile) {
        const answer = await fetch(form.dataset.search + name + ".json", { cache });
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      }
      return new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const script = element("script", { src: `${form.dataset.search}${name}.js`, onerror: reject });
        document.head.append(script);
      });
    };
    let engine = createSearch(loader("default"));

    const list = element("ul", { className: "results", id: "docsite-listbox", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Results");
    const filterBar = element("div", { className: "search-filters", hidden: true });
    const message = element("div", { className: "search-message", hidden: true });
    panel.replaceChildren(filterBar, message, list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) {
      box.setAttribute(name, value);
    }

    let filters = {};
    let pasted = false;
    let turn = 0;
    let active = -1;
    let goes = false;

    const expand = (isOpen) => box.setAttribute("aria-expanded", String(isOpen && !list.hidden));
    const activate = (index) => {
      const option = (at) => list.children[at]?.firstChild;
      option(active)?.setAttribute("aria-selected", "false");
      active = index;
      const row = option(index);
      if (!row) return box.removeAttribute("aria-activedescendant");
      row.setAttribute("aria-selected", "true");
      row.scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", row.id);
    };
    const go = () => {
      const link = (list.children[active] ?? list.children[0])?.querySelector("a");
      if (link) location.href = link.href;
      return link;
    };

    // What is announced waits until the typing rests, so that it is heard once.
    let announcing;
    const announce = (text) => {
      clearTimeout(announcing);
      announcing = setTimeout(() => { status.textContent = text; }, 300);
    };

    const show = (found, text) => {
      const asked = words(text).filter((word) => word.length > 1);
      list.replaceChildren(...found.results.map(({ entry, why, message: said }, index) => {
        const reason = why === "message" ? marked(said ?? entry.message, asked)
          : [why === "alias" && entry.aliases ? `${TEXT.alias}: ${entry.aliases.join(", ")}` : TEXT[why] ?? entry.message];
        if (entry.state) reason.push(` · ${entry.state}`);
        const link = element("a", { href: address(form.dataset.root + entry.url), id: `docsite-result-${index}`, tabIndex: -1 },
          element("code", {}, ...marked(entry.code, asked)),
          element("span", { className: "result-title" }, ...marked(entry.title, asked)),
          element("span", { className: "result-why" }, ...reason));
        if (entry.status) link.append(element("span", { className: "result-status" }, String(entry.status)));
        // The link itself is the option: nothing inside an option may be a control of its own.
        link.setAttribute("role", "option");
        link.setAttribute("aria-selected", "false");
        const row = element("li", { className: "result" }, link);
        row.setAttribute("role", "presentation");
        return row;
      }));
      list.hidden = !found.results.length;
      active = -1;
      activate(-1);
      panel.scrollTop = 0;
      expand(true);
    };

    const tell = (text, ...actions) => {
      message.replaceChildren(element("p", {}, text), ...actions);
      message.hidden = false;
      announce(text);
    };
    const button = (text, action) => element("button", { type: "button", onclick: action }, text);
    const isFiltered = () => Object.keys(filters).length > 0;

    // The entries that all filters let through; undefined for all.
    const allowed = async () => {
      if (!isFiltered()) return undefined;
      const [head, lists] = await Promise.all([engine.open(), engine.file("filters")]);
      let kept;
      for (const [name, value] of Object.entries(filters)) {
        const at = (head[FILTERS[name]] || []).findIndex((item) => String(item[name === "group" ? "id" : name]) === value);
        const numbers = new Set();
        let number = 0;
        for (const step of lists[FILTERS[name]]?.[at] ?? []) numbers.add((number += step));
        kept = kept ? new Set([...kept].filter((item) => numbers.has(item))) : numbers;
      }
      return kept;
    };

    const run = async (isSecond) => {
      const mine = ++turn;
      const text = box.value;
      if (!text.trim() && !isFiltered()) {
        list.hidden = message.hidden = true;
        list.replaceChildren();
        activate(-1);
        expand(false);
        announce("");
        return;
      }
      const late = setTimeout(() => mine === turn && tell(TEXT.loading), 300);
      try {
        const found = await engine.search(text, { allowed: await allowed() });
        if (mine !== turn) return;
        message.hidden = true;
        show(found, text);
        if (found.total) announce(TEXT.results(found.total, found.results.length));
        else tell(TEXT.none, ...(isFiltered() ? [button(TEXT.clear, () => setFilters({}))] : []), listLink());
        if (goes && go()) goes = false;
      } catch (fault) {
        if (mine !== turn) return;
        // The site was published anew since the head was read: read it again, once.
        engine = createSearch(loader("reload"));
        if (fault.isStale && isSecond !== true) return run(true);
        list.hidden = true;
        expand(false);
        tell(TEXT.failed, button(TEXT.retry, run), listLink());
      } finally {
        clearTimeout(late);
      }
    };
    const listLink = () => element("a", { href: address(form.getAttribute("action")) }, TEXT.list);

    // What was typed is in the address, so that it can be shared and Back returns to it. What was pasted never is.
    const remember = () => {
      const url = new URL(location.href);
      const text = box.value.trim();
      const isPrivate = pasted || text.length > 80;
      const had = ["q", ...Object.keys(FILTERS)].some((name) => url.searchParams.has(name));
      url.searchParams.delete("q");
      if (text && !isPrivate) url.searchParams.set("q", text);
      for (const name of Object.keys(FILTERS)) {
        url.searchParams.delete(name);
        if (filters[name]) url.searchParams.set(name, filters[name]);
      }
      if (url.href === location.href) return;
      try {
        history[had || isPrivate ? "replaceState" : "pushState"](null, "", url);
      } catch { /* Some browsers refuse it from file:// or when keys come too fast; the search goes on. */ }
    };
    const recall = () => {
      const given = new URLSearchParams(location.search);
      filters = {};
      for (const name of Object.keys(FILTERS)) if (given.get(name)) filters[name] = given.get(name);
      return given.get("q");
    };

    const setFilters = (chosen) => {
      filters = chosen;
      showFilters();
      remember();
      run();
      box.focus();
    };
    const showFilters = async () => {
      const head = await engine.open();
      filterBar.replaceChildren();
      for (const [name, kind] of Object.entries(FILTERS)) {
        const values = head[kind] || [];
        if (values.length < 2) continue;
        const select = element("select", { name }, element("option", { value: "" }, TEXT.any));
        for (const item of values) {
          const value = String(item[name === "group" ? "id" : name]);
          select.append(element("option", { value, selected: filters[name] === value }, `${item.title ?? value} (${item.count})`));
        }
        select.addEventListener("change", () => {
          const { [name]: _, ...rest } = filters;
          setFilters(select.value ? { ...rest, [name]: select.value } : rest);
        });
        filterBar.append(element("label", {}, `${TEXT.filters[name]} `, select));
      }
      filterBar.hidden = !filterBar.children.length;
    };

    const leave = () => {
      box.value = "";
      filters = {};
      pasted = goes = false;
      remember();
      run();
      box.blur();
      form.openedFrom?.focus?.();
    };

    box.addEventListener("input", (event) => {
      if (/^insertFrom(Paste|Drop)/.test(event.inputType)) pasted = true;
      if (!box.value) pasted = false;
      goes = false;
      remember();
      run();
    });
    // A box of one line drops line breaks and joins the words around them: keep them apart.
    box.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text");
      if (!text) return;
      pasted = true;
      if (!/[\r\n]/.test(text)) return;
      event.preventDefault();
      const line = text.replace(/\s*[\r\n]+\s*/g, " ");
      if (!document.execCommand("insertText", false, line)) {
        box.setRangeText(line, box.selectionStart, box.selectionEnd, "end");
        run();
      }
    });
    box.addEventListener("keydown", (event) => {
      const count = list.hidden ? 0 : list.children.length;
      if (event.isComposing) return;
      if (event.key === "ArrowDown" && count) activate((active + 1) % count);
      else if (event.key === "ArrowUp" && count) activate(active < 1 ? count - 1 : active - 1);
      else return;
      event.preventDefault();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      leave();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      goes = !go() && box.value.trim() !== "";
    });
    form.addEventListener("focusin", (event) => {
      if (!form.contains(event.relatedTarget)) form.openedFrom = event.relatedTarget;
      expand(true);
    });
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) expand(false); });
    addEventListener("popstate", () => {
      box.value = recall() ?? "";
      pasted = false;
      showFilters();
      run();
    });

    const asked = recall();
    if (asked !== null && !box.value) box.value = asked;
    if (asked !== null || isFiltered()) box.focus();
    showFilters().catch(() => {});
    run();
    // A small index is fetched before the first key.
    engine.open().then((head) => {
      if (head.words?.length > 4 || head.entries > 200) return;
      engine.search("").catch(() => {});
      const names = ["codes-0", ...head.words.map((_, i) => `words-${i}`)];
      for (let i = 0; i * head.entriesPerFile < head.entries; i++) names.push(`entries-${i}`);
      for (const name of names) engine.file(name).catch(() => {});
    }, () => {});
  };

  // The twins of the index's files call it with a name and a value; it also holds the engine for other programs.
  const waiting = new Map();
  const receive = (name, value) => waiting.get(name)?.(value);
  globalThis.docsiteSearch = Object.assign(receive, { createSearch, key, words });
  const form = globalThis.document?.querySelector("form[role=search][data-search]");
  if (form) start(form);
})();
