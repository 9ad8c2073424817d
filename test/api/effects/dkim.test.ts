import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "../../../api/config.ts";
import { createMailer } from "../../../api/effects/smtp.ts";
import { scratch } from "../../scratch.ts";

test("mails are signed for the domain that they come from when a key is set, and half a setting is refused", async () => {
  const folder = scratch("dkim");
  const key = path.join(folder, "dkim.pem");
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
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
    automatic: false,
  };
  expect(await mailer.send(letter)).toEqual({ ok: true, refused: [] });
  mailer.close();
  await new Promise<void>((resolve) => server.close(resolve));
  const [signed = ""] = heard;
  expect(signed.replaceAll(/\r\n[ \t]+/g, " ")).toMatch(
    /^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed; d=filrouge\.example;.* s=desk;.* h=[^;]*from:[^;]*subject:/im,
  );
  for (const half of [
    { FILROUGE_DKIM_SELECTOR: "desk" },
    { FILROUGE_DKIM_KEY: key },
    { FILROUGE_DKIM_SELECTOR: "desk", FILROUGE_DKIM_KEY: folder },
  ])
    expect(() => readConfig({ ...env, ...half })).toThrow(ConfigError);
});
