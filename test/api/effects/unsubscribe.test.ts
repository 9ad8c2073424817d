import { readFileSync } from "node:fs";
import path from "node:path";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askRating } from "../../../api/effects/ask-rating.ts";
import { createMailer } from "../../../api/effects/smtp.ts";
import { subscriptionOf, unsubscribeToken } from "../../../api/effects/unsubscribe.ts";
import { newId } from "../../../api/ids.ts";
import { readPeople } from "../../../api/people/people.ts";
import { mailSink } from "../../mail-sink.ts";
import { good, startServer, type TestServer } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { effectsDesk, SECRET } from "./effects-desk.ts";

describe.each(DATABASES)("what nobody is owed can be ended, on %s", (database) => {
  test("A18: a request to rate says where it is ended, and none comes to who has ended it", async () => {
    const sink = await mailSink();
    const mailer = createMailer({ url: sink.url, from: "desk@filrouge.example" });
    const desk = await effectsDesk(database, { mailer });
    try {
      const address = "https://desk.filrouge.example";
      const { db } = desk.store;
      const performing = { ...desk.outside, address, people: () => readPeople(db), signing: async () => undefined };
      const ask = async () => {
        const values = { ticket: { number: 7, subject: "Invoice", requester: "requester:remi" } };
        const effect = { id: newId(), ticket: await desk.ticket(), rule: "rule:test", type: "askRating" } as const;
        const more = {
          to: ["requester:remi"],
          template: null,
          language: "en",
          scale: "words",
          everyDays: 30,
        } as const;
        return askRating({ ...effect, ...more, values }, performing);
      };
      expect(await ask()).toMatchObject({ ok: true, detail: "Asked." });
      const [mail] = sink.heard;
      const { headerLines } = await simpleParser(mail?.raw ?? "");
      const header = (name: string) => headerLines.find(({ key }) => key === name)?.line.replaceAll(/\r?\n\s+/g, " ");
      expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
      const [, token = ""] =
        /<https:\/\/desk\.filrouge\.example\/api\/unsubscribe\/(\S+)>/.exec(header("list-unsubscribe") ?? "") ?? [];
      expect(subscriptionOf(SECRET, token)).toEqual({ kind: "ratings", who: "remi@client.example" });
      await db
        .insertInto("unsubscribed")
        .values({ address: "remi@client.example", kind: "ratings", since: 1 })
        .execute();
      expect(await ask()).toMatchObject({ ok: true, detail: expect.stringContaining("wants no more") });
      expect(sink.heard).toHaveLength(1);
    } finally {
      mailer.close();
      await desk.remove();
      await sink.close();
    }
  });
});

describe("the page behind List-Unsubscribe", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.remove());

  const at = (of: Parameters<typeof unsubscribeToken>[1]) =>
    `/api/unsubscribe/${unsubscribeToken(readFileSync(path.join(server.folder, "secret"), "utf8").trim(), of)}`;
  /** As a mail program does it by itself. */
  const oneClick = (where: string) =>
    server.nobody.raw(where, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });

  test("opening it ends nothing, one press does, twice is once, and it can be turned on again", async () => {
    const where = at({ kind: "ratings", who: "Remi@client.example" });
    const look = async () => (await server.nobody.raw(where, { headers: { "accept-language": "fr" } })).text;
    expect(await look()).toContain("Vous recevez ces e-mails.");
    expect(await look()).toContain("Vous recevez ces e-mails.");
    for (let times = 0; times < 2; times += 1) expect((await oneClick(where)).status).toBe(200);
    expect(await look()).toContain("Vous ne recevez plus ces e-mails.");
    expect((await oneClick(`${where}?again=1`)).text).toContain("You get these mails.");
    expect(await look()).toContain("Vous recevez ces e-mails.");
  });

  test("a link that is not whole is a page in the reader's words for whoever opens it, and a problem for programs", async () => {
    for (const broken of ["/api/unsubscribe/some.forged", "/api/mail-file/some.forged"]) {
      const opened = await server.nobody.raw(broken, {
        headers: { accept: "text/html,*/*;q=0.8", "accept-language": "fr" },
      });
      expect([opened.status, opened.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
      expect(opened.text).toContain("Ce lien n’est plus valable");
      expect(opened.text).not.toContain("<script");
      const asked = await server.nobody.raw(broken);
      expect([asked.status, JSON.parse(asked.text).code]).toEqual([404, "linkOver"]);
    }
  });

  test("the weekly summary that was ended by mail is off on the page of reports, and turned on there again", async () => {
    const { client } = await server.signIn("marc");
    good(await client.figures.setWeekly({ body: { wanted: true, zone: "Europe/Paris" } }));
    await oneClick(at({ kind: "weekly", who: "agent:marc" }));
    expect(good(await client.figures.weekly())).toEqual({ wanted: false });
    good(await client.figures.setWeekly({ body: { wanted: true, zone: "Europe/Paris" } }));
    expect((await server.nobody.raw(at({ kind: "weekly", who: "agent:marc" }))).text).toContain("You get these mails.");
  });
});
