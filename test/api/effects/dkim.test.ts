import { createHash, generateKeyPairSync, type KeyObject, verify } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "../../../api/config.ts";
import { createMailer } from "../../../api/effects/smtp.ts";
import { scratch } from "../../scratch.ts";

const unfolded = (line: string): string => line.replaceAll(/\r\n(?=[ \t])/g, "");
/** A header as RFC 6376 3.4.2 relaxes it. */
const relaxed = (line: string): string => {
  const at = line.indexOf(":");
  return `${line.slice(0, at).toLowerCase().trim()}:${unfolded(line.slice(at + 1))
    .replaceAll(/[ \t]+/g, " ")
    .trim()}`;
};

/** Whether a mail's signature holds, and what it covers: a verifier of its own, after RFC 6376. */
function verified(mail: string, key: KeyObject): { readonly holds: boolean; readonly covers: readonly string[] } {
  const end = mail.indexOf("\r\n\r\n");
  const lines = mail.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = lines.find((line) => /^dkim-signature:/i.test(line)) ?? "";
  const tag = (name: string) =>
    new RegExp(`[;:\\s]${name}=([^;]*)`).exec(unfolded(signature))?.[1]?.replaceAll(/\s/g, "") ?? "";
  const body = mail
    .slice(end + 4)
    .replaceAll(/[ \t]+/g, " ")
    .replaceAll(/ (?=\r\n)/g, "")
    .replace(/(?:\r\n)*$/, "\r\n");
  const covers = tag("h").toLowerCase().split(":");
  const left = lines.toReversed();
  const signed = covers.flatMap((name) => {
    const at = left.findIndex((line) => line.slice(0, line.indexOf(":")).toLowerCase() === name);
    return at < 0 ? [] : left.splice(at, 1).map(relaxed);
  });
  const data = [...signed, relaxed(signature).replace(/([; ]b=)[^;]*/, "$1")].join("\r\n");
  const holds =
    createHash("sha256").update(body).digest("base64") === tag("bh") &&
    verify("sha256", Buffer.from(data), key, Buffer.from(tag("b"), "base64"));
  return { holds, covers };
}

test("mails are signed for the domain that they come from when a key is set, and half a setting is refused", async () => {
  const folder = scratch("dkim");
  const key = path.join(folder, "dkim.pem");
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  writeFileSync(key, privateKey.export({ type: "pkcs8", format: "pem" }));
  const heard: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    authOptional: true,
    logger: false,
    onData: (stream, _, done) =>
      void text(stream).then((mail) => {
        heard.push(mail);
        done();
      }),
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const env = { FILROUGE_DATA: folder, SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "desk@filrouge.example" };
  const { mail } = readConfig({ ...env, FILROUGE_DKIM_SELECTOR: "desk", FILROUGE_DKIM_KEY: key });
  if (!mail) throw new Error("No mail server is set.");
  const mailer = createMailer(mail);
  const letter = {
    id: "1",
    ticket: null,
    to: ["nina@home.example"],
    subject: "Hello",
    text: "Hello.",
    html: "<p>Hello.</p>",
    unsubscribe: "https://desk.filrouge.example/api/unsubscribe/x",
    automatic: true,
  };
  expect(await mailer.send(letter)).toEqual({ ok: true, refused: [] });
  mailer.close();
  await new Promise<void>((resolve) => server.close(resolve));
  const [signed = ""] = heard;
  expect(signed.replaceAll(/\r\n[ \t]+/g, " ")).toMatch(
    /^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed; d=filrouge\.example;.* s=desk;.* h=[^;]*from:[^;]*subject:/im,
  );
  const { holds, covers } = verified(signed, publicKey);
  expect(holds).toBe(true);
  // What machines act on is covered: nobody on the way can put another address there.
  const machines = ["list-unsubscribe", "list-unsubscribe-post", "auto-submitted"];
  expect(covers).toEqual(expect.arrayContaining([...machines, "from", "subject", "date", "message-id", "to"]));
  const spoilt = signed.replace("List-Unsubscribe: <https://desk.", "List-Unsubscribe: <https://evil.");
  expect(spoilt).not.toBe(signed);
  expect(verified(spoilt, publicKey).holds).toBe(false);
  expect(verified(signed.replace("Hello.", "Hullo."), publicKey).holds).toBe(false);
  for (const half of [
    { FILROUGE_DKIM_SELECTOR: "desk" },
    { FILROUGE_DKIM_KEY: key },
    { FILROUGE_DKIM_SELECTOR: "desk", FILROUGE_DKIM_KEY: folder },
  ])
    expect(() => readConfig({ ...env, ...half })).toThrow(ConfigError);
});
