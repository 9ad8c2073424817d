const WORDS = {
  en: {
    title: "How did it go?",
    legend: "Your rating",
    good: "Good",
    okay: "Okay",
    bad: "Bad",
    stars: (count) => (count === 1 ? "1 star" : `${count} stars`),
    comment: "What would you tell us? (optional)",
    send: "Send",
    again: "Change it",
    thanks: "Thank you. Your rating has been kept; you may still change it.",
    choose: "Choose one of the ratings.",
    gone: "This link is not valid, or no longer.",
    failed: "That could not be sent. Try again in a moment.",
  },
  fr: {
    title: "Comment cela s’est-il passé ?",
    legend: "Votre évaluation",
    good: "Bien",
    okay: "Moyen",
    bad: "Mal",
    stars: (count) => (count === 1 ? "1 étoile" : `${count} étoiles`),
    comment: "Que voudriez-vous nous dire ? (facultatif)",
    send: "Envoyer",
    again: "Modifier",
    thanks: "Merci. Votre évaluation est enregistrée ; vous pouvez encore la modifier.",
    choose: "Choisissez une évaluation.",
    gone: "Ce lien n’est pas valable, ou ne l’est plus.",
    failed: "L’envoi n’a pas abouti. Réessayez dans un instant.",
  },
};
/** Mouths of faces: drawn, since not every reader's fonts have them. */
const MOUTHS = { good: "M8 14s1.5 2 4 2 4-2 4-2", okay: "M8 15h8", bad: "M16 16s-1.5-2-4-2-4 2-4 2" };
const STAR = "M12 3l2.8 5.7 6.2.9-4.5 4.4 1.1 6.2L12 17.3l-5.6 2.9 1.1-6.2L3 9.6l6.2-.9z";

const token = location.pathname.split("/").pop();
const by = (id) => document.getElementById(id);
let words = navigator.language.startsWith("fr") ? WORDS.fr : WORDS.en;
let scale = "words";

function drawing(paths, filled) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", width: 32, height: 32, "aria-hidden": "true" }))
    svg.setAttribute(name, value);
  for (const d of paths) {
    const path = document.createElementNS(svg.namespaceURI, "path");
    const look = { d, fill: filled ? "currentColor" : "none", stroke: "currentColor", "stroke-width": 2 };
    for (const [name, value] of Object.entries({ ...look, "stroke-linecap": "round" })) path.setAttribute(name, value);
    svg.append(path);
  }
  return svg;
}
const face = (word) => drawing(["M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0", "M9 9h.01M15 9h.01", MOUTHS[word]], false);

function choice(value, picture, label, chosen) {
  const box = document.createElement("label");
  const input = document.createElement("input");
  Object.assign(input, { type: "radio", name: "choice", value, checked: chosen });
  const words = document.createElement("span");
  words.textContent = label;
  box.append(input, picture, words);
  return box;
}

function show(rated) {
  words = WORDS[rated.language];
  scale = rated.scale;
  document.documentElement.lang = rated.language;
  document.title = words.title;
  by("title").textContent = words.title;
  by("subject").textContent = `#${rated.number} ${rated.subject}`;
  by("comment-label").textContent = words.comment;
  by("comment").value = rated.given?.comment ?? "";
  by("send").textContent = rated.given ? words.again : words.send;
  const legend = document.createElement("legend");
  legend.textContent = words.legend;
  const choices =
    scale === "stars"
      ? [1, 2, 3, 4, 5].map((stars) =>
          choice(stars, drawing([STAR], true), words.stars(stars), rated.given?.stars === stars),
        )
      : ["good", "okay", "bad"].map((word) => choice(word, face(word), words[word], rated.given?.rating === word));
  by("choices").replaceChildren(legend, ...choices);
  by("form").hidden = false;
}

async function call(options) {
  const answer = await fetch(`/api/ratings/${token}`, options);
  if (!answer.ok) throw new Error(answer.status === 404 ? words.gone : words.failed);
  return answer.json();
}

const failed = (error) => {
  by("fault").textContent = error instanceof TypeError ? words.failed : error.message;
};

by("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  by("fault").textContent = "";
  const chosen = document.querySelector("input[name=choice]:checked")?.value;
  if (!chosen) {
    by("fault").textContent = words.choose;
    return;
  }
  const body = {
    comment: by("comment").value,
    ...(scale === "stars" ? { stars: Number(chosen) } : { rating: chosen }),
  };
  try {
    show(await call({ method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }));
    by("told").textContent = words.thanks;
  } catch (error) {
    failed(error);
  }
});

call().then(show, (error) => {
  by("title").textContent = words.title;
  failed(error);
});
