import { deliveryWhy } from "../../../runtime/mail/delivery-words.ts";
import { mailOut, type ReaderView } from "../../contract/mail-out.ts";
import { readDead } from "../../effects/mail-outcomes.ts";
import { handles } from "../../http/handler.ts";
import { readContact } from "../../people/contacts.ts";
import { foldEmail } from "../../people/people.ts";
import { foundTicket } from "../tickets/visible.ts";

export const readReached = handles(mailOut.readers, async (desk, { principal, params }) => {
  const { db } = desk.store;
  const { ticket } = await foundTicket(desk, principal, params.id);
  const requester = ticket.requester === null ? undefined : await readContact(db, ticket.requester);
  const reached: readonly Omit<ReaderView, "dead">[] = [
    ...(requester ? [{ name: requester.name, address: requester.emails[0] ?? null, as: "to" as const }] : []),
    ...ticket.ccs
      .filter((cc) => cc.includes("@"))
      .map((cc) => ({ name: cc, address: foldEmail(cc), as: "cc" as const })),
  ];
  const known = await readDead(
    db,
    reached.flatMap(({ address }) => address ?? []),
  );
  const dead = new Map(
    known.map(({ address, since, code, detail }) => [address, { since, why: deliveryWhy(code), said: detail }]),
  );
  return {
    status: 200,
    body: { items: reached.map((one) => ({ ...one, dead: dead.get(one.address ?? "") ?? null })) },
  };
});
