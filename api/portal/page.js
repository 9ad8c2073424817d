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
    gone: "This link is not valid, or no longer.",
    failed: "That could not be sent. Try again in a moment.",
    files: (names) => `Attached: ${names}`,
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
    gone: "Ce lien n’est pas valable, ou ne l’est plus.",
    failed: "L’envoi n’a pas abouti. Réessayez dans un instant.",
    files: (names) => `Joint : ${names}`,
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

const token = location.pathname.split("/").pop();
const by = (id) => document.getElementById(id);
let words = navigator.language.startsWith("fr") ? WORDS.fr : WORDS.en;
/** One answer keeps its key until it has arrived: sent twice, it is said once. */
let key = crypto.randomUUID();

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function said({ at, author, mine, text, files }, language) {
  const item = document.createElement("li");
  if (mine) item.className = "mine";
  const head = document.createElement("header");
  const when = element("time", new Date(at).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" }));
  when.dateTime = new Date(at).toISOString();
  head.append(element("span", author), when);
  item.append(head, element("p", text));
  if (files.length > 0) item.append(element("div", words.files(files.join(", ")), "files"));
  return item;
}

function show(view) {
  const { language, number, subject, status, department, messages } = view;
  words = WORDS[language];
  document.documentElement.lang = language;
  document.title = `${subject} · ${words.number(number)}`;
  by("title").textContent = subject;
  by("number").textContent = words.number(number);
  const [is, more] = words.is[status];
  by("is").textContent = is;
  by("more").textContent = department && (status === "new" || status === "open") ? more + words.by(department) : more;
  by("heading").textContent = words.conversation;
  by("messages").replaceChildren(
    ...(messages.length > 0 ? messages.map((one) => said(one, language)) : [element("li", words.empty)]),
  );
  by("label").textContent = words.label;
  by("send").textContent = words.send;
  by("page").hidden = false;
}

async function call(options) {
  const answer = await fetch(`/api/followed/${token}`, options);
  if (!answer.ok) throw new Error(answer.status === 404 ? words.gone : words.failed);
  return answer.json();
}

const failed = (error) => {
  by("fault").textContent = error instanceof TypeError ? words.failed : error.message;
};

by("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  by("fault").textContent = "";
  by("told").textContent = "";
  const text = by("text").value;
  if (text.trim() === "") {
    by("fault").textContent = words.choose;
    by("text").focus();
    return;
  }
  by("send").disabled = true;
  try {
    const body = JSON.stringify({ key, text });
    const view = await call({ method: "POST", headers: { "content-type": "application/json" }, body });
    key = crypto.randomUUID();
    // What was typed on meanwhile stays.
    if (by("text").value === text) by("text").value = "";
    show(view);
    by("told").textContent = view.followUp === null ? words.sent : words.goesOn(view.followUp);
  } catch (error) {
    failed(error);
  }
  by("send").disabled = false;
});

call().then(show, (error) => {
  by("title").textContent = words.title;
  failed(error);
});
