import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpoints } from "../../../api/contract/api.ts";
import { type OpenBrowser, openBrowser } from "../../browser.ts";
import { startServer, type TestServer } from "../../server.ts";

describe("the page of the API", () => {
  let server: TestServer;
  let opened: OpenBrowser;
  beforeAll(async () => {
    [server, opened] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await opened.close();
    await server.remove();
  });

  it("shows every operation, tries one, asks no other host, and breaks no rule of the page's policy", async () => {
    const context = await opened.person();
    const page = await context.newPage();
    const complaints: string[] = [];
    const hosts = new Set<string>();
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => hosts.add(new URL(request.url()).origin));
    await page.goto(`${server.address}/api/docs`);
    await page.locator("#session\\.demoPeople > summary").click();
    expect(await page.locator("main section > details").count()).toBe(endpoints.length);
    await page.locator("#session\\.demoPeople button").click();
    await page.locator("#session\\.demoPeople pre[aria-label=Answer]", { hasText: "ana@filrouge.example" }).waitFor();
    // The rule on colours of text over images needs pictures, of which there are none.
    await page.evaluate(axe.source);
    const found = await page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))");
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual([server.address]);
    await context.close();
  });
});
