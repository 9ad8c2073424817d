import { readFile } from "node:fs/promises";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { ticketOfRating } from "../../auth/rating-link.ts";
import { beside } from "../../contract/beside.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { newId } from "../../ids.ts";
import { noteOpening } from "../../link-page/openings.ts";
import { htmlPage } from "../../link-page/page.ts";
import { requesterActor } from "../../people/actor.ts";
import { readTicket } from "../../tickets/queries.ts";
import { taken } from "../tickets/through.ts";

/** A link works for so long after it was sent. */
const VALID_MS = 60 * 86_400_000;

const file = (name: string): Promise<string> => readFile(new URL(`../../rating-page/${name}`, import.meta.url), "utf8");

export const ratingPage = handles(beside.ratingPage, async () => ({
  status: 200,
  verbatim: await htmlPage({ body: file("body.html"), script: "/api/rate.js" }),
}));
export const ratingScript = handles(beside.ratingScript, async () => ({
  status: 200,
  verbatim: await file("page.js"),
}));

/** The ticket of a link. One that is forged, too old, or of a ticket that nobody is asked about, is not there. */
async function asked(desk: Desk, token: string): Promise<Ticket & Required<Pick<Ticket, "rating">>> {
  const id = ticketOfRating(desk.config.secret, token);
  const found = id === null ? undefined : await readTicket(desk.store.db, id, desk.statements);
  const rating = found?.ticket.rating;
  if (!found || !rating || rating.askedAt + VALID_MS < desk.clock.now()) throw refusal("notFound");
  return { ...found.ticket, rating };
}

function view({ number, subject, requesterSubject, language, rating }: Awaited<ReturnType<typeof asked>>) {
  const { scale, given } = rating;
  return {
    number,
    subject: requesterSubject ?? subject,
    language: language.startsWith("fr") ? ("fr" as const) : ("en" as const),
    scale,
    given: given && { rating: given.rating, stars: given.stars, comment: given.comment },
  };
}

export const readRating = handles(beside.readRating, async (desk, { params }) => {
  const ticket = await asked(desk, params.token);
  await noteOpening(desk.store.db, `rating ${ticket.id}`, desk.clock.now());
  return { status: 200, body: view(ticket) };
});

/** Stars say good from four on, bad up to two. */
const wordOf = (stars: number) => (stars >= 4 ? "good" : stars === 3 ? "okay" : "bad");

export const giveRating = handles(beside.giveRating, async (desk, { params, body }) => {
  const ticket = await asked(desk, params.token);
  if (ticket.requester === null) throw refusal("notFound");
  const { stars = null, comment = "" } = body;
  const event = {
    id: newId(),
    ticket: ticket.id,
    at: desk.clock.now(),
    // The link was sent to the requester: who holds it speaks for them, of this alone.
    actor: requesterActor(ticket.requester),
    type: "ratingGiven",
    rating: body.rating ?? wordOf(stars ?? 3),
    stars,
    comment: comment.trim(),
  } as const;
  const accepted = taken(await desk.door.apply({ event }));
  const { rating = ticket.rating } = accepted.ticket;
  return { status: 200, body: view({ ...accepted.ticket, rating }) };
});
