import { quotedMail } from "./mail/quoted.ts";

const THANKS = new Set(["thanks", "thank", "thx", "ty", "merci", "remercie"]);
const ALONGSIDE = new Set(
  "you u so much very many a lot again ok okay great perfect good super nice all for the your help reply response answer quick fast prompt team beaucoup bcp bien infiniment encore parfait top un grand mille bonjour hello hi je vous te tu toi à tous toute équipe pour votre ton aide le la réponse retour rapide rapidité cordialement".split(
    " ",
  ),
);

/** Wishes that go with thanks, and say nothing of the matter. */
const WISHES =
  /\b(?:bonne (?:fin de )?(?:journée|soirée|semaine|continuation|année)|bon (?:week-?end|après-midi)|have a (?:nice|good|great) (?:day|evening|week|weekend|one)|(?:best|kind) regards)\b/gu;

/** A figure may be the answer to a question, a question wants one, and a sad face is no thanks. */
const SAYS_MORE = /[\d?？]|[:;]['’]?-?[([|/\\]|[👎😠😡😞😟😢😭🙁☹]/u;

/** The line with which a mail program introduces what it quotes, where that stands between the words. */
const INTRODUCES = /(?:wrote|a écrit)\s*:\s*$/iu;

/** A bare "thank you": it thanks, and says nothing else. Quoted lines of a mail, and what introduces them, do not count. */
export function isBareThanks(text: string): boolean {
  const mail = quotedMail(text);
  const lines = (mail ? `${mail.before}\n${mail.after}` : text).split("\n");
  const isQuoted = (line: string | undefined): boolean => line?.trimStart().startsWith(">") === true;
  const own = lines
    .filter((line, index) => !isQuoted(line) && !(INTRODUCES.test(line) && isQuoted(lines[index + 1])))
    .join(" ");
  if (own.length > 200 || SAYS_MORE.test(own)) return false;
  const words =
    own
      .toLowerCase()
      .replace(WISHES, " ")
      .match(/\p{L}+/gu) ?? [];
  return words.some((word) => THANKS.has(word)) && words.every((word) => THANKS.has(word) || ALONGSIDE.has(word));
}
