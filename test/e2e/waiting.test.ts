import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approvalToken } from "../../api/approvals/approval-link.ts";
import { readConfig } from "../../api/config.ts";
import type { Json } from "../../blueprints/json.ts";
import { good } from "../server.ts";
import { findings } from "./axe.ts";
import { INVOICE } from "./tickets.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
  const { client } = await visit.server.signIn("ada");
  // As they ship: drafts that somebody publishes.
  for (const key of ["discount-approval", "refund"]) {
    const params = { kind: "blueprint", key } as const;
    good(await client.definitions.publish({ params, ifMatch: 1, body: {} }));
  }
  const kind = "blueprint" as const;
  const keys = good(await client.definitions.list({ query: { kind } })).items.map(({ key }) => key);
  const first = ["discount-approval", "refund"];
  const order = [...first, ...keys.filter((key) => !first.includes(key))];
  good(await client.definitions.order({ params: { kind }, body: { keys: order } }));
});
afterAll(async () => visit.close());

/** What Rémi asks, taken down by Ana, who says what it is about. */
async function taken(subject: string, category: string): Promise<string> {
  const { client } = await visit.server.signIn("ana");
  const body = { ...INVOICE, subject, category, requester: "requester:remi" };
  return good(await client.tickets.create({ body })).ticket.id;
}

describe("A17: a discount that the manager approves", () => {
  test("is asked for, rejected with a comment, asked for again with what was entered, and approved by a key", async () => {
    const ticket = await taken("A discount for ten years", "discount");
    const ana = await visit.person("ana");
    await ana.goto(`/tickets/${ticket}`);
    await ana.getByRole("button", { name: "Grant discount" }).click();
    const dialog = ana.getByRole("dialog");
    await dialog.getByRole("textbox", { name: /Amount/ }).fill("900");
    await dialog.getByRole("textbox", { name: /Discount/ }).fill("15");
    await dialog.getByRole("textbox", { name: /Internal note/ }).fill("A customer for ten years.");
    await dialog.getByRole("button", { name: "Grant discount" }).click();
    const card = (page: typeof ana) => page.getByRole("region", { name: /Waits for approval/ });
    await card(ana).getByText("0 of 1").waitFor();
    // What is asked for stands where it is answered.
    expect(await card(ana).getByLabel("What is approved").locator("dd").allInnerTexts()).toEqual(["900", "15"]);
    await card(ana)
      .getByText(/Ana asked Manager/)
      .waitFor();
    await card(ana)
      .getByText(/Finance leads can approve too/)
      .waitFor();
    // Neither answer is hers.
    await ana.getByRole("button", { name: /^Withdraw/ }).waitFor();
    expect(await ana.getByRole("button", { name: /^Approve/ }).count()).toBe(0);
    await picture(ana, "approval-asked");

    const marc = await visit.person("marc");
    await marc.goto("/");
    const waiting = marc.getByRole("region", { name: /1 ticket waits for you/ });
    await waiting.getByText("Your approval").waitFor();
    await picture(marc, "waits-for-me");
    await waiting.getByRole("link", { name: /A discount for ten years/ }).click();
    await marc.getByRole("button", { name: /^Approve/ }).waitFor();
    await card(marc).focus();
    await marc.keyboard.press("n");
    const refusal = marc.getByRole("dialog", { name: /Reject/ });
    await refusal.getByRole("button", { name: /^Reject/ }).click();
    await refusal.getByText("1 thing is missing or not right:").waitFor();
    await refusal.getByRole("textbox", { name: /Internal note/ }).fill("At most 12 %.");
    await marc.keyboard.press("Control+Enter");
    await refusal.waitFor({ state: "detached" });
    await card(marc).waitFor({ state: "detached" });

    await ana.getByText("At most 12 %.").first().waitFor();
    await ana.getByRole("button", { name: "Grant discount" }).click();
    const again = ana.getByRole("textbox", { name: /Discount/ });
    await again.waitFor();
    expect(await again.inputValue()).toBe("15");
    await again.fill("12");
    await dialog.getByRole("textbox", { name: /Internal note/ }).fill("Twelve, then.");
    await dialog.getByRole("button", { name: "Grant discount" }).click();
    await card(ana).waitFor();

    await marc.getByRole("button", { name: /^Approve/ }).waitFor();
    await card(marc).focus();
    await marc.keyboard.press("y");
    await card(marc).waitFor({ state: "detached" });
    await marc.getByRole("tab", { name: "Journal" }).click();
    await marc.getByText("Approved", { exact: true }).first().waitFor();
    await marc.getByText("Approval asked of Manager").first().waitFor();
    await ana.getByRole("button", { name: "Tell the customer" }).waitFor();
  });
});

describe("A17: an approval by the link in the mail", () => {
  test("is read on a phone without signing in, refused with a comment, and is over then; another is given", async () => {
    const { client } = await visit.server.signIn("ana");
    const { secret } = readConfig({ FILROUGE_DATA: visit.server.folder });
    const asking = async (subject: string): Promise<{ readonly id: string; readonly link: string }> => {
      const id = await taken(subject, "discount");
      const answers = { amount: 900, discount: 15, note: "A customer for ten years." };
      const body = { transition: "grant-discount", fromState: "requested", answers };
      good(await client.tickets.step({ params: { id }, body, idempotencyKey: crypto.randomUUID() }));
      const { approval } = good(await client.waiting.read({ params: { id } }));
      const said = { ticket: id, askedAt: approval?.askedAt ?? 0, person: "agent:marc" };
      return { id, link: `/api/approve/${approvalToken(secret, said)}` };
    };
    const [one, other] = [await asking("A discount by link"), await asking("Another by link")];
    const phone = await visit.person(null, { viewport: { width: 360, height: 740 } });
    await phone.goto(one.link);
    await phone.getByRole("heading", { name: "A discount by link" }).waitFor();
    await phone.getByText("Ana asks for your approval, for Rémi.").waitFor();
    await phone.getByRole("definition").filter({ hasText: "15" }).waitFor();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await picture(phone, "approve-by-link");
    await phone.getByRole("button", { name: "Reject" }).click();
    await phone.getByText("Write a comment to refuse.").waitFor();
    await phone.getByRole("textbox", { name: "Comment" }).fill("At most 12 %.");
    await phone.getByRole("button", { name: "Reject" }).click();
    await phone.getByText("Refused. Whoever asked is told.").waitFor();
    expect(good(await client.tickets.read({ params: { id: one.id } })).place?.state.id).toBe("requested");
    await phone.reload();
    await phone.getByText("This link is over: it has been decided, or is not asked of you any more.").waitFor();
    expect(await phone.getByRole("button").count()).toBe(0);

    await phone.emulateMedia({ colorScheme: "dark" });
    await phone.goto(other.link);
    await phone.getByRole("button", { name: "Approve" }).waitFor();
    await picture(phone, "approve-by-link-dark");
    expect(await findings(phone)).toEqual([]);
    await phone.getByRole("button", { name: "Approve" }).click();
    await phone.getByText("Approved. Nothing more is to be done.").waitFor();
    const ana = await visit.person("ana");
    await ana.goto(`/tickets/${other.id}`);
    await ana.getByRole("tab", { name: "Journal" }).click();
    await ana.getByText("Approved, by the link in the mail").first().waitFor();
  });
});

describe("B17: a refund that three teams agree to", () => {
  test("shows how many of them have, gives one back, and moves when the third has agreed", async () => {
    const ticket = await taken("Money back, please", "refund");
    const ana = await visit.person("ana");
    await ana.goto(`/tickets/${ticket}`);
    await ana.getByRole("button", { name: "Have it checked" }).click();
    await ana
      .getByRole("textbox", { name: /Internal note/ })
      .last()
      .fill("Broken on arrival.");
    await ana.getByRole("dialog").getByRole("button", { name: "Have it checked" }).click();
    const card = (page: typeof ana) => page.getByRole("region", { name: /Done side by side/ });
    await card(ana).getByText("0 of 3").waitFor();

    // Chloé is of another department: she finds what is hers above her own queue.
    const chloe = await visit.person("chloe", { locale: "fr-FR" });
    await chloe.goto("/");
    await chloe
      .getByRole("link", { name: /Money back, please/ })
      .first()
      .click();
    await chloe.getByRole("button", { name: /Marchandise de retour/ }).click();
    const hers = chloe.getByRole("region", { name: /À faire côte à côte/ });
    await hers.getByText("1 sur 3").waitFor();
    await card(ana).getByText("1 of 3").waitFor();
    await picture(chloe, "side-by-side");
    await hers.getByRole("button", { name: "Reprendre « Marchandise de retour »" }).click();
    await hers.getByText("0 sur 3").waitFor();
    await chloe.getByRole("button", { name: /^Marchandise de retour/ }).click();
    await hers.getByText("1 sur 3").waitFor();

    const agreed = async (name: string, transition: string, answers: { readonly [item: string]: Json }) => {
      const { client } = await visit.server.signIn(name);
      const body = { transition, fromState: "checking", answers };
      good(await client.tickets.step({ params: { id: ticket }, body, idempotencyKey: crypto.randomUUID() }));
    };
    await agreed("bruno", "finance-ok", { amount: 120 });
    await card(ana).getByText("2 of 3").waitFor();
    await agreed("marc", "legal-ok", { checklist: { "within-30-days": true } });
    await ana.getByRole("button", { name: "Pay it back" }).waitFor();
    await card(ana).waitFor({ state: "detached" });
  });
});
