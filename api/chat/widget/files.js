/** Files that go with the next turn. */
import { ask } from "./desk.js";
import { by, element } from "./log.js";

let attached = [];
const MIB = 1_048_576;

const show = () => by("attached").replaceChildren(...attached.map(({ row }) => row));

export const taken = () => attached.filter(({ id }) => id !== null).map(({ id, name }) => ({ id, name }));

/** Those that have gone with a turn. */
export function sent(files) {
  attached = attached.filter(({ id }) => !files.some((one) => one.id === id));
  show();
}

async function attach(source, words, limits) {
  const row = element("li", source.name);
  const file = { row, id: null, name: source.name };
  const refuse = (why) => {
    row.textContent = why;
    row.setAttribute("role", "alert");
  };
  attached.push(file);
  show();
  if (source.size > limits.fileBytes) return refuse(words.large(source.name, limits.fileBytes / MIB));
  if (attached.length > limits.perMessage) return refuse(words.many(limits.perMessage));
  try {
    const response = await ask(`chat-visit/files?name=${encodeURIComponent(source.name)}`, {
      method: "POST",
      bytes: source,
    });
    file.id = (await response.json()).id;
  } catch (error) {
    return refuse(`${words.notAttached(source.name)} ${error instanceof TypeError ? "" : error.message}`);
  }
  const away = element("button", "×", "bare");
  Object.assign(away, { type: "button", ariaLabel: words.remove(source.name) });
  away.addEventListener("click", () => {
    sent([file]);
    by("attach").focus();
  });
  row.append(" ", away);
}

export function takeFiles(words, limits) {
  by("attach").addEventListener("click", () => by("files").click());
  by("files").addEventListener("change", () => {
    attached = attached.filter(({ id, row }) => id !== null || !row.hasAttribute("role"));
    for (const source of by("files").files) void attach(source, words(), limits());
    by("files").value = "";
  });
}
