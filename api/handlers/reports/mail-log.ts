import { reports } from "../../contract/reports.ts";
import { readMailLog } from "../../effects/mail-log.ts";
import { handles } from "../../http/handler.ts";

const LIMIT = 50;

export const listMails = handles(reports.mailLog, async ({ store }, { query }) => {
  const { limit = LIMIT, cursor } = query;
  const page = await readMailLog(store.db, { limit, ...(cursor === undefined ? {} : { after: cursor }) });
  return { status: 200, body: { items: page.items.map((mail) => ({ ...mail, to: [...mail.to] })), next: page.next } };
});
