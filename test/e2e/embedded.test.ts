import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDocument } from "../publish.ts";
import { good } from "../server.ts";
import { findings } from "./axe.ts";
import { openShop, type Shop } from "./shop.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

/** What our documentation says that a site must let in, and not a word more. */
const DOCUMENTED = (desk: string): string =>
  `default-src 'self'; script-src 'self' ${desk}; frame-src ${desk}; require-trusted-types-for 'script'`;
/** The same without the frame. */
const CLOSED = (desk: string): string => `default-src 'self'; script-src 'self' ${desk}`;

let visit: Visit;
let shop: Shop;
let closed: Shop;
/** Its form and its chat are not there. */
let gone: Shop;
beforeAll(async () => {
  visit = await startVisit();
  const { address } = visit.server;
  shop = await openShop(address, "shop", { form: "contact-us", policy: DOCUMENTED });
  closed = await openShop(address, "shop", { policy: CLOSED });
  gone = await openShop(address, "nothing", { form: "nothing", policy: DOCUMENTED });
  const ada = await visit.server.signIn("ada");
  const sites = [shop.origin, closed.origin];
  await publishDocument(ada, {
    ...{ kind: "chat", key: "shop", sites, department: "department:helpdesk" },
    ...{ title: { en: "Ask us", fr: "Une question ?" }, greeting: { en: "Hello!", fr: "Bonjour !" } },
  });
  await publishDocument(ada, {
    ...{ kind: "channel", key: "contact-us", department: "department:helpdesk", language: "en" },
    source: { by: "form", files: true, sites, intro: { en: "We answer within a day.", fr: "Réponse sous un jour." } },
  });
});
afterAll(async () => {
  await shop?.close();
  await closed?.close();
  await gone?.close();
  await visit?.close();
});

/** Whoever visits the site, in whose pages and frames everything that a policy stops is noted. */
async function visitor(locale: string): Promise<{ readonly page: Page; readonly stopped: () => Promise<unknown[]> }> {
  const page = await visit.person(null, { locale });
  const stopped: unknown[] = [];
  await page.exposeFunction("noteStopped", (what: string) => stopped.push(what));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      // What Playwright has put there.
      const { noteStopped } = window as unknown as { noteStopped: (what: string) => void };
      noteStopped(`${effectiveDirective} ${blockedURI}`);
    }),
  );
  return {
    page,
    stopped: async () => {
      // What was stopped before has been noted by then.
      for (const frame of page.frames()) await frame.evaluate("new Promise((done) => setTimeout(done))");
      return stopped;
    },
  };
}

/** The ticket that somebody's words have made. */
const channelOf = async (subject: string) => {
  const { client } = await visit.server.signIn("chloe");
  const { items } = good(await client.tickets.list({ query: { limit: 200 } }));
  return items.find((one) => one.subject === subject)?.channel;
};

describe("in the pages of a site with a strict policy", () => {
  test("the chat is opened, spoken to and closed by keyboard, and every part of it has a name", async () => {
    const said = `Is it open on Sundays? ${Date.now()}`;
    const { page, stopped } = await visitor("en-GB");
    await page.goto(shop.origin);
    const button = page.getByRole("button", { name: "Open the chat" });
    await button.waitFor();
    await picture(page, "chat-button");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("button", { name: "Close the chat" }).getAttribute("aria-expanded")).toBe("true");
    const chat = page.frameLocator("iframe[title='Chat']");
    await chat.getByText("Hello!").waitFor();
    const text = chat.getByRole("textbox", { name: "Your message" });
    await expect.poll(() => text.evaluate((box) => box === document.activeElement)).toBe(true);
    await page.keyboard.type(said);
    await page.keyboard.press("Enter");
    await chat.getByRole("log", { name: "Conversation" }).getByText(said).waitFor();
    await expect.poll(() => channelOf(said)).toBe("chat");
    await picture(page, "chat-open");
    await page.keyboard.press("Escape");
    await expect
      .poll(() => button.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one))
      .toBe(true);
    expect(await stopped()).toEqual([]);
  });

  test.each([
    ["en-GB", /^\d\d:\d\d$/],
    ["en-US", /^\d{1,2}:\d\d\s[AP]M$/],
  ])("the chat tells times as a visitor with %s reads them", async (locale, time) => {
    const { page } = await visitor(locale);
    await page.goto(shop.origin);
    await page.getByRole("button", { name: "Open the chat" }).click();
    const chat = page.frameLocator("iframe[title='Chat']");
    await chat.getByText("Hello!").waitFor();
    await chat.getByRole("textbox", { name: "Your message" }).fill("At what time do you close?");
    await page.keyboard.press("Enter");
    await expect.poll(() => chat.getByRole("log").locator("time").last().textContent()).toMatch(time);
    await page.context().close();
  });

  test("the form is filled in and sent, as high as it needs to be", async () => {
    const subject = `Where is my parcel? ${Date.now()}`;
    const { page, stopped } = await visitor("en-GB");
    await page.goto(`${shop.origin}/contact`);
    const form = page.frameLocator("iframe[title='Form']");
    await form.getByText("We answer within a day.").waitFor();
    await expect.poll(() => form.locator("html").evaluate((page) => page.scrollHeight <= page.clientHeight)).toBe(true);
    await picture(page, "form-in-site");
    await form.getByRole("textbox", { name: "Your name" }).fill("Nina Roy");
    await form.getByRole("textbox", { name: "Your e-mail address" }).fill(`nina${Date.now()}@home.example`);
    await form.getByRole("textbox", { name: "Subject" }).fill(subject);
    await form.getByRole("textbox", { name: "What can we do for you?" }).fill("It has not come.");
    await form.getByRole("button", { name: "Send" }).click();
    await form.getByRole("button", { name: "Send another" }).waitFor();
    await expect.poll(() => channelOf(subject)).toBe("form");
    expect(await stopped()).toEqual([]);
  });

  test("what is not there, or no longer, says so in its frame, which closes on a phone too", async () => {
    const { page, stopped } = await visitor("fr-FR");
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${gone.origin}/fr/contact`);
    await page.frameLocator("iframe").getByRole("heading", { name: "Introuvable" }).waitFor();
    await page.goto(`${gone.origin}/fr`);
    await page.getByRole("button", { name: "Ouvrir le chat" }).click();
    await page.frameLocator("iframe").getByRole("heading", { name: "Introuvable" }).waitFor();
    await page.getByRole("button", { name: "Fermer le chat" }).click();
    await page.locator("iframe").waitFor({ state: "hidden" });
    expect(await stopped()).toEqual([]);
  });

  test("the control: a site that does not let the frame in shows none, and it is noted", async () => {
    const { page, stopped } = await visitor("en-GB");
    await page.goto(closed.origin);
    await page.getByRole("button", { name: "Open the chat" }).click();
    await expect.poll(stopped).toContainEqual(expect.stringMatching(/^frame-src /));
  });

  test("axe finds nothing in the chat and the form, in the light and in the dark", async () => {
    const { page } = await visitor("fr-FR");
    await page.goto(`${visit.server.address}/api/chats/shop/page`);
    await page.getByText("Bonjour !").waitFor();
    expect(await findings(page)).toEqual([]);
    await page.goto(`${visit.server.address}/api/form/contact-us`);
    await page.getByText("Réponse sous un jour.").waitFor();
    expect(await findings(page)).toEqual([]);
  });
});
