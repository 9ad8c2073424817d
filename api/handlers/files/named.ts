import type { Reason } from "../../../blueprints/finding.ts";
import { isJsonObject, type Json, pointer } from "../../../blueprints/json.ts";
import type { Attachment } from "../../../blueprints/message.ts";
import type { Desk } from "../../desk.ts";
import { attachmentOf, filesOnTicket, readForNaming, type StoredFile, ticketsNaming } from "../../files/files.ts";
import type { Principal } from "../../http/handler.ts";
import { refusalOf } from "../../http/problems.ts";
import { readStepDrafts } from "../../tickets/drafts.ts";
import { foundTicket } from "../tickets/visible.ts";

/** What a request says of one file: of all that, its id alone counts. */
interface Reference {
  readonly id: string;
}

/** Who it is that brought or names a file: nobody of the desk's has more than what they brought themselves, while no ticket is named. */
type Named = Pick<Principal, "id"> & { readonly kind: Principal["kind"] | "thirdParty" };

/** Who names files, on which ticket (null: one that is being made), and where in the request they stand. */
export interface Naming {
  readonly principal: Named;
  readonly ticket: string | null;
  readonly at: readonly string[];
}

/**
 * The files that a request names, with names, types and sizes as they are stored. Anybody may name what they have uploaded, and on a
 * ticket what stands in it already for them: in a message that they can read, or in a step that somebody has begun to fill in.
 */
export async function namedFiles(
  desk: Desk,
  { principal, ticket, at }: Naming,
  references: readonly Reference[],
): Promise<readonly Attachment[]> {
  const ids = [...new Set(references.map(({ id }) => id))];
  if (ids.length === 0) return [];
  const { perMessage, perTicket } = desk.config.files;
  if (ids.length > perMessage) throw refusalOf([tooMany(at, perMessage)]);
  if (ticket !== null && ids.length + (await filesOnTicket(desk.store.db, ticket, ids)) > perTicket)
    throw refusalOf([tooManyHere(at, perTicket)]);
  const found = new Map((await readForNaming(desk.store.db, ids, desk.clock.now())).map((file) => [file.id, file]));
  const named: Attachment[] = [];
  const reasons: Reason[] = [];
  for (const [index, id] of ids.entries()) {
    const file = found.get(id);
    if (file && (await mayName(desk, principal, ticket, file))) named.push(attachmentOf(file));
    else reasons.push(unknown(at, index));
  }
  if (reasons.length > 0) throw refusalOf(reasons);
  return named;
}

/** Answers of a step with the files among them as they are stored; what is no list of references is left for the step to refuse. */
export async function namedInAnswers(
  desk: Desk,
  naming: Omit<Naming, "at" | "principal"> & { readonly principal: Principal },
  answers: { readonly [item: string]: Json },
): Promise<{ readonly [item: string]: Json }> {
  const given = Object.hasOwn(answers, "attachments") ? answers.attachments : null;
  if (!Array.isArray(given)) return answers;
  const references = given.flatMap((one: Json) =>
    isJsonObject(one) && typeof one.id === "string" ? [{ id: one.id }] : [],
  );
  if (references.length < given.length) return answers;
  // What stands on a ticket may be named by who may see the ticket: it is looked at first.
  if (naming.ticket !== null) await foundTicket(desk, naming.principal, naming.ticket);
  const files = await namedFiles(desk, { ...naming, at: ["answers", "attachments"] }, references);
  return { ...answers, attachments: files.map((file) => ({ ...file })) };
}

async function mayName(desk: Desk, principal: Named, ticket: string | null, file: StoredFile): Promise<boolean> {
  if (file.by === principal.id) return true;
  if (ticket === null) return false;
  const { db } = desk.store;
  if ((await ticketsNaming(db, file.id, principal.kind !== "agent")).includes(ticket)) return true;
  if (principal.kind !== "agent") return false;
  return (await readStepDrafts(db, ticket)).some(({ answers }) => idsIn(answers.attachments ?? null).includes(file.id));
}

const idsIn = (value: Json): readonly Json[] =>
  Array.isArray(value) ? value.flatMap((one: Json) => (isJsonObject(one) ? [one.id ?? null] : [])) : [];

const unknown = (at: readonly string[], index: number): Reason => ({
  code: "unknown",
  pointer: pointer(...at, index),
  message: {
    en: "This file is no longer there. Attach it again.",
    fr: "Ce fichier n’est plus là. Joignez-le à nouveau.",
  },
});

const tooManyHere = (at: readonly string[], most: number): Reason => ({
  code: "tooMany",
  pointer: pointer(...at),
  message: { en: `A ticket may have at most ${most} files.`, fr: `Un ticket peut avoir au plus ${most} fichiers.` },
});

const tooMany = (at: readonly string[], most: number): Reason => ({
  code: "tooMany",
  pointer: pointer(...at),
  message: { en: `A message may have at most ${most} files.`, fr: `Un message peut avoir au plus ${most} fichiers.` },
});
