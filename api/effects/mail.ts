import type { Executor } from "./executor.ts";
import { logMail } from "./mail-log.ts";
import { recipientsOf } from "./recipients.ts";

/** Writes the mail into the log that stands in for a mail server. */
export const mail: Executor<"mail"> = async ({ id, ticket, to, subject, text }, { store, clock }) => {
  const people = await recipientsOf(store.db, to);
  if (people.length === 0) return { ok: false, final: true, detail: "Nobody of these has an address." };
  await logMail(store.db, { id, ticket, at: clock.now(), to: people.map(({ address }) => address), subject, text });
  return { ok: true, detail: `Written to the mail log for ${people.length}.` };
};
