/** Files that go with an answer on a page behind a signed link: each is sent at once, and says how far it is or why it is not taken. */
import { by, element, wordsIn } from "/api/link.js";

const WORDS = {
  en: {
    attach: "Attach files",
    coming: (name, percent) => `${name}: ${percent} %`,
    come: (name) => `${name} is attached.`,
    remove: (name) => `Remove ${name}`,
    waiting: "Files are still on their way.",
    large: (name, most) => `${name} is not attached: a file may have at most ${most} MiB.`,
    many: (name, most) => `${name} is not attached: an answer may have at most ${most} files.`,
    lost: (name) => `${name} is not attached: the connection was lost. Choose it again.`,
    refused: (name, why) => `${name} is not attached: ${why}`,
  },
  fr: {
    attach: "Joindre des fichiers",
    coming: (name, percent) => `${name} : ${percent} %`,
    come: (name) => `${name} est joint.`,
    remove: (name) => `Retirer ${name}`,
    waiting: "Des fichiers sont encore en route.",
    large: (name, most) => `${name} n’est pas joint : un fichier peut avoir au plus ${most} Mio.`,
    many: (name, most) => `${name} n’est pas joint : une réponse peut avoir au plus ${most} fichiers.`,
    lost: (name) => `${name} n’est pas joint : la connexion a été perdue. Choisissez-le à nouveau.`,
    refused: (name, why) => `${name} n’est pas joint : ${why}`,
  },
};
const MIB = 1_048_576;

/** The files of the answer that is being written, in the order in which they were chosen; `address` takes them under `/files`. */
export function attaching(address) {
  let words = wordsIn(WORDS, "en");
  let limits = { fileBytes: 0, perMessage: 0 };
  /** `id` is null until one has come. */
  let attached = [];
  const show = () => by("attached").replaceChildren(...attached.map(({ row }) => row));

  function leave(file) {
    file.request?.abort();
    attached = attached.filter((one) => one !== file);
    show();
    by("attach").focus();
  }

  function attach(source) {
    const { name, size } = source;
    const row = element("li");
    const line = element("span", words.coming(name, 0));
    const away = element("button", "×", "quiet");
    Object.assign(away, { type: "button", ariaLabel: words.remove(name) });
    row.append(line, away);
    row.ariaBusy = "true";
    const file = { row, id: null, refused: false, request: null };
    away.addEventListener("click", () => leave(file));
    // How far it is may be looked at; that it has come, or why not, is said to who does not see it.
    const end = (text) => {
      row.ariaBusy = "false";
      line.textContent = text;
    };
    const refuse = (text) => {
      file.refused = true;
      line.className = "refused";
      end(text);
    };
    attached.push(file);
    show();
    if (size > limits.fileBytes) return refuse(words.large(name, limits.fileBytes / MIB));
    if (attached.filter(({ refused }) => !refused).length > limits.perMessage)
      return refuse(words.many(name, limits.perMessage));
    const request = new XMLHttpRequest();
    file.request = request;
    request.open("POST", `${address}/files?name=${encodeURIComponent(name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept-language", document.documentElement.lang);
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      line.textContent = words.coming(name, Math.floor((100 * loaded) / Math.max(total, 1)));
    });
    request.addEventListener("error", () => refuse(words.lost(name)));
    request.addEventListener("load", () => {
      const { status, response } = request;
      if (status !== 201)
        return refuse(words.refused(name, status === 404 ? words.gone : (response?.detail ?? words.failed)));
      file.id = response.id;
      end(words.come(response.name));
    });
    request.send(source);
  }

  by("attach").addEventListener("click", () => by("files").click());
  by("files").addEventListener("change", () => {
    for (const source of by("files").files) attach(source);
    by("files").value = "";
  });

  return {
    /** From here on files are taken, in words of this language and within these limits. */
    offer(language, most) {
      words = wordsIn(WORDS, language);
      limits = most;
      by("attach").textContent = words.attach;
    },
    /** What has come, as an answer names it. */
    named: () => attached.flatMap(({ id }) => (id === null ? [] : [{ id }])),
    areComing: () => attached.some(({ id, refused }) => id === null && !refused),
    waiting: () => words.waiting,
    /** An answer that named these has been sent; what was attached meanwhile stays. */
    forget(sent) {
      attached = attached.filter(({ id }) => id === null || !sent.some((one) => one.id === id));
      show();
    },
  };
}
