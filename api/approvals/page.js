import { by, call, element, guessed, shut, speak, tell, token, wordsIn } from "/api/link.js";

const WORDS = {
  en: {
    title: "Your approval",
    number: (number) => `Ticket ${number}`,
    question: (asker, requester) =>
      `${asker ? `${asker} asks for your approval` : "Your approval is asked"}${requester ? `, for ${requester}` : ""}.`,
    given: (names, need) =>
      `Approved by ${names.join(", ")}.${need === "all" ? "" : ` ${names.length} of ${need} that are needed.`}`,
    label: "Comment",
    hint: "Needed to refuse. The team reads it, the requester does not.",
    refusing: "Needed to refuse, and sent with a refusal alone. The team reads it, the requester does not.",
    as: (person) => `You answer as ${person}. Only you have this link: whoever has it answers in your name.`,
    desk: "Open the ticket at the desk",
    more: (name, asks) => `“${name}” also asks for ${asks}: sign in to answer so.`,
    besides: (name, asks) => `With “${name}” you can fill in ${asks} too, when signed in.`,
    goes: (name, to) => `“${name}”: the ticket goes to “${to}”.`,
    goesOnce: (name, to) => `“${name}”: once all who are needed have approved, the ticket goes to “${to}”.`,
    approved: "You have approved. It waits for others.",
    approve: "Approved. Nothing more is to be done.",
    reject: "Refused. Whoever asked is told.",
    comment: "Write a comment to refuse.",
    gone: "This link is over: it has been decided, or is not asked of you any more.",
  },
  fr: {
    title: "Votre accord",
    number: (number) => `Ticket ${number}`,
    question: (asker, requester) =>
      `${asker ? `${asker} demande votre accord` : "Votre accord est demandé"}${requester ? `, pour ${requester}` : ""}.`,
    given: (names, need) =>
      `Accord donné par ${names.join(", ")}.${need === "all" ? "" : ` ${names.length} sur ${need} nécessaires.`}`,
    label: "Commentaire",
    hint: "Nécessaire pour refuser. L’équipe le lit, le demandeur non.",
    refusing: "Nécessaire pour refuser, et envoyé avec un refus seulement. L’équipe le lit, le demandeur non.",
    as: (person) => `Vous répondez en tant que ${person}. Vous seul avez ce lien : qui l’a répond en votre nom.`,
    desk: "Ouvrir le ticket au bureau",
    more: (name, asks) => `« ${name} » demande aussi ${asks} : connectez-vous pour répondre ainsi.`,
    besides: (name, asks) => `Avec « ${name} », vous pouvez aussi remplir ${asks}, une fois connecté.`,
    goes: (name, to) => `« ${name} » : le ticket passe à « ${to} ».`,
    goesOnce: (name, to) => `« ${name} » : quand tous les accords nécessaires sont là, le ticket passe à « ${to} ».`,
    approved: "Vous avez approuvé. D’autres sont encore attendus.",
    approve: "Accord donné. Il n’y a rien d’autre à faire.",
    reject: "Accord refusé. La personne qui l’a demandé est prévenue.",
    comment: "Écrivez un commentaire pour refuser.",
    gone: "Ce lien n’est plus valable : c’est décidé, ou ce n’est plus à vous qu’on le demande.",
  },
};

const address = `/api/asked/${token}`;
let words = wordsIn(WORDS, guessed);
/** One answer keeps its key until it has arrived: sent twice, it is given once. */
let key = crypto.randomUUID();
let takesComment = { approve: false, reject: true };

/** What comes of an answer, in words. */
function outcomes({ name, asks, more, to }, alone) {
  const named = new Intl.ListFormat(document.documentElement.lang).format(
    asks.filter(({ required }) => required || !more).map(({ name }) => `“${name}”`),
  );
  return [
    ...(to === null ? [] : [alone ? words.goes(name, to) : words.goesOnce(name, to)]),
    ...(asks.length === 0 ? [] : [more ? words.more(name, named) : words.besides(name, named)]),
  ];
}

function show(view) {
  words = wordsIn(WORDS, view.language);
  speak(view.language, `${words.title} · ${words.number(view.number)}`);
  by("title").textContent = view.subject;
  by("number").textContent = words.number(view.number);
  by("question").textContent = words.question(view.asker?.name, view.requester);
  by("values").replaceChildren(
    ...view.values.flatMap(({ name, value }) => [element("dt", name), element("dd", value)]),
  );
  by("values").hidden = view.values.length === 0;
  by("description").textContent = view.description;
  by("description").hidden = view.description === "";
  by("given").textContent = view.given.length > 0 ? words.given(view.given, view.need) : "";
  by("label").textContent = words.label;
  by("as").textContent = words.as(view.person);
  by("desk").textContent = words.desk;
  by("desk").href = view.desk;
  takesComment = { approve: view.approve.comment, reject: view.reject.comment };
  const said = [];
  for (const answer of ["approve", "reject"]) {
    const done = answer === "approve" && view.approved;
    by(answer).textContent = view[answer].name;
    by(answer).hidden = view[answer].more || done;
    if (!done) said.push(...outcomes(view[answer], answer === "reject" || view.last));
  }
  by("outcomes").replaceChildren(...said.map((sentence) => element("li", sentence)));
  by("hint").textContent = takesComment.approve ? words.hint : words.refusing;
  by("told").textContent = view.approved ? words.approved : "";
  by("page").hidden = false;
}

/** Why it was not taken. What is over is not asked any more. */
function failed(error) {
  if (error.status === 404) by("page").hidden = true;
  tell(error, words);
}

by("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  by("fault").textContent = "";
  const answer = event.submitter?.value ?? "approve";
  const comment = by("comment").value.trim();
  if (answer === "reject" && comment === "") {
    by("fault").textContent = words.comment;
    by("comment").focus();
    return;
  }
  for (const id of ["approve", "reject"]) by(id).disabled = true;
  try {
    await call(address, words, { key, answer, ...(comment && takesComment[answer] && { comment }) });
    by("form").hidden = true;
    by("as").hidden = true;
    by("told").textContent = words[answer];
  } catch (error) {
    // What was refused is another answer the next time.
    if (!(error instanceof TypeError)) key = crypto.randomUUID();
    failed(error);
  }
  for (const id of ["approve", "reject"]) by(id).disabled = false;
});

call(address, words).then(show, (error) => shut(error, words));
