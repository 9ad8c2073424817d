import type { Language } from "../../../blueprints/text.ts";

/** What deliveries say of themselves, sentence by sentence. It is kept in English; who reads French gets these. */
const FRENCH: readonly (readonly [RegExp, string])[] = [
  [/^Answered (\d+)\.$/, "Réponse $1."],
  [/^No answer: (.+)$/s, "Pas de réponse : $1"],
  [/^Nothing whole within (\S+) s\.$/, "rien d’entier en $1 s."],
  [/^(.+) answered 410: it is gone, and was switched off\.$/s, "$1 a répondu 410 : parti, et désactivé."],
  [
    /^(.+) is neither a webhook endpoint of this desk nor among the hosts of FILROUGE_WEBHOOK_HOSTS\.$/s,
    "$1 n’est ni une destination de webhook de ce service ni parmi les hôtes de FILROUGE_WEBHOOK_HOSTS.",
  ],
  [/^The webhook endpoint (.+) is switched off\.$/s, "La destination de webhook $1 est désactivée."],
  [/^(.+) is called by https alone\.$/s, "$1 n’est appelé que par https."],
  [/^Port (\d+) of (.+) is not called\.$/s, "Le port $1 de $2 n’est pas appelé."],
  [/^(.+) is not an address of the public internet\.$/s, "$1 n’est pas une adresse de l’internet public."],
  [/^(.+) leads into a network that is not public\.$/s, "$1 mène dans un réseau qui n’est pas public."],
  [/^Nobody of these has an address\.$/, "Aucune de ces personnes n’a d’adresse."],
  [/^There is no template (.+)\.$/s, "Le modèle $1 n’existe pas."],
  [/^Told (\d+)\.$/, "Prévenu : $1."],
  [/^(\d+) will read it in a digest\.$/, "$1 le lira dans un résumé."],
  [/^Sent to (\d+)\.$/, "Envoyé à $1."],
  [/^Written to the mail log for (\d+)\.$/, "Écrit dans le journal des e-mails pour $1."],
  [/^Given up: its worker ended at each attempt\.$/, "Abandonné : le processus s’est arrêté à chaque essai."],
  [/^Given up by (.+)\.$/s, "Abandonné par $1."],
  [/^Asked\.$/, "Demandé."],
  [
    /^Not asked: the requester was asked within (\d+) days\.$/,
    "Pas demandé : on l’a demandé au demandeur il y a moins de $1 jours.",
  ],
  [/^The requester has no address\.$/, "Le demandeur n’a pas d’adresse."],
  [/^The desk has no address of its own for the link\.$/, "Le service n’a pas d’adresse à lui pour le lien."],
  [/^(.+) has no address\.$/s, "$1 n’a pas d’adresse."],
  [/^The visitor has it in the chat\.$/, "Le visiteur l’a dans le chat."],
  [
    /^The visitor has given no address and reads it in the chat\.$/,
    "Le visiteur n’a pas donné d’adresse et le lit dans le chat.",
  ],
  [/^Waits its turn\.$/, "Attend son tour."],
  [/^Waits: (.+) has failed (\d+) times in a row\.$/s, "Attend : $1 a échoué $2 fois de suite."],
  [/^(.+) is answered by a machine\.$/s, "Une machine répond à $1."],
  [
    /^(.+) has had (\d+) automatic mails about this ticket within an hour\.$/s,
    "$1 a reçu $2 e-mails automatiques sur ce ticket en une heure.",
  ],
  [
    /^This ticket has sent (\d+) automatic mails within ten minutes\.$/,
    "Ce ticket a envoyé $1 e-mails automatiques en dix minutes.",
  ],
  [/^(.+) has had (\d+) automatic mails within ten minutes\.$/s, "$1 a reçu $2 e-mails automatiques en dix minutes."],
];

/** What came of a delivery, in the reader's language; a technical word of a machine stays as it was said. */
export function detailWords(detail: string, language: Language): string {
  if (language === "en") return detail;
  const whole = french(detail);
  // Several sentences, such as "Told 2. 1 will read it in a digest.": each by itself.
  return (
    whole ??
    detail
      .split(/(?<=\.)\s+(?=[A-Z0-9])/)
      .map((one) => french(one) ?? one)
      .join(" ")
  );
}

function french(sentence: string): string | null {
  const found = FRENCH.find(([pattern]) => pattern.test(sentence));
  if (!found) return null;
  const [pattern, words] = found;
  const reason = /^No answer: (.+)$/s.exec(sentence)?.[1];
  const inner = reason === undefined ? null : french(reason);
  return inner === null ? sentence.replace(pattern, words) : `Pas de réponse : ${inner}`;
}
