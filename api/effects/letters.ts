import { withoutApprovalLinks } from "../approvals/approval-link.ts";
import { letterheadOf } from "../receive/letterhead.ts";
import type { Performed, Performing } from "./executor.ts";
import { isLogged, logMail } from "./mail-log.ts";
import { rowOf, writeOutcomes } from "./mail-outcomes.ts";
import { referenceOf } from "./references.ts";
import { headerFault, type Letter } from "./smtp.ts";

/** Hands letters to the mail server, or to the log that stands in for one. Each leaves once, however often this is tried. */
export async function post(
  { store, clock, mailer, secret }: Pick<Performing, "store" | "clock" | "mailer" | "secret">,
  letters: readonly Letter[],
  done: string,
): Promise<Performed> {
  const wrong = letters.map(headerFault).find((fault) => fault !== null);
  if (wrong !== undefined && wrong !== null) return { ok: false, final: true, detail: wrong };
  if (!mailer) return { ok: true, detail: done, mails: letters.map((letter) => logged(letter, clock.now())) };
  const refused: string[] = [];
  const request = letters.map(receiptOf).join("\n\n").slice(0, KEPT_AT_MOST);
  for (const letter of letters) {
    if (await isLogged(store.db, letter.id)) continue;
    const sent = await mailer.send({ ...letter, head: await headOf(store.db, secret, letter) });
    const notTaken = (sent.refused ?? []).map(({ said: detail, ...one }) =>
      rowOf(referenceOf(letter.id), { ...one, state: "refused", detail }, clock.now()),
    );
    if (!sent.ok) {
      await writeOutcomes(store.db, notTaken);
      const { ok, final, detail } = sent;
      return { ok, final, detail, receipt: { request, status: null, answer: detail } };
    }
    refused.push(...sent.refused.map(({ address }) => address));
    await logMail(store.db, { ...logged(letter, clock.now()), via: "smtp" });
    await writeOutcomes(store.db, notTaken);
  }
  const but = refused.length === 0 ? "" : ` The server refused ${refused.join(", ")}.`;
  return { ok: true, detail: `${done}${but}`, receipt: { request, status: null, answer: null } };
}

const headOf = async (db: Performing["store"]["db"], secret: string | undefined, letter: Letter) =>
  letter.ticket === null ? null : letterheadOf(db, secret, { ...letter, ticket: letter.ticket });

const KEPT_AT_MOST = 2_000;

const receiptOf = (letter: Letter): string =>
  withoutApprovalLinks(
    `To: ${letter.to.join(", ")}\nSubject: ${letter.subject}\n\n${shown(letter)}`.replaceAll("\0", ""),
  );

const logged = (letter: Letter, at: number) => {
  const { id, ticket, to, subject } = letter;
  return { id, ticket, at, to, subject, text: shown(letter) };
};

/** The words of a letter, with the names of what it carries. */
const shown = ({ text, files = [] }: Letter): string =>
  files.length === 0 ? text : `${text}\n\n[${files.map(({ name }) => name).join(", ")}]`;
