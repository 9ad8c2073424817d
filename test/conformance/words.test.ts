import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../../api/clock.ts";
import { newId } from "../../api/ids.ts";
import { requesterActor } from "../../api/people/actor.ts";
import { checkStore } from "../../api/tickets/check.ts";
import { createDoor } from "../../api/tickets/door.ts";
import { readJournal } from "../../api/tickets/ticket-journal.ts";
import type { Fact } from "../../blueprints/facts.ts";
import { good, startServer, type TestServer } from "../server.ts";
import { DATABASES } from "../stores.ts";
import type { BareFact } from "./changes.ts";
import { furnishHearing } from "./hearing.ts";
import { type Hearing, ticketCalled, WAYS } from "./ways.ts";
import { NEW_TICKET, WORDS, type Word } from "./words.ts";

describe.each(DATABASES)("one path of words, on %s:", (database) => {
  let server: TestServer;
  let hearing: Hearing;
  beforeAll(async () => {
    server = await startServer({ database, env: { FILROUGE_SMTP_IN_PORT: "0" } });
    const [ada, ana, remi] = await Promise.all([server.signIn("ada"), server.signIn("ana"), server.signIn("remi")]);
    hearing = { server, ada, ana, remi, store: await server.store() };
    await furnishHearing(hearing);
  }, 120_000);
  // Forms and chats are taken so often a minute from one address: here each word has a minute of its own.
  beforeEach(() => hearing.store.db.deleteFrom("link_answer").execute());
  afterAll(() => server.remove());

  const journal = async (id: string) => readJournal(hearing.store.db, id);
  const effectsOf = async (id: string) =>
    (await hearing.store.db.selectFrom("outbox").select("type").where("ticket", "=", id).orderBy("id").execute()).map(
      ({ type }) => type,
    );

  /** Does what the desk has done by then. */
  async function given(id: string, { changes, steps = [], closed }: Word["given"]): Promise<void> {
    const params = { id };
    const edit = async (who: "ana" | "ada", body: object) => {
      const { version } = good(await hearing[who].client.tickets.read({ params }));
      good(await hearing[who].client.tickets.change({ params, body, ifMatch: version }));
    };
    if (changes) await edit("ana", changes);
    if (closed) await edit("ada", { status: "closed" });
    for (const transition of steps) {
      const { place } = good(await hearing.ana.client.tickets.read({ params }));
      const body = { transition, fromState: place?.state.id ?? "" };
      good(await hearing.ana.client.tickets.step({ params, body, idempotencyKey: randomUUID() }));
    }
  }

  test.each(WAYS)("a new ticket: $name", async (way) => {
    const subject = `Invoice by ${way.name}`;
    await way.opens(hearing, subject, "I was charged twice.");
    const { id } = await ticketCalled(hearing, subject);
    expect((await journal(id)).map(({ fact }) => bare(fact))).toEqual(NEW_TICKET);
    expect(await effectsOf(id)).toEqual(["notify"]);
    const said = good(await hearing.ana.client.tickets.messages({ params: { id } })).items;
    expect(said).toMatchObject([{ public: true, authorKind: "requester", automatic: false, channel: way.channel }]);
  });

  for (const word of WORDS)
    test.each(WAYS)(`${word.what}: $name`, async (way) => {
      const subject = `${word.about} ${WORDS.indexOf(word)} by ${way.name}`;
      const says = await way.opens(hearing, subject, "I was charged twice.");
      const { id } = await ticketCalled(hearing, subject);
      await given(id, word.given);
      const was = (await journal(id)).length;
      const since = async () => (await journal(id)).slice(was).map(({ fact }) => fact);
      await says(word.says);
      // What comes by mail is taken in a little later; whatever comes of a word is written with it.
      await expect.poll(since).not.toEqual([]);
      const facts = await since();
      expect(facts.map(bare)).toEqual(word.comesTo);
      const after = facts.find((fact) => fact.type === "linked")?.ticket;
      const onIt = after === undefined ? undefined : (await journal(after)).map(({ fact }) => bare(fact));
      expect(onIt).toEqual(word.follows);
      expect(await effectsOf(id)).toEqual(word.follows ? ["notify"] : ["notify", "notify"]);
    });

  test("control: a word that passes the door as history is told from the others, for no rule hears it", async () => {
    const way = WAYS[0];
    const subject = "Invoice of the past";
    await way?.opens(hearing, subject, "I was charged twice.");
    const { id } = await ticketCalled(hearing, subject);
    const was = (await journal(id)).length;
    const door = createDoor({ store: hearing.store, clock: systemClock });
    const actor = requesterActor("requester:remi");
    const message = { public: true, authorKind: "requester", author: actor.id, text: "One thing more." } as const;
    const envelope = { id: newId(), ticket: id, at: Date.now(), actor, history: true } as const;
    expect(await door.apply({ event: { ...envelope, type: "messageReceived", message } })).toMatchObject({
      outcome: "accepted",
    });
    const [kept] = WORDS;
    const facts = (await journal(id)).slice(was).map(({ fact }) => bare(fact));
    expect(facts).toEqual(kept?.comesTo.slice(0, 1));
    expect(facts).not.toEqual(kept?.comesTo);
  });

  test("after all of this journal, rows and outbox agree", async () => {
    expect((await checkStore(hearing.store.db)).faults).toEqual([]);
  });
});

/** Without its stamp, its words and the ids that it names, which differ by the way they came. */
function bare(fact: Fact): BareFact {
  const { type, rule } = fact;
  const named = rule === undefined ? {} : { rule };
  if (type === "ticketCreated") return { type };
  if (type === "messageAdded") return { type, public: fact.message.public, ...named };
  if (type === "linked") return { type, link: fact.link, ...named };
  const { at: _at, by: _by, ...rest } = fact;
  return JSON.parse(JSON.stringify(rest)) as BareFact; // What a fact is once it has been written.
}
