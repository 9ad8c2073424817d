import type { Executor } from "./executor.ts";
import { recipientsOf } from "./recipients.ts";

/** Puts the mail into the log that stands in for a mail server. */
export const mail: Executor<"mail"> = async ({ id, ticket, to, subject, text }, { store, clock }) => {
  const people = await recipientsOf(store.db, to);
  if (people.length === 0) return { ok: false, final: true, detail: "Nobody of these has an address." };
  const logged = { id, ticket, at: clock.now(), to: people.map(({ address }) => address), subject, text };
  return { ok: true, detail: `Written to the mail log for ${people.length}.`, mails: [logged] };
};
