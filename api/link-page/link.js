/** What the pages behind signed links share: whom the link is for, words, messages, and asking the desk. */

const COMMON = {
  en: {
    gone: "This link is not valid, or no longer.",
    failed: "That could not be sent. Try again in a moment.",
    often: "Too many answers in a short time. What you wrote is not sent yet: try again in a quarter of an hour.",
    attached: "Attached files",
    quoted: "Show quoted text",
  },
  fr: {
    gone: "Ce lien n’est pas valable, ou ne l’est plus.",
    failed: "L’envoi n’a pas abouti. Réessayez dans un instant.",
    often: "Trop de réponses en peu de temps. Votre texte n’est pas encore envoyé : réessayez dans un quart d’heure.",
    attached: "Fichiers joints",
    quoted: "Afficher le texte cité",
  },
};

export const token = location.pathname.split("/").pop();
export const by = (id) => document.getElementById(id);
/** The reader's language, until the desk has said which it is. */
export const guessed = navigator.language.startsWith("fr") ? "fr" : "en";
/** What a page says in a language: its own words, and those of all. */
export const wordsIn = (own, language) => ({ ...COMMON[language], ...own[language] });

export function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

const UNITS = ["byte", "kilobyte", "megabyte"];
function sizeOf(bytes) {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const number = bytes / 1000 ** step;
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit: UNITS[step],
    maximumFractionDigits: number < 10 && step > 0 ? 1 : 0,
  }).format(number);
}

function shownFile({ name, size }, address) {
  const link = element("a", `${name} (${sizeOf(size)})`);
  link.href = address;
  link.download = name;
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/** One message of a conversation; `files` is where those of a page are read. */
export function said({ at, author, mine, text, quoted, files = [] }, language, filesAt) {
  const item = element("li", "", mine ? "mine" : "");
  const head = document.createElement("header");
  const when = element("time", new Date(at).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" }));
  when.dateTime = new Date(at).toISOString();
  head.append(element("span", author), when);
  item.append(head, element("p", text, "text"));
  if (quoted !== undefined) {
    const fold = document.createElement("details");
    fold.append(element("summary", COMMON[language].quoted, "faint"), element("p", quoted, "text faint"));
    item.append(fold);
  }
  if (files.length > 0) {
    const list = element("ul");
    list.setAttribute("aria-label", COMMON[language].attached);
    list.append(...files.map((file) => shownFile(file, `${filesAt}/${encodeURIComponent(file.id)}`)));
    item.append(list);
  }
  return item;
}

/** Asks the desk. What it says against it is thrown in words; `status` 404: the link opens nothing. */
export async function call(address, words, body) {
  const headers = { "accept-language": document.documentElement.lang };
  const sent = body && { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(address, {
    ...sent,
    headers: sent ? { ...headers, "content-type": "application/json" } : headers,
  });
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  const known = { 404: words.gone, 429: words.often }[response.status];
  const reasons = (problem.errors ?? []).map(({ message }) => message).join("\n");
  throw Object.assign(new Error(known ?? (reasons || words.failed)), { status: response.status });
}

/** Says what went wrong. A `TypeError`: the desk was not reached. */
export function tell(error, words) {
  by("fault").textContent = error instanceof TypeError ? words.failed : error.message;
}

/** The page is there: its words are in `words`' language from here on. */
export function speak(language, title) {
  document.documentElement.lang = language;
  document.title = title;
}

/** What is said of a link that opens nothing, or not now. */
export function shut(error, words) {
  speak(guessed, words.title);
  by("title").textContent = words.title;
  tell(error, words);
}
