import { type ParsedMail, simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { letterHtml } from "../../../api/effects/letter-html.ts";
import { mailSink } from "../../mail-sink.ts";
import { ANA, eventOf } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { checked, DESK, mailDesk, type TestMailDesk } from "./mail-desk.ts";

const proven = checked("pass");

describe.each(DATABASES)("what a reply looks like in a mail program, on %s", (database) => {
  let here: TestMailDesk;
  let sink: Awaited<ReturnType<typeof mailSink>>;
  beforeAll(async () => {
    sink = await mailSink();
    const signature = { en: "Ana <Billing>\nFilrouge", fr: "Ana\nFilrouge" };
    here = await mailDesk(database, "support@filrouge.example", { smtp: sink.url, signature });
  });
  afterAll(async () => {
    await here.remove();
    await sink.close();
  });

  /** A reply of Ana's to a mail, as the readers' programs get it. */
  async function answered(
    from: string,
    text: string,
    more: {
      readonly headers?: Readonly<Record<string, string>>;
      readonly asked?: string;
      readonly to?: readonly string[];
    } = {},
  ): Promise<ParsedMail> {
    const { headers = proven, asked = "It does not work.\n\nNina", to } = more;
    const { ticket } = await here.receive({ from, headers, text: asked });
    if (ticket === null) throw new Error("It was not taken.");
    await here.leave();
    sink.heard.length = 0;
    const message = { public: true, authorKind: "agent", text, ...(to && { to }) } as const;
    await here.desk.door.apply({ event: eventOf(ticket, ANA, here.clock.now(), { type: "messageReceived", message }) });
    await here.leave();
    const [mail] = sink.heard;
    if (!mail || sink.heard.length > 1) throw new Error(`${sink.heard.length} mails have left.`);
    return simpleParser(mail.raw);
  }

  test("its Markdown is seen as it is in the thread, beside the same words as text, with the signature below", async () => {
    const mail = await answered(
      "nina@home.example",
      "Hello **Nina**,\ntwo things:\n\n- one\n- two\n\nSee [our page](https://help.example/a) or https://help.example/b.",
    );
    expect(mail.text).toContain("Hello **Nina**,\ntwo things:\n\n- one\n- two");
    expect(mail.text).toContain("-- \nAna <Billing>\nFilrouge");
    const html = String(mail.html);
    expect(html).toMatch(
      /<p>Hello <strong>Nina<\/strong>,<br\/>\s*two things:<\/p>\s*<ul>\s*<li>one<\/li>\s*<li>two<\/li>/,
    );
    expect(html).toContain('<a href="https://help.example/a">our page</a>');
    expect(html).toContain('<a href="https://help.example/b">https://help.example/b</a>.');
    expect(html).toContain("-- \nAna &lt;Billing&gt;\nFilrouge");
    expect(String(mail.headers.get("content-type") && JSON.stringify(mail.headers.get("content-type")))).toContain(
      "multipart/alternative",
    );
  });

  test("nothing in it runs, is fetched or leads where no page is", async () => {
    const mail = await answered(
      "nora@home.example",
      "**x** <script>alert(1)</script> ![p](https://evil.test/p.png) [y](javascript:alert(1)) [z](data:text/html,x) <img src=x onerror=alert(1)>",
    );
    expect(mail.html).toContain("<strong>x</strong>");
    expect(mail.html).not.toMatch(/<script|<img|<[^>]*(onerror|javascript:|data:text)|evil\.test/);
    // What looks like a tag is somebody's words.
    expect(mail.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test("what it answers stands below it, once, and is folded where it comes back", async () => {
    const asked =
      "It breaks & <b>burns</b>.\n\nOn Monday, 16 November 2026 at 9:00 The desk <support@filrouge.example> wrote:\n> Older words.";
    const mail = await answered("Nils <nils@home.example>", "We will look.", { asked });
    expect(mail.text).toMatch(
      /We will look\.\n\n-- \nAna <Billing>\nFilrouge\n\nOn November 23, 2026[^\n]* UTC, Nils <nils@home\.example> wrote:\n> It breaks & <b>burns<\/b>\.\s*$/,
    );
    expect(mail.html).toContain('<div class="gmail_quote">');
    expect(mail.html).toContain("It breaks &amp; &lt;b&gt;burns&lt;/b&gt;.");
    expect(`${mail.text}${mail.html}`).not.toContain("Older words");
  });

  test("X19: whoever is put in copy reads only what comes after: nothing is quoted to them", async () => {
    const mail = await answered("nele@home.example", "We ask Tom.", { to: ["nele@home.example", "tom@else.example"] });
    expect(mail.text).toContain("We ask Tom.");
    expect(`${mail.text}${mail.html}`).not.toContain("does not work");
  });

  test("X18: whoever has not shown that the address is theirs is quoted nothing that was written in their name", async () => {
    const mail = await answered("victim@home.example", "We will look.", { headers: {} });
    expect(mail.text).toContain("We will look.");
    expect(`${mail.text}${mail.html}`).not.toContain("does not work");
  });

  test("what a rule writes has HTML as well, and its links say where they lead", async () => {
    await here.receive({ from: "nour@home.example", headers: proven, subject: "[click](https://evil.test/x)" });
    sink.heard.length = 0;
    await here.leave();
    const mails = await Promise.all(sink.heard.map(({ raw }) => simpleParser(raw)));
    const told = mails.find(({ to }) => JSON.stringify(to).includes("nour@home.example"));
    const html = String(told?.html);
    expect(html).toContain('<a href="https://evil.test/x">click</a> (https://evil.test/x)');
    expect(html).toMatch(new RegExp(`<a href="${DESK}/[^"]+">${DESK}/`));
  });
});

test("a link to the desk itself needs not say where it leads, and code stays as it was written", async () => {
  const html = await letterHtml(
    "[Follow it](https://desk.example/t/1), [this](https://desk.example.evil.test) `https://a.example`",
    {
      home: "https://desk.example",
      automatic: true,
    },
  );
  expect(html).toBe(
    '<p><a href="https://desk.example/t/1">Follow it</a>, <a href="https://desk.example.evil.test">this</a> (https://desk.example.evil.test) <code>https://a.example</code></p>',
  );
});
