import { effects } from "../../contract/effects.ts";
import { listAllEffects, runAllAgain } from "../../effects/effect-records.ts";
import { handles } from "../../http/handler.ts";
import { visibleEffects } from "./visible-effects.ts";

const AT_ONCE = 1_000;
const PAGE = 200;

export const runManyEffects = handles(effects.runMany, async (desk, { principal, body }) => {
  const { db } = desk.store;
  const filter = { ...body, status: "failed" as const };
  let started = 0;
  for (let after: string | null | undefined; after !== null && started < AT_ONCE; ) {
    const page = await listAllEffects(db, filter, { limit: Math.min(PAGE, AT_ONCE - started), after });
    after = page.next;
    const visible = await visibleEffects(desk, principal, page.items);
    const again = await runAllAgain(
      db,
      visible.map(({ id }) => id),
      desk.clock.now(),
    );
    started += again.length;
    for (const ticket of new Set(again.map((one) => one.ticket))) desk.live.ticketChanged(ticket);
  }
  return { status: 202, body: { started } };
});
