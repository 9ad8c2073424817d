import { spawn } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Expected, FOLDER } from "../api/receive/hostile-folder.ts";
import { WRITTEN } from "../api/receive/hostile-mails.ts";
import { scratch } from "../scratch.ts";
import { furnish, put } from "../small-desk.ts";
import { freshStore } from "../stores.ts";

describe("filrouge receive --dry-run", () => {
  let database: string;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const fresh = await freshStore("sqlite");
    await furnish(fresh.store);
    await put(fresh.store, "mailbox", "support", {
      ...{ kind: "mailbox", schemaVersion: 1, key: "support", name: "Support", language: "en", sender: "The desk" },
      ...{ address: "support@filrouge.example", department: "department:finance", product: "billing" },
    });
    await fresh.store.close();
    database = fresh.address;
    remove = fresh.remove;
  });
  afterAll(() => remove().catch(() => undefined));

  async function receive(folder: string): Promise<{ readonly code: number | null; readonly lines: readonly string[] }> {
    const child = spawn(process.execPath, ["api/command-line/filrouge.ts", "receive", folder, "--dry-run"], {
      cwd: new URL("../../", import.meta.url),
      env: {
        ...process.env,
        ...{ FILROUGE_DATA: path.dirname(database), DATABASE_URL: database },
        FILROUGE_MAIL_AUTH_HOST: "relay.filrouge.example",
      },
    });
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    const [out, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(complaint).toBe("");
    return { code: await ended, lines: out.trim().split("\n") };
  }

  test("R41: says of each of 300 hostile mails what would become of it, as the desk then does", async () => {
    const { code, lines } = await receive(fileURLToPath(FOLDER));
    expect(code).toBe(0);
    const said = new Map(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
    const list = JSON.parse(readFileSync(new URL("expected.json", FOLDER), "utf8")) as readonly Expected[];
    const asTold = (end: string): string =>
      end === "ticket"
        ? end
        : end.replace(/^quarantined: (.*)/, "quarantine ($1)").replace(/^refused: (.*)/, "nothing ($1)");
    // What is said of one conversation of a desk is another thing where that conversation is not.
    const strange = list.filter(({ file }) => {
      const mail = readFileSync(new URL(file, FOLDER), "latin1");
      return ![WRITTEN.replyTo.slice(12), WRITTEN.messageId, WRITTEN.reader].some((known) => mail.includes(known));
    });
    expect(strange.length).toBeGreaterThan(200);
    const wrong = strange.filter(({ file, end }) => said.get(file)?.replace(/, automatic.*/, "") !== asTold(end));
    expect(wrong.map(({ file, end }) => `${file}: ${said.get(file)} instead of ${end}`)).toEqual([]);
    expect(lines.at(-1)).toMatch(/^300 mails: /);
  });

  test("reads boxes of many mails as well, each mail whole", async () => {
    const folder = scratch("boxes");
    const mail = (from: string, words: string) =>
      `From: ${from}\nTo: support@filrouge.example\nSubject: x\n\n${words}\n`;
    const box = [
      `From nina@home.example Mon Nov 23 12:00:00 2026\n${mail("nina@home.example", ">From here on it fails.\nFrom nowhere.")}`,
      `From - Mon Nov 23 12:01:00 2026\n${mail("a@b.example, c@d.example", "Two.")}`,
      `From otto@home.example  Mon Nov 23 12:02:00 2026\r\n${mail("otto@home.example", "Three.").replaceAll("\n", "\r\n")}`,
    ].join("\n");
    writeFileSync(path.join(folder, "old.mbox"), box);
    writeFileSync(path.join(folder, "other.box"), box);
    writeFileSync(path.join(folder, "notes.txt"), "no mail");
    copyFileSync(new URL("013-an-agent-s-address.eml", FOLDER), path.join(folder, "z.eml"));
    const { lines } = await receive(folder);
    expect(lines).toEqual([
      ...["old.mbox 1: ticket", "old.mbox 2: quarantine (sender)", "old.mbox 3: ticket"],
      ...["other.box 1: ticket", "other.box 2: quarantine (sender)", "other.box 3: ticket"],
      "z.eml: quarantine (colleague)",
      "7 mails: 4 ticket, 3 quarantine",
    ]);
  });
});
