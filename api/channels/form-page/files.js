/** Files that go with the form. */
import { by, element } from "/api/link.js";

const MIB = 1_048_576;
let attached = [];

const show = () => {
  by("attached").replaceChildren(...attached.map(({ row }) => row));
};

export const taken = () => attached.flatMap(({ id }) => (id === null ? [] : [{ id }]));
export const isComing = () => attached.some(({ coming }) => coming);
export function forget() {
  attached = [];
  show();
}

async function attach(source, address, words, limits) {
  const { name, size } = source;
  const row = element("li");
  const line = element("span", words.coming(name));
  const away = element("button", "×", "quiet");
  Object.assign(away, { type: "button", ariaLabel: words.remove(name) });
  row.append(line, away);
  const file = { row, id: null, coming: true };
  away.addEventListener("click", () => {
    attached = attached.filter((one) => one !== file);
    show();
    by("attach").focus();
  });
  const refuse = (text) => {
    file.coming = false;
    line.className = "refused";
    line.textContent = text;
  };
  attached.push(file);
  show();
  if (size > limits.fileBytes) return refuse(words.large(name, limits.fileBytes / MIB));
  if (attached.length > limits.perMessage) return refuse(words.many(name, limits.perMessage));
  try {
    const response = await fetch(`${address}&name=${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", "accept-language": document.documentElement.lang },
      body: source,
    });
    if (!response.ok) return refuse(words.lost(name));
    file.id = (await response.json()).id;
    file.coming = false;
    line.textContent = name;
  } catch {
    refuse(words.lost(name));
  }
}

export function takeFiles(address, words, limits) {
  by("attach").addEventListener("click", () => by("files").click());
  by("files").addEventListener("change", () => {
    for (const source of by("files").files) void attach(source, address, words, limits);
    by("files").value = "";
  });
}
