import { readFile } from "node:fs/promises";
import nodemailer from "nodemailer";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ImapServer, imapServer, mailNumber } from "../api/receive/imap-server.ts";
import { mailSink } from "../mail-sink.ts";
import { movedClock } from "../server.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

/** The operator's relay, which says what it has found out about a sender. */
const RELAY = "relay.filrouge.example";

const clock = movedClock();
let imap: ImapServer;
let sink: Awaited<ReturnType<typeof mailSink>>;
let visit: Visit;
beforeAll(async () => {
  imap = await imapServer(["Done", "Archive"]);
  sink = await mailSink();
  visit = await startVisit({
    clock,
    env: {
      ...{ FILROUGE_MAIL_HOSTS: imap.listed, FILROUGE_SMTP_IN_PORT: "0", FILROUGE_MAIL_AUTH_HOST: RELAY },
      ...{ SMTP_URL: sink.url, MAIL_FROM: "desk@filrouge.example" },
    },
  });
});
afterAll(async () => {
  await visit?.close();
  await imap?.close();
  await sink?.close();
});

/** A new support address with what it must have, still a draft. */
async function begun(page: Page, name: string, address: string): Promise<void> {
  await page.goto("/mailboxes");
  await page.getByRole("button", { name: "New address" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill(name);
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Address" }).fill(address);
  await page.getByRole("combobox", { name: "Department" }).selectOption({ label: "Help desk" });
}

async function publish(page: Page): Promise<void> {
  await page.getByText("Saved", { exact: false }).first().waitFor();
  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Note" }).fill("Requesters write here.");
  await dialog.getByRole("button", { name: /^Publish version/ }).click();
  await page.getByText(/^Published, version 1/).waitFor();
}

describe("mailboxes", () => {
  test("A2, A11: one is connected to a mail server; its test says in words what is wrong; its mail is tickets, and an answer leaves by mail", async () => {
    const [name, at, n] = fresh("Billing");
    const page = await visit.person("ada");
    await begun(page, name, at);
    await page.getByRole("combobox", { name: "Mail" }).selectOption("fetched");
    const box = (label: string) => page.getByLabel(new RegExp(`^${label}`));
    // What is suggested fits most servers.
    expect(await box("Mail server").inputValue()).toBe("imap.filrouge.example");
    expect(await box("User").inputValue()).toBe(at);
    const said = page.getByRole("region", { name: "How its mail comes to the desk" }).getByRole("status");
    const tested = async (words: string | RegExp) => {
      await page.getByRole("button", { name: "Test the connection" }).click();
      await said.getByText(words).waitFor();
    };
    await box("Mail server").fill(imap.host);
    await box("User").fill("testuser");
    await box("Password").fill("wrong");
    await tested(/The desk does not connect there: the server is in a private network/);
    await box("Port").fill(String(imap.port));
    await page.getByRole("combobox", { name: "Encryption" }).selectOption("none");
    await tested("The server refuses this user and password.");
    await box("Password").fill("testpass");
    await box("Folder").fill("Suport");
    await tested("There is no folder Suport on the server.");
    await picture(page, "mailbox-test");
    await said.getByRole("button", { name: "INBOX" }).click();
    expect(await box("Folder").inputValue()).toBe("INBOX");
    imap.append(mailNumber(n));
    await tested(/^It works. The folder INBOX holds/);
    await page.getByRole("combobox", { name: "Fetch" }).selectOption("all");
    const keep = async (password: string) => {
      await box("Password").fill(password);
      await page.getByRole("button", { name: "Keep password" }).click();
    };
    await keep("mistyped");
    await page.getByText(/^There is a password for testuser · /).waitFor();
    expect(await page.content()).not.toContain("mistyped");
    await publish(page);
    const standing = page.getByRole("region", { name: "How it fares" });
    // What is wrong is said where the address fares, and it is tried again as soon as that is mended.
    await standing.getByText("The server refuses this user and password.").waitFor();
    await keep("testpass");
    await standing.getByText("connected").waitFor();
    await standing.getByText(/[1-9]\d* taken in, 0 in quarantine/).waitFor();
    await picture(page, "mailbox-standing");

    await page.goto("/mail-in?show=taken");
    await page
      .getByRole("article", { name: `Mail ${n}`, exact: true })
      .getByRole("link", { name: /^Ticket/ })
      .click();
    await page.getByRole("heading", { name: `Mail ${n}` }).waitFor();
    await page.keyboard.press("r");
    const reply = page.getByRole("textbox", { name: "Reply" });
    await reply.fill("It is on its way.");
    await page.keyboard.press("Control+Enter");
    await page.getByText(/^Your reply leaves in/).waitFor();
    clock.pass(30_000);
    const left = () =>
      sink.heard.find(({ to, raw }) => to[0] === `nina${n}@home.example` && raw.includes("on its way"));
    await expect.poll(() => left() !== undefined).toBe(true);
    expect(String(left()?.raw)).toContain(`<${at}>`);
    expect(String(left()?.raw)).toContain(`In-Reply-To: <${n}@home.example>`);
  });

  test("X19: what is suspicious waits with its reason and its raw message; one is let in, one is refused, and both say by whom", async () => {
    const [name, at] = fresh("Help");
    const ada = await visit.person("ada");
    await begun(ada, name, at);
    await publish(ada);
    const sender = nodemailer.createTransport({ host: "127.0.0.1", port: visit.server.mailPort ?? 0, ignoreTLS: true });
    const send = (subject: string, found: "pass" | "fail") =>
      sender.sendMail({
        ...{ from: "Nina Roy <nina@home.example>", to: at, subject, text: "Please look." },
        headers: { "Authentication-Results": `${RELAY}; spf=${found}; dmarc=${found} header.from=home.example` },
      });
    await send(`${name}: let me in`, "fail");
    await send(`${name}: buy this`, "fail");
    await send(`${name}: honest`, "pass");
    sender.close();
    await ada.goto("/mail-in");
    const row = (subject: string) => ada.getByRole("article", { name: `${name}: ${subject}` });
    for (const one of ["let me in", "buy this"])
      await row(one).getByText("Your mail server has found that the sender is not who it says.").waitFor();
    expect(await row("honest").count()).toBe(0);
    // The port that the system has chosen, not the 0 that asked for one.
    await ada.getByText(new RegExp(`port ${visit.server.mailPort}: let your mail server`)).waitFor();
    await picture(ada, "quarantine");
    const saved = ada.waitForEvent("download");
    await row("buy this").getByRole("link", { name: "Save the raw mail" }).click();
    const bytes = await readFile(await (await saved).path(), "utf8");
    expect(bytes).toContain(`Subject: ${name}: buy this`);
    await row("let me in").getByRole("button", { name: "Let in" }).click();
    await row("let me in").waitFor({ state: "detached" });
    await row("buy this").getByRole("button", { name: "Refuse" }).click();
    await row("buy this").waitFor({ state: "detached" });
    const show = ada.getByRole("combobox", { name: "Show" });
    await show.selectOption("refused");
    await row("buy this")
      .getByText(/decided by Ada/)
      .waitFor();
    await show.selectOption("taken");
    await row("honest").getByText("Taken in").waitFor();
    await row("let me in")
      .getByText(/decided by Ada/)
      .waitFor();
    await row("let me in")
      .getByRole("link", { name: /^Ticket \d+/ })
      .click();
    await ada.getByRole("heading", { name: `${name}: let me in` }).waitFor();
    await ada.getByText("Please look.").first().waitFor();
  });
});

let made = 0;
/** A name, an address and a number of its own, also at the second try. */
function fresh(name: string): [name: string, address: string, n: number] {
  made += 1;
  return [`${name} ${made}`, `${name.toLowerCase()}${made}@filrouge.example`, made];
}
