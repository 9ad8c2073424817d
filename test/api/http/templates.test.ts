import { afterAll, beforeAll, expect, it } from "vitest";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { financeTicket } from "./desk.ts";

let server: TestServer;
let ana: Visitor;
let marc: Visitor;

beforeAll(async () => {
  server = await startServer({ env: { FILROUGE_WORKER: "apart" } });
  ana = await server.signIn("ana");
  marc = await server.signIn("marc");
});
afterAll(() => server.remove());

const document = {
  kind: "template",
  schemaVersion: 1,
  key: "trial",
  name: "Trial",
  subject: { en: "About {{ticket.number}}", fr: "Au sujet de {{ticket.number}}" },
  text: { en: "Dear {{requester.name}}: {{ticket.resolution}}", fr: "Bonjour {{requester.name}}" },
};

it("a template that nobody has saved reads on a ticket in both languages, and says what has no value there", async () => {
  const { number, id } = await financeTicket(ana, "Invoice paid twice");
  const shown = good(await marc.client.templates.preview({ body: { document, ticket: String(number) } }));
  expect(shown).toEqual({
    ticket: { id, number, subject: "Invoice paid twice" },
    subject: { en: `About ${number}`, fr: `Au sujet de ${number}` },
    text: { en: "Dear Rémi: ", fr: "Bonjour Rémi" },
    empty: ["ticket.resolution"],
  });
  const { subject, ...without } = document;
  const plain = { ...without, text: "{{ticket.subject}}: {{ticket.status}}" };
  expect(good(await marc.client.templates.preview({ body: { document: plain, ticket: id } }))).toMatchObject({
    subject: null,
    text: { en: "Invoice paid twice: open", fr: "Invoice paid twice: ouvert" },
    empty: [],
  });
});

it("a template that does not read, another kind of document, and a ticket that is not there are refused", async () => {
  const { id } = await financeTicket(ana);
  const preview = (body: { document: Record<string, never>; ticket: string }) =>
    marc.client.templates.preview({ body });
  const some = (changes: object) => ({ ...document, ...changes }) as unknown as Record<string, never>;
  expect(await preview({ document: some({ text: {} }), ticket: id })).toMatchObject({
    status: 422,
    problem: { code: "notSound", errors: [{ pointer: "/document/text" }] },
  });
  const field = {
    kind: "field",
    schemaVersion: 1,
    key: "x",
    name: "X",
    type: "text",
    subject: undefined,
    text: undefined,
  };
  expect((await preview({ document: some(field), ticket: id })).status).toBe(422);
  expect((await preview({ document: some({}), ticket: "999999999" })).status).toBe(404);
});

it("a ticket offers the templates that replies are written with, in its language and with its values; notices to colleagues are none of them", async () => {
  const { id } = await financeTicket(ana, "Invoice paid twice");
  const params = { id };
  const { items } = good(await ana.client.templates.forTicket({ params }));
  const reminder = items.find(({ key }) => key === "pending-reminder");
  const { language } = good(await ana.client.tickets.read({ params }));
  expect(reminder).toMatchObject({ language, empty: [] });
  expect(reminder?.text).toContain("Invoice paid twice");
  expect(items.map(({ key }) => key)).toEqual(expect.arrayContaining(["ask-context", "solved", "fix-delivered"]));
  // Written to colleagues, or with a link that is made for the one reader of a mail.
  for (const told of ["assigned-to-you", "ticket-late", "sla-broken", "mentioned", "refund-agreed", "acknowledged"])
    expect(items.map(({ key }) => key)).not.toContain(told);
});

it("who writes with a template is known: by kind, name and number of places", async () => {
  const { items } = good(await ana.client.templates.uses());
  const of = (template: string) => items.filter((use) => use.template === template);
  expect(of("acknowledged")).toMatchObject([{ kind: "trigger", key: "acknowledge", places: 1 }]);
  expect(of("team-asked").map(({ kind, key }) => [kind, key])).toEqual([["blueprint", "vtouch-feedback"]]);
  expect(of("nothing")).toEqual([]);
});
