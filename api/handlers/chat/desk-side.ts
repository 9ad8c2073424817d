import { changeVisit, hasCome, isHere, leftAt, positionOf, TYPING_MS, visitOfTicket } from "../../chat/visits.ts";
import { readWords } from "../../chat/words.ts";
import { chat } from "../../contract/chat.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readContact } from "../../people/contacts.ts";
import { foundTicket } from "../tickets/visible.ts";

export const readChatOfTicket = handles(chat.ofTicket, async (desk, { principal, params }) => {
  const { store, clock } = desk;
  const { ticket } = await foundTicket(desk, principal, params.id);
  const visit = await visitOfTicket(store.db, ticket.id);
  if (!visit) throw refusal("notFound");
  const words = (await readWords(store, visit)).filter((word) => word.ticket === ticket.id);
  const contact = await readContact(store.db, visit.contact);
  const now = clock.now();
  return {
    status: 200,
    body: {
      ...{
        here: isHere(visit, now),
        leftAt: leftAt(visit, now),
        typing: isHere(visit, now) && visit.typing_at > now - TYPING_MS,
      },
      ...{ email: contact?.emails[0] ?? null, known: visit.known === 1 },
      seen: words.filter(({ mine, position }) => !mine && position <= visit.seen).map(({ id }) => id),
      unread: words.filter(({ mine, position }) => mine && position > visit.desk_seen).length,
    },
  };
});

/** An agent types a reply for a chat, or has its words in sight. */
export const tellDeskSide = handles(chat.desk, async (desk, { principal, params, body }) => {
  const { store, clock } = desk;
  const { ticket } = await foundTicket(desk, principal, params.id);
  const visit = await visitOfTicket(store.db, ticket.id);
  if (!visit) throw refusal("notFound");
  if (body.typing !== undefined)
    await changeVisit(store.db, visit.id, { desk_typing_at: body.typing ? clock.now() : 0 });
  let news = false;
  if (body.seen !== undefined) {
    const word = await store.db
      .selectFrom("message")
      .select("seq")
      .where("id", "=", body.seen)
      .where("ticket", "=", ticket.id)
      .executeTakeFirst();
    if (word) news = await hasCome(store.db, visit.id, "desk_seen", positionOf(visit.at_place, word.seq));
  }
  desk.chats.changed();
  if (news) desk.live.lookingChanged(ticket.id);
  return { status: 204 };
});
