import { approvalOf, withoutApprovalLinks } from "../../approvals/approval-link.ts";
import { reports } from "../../contract/reports.ts";
import { readMailLog } from "../../effects/mail-log.ts";
import { handles } from "../../http/handler.ts";

const LIMIT = 50;

export const listMails = handles(reports.mailLog, async ({ store, config, clock }, { principal, query }) => {
  const { limit = LIMIT, cursor } = query;
  const isOwn = (token: string) => approvalOf(config.secret, token, clock.now())?.person === principal.id;
  const page = await readMailLog(store.db, { limit, ...(cursor === undefined ? {} : { after: cursor }) });
  // Whoever reads what others were sent does not answer for them.
  const items = page.items.map((mail) => ({
    ...mail,
    to: [...mail.to],
    text: withoutApprovalLinks(mail.text, isOwn),
  }));
  return { status: 200, body: { items, next: page.next, keptDays: config.keepSentDays } };
});
