import { effects } from "../../contract/effects.ts";
import { readEffect, runAgain } from "../../effects/effect-records.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { effectView } from "../../present/effect.ts";
import { foundTicket } from "../tickets/visible.ts";

/** An effect is reached through its ticket: who can't see the ticket can't see that it has one. */
export const runEffect = handles(effects.run, async (desk, { principal, params }) => {
  const { db } = desk.store;
  const known = await readEffect(db, params.id);
  if (!known) throw refusal("notFound");
  await foundTicket(desk, principal, known.ticket);
  const again = await runAgain(db, params.id, desk.clock.now());
  if (!again) throw refusal("notFailed");
  desk.live.ticketChanged(known.ticket);
  return { status: 202, body: effectView(again) };
});
