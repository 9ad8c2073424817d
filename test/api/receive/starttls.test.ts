import path from "node:path";
import nodemailer from "nodemailer";
import { expect, test } from "vitest";
import { readConfig } from "../../../api/config.ts";
import { openSmtp } from "../../../api/receive/smtp-server.ts";
import { scratch } from "../../scratch.ts";
import { mailDesk } from "./mail-desk.ts";

const CERTIFICATES = path.resolve("node_modules/hoodiecrow-imap/cert");

test("with certificate and key the receiver takes mail encrypted; half of a pair, or none at all, is said at the start", async () => {
  const env = { FILROUGE_DATA: scratch("starttls"), FILROUGE_SMTP_IN_CERT: path.join(CERTIFICATES, "server.crt") };
  expect(() => readConfig(env)).toThrow("FILROUGE_SMTP_IN_KEY");
  expect(() => readConfig({ ...env, FILROUGE_SMTP_IN_KEY: "nowhere.pem" })).toThrow("cannot be used");
  const { tls } = readConfig({ ...env, FILROUGE_SMTP_IN_KEY: path.join(CERTIFICATES, "server.key") }).mailIn;
  const here = await mailDesk("sqlite");
  const { config } = here.desk;
  const quiet = () => {};
  const smtp = await openSmtp({ ...here.desk, config: { ...config, mailIn: { ...config.mailIn, tls } } }, quiet, quiet);
  const send = (port: number) =>
    nodemailer
      .createTransport({ host: "127.0.0.1", port, requireTLS: true, tls: { rejectUnauthorized: false } })
      .sendMail({ from: "nina@home.example", to: "support@filrouge.example", subject: "Sealed", text: "x" })
      .then(
        () => "taken",
        (error: { code?: string }) => error.code,
      );
  expect([await send(smtp.port), await send(here.smtp.port)]).toEqual(["taken", "ETLS"]);
  await smtp.close();
  await here.remove();
});
