const THANKS = new Set(["thanks", "thank", "thx", "ty", "merci"]);
const ALONGSIDE = new Set(
  "you u so much very many a lot again ok okay great perfect good super nice all for the your help beaucoup bien infiniment encore parfait top bonne bonjour hello hi vous à tous pour votre aide le la réponse cordialement bien".split(
    " ",
  ),
);

/** A bare "thank you": it thanks, and says nothing else. Quoted lines of a mail do not count. */
export function isBareThanks(text: string): boolean {
  const own = text
    .split("\n")
    .filter((line) => !line.trimStart().startsWith(">"))
    .join(" ");
  if (own.length > 200) return false;
  const words = own.toLowerCase().match(/\p{L}+/gu) ?? [];
  return (
    words.some((word) => THANKS.has(word)) &&
    words.every((word) => THANKS.has(word) || ALONGSIDE.has(word)) &&
    !own.includes("?")
  );
}
