import { withoutComments } from "./authentication.ts";
import { headersOf, type MailPerson, type ParsedMail } from "./parsed-mail.ts";

/** One address and nothing else: no list, no comment, no control character, one @. */
const ADDRESS = /^[^\s@<>(),;:"\\[\]\p{Cc}\p{Cf}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}\p{Cf}]{1,189}$/u;

/** Who wrote a mail, when it says so in one way only; nobody guesses. */
export function senderOf(mail: Pick<ParsedMail, "from" | "headers">): MailPerson | null {
  const [one, ...more] = mail.from;
  if (
    !one ||
    more.length > 0 ||
    !saysOnly(headersOf(mail, "from")[0] ?? "", one.address) ||
    !ADDRESS.test(one.address) ||
    !one.address.slice(1).includes(".")
  )
    return null;
  return { name: one.name.includes("@") ? "" : one.name, address: one.address.normalize("NFC").toLowerCase() };
}

/** Whether no other address stands in a header, but within a name or a comment: readers disagree on which of two counts. */
function saysOnly(header: string, address: string): boolean {
  const unnamed = header.replaceAll(/=\?[^?\s]*\?[bq]\?[^?\s]*\?=/gi, "").replaceAll(/"(?:\\.|[^"\\])*"/g, "");
  const found = withoutComments(unnamed).match(/[^\s<>,;:]*@[^\s<>,;:]*/g) ?? [];
  const [first = "", ...others] = found.map((one) => one.toLowerCase());
  // A domain in other letters than ours is spelt in two ways.
  return (first === address.toLowerCase() || first.includes("@xn--")) && others.every((one) => one === first);
}
