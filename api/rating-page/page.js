import { by, call, element, guessed, shut, speak, tell, token, wordsIn } from "/api/link.js";

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
  },
};
/** Mouths of faces: drawn, since not every reader's fonts have them. */
const MOUTHS = { good: "M8 14s1.5 2 4 2 4-2 4-2", okay: "M8 15h8", bad: "M16 16s-1.5-2-4-2-4 2-4 2" };
const STAR = "M12 3l2.8 5.7 6.2.9-4.5 4.4 1.1 6.2L12 17.3l-5.6 2.9 1.1-6.2L3 9.6l6.2-.9z";

const address = `/api/ratings/${token}`;
let words = wordsIn(WORDS, guessed);
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
  const box = element("label");
  const input = element("input");
  Object.assign(input, { type: "radio", name: "choice", value, checked: chosen });
  box.append(input, picture, element("span", label));
  return box;
}

function show(rated) {
  words = wordsIn(WORDS, rated.language);
  scale = rated.scale;
  speak(rated.language, words.title);
  by("title").textContent = words.title;
  by("subject").textContent = `#${rated.number} ${rated.subject}`;
  by("comment-label").textContent = words.comment;
  by("comment").value = rated.given?.comment ?? "";
  by("send").textContent = rated.given ? words.again : words.send;
  const choices =
    scale === "stars"
      ? [1, 2, 3, 4, 5].map((stars) =>
          choice(stars, drawing([STAR], true), words.stars(stars), rated.given?.stars === stars),
        )
      : ["good", "okay", "bad"].map((word) => choice(word, face(word), words[word], rated.given?.rating === word));
  by("choices").replaceChildren(element("legend", words.legend), ...choices);
  by("form").hidden = false;
}

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
    show(await call(address, words, body));
    by("told").textContent = words.thanks;
  } catch (error) {
    tell(error, words);
  }
});

call(address, words).then(show, (error) => shut(error, words));
