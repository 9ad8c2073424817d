import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { etagOf, good } from "../server.ts";
import { asked, INVOICE, stepBy } from "./tickets.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  // What leaves the desk waits, so that a step can be taken back however long a test takes.
  visit = await startVisit({ env: { FILROUGE_WORKER: "apart" } });
});
afterAll(async () => visit.close());

const ANA_IS_HERE = /Ana (is typing|looks at this too)/;
const DONE = /^1 of \d done, by Ana/;

describe("colleagues on one ticket", () => {
  test("B14: who types sees who else is here and what they do, and loses neither words nor place", async () => {
    const id = await asked(visit.server, INVOICE);
    const [ana, bruno] = [await visit.person("ana"), await visit.person("bruno")];
    await ana.goto(`/tickets/${id}`);
    const note = ana.getByRole("textbox", { name: "Internal note" });
    await ana.getByRole("button", { name: "Internal note" }).click();
    await note.click();
    let words = "Rémi called";
    await ana.keyboard.type(words);
    await bruno.goto(`/tickets/${id}`);
    await bruno.getByText(ANA_IS_HERE).waitFor();
    // Who pauses has stopped typing: she goes on until he sees it.
    await expect
      .poll(async () => {
        await ana.keyboard.type("!");
        words += "!";
        return bruno.getByText("Ana is typing").count();
      })
      .toBe(1);
    await ana.getByText("Bruno looks at this too").waitFor();
    await stepBy(visit.server, "bruno", id, "take");
    await ana.getByText("Bruno moved this ticket to With agent").waitFor();
    await ana.getByRole("list", { name: "The thread" }).getByText("With agent").waitFor();
    await ana.keyboard.type(" again");
    words += " again";
    expect(await note.inputValue()).toBe(words);
    await picture(ana, "together");
    await bruno.goto("/tickets?view=all");
    await bruno.getByRole("link", { name: ANA_IS_HERE }).first().waitFor();
    await picture(bruno, "together-list");
    await expect.poll(() => ana.getByText("Bruno looks at this too").count()).toBe(0);
    await ana.goto("/tickets?view=all");
    await expect.poll(() => bruno.getByText(ANA_IS_HERE).count()).toBe(0);
    await ana.context().close();
    await stepBy(visit.server, "bruno", id, "hand-back");
    // On another computer: which box has words is said, and what has happened since they were typed.
    const again = await visit.person("ana");
    await again.goto(`/tickets/${id}`);
    await again.getByRole("button", { name: /^Internal note.*a draft waits here$/ }).click();
    await expect.poll(() => again.getByRole("textbox", { name: "Internal note" }).inputValue()).toBe(words);
    await again.getByText(/^Bruno moved this ticket to/).waitFor();
    await picture(again, "together-again");
    // The box with words is the one that stands there when the page comes again.
    await again.reload();
    await expect.poll(() => again.getByRole("textbox", { name: "Internal note" }).inputValue()).toBe(words);
  });

  test("B14: who has sent what was typed is no longer said to type, without waiting for a pause", async () => {
    const id = await asked(visit.server, INVOICE);
    const ana = await visit.person("ana");
    const said: boolean[] = [];
    ana.on("request", (request) => {
      if (/\/looking\//.test(request.url()) && request.method() !== "DELETE")
        said.push((request.postDataJSON() as { readonly typing: boolean }).typing);
    });
    await ana.goto(`/tickets/${id}`);
    await ana.getByRole("button", { name: "Internal note" }).click();
    const note = ana.getByRole("textbox", { name: "Internal note" });
    await note.click();
    await ana.keyboard.type("Rémi called twice");
    await expect.poll(() => said.at(-1)).toBe(true);
    await ana.keyboard.press("Control+Enter");
    await ana.getByText("Note added.").first().waitFor();
    expect(said.at(-1)).toBe(false);
  });

  test("B11: a half-filled step waits for a colleague, and is kept as it was when the ticket moves", async () => {
    const id = await asked(visit.server, INVOICE);
    await stepBy(visit.server, "ana", id, "take");
    const ana = await visit.person("ana");
    await ana.goto(`/tickets/${id}`);
    const steps = (page: typeof ana) => page.getByRole("region", { name: "Next steps" });
    await steps(ana).getByRole("button", { name: "Answer" }).click();
    await ana.getByRole("dialog").getByRole("textbox", { name: "Resolution" }).fill("Credited.");
    // Behind the dialog, where nothing has a role: the server has it.
    await ana.getByText(DONE).waitFor({ state: "attached" });
    await ana.context().close();

    const ada = await visit.server.signIn("ada");
    const ifMatch = etagOf(await ada.client.tickets.read({ params: { id } }));
    good(await ada.client.tickets.change({ params: { id }, body: { assignee: "agent:bruno" }, ifMatch }));
    const bruno = await visit.person("bruno");
    await bruno.goto(`/tickets/${id}`);
    await steps(bruno)
      .getByText(/1 of 2 done, by Ana/)
      .waitFor();
    await steps(bruno).getByRole("button", { name: "Answer" }).click();
    const resolution = bruno.getByRole("dialog").getByRole("textbox", { name: "Resolution" });
    expect(await resolution.inputValue()).toBe("Credited.");
    await picture(bruno, "step-shared");
    await bruno.keyboard.press("Escape");
    await stepBy(visit.server, "bruno", id, "hand-back");
    const stale = bruno.getByRole("region", { name: "Begun before the ticket moved, and kept" });
    await stale.getByText(/Answer: Ana/).click();
    await stale.getByText("Resolution: Credited.").first().waitFor();
    await picture(bruno, "step-stale");
  });

  test("B28: a step is taken back from its toast; when something has followed, the journal says why it cannot be", async () => {
    const id = await asked(visit.server, INVOICE);
    const page = await visit.person("ana");
    await page.goto(`/tickets/${id}`);
    const steps = page.getByRole("region", { name: "Next steps" });
    await steps.getByRole("button", { name: "Take it" }).click();
    await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Undo" }).click();
    await page.getByText("The step was taken back").first().waitFor();
    await steps.getByRole("button", { name: "Take it" }).click();
    await page.getByRole("tab", { name: "Journal" }).click();
    await page.getByRole("button", { name: "Undo this step" }).waitFor();
    await picture(page, "undo-journal");
    const ana = await visit.server.signIn("ana");
    good(await ana.client.tickets.write({ params: { id }, body: { public: false, text: "Seen." } }));
    await page.getByText("Why not undo?").click();
    await page.getByText("Something has happened on the ticket since.").waitFor();
    await page.getByText("Step “Take it” taken back").waitFor();
    // The step that leads back is taken from there.
    await page.getByRole("button", { name: "Instead: Hand back" }).click();
    await page.getByRole("dialog", { name: "Hand back" }).waitFor();
    await picture(page, "undo-instead");
    await page.getByRole("dialog").getByRole("button", { name: "Hand back" }).click();
    await expect.poll(async () => good(await ana.client.tickets.read({ params: { id } })).place?.state.id).toBe("open");
  });

  test("windows of one browser share one stream, which goes on when the window that reads it is closed", async () => {
    const id = await asked(visit.server, INVOICE);
    const first = await visit.person("ana");
    await Promise.all([first.waitForRequest(/\/api\/live$/), first.goto("/tickets")]);
    const second = await first.context().newPage();
    let streams = 0;
    second.on("request", (request) => {
      if (new URL(request.url()).pathname === "/api/live") streams += 1;
    });
    await second.goto(`/tickets/${id}`);
    await stepBy(visit.server, "bruno", id, "take");
    const thread = second.getByRole("list", { name: "The thread" });
    await thread.getByText("With agent").waitFor();
    expect(streams).toBe(0);
    await first.close();
    await expect.poll(() => streams).toBe(1);
    await stepBy(visit.server, "bruno", id, "hand-back");
    await second.getByText("Finance / Nobody").waitFor();
  });

  test("a page that hears nothing any more says so, and keeps what is on it", async () => {
    const id = await asked(visit.server, INVOICE);
    const page = await visit.person("ana");
    await page.goto(`/tickets/${id}`);
    await page.getByRole("region", { name: "Next steps" }).getByRole("button", { name: "Take it" }).waitFor();
    await visit.server.stop();
    await page.getByText("The connection is lost. Trying again").waitFor();
    await page.getByRole("heading", { name: INVOICE.subject }).waitFor();
    await picture(page, "connection-lost");
  });
});
