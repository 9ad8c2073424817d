import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkStore } from "../../../api/tickets/check.ts";
import { good, startServer, type TestServer } from "../../server.ts";
import { DATABASES } from "../../stores.ts";

describe.each(DATABASES)("follow-up tickets on %s", (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ database });
  });
  afterAll(() => server.remove());

  it("B35: the requester's answer to a closed ticket is answered with the one that follows it, once a key", async () => {
    const [ada, remi] = [await server.signIn("ada"), await server.signIn("remi")];
    const made = good(
      await remi.client.tickets.create({ body: { subject: "Charged twice", description: "Look." } }),
    ).ticket;
    const status = async (to: "solved" | "closed") => {
      const { version } = good(await ada.client.tickets.read({ params: { id: made.id } }));
      const body = { assignee: "agent:ada", status: to } as const;
      return good(await ada.client.tickets.change({ params: { id: made.id }, body, ifMatch: version })).ticket;
    };
    await status("solved");
    const old = await status("closed");
    expect(good(await remi.client.tickets.read({ params: { id: made.id } })).may.reply).toBe(true);

    const said = {
      params: { id: made.id },
      body: { public: true, text: "It was charged again." },
      idempotencyKey: crypto.randomUUID(),
    };
    const first = good(await remi.client.tickets.write(said));
    const again = good(await remi.client.tickets.write(said));
    expect(first.ticket.id).not.toBe(made.id);
    expect(first.ticket).toMatchObject({ subject: "Charged twice", requester: { id: "requester:remi" } });
    expect(first.message.text).toBe("It was charged again.");
    expect([again.ticket.id, again.message.id]).toEqual([first.ticket.id, first.message.id]);

    const beside = async (id: string) =>
      good(await ada.client.beside.read({ params: { id } })).links.map(({ kind, ticket }) => [kind, ticket?.id]);
    expect(await beside(made.id)).toEqual([["followUp", first.ticket.id]]);
    expect(await beside(first.ticket.id)).toEqual([["followUpOf", made.id]]);
    const now = good(await ada.client.tickets.read({ params: { id: made.id } }));
    expect([now.status, now.version]).toEqual(["closed", old.version]);
    expect(good(await remi.client.tickets.messages({ params: { id: made.id } })).items).toHaveLength(1);
    expect((await checkStore((await server.store()).db)).faults).toEqual([]);
  });
});
