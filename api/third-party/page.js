const WORDS = {
  en: {
    title: "A question to you",
    number: (number) => `Reference ${number}`,
    standing: "Only you and the desk read what is written here.",
    over: "This is closed: nothing more can be answered here.",
    conversation: "Conversation",
    label: "Your answer",
    send: "Send answer",
    sent: "Sent. Thank you.",
    choose: "Write your answer first.",
    gone: "This link is not valid, or no longer.",
    failed: "That could not be sent. Try again in a moment.",
    often: "Too many answers in a short time. What you wrote is not sent yet: try again in a quarter of an hour.",
  },
  fr: {
    title: "Une question pour vous",
    number: (number) => `Référence ${number}`,
    standing: "Vous seul et le service lisez ce qui est écrit ici.",
    over: "C’est clos : plus rien ne peut être répondu ici.",
    conversation: "Échanges",
    label: "Votre réponse",
    send: "Envoyer la réponse",
    sent: "Envoyé. Merci.",
    choose: "Écrivez d’abord votre réponse.",
    gone: "Ce lien n’est pas valable, ou ne l’est plus.",
    failed: "L’envoi n’a pas abouti. Réessayez dans un instant.",
    often: "Trop de réponses en peu de temps. Votre texte n’est pas encore envoyé : réessayez dans un quart d’heure.",
  },
};

const token = location.pathname.split("/").pop();
const by = (id) => document.getElementById(id);
let words = navigator.language.startsWith("fr") ? WORDS.fr : WORDS.en;
/** One answer keeps its key until it has arrived: sent twice, it is said once. */
let key = crypto.randomUUID();

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function said({ at, author, mine, text }, language) {
  const item = document.createElement("li");
  if (mine) item.className = "mine";
  const head = document.createElement("header");
  const when = element("time", new Date(at).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" }));
  when.dateTime = new Date(at).toISOString();
  head.append(element("span", author), when);
  item.append(head, element("p", text));
  return item;
}

function show(view) {
  const { language, number, subject, open, messages } = view;
  words = WORDS[language];
  document.documentElement.lang = language;
  document.title = `${subject} · ${words.number(number)}`;
  by("title").textContent = subject;
  by("number").textContent = words.number(number);
  by("standing").textContent = open ? words.standing : words.over;
  by("heading").textContent = words.conversation;
  by("messages").replaceChildren(...messages.map((one) => said(one, language)));
  by("label").textContent = words.label;
  by("send").textContent = words.send;
  by("form").hidden = !open;
  by("page").hidden = false;
}

async function call(options) {
  const answer = await fetch(`/api/threads/${token}`, options);
  if (answer.status === 429) throw new Error(words.often);
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
    by("told").textContent = words.sent;
  } catch (error) {
    failed(error);
  }
  by("send").disabled = false;
});

call().then(show, (error) => {
  by("title").textContent = words.title;
  failed(error);
});
