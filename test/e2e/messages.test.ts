import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileSchema } from "../../api/contract/files.ts";
import { openBrowser } from "../browser.ts";
import { type PictureServer, pictureServer } from "../picture-server.ts";
import { good } from "../server.ts";
import { ELSEWHERE, VECTORS } from "./html-vectors.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
let far: PictureServer;
beforeAll(async () => {
  far = await pictureServer();
  visit = await startVisit({ env: { FILROUGE_WEBHOOK_HOSTS: far.origin, FILROUGE_FILE_MIB: "1" } });
});
afterAll(async () => {
  await visit.close();
  await far.close();
});

/** What a page has run or fetched that it must not. */
function watched(page: Page, own: string): { readonly ran: string[]; readonly fetched: string[] } {
  const [ran, fetched]: [string[], string[]] = [[], []];
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss().catch(() => undefined);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !/^(data|blob|about):/.test(url)) fetched.push(url);
  });
  return { ran, fetched };
}

async function ticketOf(subject: string): Promise<string> {
  const ana = await visit.server.signIn("ana");
  return good(await ana.client.tickets.create({ body: { subject, requester: "requester:remi" } })).ticket.id;
}

/** A picture that is drawn smaller. */
const drawing = () =>
  sharp({ create: { width: 640, height: 320, channels: 3, background: "#c00" } })
    .png()
    .toBuffer();

/** Drops or pastes files as a browser does. */
async function hand(target: Locator, type: "drop" | "paste", name: string, text: string): Promise<void> {
  await target.evaluate(
    (element, given) => {
      const data = new DataTransfer();
      data.items.add(new File([given.text], given.name, { type: "text/plain" }));
      const init = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        given.type === "drop"
          ? new DragEvent("drop", { ...init, dataTransfer: data })
          : new ClipboardEvent("paste", { ...init, clipboardData: data }),
      );
    },
    { type, name, text },
  );
}

describe("messages", () => {
  test("files are attached by button, drop and paste, survive a reload, and are shown, drawn small and saved", async () => {
    const id = await ticketOf("Files");
    const page = await visit.person("ana");
    await page.goto(`/tickets/${id}`);
    const composer = page.getByRole("region", { name: "Write" });
    const box = composer.getByRole("textbox", { name: "Reply" });
    const attached = composer.getByRole("list", { name: "Attached files" });
    await box.fill("Here are three.");
    const png = { name: "Map.png", mimeType: "image/png", buffer: await drawing() };
    await composer.getByLabel("Attach files").and(composer.locator("input")).setInputFiles([png]);
    await attached.getByRole("button", { name: "Remove Map.png" }).waitFor();
    await hand(composer, "drop", "dropped.txt", "dropped");
    await attached.getByRole("button", { name: "Remove dropped.txt" }).waitFor();
    await hand(box, "paste", "pasted.txt", "pasted");
    await attached.getByRole("button", { name: "Remove pasted.txt" }).waitFor();
    // What was attached to the reply does not stand with the note.
    await composer.getByRole("button", { name: "Internal note" }).click();
    await attached.waitFor({ state: "detached" });
    await composer.getByRole("button", { name: /^Reply\b/ }).click();
    await page.reload();
    await attached.getByRole("button", { name: "Remove pasted.txt" }).waitFor();
    await attached.getByRole("button", { name: "Remove pasted.txt" }).press("Enter");
    await attached.getByRole("button", { name: "Remove pasted.txt" }).waitFor({ state: "detached" });
    expect(
      await composer.getByRole("button", { name: "Attach files" }).evaluate((it) => it === document.activeElement),
    ).toBe(true);
    await box.press("Control+Enter");
    const conversation = page.getByRole("list", { name: "Conversation" });
    await conversation.getByText("Here are three.").waitFor();
    await attached.waitFor({ state: "detached" });
    const small = conversation.getByRole("img", { name: "Picture Map.png" });
    await small.scrollIntoViewIfNeeded();
    await expect.poll(() => small.evaluate((it) => (it instanceof HTMLImageElement ? it.naturalWidth : 0))).toBe(320);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      conversation.getByRole("link", { name: /^Save dropped\.txt/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("dropped.txt");
    await picture(page, "attached");
  });

  test("a file that is too large, or is cut off, says so where it stands, and can be tried again or removed", async () => {
    const id = await ticketOf("Failing files");
    const page = await visit.person("remi");
    await page.goto(`/my/${id}`);
    await page.getByRole("textbox", { name: "Your answer" }).fill("See the file.");
    const input = page.getByLabel("Attach files").and(page.locator("input"));
    await page.route("**/api/files?*", (route) => route.abort());
    await input.setInputFiles([{ name: "cut.txt", mimeType: "text/plain", buffer: Buffer.from("cut") }]);
    const attached = page.getByRole("list", { name: "Attached files" });
    await attached.getByText("The server did not answer.").waitFor();
    await page.getByRole("button", { name: "Send answer" }).click();
    await page.getByText("Some files did not arrive.").waitFor();
    await page.unroute("**/api/files?*");
    await page.getByRole("button", { name: "Try cut.txt again" }).click();
    await attached.getByText("The server did not answer.").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Remove cut.txt" }).waitFor();
    await input.setInputFiles([{ name: "huge.bin", mimeType: "", buffer: Buffer.alloc(1_048_577) }]);
    await attached.getByText("It may have at most 1").waitFor();
    await page.getByRole("button", { name: "Remove huge.bin" }).click();
    await page.getByRole("button", { name: "Send answer" }).click();
    await page.getByRole("link", { name: /^Save cut\.txt/ }).waitFor();
  });

  test("the earlier messages of a mail are folded where nobody has answered among them, and what is too tangled is shown in words", async () => {
    const ana = await visit.server.signIn("ana");
    const id = await ticketOf("Mails");
    const quoted = `<p>Thank you.</p><div class="gmail_quote"><p>You wrote long ago.</p></div>`;
    const tangled = "<b><i>".repeat(50_000);
    good(await ana.client.tickets.write({ params: { id }, body: { public: true, text: "Thank you.", html: quoted } }));
    good(await ana.client.tickets.write({ params: { id }, body: { public: true, text: "In words.", html: tangled } }));
    for (const html of [
      "<p>You wrote:</p><blockquote type=cite>Which colour?</blockquote><p>Red it is.</p>",
      '<p>Hi.</p><div class="gmail_quote"><div class="gmail_attr">On Monday you wrote:</div><blockquote>Which?</blockquote><div>The large one.</div></div>',
      '<p>Fine.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> The desk</p></div><p>An old word.</p>',
    ])
      good(await ana.client.tickets.write({ params: { id }, body: { public: true, text: "-", html } }));
    const page = await visit.person("ana");
    await page.goto(`/tickets/${id}`);
    const frame = page.getByTitle("Message as it came").nth(0).contentFrame();
    await frame.getByText("Thank you.").waitFor();
    expect(await frame.getByText("You wrote long ago.").isVisible()).toBe(false);
    await frame.getByText("Earlier messages").click();
    await frame.getByText("You wrote long ago.").waitFor();
    await page.getByText("Here are its words.").waitFor();
    await page.getByText("In words.").waitFor();
    const another = (at: number) => page.getByTitle("Message as it came").nth(at).contentFrame();
    await another(1).getByText("Red it is.").waitFor();
    await another(2).getByText("The large one.").waitFor();
    await another(3).getByText("Fine.").waitFor();
    expect(await another(3).getByText("An old word.").isVisible()).toBe(false);
  });

  test("pictures from other sites stay away until somebody asks, and then come through the desk", async () => {
    const ana = await visit.server.signIn("ana");
    const id = await ticketOf("Pictures");
    const html = `<p>Look:</p><img alt="The map" src="${far.origin}/map.png"><img src="${far.origin}/page">`;
    good(await ana.client.tickets.write({ params: { id }, body: { public: true, text: "Look", html } }));
    const page = await visit.person("ana", { locale: "fr-FR" });
    const { ran, fetched } = watched(page, visit.server.address);
    await page.goto(`/tickets/${id}`);
    await page.getByText("2 images d’autres sites ne sont pas affichées").waitFor();
    expect(far.asked).toEqual([]);
    await page.getByRole("button", { name: "Afficher les images" }).click();
    await page.getByText("Une image n’a pas pu être chargée.").waitFor();
    const map = page.getByTitle("Message tel qu’il est arrivé").contentFrame().getByAltText("The map");
    await expect.poll(() => map.evaluate((it) => (it instanceof HTMLImageElement ? it.naturalWidth : 0))).toBe(40);
    expect(far.asked.toSorted()).toEqual(["/map.png", "/page"]);
    expect({ ran, fetched }).toEqual({ ran: [], fetched: [] });
  });

  test("pictures that came with a message stand within it at once, those of another message never", async () => {
    const ana = await visit.server.signIn("ana");
    const id = await ticketOf("Inside");
    const upload = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
      const headers = { "content-type": "application/octet-stream" };
      const sent = await ana.raw(`/api/files?name=${name}`, { method: "POST", headers, body: bytes });
      return fileSchema.parse(JSON.parse(sent.text)).id;
    };
    const [map, script] = [
      await upload("map.png", new Uint8Array(await drawing())),
      await upload("map.svg", new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`)),
    ];
    const foreign = [{ id: map, contentId: "foreign@mail.example" }];
    const other = { public: true, text: "Other.", html: "<p>Other.</p>", attachments: foreign };
    good(await ana.client.tickets.write({ params: { id: await ticketOf("Elsewhere") }, body: other }));
    const names = ["map%40mail.example", "drawn@mail.example", "foreign@mail.example", "%zz"];
    const html = `<p>The plan:</p>${names.map((name) => `<img alt="${name}" src="cid:${name}">`).join("")}`;
    const attachments = [
      { id: map, contentId: "map@mail.example" },
      { id: script, contentId: "drawn@mail.example" },
    ];
    good(
      await ana.client.tickets.write({ params: { id }, body: { public: true, text: "The plan:", html, attachments } }),
    );
    const page = await visit.person("ana");
    const { ran, fetched } = watched(page, visit.server.address);
    await page.goto(`/tickets/${id}`);
    const frame = page.getByTitle("Message as it came").nth(0).contentFrame();
    await frame.locator("img[src]").waitFor();
    const shown = frame.getByAltText("map%40mail.example");
    await expect.poll(() => shown.evaluate((it) => (it instanceof HTMLImageElement ? it.naturalWidth : 0))).toBe(640);
    expect(await frame.locator("img[src]").count()).toBe(1);
    expect(await page.getByText("is not shown").count()).toBe(0);
    expect({ ran, fetched }).toEqual({ ran: [], fetched: [] });
    await picture(page, "inline-picture");
  });

  test("X4: of seventy hostile messages, subjects, texts and file names none runs, and none fetches from elsewhere", async () => {
    expect(VECTORS.length).toBeGreaterThanOrEqual(60);
    const ana = await visit.server.signIn("ana");
    const id = await ticketOf(VECTORS[4] ?? "");
    const headers = { "content-type": "application/octet-stream" };
    const sent = await ana.raw(`/api/files?name=${encodeURIComponent(VECTORS[4] ?? "")}`, {
      method: "POST",
      headers,
      body: new TextEncoder().encode(VECTORS.join("\n")),
    });
    const { id: file } = JSON.parse(sent.text) as { readonly id: string };
    const said = VECTORS.map((html) => ({ params: { id }, body: { public: true, text: html, html } }));
    for (const answer of await Promise.all(said.map((one) => ana.client.tickets.write(one)))) good(answer);
    good(await ana.client.tickets.write({ params: { id }, body: { public: false, text: VECTORS.join("\n\n") } }));
    const last = { public: true, text: "The last.", html: "<p>The very last.</p>", attachments: [{ id: file }] };
    good(await ana.client.tickets.write({ params: { id }, body: last }));
    const page = await visit.person("ana");
    const { ran, fetched } = watched(page, visit.server.address);
    await page.goto(`/tickets/${id}`);
    const frames = page.getByTitle("Message as it came");
    // A set of frames is no message: of that one the words are shown.
    await expect.poll(() => frames.count()).toBe(VECTORS.length);
    expect(await page.getByText("Here are its words.").count()).toBe(1);
    expect(new Set(await frames.evaluateAll((all) => all.map((it) => it.getAttribute("sandbox"))))).toEqual(
      new Set(["allow-popups allow-popups-to-escape-sandbox"]),
    );
    await frames.last().contentFrame().getByText("The very last.").waitFor();
    const inside = page.frames().filter((frame) => frame.parentFrame() === page.mainFrame());
    expect(inside.length).toBe(VECTORS.length);
    await Promise.all(inside.map((frame) => frame.locator("meta[name=referrer]").waitFor({ state: "attached" })));
    const left = await Promise.all(
      inside.map((frame) =>
        frame.evaluate(() => ({
          links: [...document.querySelectorAll("a[href]")].map((it) => it.outerHTML),
          names: [...document.body.querySelectorAll("*")].flatMap((it) => it.getAttributeNames()),
          deeper: window.length,
        })),
      ),
    );
    // Links that are left lead to other pages, in a window of their own; nothing listens, and no frame is within a frame.
    expect(new Set(left.flatMap(({ links }) => links))).toEqual(
      new Set([`<a href="${ELSEWHERE}/x" target="_blank" rel="noopener noreferrer nofollow">x</a>`]),
    );
    expect(
      left.flatMap(({ names }) => names).filter((name) => /^(on|id|name|srcset|xlink|form|action|ping)/.test(name)),
    ).toEqual([]);
    expect(left.filter(({ deeper }) => deeper > 0)).toEqual([]);
    expect({ ran, fetched }).toEqual({ ran: [], fetched: [] });
  });

  test("X4, the control: without a frame and unsanitised the same messages run, and fetch", async () => {
    const { person, close } = await openBrowser();
    try {
      const page = await (await person()).newPage();
      const { ran, fetched } = watched(page, "http://127.0.0.1");
      for (const html of VECTORS.slice(4, 11)) await page.setContent(`<p>${html}</p>`);
      await expect.poll(() => ran.length).toBeGreaterThan(0);
      await expect.poll(() => fetched.length).toBeGreaterThan(0);
    } finally {
      await close();
    }
  });
});
