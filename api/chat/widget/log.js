/** The words of the conversation as they stand on the page. */
import { ask } from "./desk.js";

export const by = (id) => document.getElementById(id);

export function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** What has been said, by id, in its order; and the turns that have not come yet, by key. */
const said = new Map();
const waiting = new Map();

const URLS = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g;

/** Addresses can be followed; everything else is text. */
function textOf(text) {
  const made = element("div", "", "text");
  for (const [at, part] of text.split(URLS).entries()) {
    if (at % 2 === 0) made.append(part);
    else made.append(Object.assign(element("a", part), { href: part, target: "_blank", rel: "noopener noreferrer" }));
  }
  return made;
}

async function save({ id, name }) {
  const response = await ask(`chat-visit/files/${encodeURIComponent(id)}`);
  const link = Object.assign(document.createElement("a"), { download: name });
  link.href = URL.createObjectURL(await response.blob());
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** How the visitor writes times: the browser's own tag of the language shown ("en-US", "fr-CA"), else as the desk does. */
export const habit = (language) =>
  navigator.languages.find((tag) => tag.startsWith(`${language}-`)) ?? { en: "en-GB", fr: "fr-FR" }[language];

function shown({ mine, automatic, author, at, text, files = [] }, words) {
  const item = element("div", "", mine ? "word mine" : "word");
  const head = element("div");
  const tag = habit(document.documentElement.lang);
  const when = element("time", new Date(at).toLocaleTimeString(tag, { timeStyle: "short" }));
  when.className = "when";
  when.dateTime = new Date(at).toISOString();
  head.append(element("span", mine ? words.mine : automatic ? words.machine : author, "who"), when);
  item.append(head, textOf(text));
  for (const file of files) {
    const button = element("button", file.name, "quiet");
    button.type = "button";
    button.addEventListener("click", () => save(file).catch(() => {}));
    item.append(button);
  }
  item.append(element("div", "", "state"));
  return item;
}

/** A list that stands at its end stays there. */
function keepingEnd(change) {
  const log = by("log");
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  change();
  if (atEnd) log.scrollTop = log.scrollHeight;
}

/** A word comes: once, however often it is told; a turn of this page takes the place of what was waiting. */
export function put(word, words) {
  if (said.has(word.id)) return;
  const key = word.mine ? word.id.slice(-36) : "";
  const item = shown(word, words);
  said.set(word.id, { word, item });
  keepingEnd(() => {
    const own = waiting.get(key);
    waiting.delete(key);
    if (own) own.replaceWith(item);
    else by("log").insertBefore(item, waiting.values().next().value ?? null);
  });
}

/** A turn that has not come yet; `state` says how it stands with it. */
export function putWaiting({ key, text, files = [] }, words, state, again) {
  const known = waiting.get(key);
  const item = known ?? shown({ mine: true, at: Date.now(), text, files: files.map(({ name }) => ({ name })) }, words);
  const line = item.lastElementChild;
  line.textContent = state;
  if (again) {
    const button = element("button", words.again, "quiet");
    button.type = "button";
    button.addEventListener("click", again);
    line.append(" ", button);
  }
  if (known) return;
  waiting.set(key, item);
  by("log").append(item);
  by("log").scrollTop = by("log").scrollHeight;
}

export const last = () => Math.max(0, ...[...said.values()].map(({ word }) => word.position));
export const unreadAfter = (seen) => [...said.values()].filter(({ word }) => !word.mine && word.position > seen).length;

/** “Read” stands below the last turn that the desk has had in sight, and below no other. */
export function markRead(deskSeen, words) {
  let lastRead = null;
  for (const { word, item } of said.values()) {
    if (!word.mine) continue;
    item.lastElementChild.textContent = "";
    if (word.position <= deskSeen) lastRead = item;
  }
  if (lastRead) lastRead.lastElementChild.textContent = words.read;
}

export function clear() {
  for (const { item } of said.values()) item.remove();
  said.clear();
}
