import { effects } from "../../contract/effects.ts";
import { listAllEffects, runAllAgain } from "../../effects/effect-records.ts";
import { handles } from "../../http/handler.ts";
import { visibleEffects } from "./visible-effects.ts";

const AT_ONCE = 1_000;
const PAGE = 200;

export const runManyEffects = handles(effects.runMany, async (desk, { principal, body }) => {
  const { db } = desk.store;
  const named = "ids" in body ? [...new Set(body.ids)] : [];
  const filter = "ids" in body ? { ids: named } : body;
  const started = new Set<string>();
  const seen = new Set<string>();
  for (let after: string | null | undefined; after !== null && started.size < AT_ONCE; ) {
    const page = await listAllEffects(db, filter, { limit: Math.min(PAGE, AT_ONCE - started.size), after });
    after = page.next;
    const visible = (await visibleEffects(desk, principal, page.items)).map(({ id }) => id);
    for (const id of visible) seen.add(id);
    const again = await runAllAgain(db, visible, desk.clock.now());
    for (const { id } of again) started.add(id);
    for (const ticket of new Set(again.map((one) => one.ticket))) desk.live.ticketChanged(ticket);
  }
  const asked = "ids" in body ? named : [...started];
  const results = asked.map((id) => {
    const outcome = started.has(id) ? "started" : seen.has(id) ? "notFailed" : "notFound";
    return { id, outcome } as const;
  });
  return { status: 202, body: { started: started.size, results } };
});
