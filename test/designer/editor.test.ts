import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { picture, startVisit, type Visit } from "../e2e/visit.ts";
import { good } from "../server.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(() => visit.close());

const saved = (page: Page) => page.locator("header [role=status]", { hasText: /^Saved/ }).waitFor();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
const name = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"] .fr-state-name`);

async function open(page: Page, key: string): Promise<void> {
  await page.goto(`/blueprints/${key}`);
  await page.locator(".react-flow__node").first().waitFor();
}

/** A finger on a tablet's screen. */
async function fingerOn(page: Page) {
  const session = await page.context().newCDPSession(page);
  return (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: { x: number; y: number }[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints });
}

/** Presses keys one after the other; what has more than one character and no + is typed. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe("the designer in a browser", () => {
  it("a finger that rests on a state asks for its menu; one that moves on does not", async () => {
    const page = await visit.person("marc", { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true });
    await open(page, "refund");
    const finger = await fingerOn(page);
    const pane = await page.locator(".react-flow__pane").boundingBox();
    const [left, top] = [(pane?.x ?? 0) + 20, (pane?.y ?? 0) + 120];
    await finger("touchStart", { x: left, y: top });
    for (let part = 1; part <= 6; part++) await finger("touchMove", { x: left + part * 10, y: top });
    await finger("touchEnd");
    expect(await page.getByRole("menu").count()).toBe(0);
    const state = page.locator(".react-flow__node").first();
    const box = await state.boundingBox();
    await finger("touchStart", { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 });
    await page.getByRole("menu").waitFor();
    await finger("touchEnd");
    // What is taken for a click afterwards is over when the page has painted: the menu is still there.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 400))));
    await page.getByRole("menuitem", { name: /^Append a state/ }).waitFor();
    await expect.poll(() => state.getAttribute("class")).toMatch(/selected/);
    await page.context().close();
  });

  it("a finger draws the lasso with the tool that selects, and the picture stays", async () => {
    const page = await visit.person("marc", { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true });
    await open(page, "refund");
    const finger = await fingerOn(page);
    const look = () => page.locator(".react-flow__viewport").evaluate((element) => element.style.transform);

    await page.getByRole("button", { name: "Select", exact: true }).tap();
    await page.locator(".react-flow__pane.selection").waitFor();
    const before = await look();
    const area = await page.locator(".react-flow__pane").boundingBox();
    const [x, y] = [(area?.x ?? 0) + 20, (area?.y ?? 0) + 120];
    await finger("touchStart", { x, y });
    for (let part = 1; part <= 8; part++) await finger("touchMove", { x: x + part * 85, y: y + part * 85 });
    await page.locator(".react-flow__selection").waitFor();
    await finger("touchEnd");
    const states = await page.locator(".react-flow__node").count();
    await expect.poll(() => page.locator(".react-flow__node.selected").count()).toBe(states);
    expect(await look()).toBe(before);
  });

  it("draws a process with the keyboard alone and undoes it", async () => {
    const page = await visit.person("marc");
    await page.goto("/blueprints");
    await page.getByRole("button", { name: "New blueprint" }).press("Enter");
    await page.locator("input:focus").waitFor();
    await page.keyboard.type("Keyboard only");
    await page.keyboard.press("Enter");
    await page.locator(".react-flow__node").first().waitFor();
    await page.locator(".react-flow").focus();
    await press(page, "ArrowRight", "ArrowRight");
    await expect.poll(() => focused(page)).toMatch(/^In progress, active state, 1 way out, 1 way in/);
    await press(page, "a");
    await page.locator('.react-flow__node[data-id="new-state"]').waitFor();
    await press(page, "F2");
    await page.locator("input:focus").waitFor();
    await page.keyboard.type("Waiting");
    await press(page, "Enter");
    await expect.poll(() => focused(page)).toMatch(/^Waiting, active state, 0 ways out, 1 way in/);
    await press(page, "c", "ArrowLeft", "Enter");
    await expect.poll(() => focused(page)).toBe("In progress, from Waiting to In progress");
    await saved(page);
    expect(await page.locator(".react-flow__edge").count()).toBe(4);
    await press(page, "Shift+a");
    await page.getByRole("combobox", { name: "Name of the next state" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Refunded");
    await page.getByRole("option", { name: "Refunded New end of the process" }).waitFor();
    await press(page, "Enter");
    await expect.poll(() => focused(page)).toMatch(/^Refunded, active state, 0 ways out, 1 way in/);
    await press(page, "Control+a", "Control+g");
    await page.locator("input:focus").waitFor();
    await page.keyboard.type("All of it");
    await press(page, "Enter");
    await page.getByRole("button", { name: "All of it", exact: true }).waitFor();
    await press(page, "f");
    await page.getByRole("group", { name: "All of it, section, 5 states" }).waitFor();
    expect(await page.locator(".react-flow__node").count()).toBe(1);
    await press(page, "f");
    await expect.poll(() => page.locator(".react-flow__node").count()).toBe(5);
    await saved(page);
    // What was done is undone after a reload, too.
    await page.reload();
    await page.locator(".react-flow__node").first().waitFor();
    await page.locator(".react-flow").focus();
    await press(page, "Control+z", "Control+z", "Control+z");
    await expect.poll(() => page.locator(".react-flow__node").count()).toBe(4);
    await press(page, "Control+z", "Control+z", "Control+z");
    await expect.poll(() => page.locator(".react-flow__edge").count()).toBe(2);
    await expect.poll(() => page.locator(".react-flow__node").count()).toBe(3);
    await page.context().close();
  });

  it("types in a field without any key of the picture acting", async () => {
    const page = await visit.person("marc");
    await open(page, "finance-requests");
    await page.locator('.react-flow__node[data-id="late"]').click();
    const states = await page.locator(".react-flow__node").count();
    const field = page.getByRole("complementary", { name: "Settings" }).locator("input").first();
    await field.fill("");
    await field.pressSequentially("nacm Late");
    await field.press("Backspace");
    expect(await page.locator(".react-flow__node").count()).toBe(states);
    await expect.poll(() => name(page, "late").textContent()).toBe("nacm Lat");
    await field.fill("Late");
    await saved(page);
    await page.context().close();
  });

  it("shows an edit of the JSON in the picture, and keeps the last correct picture while the JSON is broken", async () => {
    const page = await visit.person("marc");
    await open(page, "vtouch-feedback");
    await page.getByRole("button", { name: "Picture and JSON" }).click();
    await page.locator("[data-json-editor] .view-lines").first().click();
    await page.keyboard.press("Control+f");
    await page.keyboard.type('"en": "Triaged');
    await press(page, "Escape", "ArrowRight");
    await page.keyboard.type(" well");
    await expect.poll(() => name(page, "triaged").textContent()).toBe("Triaged well");
    await page.keyboard.press("End");
    await page.keyboard.type("}");
    await page.getByText("The canvas shows the last correct version.").waitFor();
    expect(await name(page, "triaged").textContent()).toBe("Triaged well");
    await page.keyboard.press("Backspace");
    await expect.poll(() => page.getByText("The canvas shows the last correct version.").count()).toBe(0);
    await page.locator(".react-flow").focus();
    await page.keyboard.press("Control+z");
    await expect.poll(() => name(page, "triaged").textContent()).toBe("Triaged");
    await page.context().close();
  });

  it("two people on one draft see each other, what does not touch joins by itself, and what both changed is asked", async () => {
    const [marc, ada] = [await visit.person("marc"), await visit.person("ada")];
    await open(marc, "helpdesk-log");
    await open(ada, "helpdesk-log");
    const first = (await marc.locator(".react-flow__node").first().getAttribute("data-id")) ?? "";
    const field = (page: Page) => page.getByRole("complementary", { name: "Settings" }).locator("input").first();
    await marc.locator(".react-flow__node").first().click();
    await field(marc).fill("Named by Marc");
    await saved(marc);
    // Nothing of Ada's is unsent: what Marc saved comes in by itself, and where he is stands in her picture.
    await ada.getByText(/Marc Manager saved/).waitFor();
    await expect.poll(() => name(ada, first).textContent()).toBe("Named by Marc");
    await ada.locator("[data-company='Marc Manager']").waitFor();
    await ada.getByRole("list", { name: "Also here" }).getByText("Marc Manager is changing ‘Named by Marc’").waitFor();
    await picture(ada, "two-people");
    // Ada's way to the server is gone for a while; both go on.
    await ada.route("**/draft", (route) => route.abort());
    const states = await ada.locator(".react-flow__node").count();
    await ada.locator(`.react-flow__node[data-id="${first}"]`).click();
    await field(ada).fill("Named by Ada");
    await ada.getByText("Not saved. We keep trying.").waitFor();
    await field(marc).fill("Named by Marc again");
    await saved(marc);
    await ada.unroute("**/draft");
    await ada.getByText(/Marc Manager saved changes at .* Yours are kept here\./).waitFor();
    expect(await name(ada, first).textContent()).toBe("Named by Ada");
    await ada.getByRole("button", { name: "Review" }).click();
    const dialog = ada.getByRole("dialog");
    await dialog.getByText("One answer is missing.").waitFor();
    await dialog.getByRole("radio", { name: /^Mine/ }).check();
    await dialog.getByRole("button", { name: "Show the draft as it will be" }).click();
    await dialog.getByText("The same as yours.").waitFor();
    await picture(ada, "two-drafts");
    await dialog.getByRole("button", { name: "Join them" }).click();
    await saved(ada);
    expect(await name(ada, first).textContent()).toBe("Named by Ada");
    expect(await ada.locator(".react-flow__node").count()).toBe(states);
    await expect.poll(() => name(marc, first).textContent()).toBe("Named by Ada");
    await ada.context().close();
    await expect.poll(() => marc.locator("[data-company='Ada Admin']").count()).toBe(0);
    await marc.context().close();
  });

  it("a session that ends while somebody draws is signed in to over the drawing, which is then saved", async () => {
    const page = await visit.person("marc");
    await open(page, "discount-approval");
    const field = page.getByRole("complementary", { name: "Settings" }).locator("input").first();
    await page.locator(".react-flow__node").first().click();
    await page.context().clearCookies();
    await field.fill("Drawn without a session");
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    await dialog.getByRole("textbox", { name: "E-mail" }).fill("marc@filrouge.example");
    await dialog.getByLabel("Password").fill("filrouge");
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await saved(page);
    await page.reload();
    await page.getByRole("tree").getByText("Drawn without a session").first().waitFor();
    await page.context().close();
  });

  it("what is selected is saved for reuse, and inserted into another blueprint under names of its own", async () => {
    const page = await visit.person("marc");
    await open(page, "refund");
    await page.locator(".react-flow").focus();
    await press(page, "ArrowRight", "Control+a");
    await page.getByRole("button", { name: "Save for reuse" }).first().click();
    const saving = page.getByRole("dialog", { name: "Save for reuse" });
    await saving.getByRole("textbox", { name: "Name of the part" }).fill("Approval of money");
    await saving.getByRole("button", { name: "Save the part" }).click();
    await page.getByText("Saved as the part “Approval of money”.").first().waitFor();
    const taken = await page.locator(".react-flow__node").count();
    await open(page, "discount-approval");
    const states = await page.locator(".react-flow__node").count();
    await page.getByRole("button", { name: "Insert a part" }).click();
    const dialog = page.getByRole("dialog", { name: "Insert a part" });
    await dialog.getByRole("combobox", { name: "Part" }).selectOption({ label: "Approval of money" });
    await dialog.getByRole("img", { name: "Approval of money" }).waitFor();
    await picture(page, "insert-part");
    await dialog.getByRole("button", { name: "Insert" }).click();
    await expect.poll(() => page.locator(".react-flow__node").count()).toBe(states + taken);
    await page.getByRole("button", { name: "Approval of money", exact: true }).waitFor();
    await saved(page);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => page.locator(".react-flow__node").count()).toBe(states);
    await saved(page);
    await page.goto("/parts/approval-of-money");
    await page.getByRole("img", { name: "Approval of money" }).waitFor();
    await picture(page, "part");
    // Published, put in, published anew: the newer version is offered where it was put in.
    const ada = await visit.server.signIn("ada");
    const params = { kind: "part", key: "approval-of-money" } as const;
    const { draft } = good(await ada.client.definitions.read({ params }));
    if (!draft) throw new Error("It is a draft.");
    good(await ada.client.definitions.publish({ params, body: {}, ifMatch: draft.revision }));
    await open(page, "discount-approval");
    await page.getByRole("button", { name: "Insert a part" }).click();
    await dialog.getByRole("combobox", { name: "Part" }).selectOption({ label: "Approval of money" });
    await dialog.getByRole("img", { name: "Approval of money" }).waitFor();
    await dialog.getByRole("button", { name: "Insert" }).click();
    await saved(page);
    const before = draft.document.states;
    const added = { id: "appealed", name: "Appealed", status: "open" };
    const newer = { ...draft.document, states: [...(Array.isArray(before) ? before : []), added] };
    const { revision } = good(await ada.client.definitions.saveDraft({ params, body: newer, ifMatch: 0 }));
    good(await ada.client.definitions.publish({ params, body: {}, ifMatch: revision }));
    await page.getByRole("button", { name: "A part has a newer version" }).click();
    const update = page.getByRole("dialog", { name: "Parts with a newer version" });
    await update.getByText("Added state ‘Appealed’").waitFor();
    await picture(page, "part-newer");
    await update.getByRole("button", { name: "Bring up to date" }).click();
    await update.getByText("Every part here is up to date.").waitFor();
    await press(page, "Escape");
    await expect.poll(() => page.locator(".react-flow__node").count()).toBe(states + taken + 1);
    await page.context().close();
  });

  it("publishes with a note, and starts a new draft with the next change", async () => {
    const page = await visit.person("marc");
    await open(page, "finance-requests");
    await page.locator('.react-flow__node[data-id="late"]').click();
    const field = page.getByRole("complementary", { name: "Settings" }).locator("input").first();
    await field.fill("Overdue");
    await saved(page);
    await page.getByRole("button", { name: "Publish…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("‘Overdue’: name").waitFor();
    await dialog.getByRole("textbox").fill("Late is called Overdue.");
    await dialog.getByRole("button", { name: /^Publish version/ }).click();
    await page.getByText("Version 2 is live.").first().waitFor();
    await field.fill("Overdue again");
    await page.getByText("Draft · based on version 2").waitFor();
    await saved(page);
    await page.context().close();
  });

  it("hands out pictures that a browser reads, and a file that comes back as drafts; a broken file is refused with its place", async () => {
    const page = await visit.person("ada");
    await open(page, "refund");
    const states = await page.locator(".react-flow__node").count();
    const taken = async (item: string) => {
      await page.getByRole("button", { name: "Export" }).click();
      const download = page.waitForEvent("download");
      await page.getByRole("menuitem", { name: item }).click();
      return readFileSync(await (await download).path());
    };
    const svg = (await taken("Picture (SVG)")).toString();
    const read = await page.evaluate((text) => {
      const drawn = new DOMParser().parseFromString(text, "image/svg+xml");
      return [drawn.querySelectorAll("parsererror").length, drawn.querySelectorAll("[data-state]").length];
    }, svg);
    expect(read).toEqual([0, states]);
    const png = (await taken("Picture (PNG)")).toString("base64");
    const size = await page.evaluate(async (data) => {
      const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
      const { width, height } = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      return width > 800 && height > 200;
    }, png);
    expect(size).toBe(true);

    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: "File with what it needs…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: /^Amount/ }).waitFor();
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Export" }).click();
    const file = JSON.parse(readFileSync(await (await download).path(), "utf8"));
    expect(file.documents.map(({ key }: { key: string }) => key)).toEqual(["refund", "amount", "refund-agreed"]);

    await page.goto("/blueprints");
    await page.getByRole("button", { name: "From a file" }).click();
    const choose = async (content: object) =>
      dialog.getByLabel("Choose a file").setInputFiles({
        ...{ name: "a.json", mimeType: "application/json" },
        buffer: Buffer.from(JSON.stringify(content)),
      });
    const [refund, ...others] = file.documents;
    await choose({ ...file, documents: [{ ...refund, key: "re\u202efund" }] });
    await dialog.getByRole("alert").getByText("/documents/0/key").waitFor();
    // A group that nobody has here: one of ours comes in its place.
    const moved = JSON.parse(JSON.stringify(refund).replaceAll('group:finance"', 'group:elsewhere"'));
    await choose({ ...file, documents: [{ ...moved, name: "Refunds elsewhere" }, ...others] });
    await dialog.getByRole("combobox", { name: "In the place of Group “elsewhere”" }).selectOption("vtouch");
    await picture(page, "take-missing");
    await dialog.getByRole("radio", { name: "Take as a copy, under “refund-2”" }).waitFor();
    await dialog.getByRole("button", { name: "Take 1 document" }).click();
    await page.getByRole("heading", { name: "Refunds elsewhere" }).waitFor();
    const ada = await visit.server.signIn("ada");
    const copied = good(await ada.client.definitions.read({ params: { kind: "blueprint", key: "refund-2" } }));
    expect(JSON.stringify(copied.draft?.document)).not.toContain("group:elsewhere");
    expect(JSON.stringify(copied.draft?.document)).toContain('"group:vtouch"');
    await page.locator(".react-flow__node").first().waitFor();
    expect(await page.locator(".react-flow__node").count()).toBe(states);
    await page.context().close();
  });
});
