import { attaching } from "/api/attach.js";
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
const files = attaching(address);

function show(view) {
  const { language, number, subject, status, department, messages } = view;
  words = wordsIn(WORDS, language);
  speak(language, `${subject} · ${words.number(number)}`);
  by("title").textContent = subject;
  by("number").textContent = words.number(number);
  files.offer(language, view.limits);
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
    by("told").textContent = view.followUp === null ? words.sent : words.goesOn(view.followUp);
  } catch (error) {
    tell(error, words);
  }
  by("send").disabled = false;
});

call(address, words).then(show, (error) => shut(error, words));
