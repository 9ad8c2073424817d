import { mailIn } from "../../contract/mail-in.ts";
import { handles } from "../../http/handler.ts";
import { listMail, mailViews, readHealth } from "../../receive/mail-list.ts";

const LIMIT = 50;

export const listMailIn = handles(mailIn.list, async ({ store: { db } }, { query }) => {
  const { limit = LIMIT, cursor, status, mailbox } = query;
  const { rows, next } = await listMail(db, { limit, cursor, status, mailbox });
  return { status: 200, body: { items: await mailViews(db, rows), next } };
});

export const readMailHealth = handles(mailIn.health, async ({ store, config, clock, mailPort }, { language }) => {
  const port = mailPort();
  const items = await readHealth(store.db, language, clock.now());
  return { status: 200, body: { items, receiver: port === null ? null : { host: config.mailIn.host, port } } };
});
