import { attaching } from "/api/attach.js";
import { by, call, guessed, said, shut, speak, tell, token, wordsIn } from "/api/link.js";

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
    choose: "Write your answer first, or attach a file.",
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
    choose: "Écrivez d’abord votre réponse, ou joignez un fichier.",
  },
};

const address = `/api/threads/${token}`;
let words = wordsIn(WORDS, guessed);
/** One answer keeps its key until it has arrived: sent twice, it is said once. */
let key = crypto.randomUUID();
const files = attaching(address);

function show(view) {
  const { language, number, subject, open, messages } = view;
  words = wordsIn(WORDS, language);
  speak(language, `${subject} · ${words.number(number)}`);
  by("title").textContent = subject;
  by("number").textContent = words.number(number);
  by("standing").textContent = open ? words.standing : words.over;
  by("heading").textContent = words.conversation;
  by("messages").replaceChildren(...messages.map((one) => said(one, language, `${address}/files`)));
  by("label").textContent = words.label;
  by("send").textContent = words.send;
  files.offer(language, view.limits);
  by("form").hidden = !open;
  by("page").hidden = false;
}

by("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  by("fault").textContent = "";
  by("told").textContent = "";
  const text = by("text").value;
  const attachments = files.named();
  if (files.areComing()) {
    by("fault").textContent = files.waiting();
    return;
  }
  if (text.trim() === "" && attachments.length === 0) {
    by("fault").textContent = words.choose;
    by("text").focus();
    return;
  }
  by("send").disabled = true;
  try {
    const view = await call(address, words, { key, text, ...(attachments.length > 0 && { attachments }) });
    key = crypto.randomUUID();
    // What was typed on meanwhile stays.
    if (by("text").value === text) by("text").value = "";
    files.forget(attachments);
    show(view);
    by("told").textContent = words.sent;
  } catch (error) {
    tell(error, words);
  }
  by("send").disabled = false;
});

call(address, words).then(show, (error) => shut(error, words));
