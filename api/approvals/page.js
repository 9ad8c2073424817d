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
    more: (name) => `“${name}” asks for more than this page can: sign in to answer so.`,
    approved: "You have approved. It waits for others.",
    approve: "Approved. Nothing more is to be done.",
    reject: "Refused. Whoever asked is told.",
    comment: "Write a comment to refuse.",
    over: "This link is over: it has been decided, or is not asked of you any more.",
    failed: "That could not be sent. Try again in a moment.",
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
    more: (name) => `« ${name} » demande plus que cette page ne peut : connectez-vous pour répondre ainsi.`,
    approved: "Vous avez approuvé. D’autres sont encore attendus.",
    approve: "Accord donné. Il n’y a rien d’autre à faire.",
    reject: "Accord refusé. La personne qui l’a demandé est prévenue.",
    comment: "Écrivez un commentaire pour refuser.",
    over: "Ce lien n’est plus valable : c’est décidé, ou ce n’est plus à vous qu’on le demande.",
    failed: "L’envoi n’a pas abouti. Réessayez dans un instant.",
  },
};

const token = location.pathname.split("/").pop();
const by = (id) => document.getElementById(id);
let words = navigator.language.startsWith("fr") ? WORDS.fr : WORDS.en;
/** One answer keeps its key until it has arrived: sent twice, it is given once. */
let key = crypto.randomUUID();
let takesComment = { approve: false, reject: true };

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function show(view) {
  words = WORDS[view.language];
  document.documentElement.lang = view.language;
  document.title = `${words.title} · ${words.number(view.number)}`;
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
  const more = [];
  for (const answer of ["approve", "reject"]) {
    const done = answer === "approve" && view.approved;
    by(answer).textContent = view[answer].name;
    by(answer).hidden = view[answer].more || done;
    if (view[answer].more && !done) more.push(words.more(view[answer].name));
  }
  by("hint").textContent = [takesComment.approve ? words.hint : words.refusing, ...more].join(" ");
  by("told").textContent = view.approved ? words.approved : "";
  by("page").hidden = false;
}

/** What the desk says against it; 404: there is nothing to answer any more. */
async function call(options) {
  const response = await fetch(`/api/asked/${token}`, {
    ...options,
    headers: { "accept-language": document.documentElement.lang, ...options?.headers },
  });
  if (response.ok) return response.json();
  if (response.status === 404) return over();
  const problem = await response.json().catch(() => ({}));
  throw new Error((problem.errors ?? []).map(({ message }) => message).join("\n") || words.failed);
}

function over() {
  by("page").hidden = true;
  throw new Error(words.over);
}

const failed = (error) => {
  by("fault").textContent = error instanceof TypeError ? words.failed : error.message;
};

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
    const body = JSON.stringify({ key, answer, ...(comment && takesComment[answer] && { comment }) });
    await call({ method: "POST", headers: { "content-type": "application/json" }, body });
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

call().then(show, (error) => {
  by("title").textContent = words.title;
  failed(error);
});
