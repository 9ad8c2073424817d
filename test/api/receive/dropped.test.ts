import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTicket } from "../../../api/tickets/queries.ts";
import { ANA, eventOf } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { checked, mailDesk, type TestMailDesk } from "./mail-desk.ts";

const NINA = "nina@home.example";
const TOM = "tom@else.example";
const WITH = { "X-With": "1" };

describe.each(DATABASES)("S26: whoever answers by mail and drops the requester, on %s", (database) => {
  let here: TestMailDesk;
  let at = 0;
  beforeAll(async () => {
    here = await mailDesk(database);
  });
  afterAll(() => here.remove());

  const standing = async (id: string) => {
    const found = await readTicket(here.store.db, id);
    if (!found) throw new Error("There is no such ticket.");
    return found.ticket;
  };

  /** A ticket of a requester with Tom in copy, to which Ana has replied: the letter that both got. */
  async function replied() {
    at += 1;
    const requester = `${at}.${NINA}`;
    const { ticket } = await here.receive({ from: requester });
    if (ticket === null) throw new Error("It was not taken.");
    const changes = { ccs: [TOM] };
    const asked = eventOf(ticket, ANA, here.clock.now(), { type: "changeRequested", changes });
    expect(await here.desk.door.apply({ event: asked })).toMatchObject({ outcome: "accepted" });
    const message = { public: true, authorKind: "agent", text: "We will look." } as const;
    await here.desk.door.apply({ event: eventOf(ticket, ANA, here.clock.now(), { type: "messageReceived", message }) });
    here.letters.length = 0;
    await here.leave();
    const letter = here.letters.find((one) => !one.automatic);
    if (!letter?.messageId) throw new Error("Nothing has left.");
    return { ticket, requester, messageId: letter.messageId };
  }
  const newest = async (ticket: string) =>
    here.store.db
      .selectFrom("message")
      .select(["public", "author_kind", "text", "recipients"])
      .where("ticket", "=", ticket)
      .orderBy("seq", "desc")
      .executeTakeFirstOrThrow();
  /** Whom the header names besides the desk; the envelope brings it to the desk alone. */
  const say = (
    from: string,
    messageId: string,
    copied: readonly string[],
    headers: Readonly<Record<string, string>> = {},
  ) =>
    here.receive({
      ...{ from, inReplyTo: messageId, text: `From ${from}.` },
      headers: { ...headers, ...(copied.length > 0 && { Cc: copied.join(", ") }) },
    });

  test("somebody in copy who answers all is read by all; dropping the requester makes a note, which is flagged", async () => {
    const { ticket, requester, messageId } = await replied();
    expect(await say(TOM, messageId, [requester])).toMatchObject({ status: "taken", ticket });
    expect(await newest(ticket)).toMatchObject({ public: 1, author_kind: "cc", text: `From ${TOM}.` });
    const { status } = await standing(ticket);
    const other = await replied();
    const before = await standing(other.ticket);
    expect(before.flags).not.toContain("customerReplied");
    expect(await say(TOM, other.messageId, [], WITH)).toMatchObject({ status: "taken", ticket: other.ticket });
    expect(await newest(other.ticket)).toMatchObject({ public: 0, author_kind: "cc", text: `From ${TOM}.` });
    const after = await standing(other.ticket);
    // It counts for no clock and no status; the desk sees that somebody said something.
    expect(after.status).toBe(before.status);
    expect(after.clocks).toEqual(before.clocks);
    expect(after.flags).toContain("customerReplied");
    expect(status).toBe(before.status);
  });

  test("a colleague who is vouched for says it to all where the requester has it, and leaves a note where not", async () => {
    const { ticket, requester, messageId } = await replied();
    const ana = "Ana@filrouge.example";
    here.letters.length = 0;
    expect(await say(ana, messageId, [requester], checked("pass"))).toMatchObject({ status: "taken", ticket });
    expect(await newest(ticket)).toMatchObject({ public: 1, author_kind: "agent" });
    await here.leave();
    // Tom had not got it; nobody gets it twice.
    expect(here.letters.filter((one) => !one.automatic).map(({ to }) => to)).toEqual([[TOM]]);
    here.letters.length = 0;
    expect(await say(ana, messageId, [], checked("pass"))).toMatchObject({ status: "taken", ticket });
    expect(await newest(ticket)).toMatchObject({ public: 0, author_kind: "agent", recipients: "[]" });
    await here.leave();
    expect(here.letters.filter((one) => one.to.some((to) => to === TOM || to === requester))).toEqual([]);
  });

  test("X19: whoever only writes in a colleague's name is kept from the ticket, whatever they know of it", async () => {
    const { ticket, requester, messageId } = await replied();
    const before = await standing(ticket);
    for (const headers of [{}, checked("fail")])
      expect(await say("ana@filrouge.example", messageId, [requester], headers)).toMatchObject({
        status: "quarantined",
      });
    expect(await standing(ticket)).toEqual(before);
  });

  test("X19: whoever puts themselves in copy reads nothing of the ticket", async () => {
    const { ticket, messageId } = await replied();
    const mallory = "mallory@evil.example";
    expect(await say(mallory, messageId, [mallory])).toMatchObject({ status: "quarantined", why: "handedOn" });
    const own = await here.receive({ from: mallory, headers: { Cc: `${mallory}, ${TOM}` } });
    expect(own.ticket).not.toBe(ticket);
    expect((await standing(ticket)).ccs).toEqual([TOM]);
    expect((await standing(own.ticket ?? "")).ccs).toEqual([]);
  });
});
