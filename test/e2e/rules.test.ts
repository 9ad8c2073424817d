import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { etagOf, good } from "../server.ts";
import { asked, INVOICE } from "./tickets.ts";
import { picture, startVisit, tabTo, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

/** A document of the grammar, published through the API. */
async function publish(document: object): Promise<void> {
  const { client } = await visit.server.signIn("ada");
  // A document of the grammar is plain JSON.
  const body = JSON.parse(JSON.stringify(document)) as { readonly kind: "trigger" | "macro"; readonly key: string };
  good(await client.definitions.create({ body: body as unknown as Record<string, never> }));
  const params = { kind: body.kind, key: body.key };
  const ifMatch = etagOf(await client.definitions.read({ params }));
  good(await client.definitions.publish({ params, body: { note: "In force." }, ifMatch }));
}

describe("triggers", () => {
  test("a new rule asks what starts it; the trigger is written, published, acts on a new ticket, and the journal names it", async () => {
    const page = await visit.person("ada");
    await page.goto("/triggers");
    await page.getByText(/^When a ticket is created/).waitFor();
    await page.getByRole("row").filter({ hasText: "Messages" }).waitFor();
    await tabTo(page, /New rule/);
    await page.keyboard.press("Enter");
    const asking = page.getByRole("dialog");
    await asking.getByRole("textbox", { name: "Name" }).waitFor();
    await page.keyboard.type("Mark invoices");
    await asking.getByRole("radio", { name: /^Something happens/ }).check();
    await asking.getByRole("radio", { name: /^A ticket arrives/ }).check();
    await asking.getByRole("button", { name: "Create the draft" }).click();

    const starts = page.getByRole("group", { name: "What starts it" });
    await starts.getByText("a ticket is created").waitFor();
    await starts.getByRole("button", { name: "Remove: a ticket is created" }).click();
    await page.getByText("Choose at least one thing that starts it.").waitFor();
    await starts.getByRole("button", { name: "Add what starts it" }).click();
    await page.getByRole("menuitem", { name: "a ticket is created" }).click();
    await page.getByRole("button", { name: "Add an action" }).click();
    await page.getByRole("menuitem", { name: "Add a tag" }).click();
    await page.getByRole("textbox", { name: "Tag" }).fill("invoice-marked");
    await page.getByRole("textbox", { name: "Section" }).fill("Finance");
    await page.getByText("Saved", { exact: false }).first().waitFor();
    await picture(page, "trigger");
    await page.getByRole("button", { name: "Publish…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Note" }).fill("Invoices are marked.");
    await dialog.getByRole("button", { name: /^Publish version/ }).click();
    await dialog.waitFor({ state: "detached" });

    const ticket = await asked(visit.server, INVOICE);
    await page.goto(`/tickets/${ticket}`);
    await page.getByRole("tab", { name: "Journal" }).click();
    const journal = page.getByRole("list", { name: "Journal" });
    await journal.getByText("Tag invoice-marked added").waitFor();
    await journal.getByText("Trigger “Mark invoices”, version 1").first().waitFor();

    await page.goto("/triggers");
    const row = page.getByRole("row").filter({ hasText: "Mark invoices" });
    await row.getByText("When a ticket is created, then: Add the tag invoice-marked").waitFor();
    await row.getByText("1 time", { exact: true }).waitFor();
    await page.getByRole("rowheader", { name: "Finance" }).waitFor();
    await picture(page, "triggers");
  });

  test("S16: two triggers that undo each other are told in the list, with both names, and among the problems of each", async () => {
    const shared = { kind: "trigger", schemaVersion: 1, on: ["noteAdded", "changed"] } as const;
    await publish({
      ...shared,
      key: "wait",
      name: "Wait for it",
      when: { allOf: [{ contains: [{ var: "ticket.tags" }, "s16"] }, { is: [{ var: "ticket.status" }, "open"] }] },
      do: [{ do: "setStatus", to: "pending" }],
    });
    await publish({
      ...shared,
      key: "wake",
      name: "Wake it",
      when: { allOf: [{ contains: [{ var: "ticket.tags" }, "s16"] }, { is: [{ var: "ticket.status" }, "pending"] }] },
      do: [{ do: "setStatus", to: "open" }],
    });
    const page = await visit.person("marc");
    await page.goto("/triggers");
    for (const name of ["Wait for it", "Wake it"]) {
      const row = page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
      await row.getByText("Two triggers work against each other").waitFor();
      await row
        .getByText(/“Wait for it” \(Make it pending\) starts “Wake it”, which undoes it: Make it open/)
        .waitFor();
    }
    await picture(page, "trigger-pairs");
    for (const [key, told] of [
      ["wait", /What it does \(Make it pending\) starts “Wake it”, which undoes it: Make it open/],
      ["wake", /“Wait for it” \(Make it pending\) starts it, and it undoes that: Make it open/],
    ] as const) {
      await page.goto(`/triggers/${key}`);
      await page.getByRole("button", { name: "Problems (1)" }).click();
      await page.getByText(told).waitFor();
    }
    await picture(page, "trigger-pair-problem");
  });

  test("a trigger is switched off and on in the list, and moved by keyboard", async () => {
    const page = await visit.person("ada", { locale: "fr-FR" });
    await page.goto("/triggers");
    const on = page.getByRole("switch", { name: "Dire au demandeur que c’est résolu est active" });
    await on.click();
    await page.getByRole("dialog").getByRole("button", { name: "Désactiver" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => on.getAttribute("aria-checked")).toBe("false");
    // Sent before the server has said what is to be on: done once it has.
    let answered = () => {};
    const sent = new Promise<void>((resolve) => (answered = resolve));
    await page.route("**/api/definitions/trigger/*/versions/*", async (route) => {
      await sent;
      await route.continue();
    });
    await on.click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Note" }).fill("De nouveau.");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").locator("[aria-busy=true]").waitFor();
    answered();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => on.getAttribute("aria-checked")).toBe("true");
    const down = page.getByRole("button", { name: "Descendre : Dire au demandeur que c’est arrivé" });
    await down.focus();
    await page.keyboard.press("Enter");
    await page.getByText("Ordre enregistré.").first().waitFor();
  });
});

describe("macros", () => {
  test("a macro shows what it will do, in the journal's words; nothing is done by showing, all of it by pressing", async () => {
    const ticket = await asked(visit.server, { ...INVOICE, subject: "A macro for this one" });
    const { client } = await visit.server.signIn("ana");
    const read = async () => good(await client.tickets.read({ params: { id: ticket } }));
    const page = await visit.person("ana");
    await page.goto(`/tickets/${ticket}`);
    await page.getByRole("button", { name: "Macros" }).waitFor();
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog");
    await dialog
      .getByRole("region", { name: "Finance" })
      .getByRole("button", { name: "Ask for the invoice" })
      .waitFor();
    await page.keyboard.type("urgent");
    await dialog.getByRole("button", { name: "Ask for the invoice" }).waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    const doings = dialog.getByRole("region", { name: "What it will do" });
    await doings.getByText("Tag escalated added").waitFor();
    await doings.getByText(/^Priority: .*Urgent/).waitFor();
    await dialog.getByText("Nothing is done yet.").waitFor();
    await picture(page, "macro");
    expect((await read()).tags).not.toContain("escalated");
    await dialog.getByRole("button", { name: "Another macro" }).click();
    await dialog.getByRole("button", { name: "Make it urgent" }).click();
    await doings.waitFor();
    await dialog.getByRole("button", { name: "Do it" }).click();
    await page.getByText("‘Make it urgent’ is done.").first().waitFor();
    await dialog.waitFor({ state: "detached" });
    const after = await read();
    expect([after.priority, after.tags]).toEqual(["urgent", expect.arrayContaining(["escalated"])]);
    await page.getByRole("tab", { name: "Journal" }).click();
    await page.getByText("Macro “Make it urgent”").first().waitFor();

    // The same once more would change nothing.
    await page.keyboard.press("m");
    await dialog.getByRole("button", { name: "Make it urgent" }).click();
    await dialog.getByText("It would change nothing: the ticket is so already.").waitFor();
  });

  test("what of a macro would be refused on this ticket is told before it is pressed", async () => {
    await publish({
      kind: "macro",
      schemaVersion: 1,
      key: "park",
      name: "Park it",
      do: [{ do: "setStatus", to: "hold" }],
    });
    const ticket = await asked(visit.server, { ...INVOICE, subject: "A blueprint holds this one" });
    const page = await visit.person("ana", { locale: "fr-FR" });
    await page.goto(`/tickets/${ticket}`);
    await page.getByRole("button", { name: "Macros" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Park it" }).click();
    await dialog.getByText(/«\sChanger le statut\s» n’a pas été fait\s: Le blueprint tient le statut/).waitFor();
    await picture(page, "macro-refused");
  });

  test("a macro is begun from the same button; what a macro may not do is said while it is written", async () => {
    const page = await visit.person("ada");
    await page.goto("/macros");
    await page.getByRole("button", { name: "New rule" }).click();
    await page
      .getByRole("dialog")
      .getByRole("radio", { name: /^Somebody presses/, checked: true })
      .waitFor();
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Close it");
    await page.keyboard.press("Enter");
    await page.getByText("No condition: it is offered on every ticket.").waitFor();
    await page.getByRole("button", { name: "Add an action" }).click();
    await page.getByRole("menuitem", { name: "Set the status" }).click();
    await page.getByRole("combobox", { name: "To" }).selectOption("closed");
    await page.getByRole("button", { name: /^Problems \(1\)/ }).click();
    await page.getByText("A macro never closes: closing is final.", { exact: false }).first().waitFor();
  });
});

describe("rules that set each other off", () => {
  test("R29: they come to a stop, the ticket and its journal say so with their names, and no other ticket is touched", async () => {
    const again = crypto.randomUUID().slice(0, 8);
    const tag = (n: number): string => `r29-${again}-${n}`;
    // Ten actions each, and each sets the next one off: a hundred is all that one change may bring about.
    const flips = Array.from({ length: 9 }, (_, n) => ({
      do: n % 2 === 0 ? "addTag" : "removeTag",
      tag: `flip-${again}`,
    }));
    for (let n = 1; n <= 12; n += 1)
      await publish({
        ...{
          kind: "trigger",
          schemaVersion: 1,
          key: `r29-${again}-${n}`,
          name: `Domino ${again} ${n}`,
          on: ["changed"],
        },
        when: { contains: [{ var: "ticket.tags" }, tag(n)] },
        do: [...flips, { do: "addTag", tag: tag(n + 1) }],
      });
    const [id, other] = [await asked(visit.server, INVOICE), await asked(visit.server, INVOICE)];
    const { client } = await visit.server.signIn("ada");
    const change = async (of: string, tags: readonly string[]) => {
      const read = await client.tickets.read({ params: { id: of } });
      return client.tickets.change({ params: { id: of }, body: { tags: [...tags] }, ifMatch: etagOf(read) });
    };
    good(await change(id, [tag(1)]));
    good(await change(other, ["calm"]));
    const stopped = good(await client.tickets.read({ params: { id } }));
    const own = (tags: readonly string[]) => tags.filter((one) => one.startsWith("r29-"));
    expect(own(stopped.tags)).toEqual(Array.from({ length: 11 }, (_, n) => tag(n + 1)));
    expect(good(await client.tickets.read({ params: { id: other } })).tags).toEqual(["calm"]);
    for (const [locale, heading, said, flag] of [
      [
        "en-GB",
        "Journal",
        /Rules were stopped, they went round in circles: /,
        "Rules were stopped: they went round in circles",
      ],
      [
        "fr-FR",
        "Journal",
        /Des règles ont été arrêtées, elles tournaient en rond\s: /,
        /Des règles ont été arrêtées\s: elles tournaient en rond/,
      ],
    ] as const) {
      const page = await visit.person("ada", { locale });
      await page.goto(`/tickets/${id}`);
      await page.getByText(flag).first().waitFor();
      await page.getByRole("tab", { name: heading }).click();
      const sentence = page.getByRole("list", { name: heading }).getByText(said);
      await sentence.waitFor();
      for (const n of [1, 11])
        expect(await sentence.textContent()).toMatch(new RegExp(`[“«]\\s?Domino ${again} ${n}\\s?[”»]`));
      await picture(page, `rules-stopped-${locale}`);
    }
    // The rules go on for what people do next.
    good(await change(id, [tag(12)]));
    expect(own(good(await client.tickets.read({ params: { id } })).tags)).toEqual([tag(12), tag(13)]);
  });
});
