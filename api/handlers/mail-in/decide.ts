import type { Principal } from "../../auth/principal.ts";
import { mailIn } from "../../contract/mail-in.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { Refusal, refusal } from "../../http/problems.ts";
import { decideMail, isReleasable, mailViews, readMail } from "../../receive/mail-list.ts";
import { streamBytes } from "../files/stream.ts";

const settled = (): Refusal =>
  new Refusal({
    status: 409,
    code: "mailSettled",
    title: { en: "Not available now", fr: "Indisponible pour l’instant" },
    detail: {
      en: "This mail is not in quarantine, or cannot be let in: nobody knows who sent it, or it cannot be read.",
      fr: "Cet e-mail n’est pas en quarantaine, ou ne peut être admis : l’expéditeur est inconnu, ou il est illisible.",
    },
  });

async function decided({ store: { db }, clock }: Desk, { id: by }: Principal, id: string, release: boolean) {
  const row = await readMail(db, id);
  if (!row) throw refusal("notFound");
  if (release && !isReleasable(row)) throw settled();
  if (!(await decideMail(db, row, release, by, clock.now()))) throw settled();
  const [view] = await mailViews(db, [(await readMail(db, id)) ?? row]);
  if (!view) throw refusal("notFound");
  return { status: 200, body: view } as const;
}

export const releaseMail = handles(mailIn.release, (desk, { principal, params }) =>
  decided(desk, principal, params.id, true),
);

export const refuseMail = handles(mailIn.refuse, (desk, { principal, params }) =>
  decided(desk, principal, params.id, false),
);

export const readRawMail = handles(mailIn.raw, async ({ store, files }, { params, request, response }) => {
  const row = await readMail(store.db, params.id);
  if (!row) throw refusal("notFound");
  const found = await files.read(row.raw);
  if (!found) throw refusal("fileMissing");
  return streamBytes(request, response, found, {
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename="mail-${row.id.slice(0, 8)}.eml"`,
    "cache-control": "private, no-store",
  });
});
