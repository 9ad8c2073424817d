import { afterAll, beforeAll, expect, test } from "vitest";
import { publishDocument } from "../../publish.ts";
import { etagOf, good, type Visitor } from "../../server.ts";
import { SHOP, visit } from "../chat/visiting.ts";
import { type MailPeers, mailPeers } from "./mail-peers.ts";

const SECRET = "a-secret-of-these-tests-alone";
const REMI = "requester:remi";
const ADDRESS = "remi@client.example";

let peers: MailPeers;
let ada: Visitor;
let chloe: Visitor;
let remi: Visitor;

beforeAll(async () => {
  peers = await mailPeers();
  const { signIn } = peers.server;
  [ada, chloe, remi] = [await signIn("ada"), await signIn("chloe"), await signIn("remi")];
  const place = { department: "department:helpdesk", language: "en" } as const;
  await publishDocument(ada, {
    ...{ ...place, kind: "mailbox", key: "hello", address: "hello@filrouge.example", sender: "The desk" },
  });
  await publishDocument(ada, { ...SHOP, sites: [...SHOP.sites] });
  await publishDocument(ada, {
    ...{ ...place, kind: "channel", key: "site" },
    source: { by: "form", files: false, sites: [] },
  });
  await publishDocument(ada, {
    ...{ ...place, kind: "channel", key: "texts" },
    source: {
      ...{ by: "webhook", as: "sms", proof: "bearer", automatic: false },
      message: { text: "{{/text}}", id: "{{/id}}", thread: "{{/id}}" },
      requester: { email: "{{/email}}", phone: "{{/phone}}", handle: "{{/handle}}", customerNumber: "{{/customer}}" },
    },
  });
  good(await ada.client.channels.secret({ params: { id: "texts" }, body: { secret: SECRET } }));
});
afterAll(() => peers.close());

const requesterOf = async (subject: string): Promise<string | null> => {
  const { db } = await peers.server.store();
  const row = db.selectFrom("ticket").select("requester").where("subject", "=", subject);
  return (await row.executeTakeFirstOrThrow()).requester;
};
const hook = async (payload: object): Promise<void> => {
  const headers = { authorization: `Bearer ${SECRET}`, "content-type": "application/json" };
  const answer = await peers.server.nobody.raw("/api/in/texts", {
    ...{ method: "POST", headers, body: JSON.stringify(payload) },
  });
  expect(answer.status).toBe(200);
};
const call = (caller: object, subject: string) =>
  chloe.client.calls.log({
    body: { caller, subject, note: "Said on the phone.", department: "department:helpdesk" } as never,
    idempotencyKey: crypto.randomUUID(),
  });

test("A16: somebody who comes by mail, form, chat, webhook, portal and phone is one contact, whichever door was first", async () => {
  // By mail, in another spelling.
  await peers.write({ from: "R. <Remi@Client.example>", to: "hello@filrouge.example", subject: "Door 1", text: "?" });
  const sent = {
    key: crypto.randomUUID(),
    visit: crypto.randomUUID(),
    name: "Rémi",
    email: "REMI@client.example",
    language: "fr",
  } as const;
  good(
    await peers.server.nobody.client.channelForms.send({
      params: { id: "site" },
      body: { ...sent, subject: "Door 2", text: "By the form." },
    }),
  );
  await visit(peers.server, "Door 3", { name: "Rémi", email: ADDRESS });
  await hook({ id: "4", text: "Door 4", email: ADDRESS, handle: "remi_c" });
  good(await remi.client.tickets.create({ body: { subject: "Door 5", description: "By the portal." } }));
  const found = good(await chloe.client.calls.callers({ query: { text: ADDRESS } })).items;
  expect(found.map(({ id }) => id)).toEqual([REMI]);
  good(await call({ contact: REMI }, "Door 6"));
  // The channel's own name for him is enough from now on.
  await hook({ id: "7", text: "Door 7", handle: "remi_c" });
  for (const door of [1, 2, 3, 4, 5, 6, 7]) expect(await requesterOf(`Door ${door}`), `door ${door}`).toBe(REMI);
});

test("A16: the same person under a number nobody knew is proposed as one with the reason, merged with all tickets, and taken apart again", async () => {
  await hook({ id: "8", text: "By a new number", phone: "+33 6 99 88 77 66", customer: "K-77" });
  // Whoever calls from there again is the same one, however the number is written.
  await hook({ id: "9", text: "By the same number", phone: "0033699887766" });
  // Nobody writes them down twice: the desk says whose number it is, and finds it as it is dialled in the country.
  expect(await call({ name: "Rémi", phone: "+33699887766" }, "He calls")).toMatchObject({ ok: false, status: 409 });
  const [caller] = good(await chloe.client.calls.callers({ query: { text: "06 99 88 77 66" } })).items;
  good(await call({ contact: caller?.id }, "He calls"));
  const stranger = (await requesterOf("By a new number")) ?? "";
  expect(stranger).not.toBe(REMI);
  expect(await requesterOf("By the same number")).toBe(stranger);
  expect(await requesterOf("He calls")).toBe(stranger);
  // His customer number is on both.
  const { db } = await peers.server.store();
  const contact = await ada.client.contacts.read({ params: { id: REMI } });
  good(
    await ada.client.contacts.change({
      ...{ params: { id: REMI }, body: { customerNumber: "K-77" }, ifMatch: etagOf(contact) },
    }),
  );
  const { duplicates } = good(await ada.client.contacts.read({ params: { id: REMI } }));
  const proposed = duplicates.find((one) => one.contact.id === stranger);
  expect(proposed?.reason).toEqual({ en: "Same customer number: K-77", fr: expect.stringContaining("K-77") });
  const tickets = ["By a new number", "By the same number", "He calls"];
  const whose = async () => Promise.all(tickets.map(requesterOf));
  const compared = good(await ada.client.contacts.compare({ params: { id: REMI }, body: { others: [stranger] } }));
  expect(compared.contacts.find(({ id }) => id === stranger)?.tickets).toBe(3);
  expect(compared.conflicts.map(({ field }) => field)).toContain("name");
  good(await ada.client.contacts.merge({ params: { id: REMI }, body: { others: [stranger] } }));
  await expect.poll(whose, { timeout: 15_000 }).toEqual([REMI, REMI, REMI]);
  // From now on the number is his.
  await hook({ id: "10", text: "After the merge", phone: "+33 6 99 88 77 66" });
  expect(await requesterOf("After the merge")).toBe(REMI);
  const { id: merge } = await db.selectFrom("contact_merge").select("id").executeTakeFirstOrThrow();
  good(await ada.client.contacts.undoMerge({ params: { id: merge } }));
  await expect.poll(whose, { timeout: 15_000 }).toEqual([stranger, stranger, stranger]);
});
