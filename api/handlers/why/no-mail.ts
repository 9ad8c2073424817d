import type { Effect } from "../../../blueprints/facts.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import type { Trigger } from "../../../blueprints/trigger.ts";
import type { Action } from "../../../blueprints/vocabulary/actions.ts";
import { peopleOf } from "../../../blueprints/vocabulary/people-of.ts";
import { compileTrigger } from "../../../runtime/rules/compile-trigger.ts";
import { chaptersOf, type Moment, ticketAfter } from "../../../runtime/why/moment.ts";
import { type Sending, type Teller, whyNoMail } from "../../../runtime/why/why-no-mail.ts";
import { notInForce, ruleName, type Telling } from "../../../runtime/why/why-not.ts";
import { whyNotTrigger } from "../../../runtime/why/why-not-trigger.ts";
import { why } from "../../contract/why.ts";
import { listDefinitions } from "../../definitions/read.ts";
import { type EffectRecord, readEffects } from "../../effects/effect-records.ts";
import { recipientsOf } from "../../effects/recipients.ts";
import { handles } from "../../http/handler.ts";
import { readContact } from "../../people/contacts.ts";
import { readPerson } from "../../people/people.ts";
import { readNames } from "../../present/names.ts";
import { foundTicket } from "../tickets/visible.ts";
import { type Otherwise, readMoment } from "./moment.ts";
import { type AskedRule, ruleNamed } from "./not.ts";
import { type Archive, tellingOf } from "./telling.ts";
import { versionThen } from "./versions.ts";

export const explainNoMail = handles(why.noMail, async (desk, { principal, params, query }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  return { status: 200, body: await answerNoMail(desk, ticket, query) };
});

interface Addressee {
  /** `agent:ana`, `requester:remi`; null: the ticket has no requester. */
  readonly id: string | null;
  readonly name: string;
  readonly address: string | null;
  readonly active: boolean;
  readonly inside: boolean;
  /** What names him in an effect: himself, his groups, roles and departments. */
  readonly meant: readonly string[];
}

/** That something could not be sent is no news to anybody. */
const lastSaid: Otherwise = (journal) =>
  journal.findLast(({ fact }) => fact.type !== "effectFailed" && fact.type !== "slaApplied");

/** Why somebody got no mail about an event of the ticket. */
export async function answerNoMail(
  archive: Archive,
  ticket: Ticket,
  { to, entry, zone }: { readonly to: string } & Pick<AskedRule, "entry" | "zone">,
) {
  const { store } = archive;
  const { event, moment } = await readMoment(archive, ticket.id, entry, lastSaid);
  const definitions = await archive.definitions.current(store.db);
  const who = await addressee(archive, ticket, to);
  const telling = await tellingOf(archive, definitions, [ticket.requester, moment.actor.id], zone);
  const effects = (await readEffects(store.db, ticket.id)).filter((one) => one.event === event);
  const sendings: Sending[] = [];
  for (const effect of effects) {
    const sending = await sendingTo(archive, effect, who);
    if (sending)
      sendings.push({ ...sending, rule: effect.rule === "ticket" ? null : ruleNamed(definitions, effect.rule) });
  }
  const tellers = sendings.length > 0 ? [] : await tellersOf(archive, who, moment, telling);
  const { because, sentence, answer } = whyNoMail(
    { who, sendings, tellers, moment, now: archive.clock.now() },
    telling,
  );
  return {
    because,
    sentence,
    more: [],
    rule: null,
    explanation: answer?.explanation ?? null,
    readToday: answer?.readToday ?? false,
    at: moment.decidedAt,
  };
}

async function addressee({ store }: Archive, ticket: Ticket, to: string): Promise<Addressee> {
  const id = to === "requester" ? ticket.requester : to;
  const nobody = { id, address: null, active: true, inside: false, meant: id === null ? [] : [id] };
  if (id === null) return { ...nobody, name: "" };
  const name = (await readNames(store.db, [id])).of(id).name;
  const person = id.startsWith("agent:") ? await readPerson(store.db, id) : undefined;
  if (person) {
    const { key, groups, roles, departments, email, active } = person;
    return { id, name, address: email, active, inside: true, meant: [key, ...groups, ...roles, ...departments] };
  }
  const contact = await readContact(store.db, id);
  return { ...nobody, name, address: contact?.emails[0] ?? null };
}

/** What became of an effect for this one person; null: it was for others. */
async function sendingTo(
  { store }: Archive,
  { id, effect, status, nextAt, settledAt, attempts, detail }: EffectRecord,
  { address, meant }: Addressee,
): Promise<Omit<Sending, "rule"> | null> {
  const to = namesIn(effect);
  const addressed =
    to.some((one) => meant.includes(one)) ||
    (address !== null && (await recipientsOf(store.db, to)).some((one) => one.address === address));
  if (!addressed) return null;
  const kept = await store.db
    .selectFrom("automatic_mail")
    .select(["state", "digest_at"])
    .where("id", "=", `${id}:${address}`)
    .executeTakeFirst();
  const logged = await store.db
    .selectFrom("mail_log")
    .select("via")
    .where((e) => e.or([e("id", "=", id), e("id", "like", `${id}:%`)]))
    .executeTakeFirst();
  return {
    status: status === "pending" || status === "done" ? status : "failed",
    at: status === "pending" ? nextAt : (settledAt ?? nextAt),
    attempts,
    detail,
    kept: kept ? { state: kept.state, digestAt: kept.digest_at } : null,
    logged: logged?.via === "log",
  };
}

const namesIn = (effect: Effect): readonly string[] => (effect.type === "webhook" ? [] : effect.to);

/** Triggers that tell this person of something, each with its own answer for this event. */
async function tellersOf(
  archive: Archive,
  who: Addressee,
  moment: Moment,
  telling: Telling,
): Promise<readonly Teller[]> {
  const last = chaptersOf(moment).at(-1);
  const ticket = last && ticketAfter(last);
  if (!ticket) return [];
  const definitions = await archive.definitions.current(archive.store.db);
  const tellers: Teller[] = [];
  for (const { key } of await listDefinitions(archive.store.db, "trigger")) {
    const { name, inForce, found } = await versionThen<Trigger>(archive, "trigger", key, moment);
    if (!found || !tells(found.document.do, ticket, moment, who)) continue;
    const answer =
      inForce.is === "inForce"
        ? whyNotTrigger(compileTrigger(found.document, found.version), moment, telling, (rule) =>
            ruleNamed(definitions, rule),
          )
        : notInForce(ruleName("trigger", name), inForce, telling);
    // A rule that was off is near only when it would have listened.
    if (inForce.is === "inForce" || listened(found.document, moment)) tellers.push({ because: answer.because, answer });
  }
  return tellers;
}

const listened = ({ on }: Trigger, moment: Moment): boolean =>
  chaptersOf(moment).some(({ happened }) => on.some((one) => happened.has(one)));

function tells(actions: readonly Action[], ticket: Ticket, { actor }: Moment, { id, meant }: Addressee): boolean {
  return actions.some((action) => {
    if (action.do === "replyFromTemplate") return id !== null && id === ticket.requester;
    return action.do === "notify" && peopleOf(action.to, { ticket, actor }).some((one) => meant.includes(one));
  });
}
