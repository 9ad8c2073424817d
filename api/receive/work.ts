import { buffer } from "node:stream/consumers";
import type { Mailbox } from "../../blueprints/mailbox.ts";
import { noteOutcomes, readDead, revive } from "../effects/mail-outcomes.ts";
import { prove } from "../effects/proven.ts";
import { type MailIn, MOST_ATTEMPTS, putOff, readTwin, settleArrival } from "./arrivals.ts";
import { type Looked, type Looking, look } from "./circumstances.ts";
import { identityOf } from "./identity.ts";
import type { MailDesk } from "./mail-desk.ts";
import { readMailboxes } from "./mailboxes.ts";
import type { ParsedMail } from "./parsed-mail.ts";
import type { Parser } from "./parser.ts";
import { take } from "./take.ts";
import { judge, type Verdict } from "./understand.ts";

export interface Receiving {
  readonly desk: MailDesk;
  readonly parser: Parser;
}

/** What mails are looked at by on this desk. */
export const lookingOf = ({
  store,
  statements,
  config,
  clock,
}: Pick<MailDesk, "store" | "statements" | "config" | "clock">): Looking => ({
  db: store.db,
  statements,
  secret: config.secret,
  trusted: config.mailIn.trusted,
  ownAddresses: config.mail ? [config.mail.from] : [],
  now: clock.now(),
});

/** Reads, judges and takes in one mail that has been claimed; whatever goes wrong, it is still there afterwards. */
export async function work(receiving: Receiving, row: MailIn): Promise<void> {
  const { db } = receiving.desk.store;
  const now = receiving.desk.clock.now();
  try {
    await workOn(receiving, row);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (row.attempts < MOST_ATTEMPTS) return putOff(db, row, now, detail);
    const status = "quarantined";
    await settleArrival(db, row.id, now, { status, why: "notTaken", detail: detail.slice(0, 500), ticket: null });
  }
}

async function workOn({ desk, parser }: Receiving, row: MailIn): Promise<void> {
  const { db } = desk.store;
  const settle = (settled: Parameters<typeof settleArrival>[3]) => settleArrival(db, row.id, desk.clock.now(), settled);
  const raw = await readRaw(desk, row);
  const identity = identityOf(raw);
  const twin = await readTwin(db, row, identity);
  if (twin)
    return settle({
      ...{ identity, status: "refused", why: "repeated", detail: null, ticket: twin.ticket },
      ...{ subject: twin.subject, from_address: twin.from_address, from_name: twin.from_name },
    });
  const parsed = await parser.parse(raw);
  if ("fault" in parsed)
    return settle({ identity, status: "quarantined", why: parsed.fault, detail: parsed.detail, ticket: null });
  const { mail } = parsed;
  const looked = await look(lookingOf(desk), { mail, sender: row.sender, recipient: row.recipient });
  const verdict = judge(looked.circumstances, row.by_actor !== null);
  const known = { identity, ...shownOf(mail), automatic: looked.circumstances.automatic };
  if (verdict.outcome === "quarantine" || verdict.outcome === "refuse") {
    const status = verdict.outcome === "refuse" ? "refused" : "quarantined";
    return settle({ ...known, status, why: verdict.why, detail: null, ticket: ticketIn(looked.circumstances) });
  }
  const mailbox = await mailboxOf(desk, row);
  if (!mailbox)
    return settle({ ...known, status: "quarantined", why: "notTaken", detail: "The address is off.", ticket: null });
  const made = await take(desk, { row, identity, mailbox, mail, looked, verdict });
  if ("refused" in made)
    return settle({
      ...known,
      status: "quarantined",
      why: "notTaken",
      detail: made.refused.slice(0, 500),
      ticket: null,
    });
  await learn(desk, mail, looked, verdict);
  return settle({ ...known, status: "taken", why: null, detail: null, ticket: made.ticket });
}

const STATES = { failed: "bounced", delayed: "late", delivered: "delivered", complained: "complained" } as const;

/** What a mail says of others that we sent, and that its sender is reached. */
async function learn({ store, clock }: MailDesk, mail: ParsedMail, looked: Looked, verdict: Verdict): Promise<void> {
  const { bounce } = mail;
  if (bounce) {
    const told = bounce.recipients.map(({ address, action, code, said }) => ({
      ...{ address, state: STATES[action], code, detail: said },
    }));
    return noteOutcomes(store.db, bounce.of.length > 0 ? bounce.of : mail.inReplyTo, told, clock.now());
  }
  const { from, circumstances } = looked;
  if (from === null || circumstances.automatic !== null) return;
  const signed = verdict.outcome === "reply" && verdict.by === "sign";
  if (signed || circumstances.authentication === "pass") await prove(store.db, from.address, clock.now());
  const dead = await readDead(store.db, [from.address]);
  if (dead.length > 0) await revive(store.db, from.address);
}

/** The bytes of a mail as they came. */
async function readRaw({ files }: MailDesk, { raw }: MailIn): Promise<Uint8Array> {
  const found = await files.read(raw);
  if (!found) throw new Error("The mail's bytes are not in the file store.");
  return buffer(found.stream);
}

const mailboxOf = async ({ store }: MailDesk, { mailbox }: MailIn): Promise<Mailbox | undefined> =>
  (await readMailboxes(store.db)).find(({ key }) => key === mailbox);

function shownOf(mail: ParsedMail): Pick<MailIn, "message_id" | "from_address" | "from_name" | "subject"> {
  const [from] = mail.from;
  return {
    message_id: mail.messageId,
    from_address: (from?.address ?? "").normalize("NFC").toLowerCase().slice(0, 320),
    from_name: from?.name ?? "",
    subject: mail.subject,
  };
}

/** The ticket that a mail seems to belong to: a person may see what it is about. */
function ticketIn({ bySign, byReference, byNumber, bounced }: Parameters<typeof judge>[0]): string | null {
  const sign = bySign === "forged" ? null : bySign;
  return sign?.ticket ?? byReference?.ticket ?? bounced ?? byNumber?.ticket ?? null;
}
