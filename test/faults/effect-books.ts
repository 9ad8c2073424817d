import type { Store } from "../../api/db/connect.ts";
import type { Fact } from "../../blueprints/facts.ts";
import { put } from "../small-desk.ts";
import type { Ledger } from "./load.ts";
import type { Receiver } from "./receiver.ts";

/** What the load's tickets are called; those that the desk came with are called otherwise. */
const SUBJECT = "Invoice";
const CREATED = "trigger:fault-created@1";
const STEPPED = "trigger:fault-stepped@1";

/** Rules with effects of each kind: what leaves, a ticket of its own, and a word in the journal. */
export async function putEffects(store: Store, origin: string): Promise<void> {
  const rule = (key: string, rest: object) =>
    put(store, "trigger", key, { kind: "trigger", schemaVersion: 1, key, name: key, ...rest });
  await rule("fault-created", {
    on: ["created"],
    when: { is: [{ var: "ticket.subject" }, SUBJECT] },
    do: [
      { do: "webhook", url: `${origin}/created`, body: { ticket: "{{ticket.number}}" } },
      { do: "createChild", subject: "Check {{ticket.number}}", department: "department:helpdesk" },
      { do: "note", text: "Checked." },
    ],
  });
  await rule("fault-stepped", {
    on: ["stepTaken"],
    when: { is: [{ var: "ticket.subject" }, SUBJECT] },
    do: [
      {
        do: "webhook",
        url: `${origin}/stepped`,
        body: { ticket: "{{ticket.number}}", state: "{{ticket.place.state}}" },
      },
      { do: "note", text: "Stepped." },
    ],
  });
}

interface Entry {
  readonly ticket: string;
  readonly event: string;
  readonly fact: Fact;
}

/**
 * Holds what the rules did against what they were asked to do: each thing that happened had each of its effects once, and
 * happened as often as it was acknowledged. One sentence a fault. `before` are tickets that were there at the beginning.
 */
export async function checkEffects(
  { db }: Store,
  { acknowledged }: Ledger,
  before: ReadonlySet<string>,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("journal")
    .innerJoin("ticket", "ticket.id", "journal.ticket")
    .select(["journal.ticket", "journal.event", "journal.fact"])
    .where("ticket.subject", "=", SUBJECT)
    .execute();
  // Only the runtime ever wrote a fact.
  const entries = rows
    .filter(({ ticket }) => !before.has(ticket))
    .map(({ fact, ...row }): Entry => ({ ...row, fact: JSON.parse(fact) as Fact }));
  const sent = await db.selectFrom("outbox").select(["event", "rule"]).where("type", "=", "webhook").execute();
  const children = await db
    .selectFrom("ticket")
    .select(["id", "subject"])
    .where("subject", "like", "Check %")
    .execute();
  const faults: string[] = [];
  const once = (what: string, event: string, times: number): void => {
    if (times !== 1) faults.push(`${what} ${times} times by event ${event}`);
  };
  const byEvent = Map.groupBy(entries, ({ event }) => event);
  const sentBy = Map.groupBy(sent, ({ event }) => event);
  const there = new Set(children.map(({ id }) => id));
  let [opened, stepped, linked] = [0, 0, 0];
  for (const [event, own] of byEvent) {
    const facts = own.map(({ fact }) => fact);
    const of = (type: Fact["type"], rule: string) => facts.filter((fact) => fact.type === type && fact.rule === rule);
    const webhooks = (rule: string) => sentBy.get(event)?.filter((one) => one.rule === rule).length ?? 0;
    if (facts.some(({ type }) => type === "ticketCreated")) {
      opened += 1;
      const links = facts.filter((fact) => fact.type === "linked");
      linked += links.length;
      once("a child was made", event, links.length);
      for (const { ticket } of links) if (!there.has(ticket)) faults.push(`the child ${ticket} is not there`);
      once("the note of opening was written", event, of("messageAdded", CREATED).length);
      once("the webhook of opening was asked for", event, webhooks(CREATED));
    }
    if (facts.some((fact) => fact.type === "transitionTaken" && fact.how === "button")) {
      stepped += 1;
      once("the note of a step was written", event, of("messageAdded", STEPPED).length);
      once("the webhook of a step was asked for", event, webhooks(STEPPED));
    }
  }
  const told = [...acknowledged.values()].map(({ path }) => path);
  const asked = told.filter((path) => path === "/tickets").length;
  if (opened !== asked) faults.push(`${opened} tickets for ${asked} acknowledged`);
  const steps = told.filter((path) => path.endsWith("/steps")).length;
  if (stepped !== steps) faults.push(`${stepped} steps for ${steps} acknowledged`);
  if (there.size !== linked) faults.push(`${there.size} children for ${linked} links`);
  return faults;
}

/** What was delivered against what was to be: everything at least once, under its own id, and with the same words each time. */
export async function checkDeliveries(
  { db }: Store,
  { heard }: Receiver,
): Promise<{ readonly effects: number; readonly again: number; readonly faults: readonly string[] }> {
  const rows = await db.selectFrom("outbox").select(["id", "status"]).where("type", "=", "webhook").execute();
  const ids = new Set(rows.map(({ id }) => id));
  const faults = rows.flatMap(({ id, status }) =>
    heard.has(id) ? [] : [`effect ${id} (${status}) was never delivered`],
  );
  for (const id of heard.keys()) if (!ids.has(id)) faults.push(`${id} was delivered and is no effect of the desk`);
  let again = 0;
  for (const [id, bodies] of heard) {
    again += bodies.length - 1;
    if (new Set(bodies).size > 1) faults.push(`effect ${id} came with different words`);
  }
  return { effects: rows.length, again, faults };
}
