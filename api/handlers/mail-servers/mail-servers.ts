import type { Kysely } from "kysely";
import { mailServers } from "../../contract/mail-servers.ts";
import type { Tables } from "../../db/tables.ts";
import { readDefinition } from "../../definitions/read.ts";
import { tryMailServer } from "../../effects/try-mail-server.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { forgetPassword, keepPassword, openPassword } from "../../receive/imap/account.ts";
import { createDial } from "../../receive/imap/dial.ts";
import { lookAtOnce, readState } from "../../receive/imap/state.ts";
import { type Tried, tryConnection } from "../../receive/imap/try-connection.ts";

/** Only addresses that are there, drafts among them, have a password. */
async function known(db: Kysely<Tables>, key: string): Promise<string> {
  if (!(await readDefinition(db, { kind: "mailbox", key }))) throw refusal("notFound");
  return key;
}

export const readMailServer = handles(mailServers.standing, async ({ store: { db } }, { params }) => {
  const state = await readState(db, await known(db, params.key));
  return { status: 200, body: { account: state?.account ?? null, passwordAt: state?.password_at ?? null } };
});

export const keepMailPassword = handles(mailServers.keepPassword, async (desk, { params, body }) => {
  const { db } = desk.store;
  const { password, ...account } = body;
  const mailbox = await known(db, params.key);
  await keepPassword(db, desk.config.secret, { mailbox, account, password, now: desk.clock.now() });
  return { status: 204 };
});

export const forgetMailPassword = handles(mailServers.forgetPassword, async ({ store: { db } }, { params }) => {
  await forgetPassword(db, await known(db, params.key));
  return { status: 204 };
});

export const testMailServer = handles(mailServers.test, async ({ store: { db }, config }, { params, body }) => {
  const key = await known(db, params.key);
  const password = body.password ?? (await openPassword(db, config.secret, key, body.imap));
  const tried: Tried =
    password === null
      ? { fault: { code: "passwordMissing", detail: "" }, mails: null, folders: [] }
      : await tryConnection(createDial(config.mailIn), body.imap, password);
  return { status: 200, body: tried };
});

export const lookAgainAtMail = handles(mailServers.lookAgain, async ({ store: { db }, clock }, { params }) => {
  await lookAtOnce(db, await known(db, params.key), clock.now());
  return { status: 204 };
});

export const testOutgoingMail = handles(mailServers.testOutgoing, async ({ config }) => {
  if (!config.mail) return { status: 200, body: { server: null, fault: null } };
  const { hostname, port, protocol } = new URL(config.mail.url);
  const server = `${hostname}:${port || (protocol === "smtps:" ? "465" : "587")}`;
  return { status: 200, body: { server, fault: await tryMailServer(config.mail) } };
});
