import { by, call, element, guessed, said, shut, speak, tell, token, wordsIn } from "/api/link.js";

const WORDS = {
  en: {
    title: "Your request",
    number: (number) => `Number ${number}`,
    conversation: "Conversation",
    empty: "Nothing has been said yet.",
    label: "Your answer",
    send: "Send answer",
    sent: "Sent. We will look at it.",
    goesOn: (number) => `Your request was closed: your answer opened a new one, number ${number}, that follows it.`,
    choose: "Write your answer first.",
    merged: ["Goes on in another request", "We look at both together. You can still answer below."],
    mergedInto: (number) => `It goes on under number ${number}. You can still answer below.`,
    attach: "Attach files",
    coming: (name, percent) => `${name}: ${percent} %`,
    come: (name) => `${name} is attached.`,
    remove: (name) => `Remove ${name}`,
    waiting: "Files are still on their way.",
    large: (name, most) => `${name} is not attached: a file may have at most ${most} MiB.`,
    many: (name, most) => `${name} is not attached: an answer may have at most ${most} files.`,
    lost: (name) => `${name} is not attached: the connection was lost. Choose it again.`,
    refused: (name, why) => `${name} is not attached: ${why}`,
    by: (department) => ` ${department} takes care of it.`,
    is: {
      new: ["We have received it", "Somebody will take it soon."],
      open: ["We are working on it", "You need do nothing."],
      pending: ["We are waiting for your answer", "Answer below, so that we can go on."],
      solved: ["Solved", "If it is not solved, answer below: it opens again."],
      closed: ["Closed", "Your answer opens a new request that follows this one."],
    },
  },
  fr: {
    title: "Votre demande",
    number: (number) => `Numéro ${number}`,
    conversation: "Échanges",
    empty: "Rien n’a encore été dit.",
    label: "Votre réponse",
    send: "Envoyer la réponse",
    sent: "Envoyé. Nous allons regarder.",
    goesOn: (number) =>
      `Votre demande était close : votre réponse en a ouvert une nouvelle, numéro ${number}, qui lui fait suite.`,
    choose: "Écrivez d’abord votre réponse.",
    merged: [
      "Se poursuit dans une autre demande",
      "Nous les traitons ensemble. Vous pouvez encore répondre ci-dessous.",
    ],
    mergedInto: (number) => `Elle se poursuit sous le numéro ${number}. Vous pouvez encore répondre ci-dessous.`,
    attach: "Joindre des fichiers",
    coming: (name, percent) => `${name} : ${percent} %`,
    come: (name) => `${name} est joint.`,
    remove: (name) => `Retirer ${name}`,
    waiting: "Des fichiers sont encore en route.",
    large: (name, most) => `${name} n’est pas joint : un fichier peut avoir au plus ${most} Mio.`,
    many: (name, most) => `${name} n’est pas joint : une réponse peut avoir au plus ${most} fichiers.`,
    lost: (name) => `${name} n’est pas joint : la connexion a été perdue. Choisissez-le à nouveau.`,
    refused: (name, why) => `${name} n’est pas joint : ${why}`,
    by: (department) => ` ${department} s’en charge.`,
    is: {
      new: ["Nous l’avons bien reçue", "Quelqu’un va bientôt s’en occuper."],
      open: ["Nous nous en occupons", "Vous n’avez rien à faire."],
      pending: ["Nous attendons votre réponse", "Répondez ci-dessous pour que nous puissions continuer."],
      solved: ["Résolue", "Si ce n’est pas résolu, répondez ci-dessous : la demande sera rouverte."],
      closed: ["Close", "Votre réponse en ouvre une nouvelle, qui fait suite à celle-ci."],
    },
  },
};

const address = `/api/followed/${token}`;
let words = wordsIn(WORDS, guessed);
/** One answer keeps its key until it has arrived: sent twice, it is said once. */
let key = crypto.randomUUID();

/** Files of the answer that is being written, in the order in which they were chosen; `id` is null until one has come. */
let attached = [];
let limits = { fileBytes: 0, perMessage: 0 };
const MIB = 1_048_576;

function showAttached() {
  by("attached").replaceChildren(...attached.map(({ row }) => row));
}

function leave(file) {
  file.request?.abort();
  attached = attached.filter((one) => one !== file);
  showAttached();
  by("attach").focus();
}

/** Sends one file at once, and says how far it is and why it is not taken. */
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
  showAttached();
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

function show(view) {
  const { language, number, subject, status, department, messages } = view;
  words = wordsIn(WORDS, language);
  speak(language, `${subject} · ${words.number(number)}`);
  by("title").textContent = subject;
  by("number").textContent = words.number(number);
  limits = view.limits;
  by("attach").textContent = words.attach;
  const [is, more] = view.merged ? words.merged : words.is[status];
  const into = view.merged?.ticket;
  by("is").textContent = is;
  if (into) by("more").textContent = words.mergedInto(into.number);
  else
    by("more").textContent = department && (status === "new" || status === "open") ? more + words.by(department) : more;
  by("heading").textContent = words.conversation;
  by("messages").replaceChildren(
    ...(messages.length > 0
      ? messages.map((one) => said(one, language, `${address}/files`))
      : [element("li", words.empty)]),
  );
  by("label").textContent = words.label;
  by("send").textContent = words.send;
  by("page").hidden = false;
}

by("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  by("fault").textContent = "";
  by("told").textContent = "";
  const text = by("text").value;
  const files = attached.flatMap(({ id }) => (id === null ? [] : [{ id }]));
  if (attached.some(({ id, refused }) => id === null && !refused)) {
    by("fault").textContent = words.waiting;
    return;
  }
  if (text.trim() === "" && files.length === 0) {
    by("fault").textContent = words.choose;
    by("text").focus();
    return;
  }
  by("send").disabled = true;
  try {
    const view = await call(address, words, { key, text, ...(files.length > 0 && { attachments: files }) });
    key = crypto.randomUUID();
    // What was typed on meanwhile stays.
    if (by("text").value === text) by("text").value = "";
    attached = attached.filter(({ id }) => id === null || !files.some((one) => one.id === id));
    showAttached();
    show(view);
    by("told").textContent = view.followUp === null ? words.sent : words.goesOn(view.followUp);
  } catch (error) {
    tell(error, words);
  }
  by("send").disabled = false;
});

call(address, words).then(show, (error) => shut(error, words));
