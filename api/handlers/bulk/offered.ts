import { offers } from "../../../runtime/offers.ts";
import { turn } from "../../bulk/turn.ts";
import type { BulkStep } from "../../contract/bulk.ts";
import type { Desk } from "../../desk.ts";
import type { Principal } from "../../http/handler.ts";
import { plainText } from "../../present/definitions.ts";
import { aroundTicket } from "../rules/deciding.ts";
import { visibleOf } from "./select.ts";

/** Tickets that are looked at for what they are offered: with more the choice is the same. */
const MOST_LOOKED = 2_000;
/** Tickets between two looks at who else waits. */
const AT_ONCE = 25;

/** The steps that the caller is offered on some of these tickets, on most of them first. */
export async function stepsOffered(
  desk: Desk,
  principal: Principal,
  ids: readonly string[],
): Promise<{ readonly looked: number; readonly steps: readonly BulkStep[] }> {
  const steps = new Map<string, BulkStep>();
  let looked = 0;
  for await (const tickets of visibleOf(desk, principal, ids.slice(0, MOST_LOOKED)))
    for (const ticket of tickets) {
      looked += 1;
      if (looked % AT_ONCE === 0) await turn();
      if (!ticket.place) continue;
      const { definitions, context } = await aroundTicket(desk, ticket);
      const { blueprint: key, version } = ticket.place;
      const blueprint = definitions.blueprint(key, version);
      for (const { transition, name, toName } of offers(definitions, ticket, principal.actor, desk.clock.now(), context)
        .offered) {
        const at = JSON.stringify([key, transition]);
        const known = steps.get(at);
        steps.set(
          at,
          known
            ? { ...known, count: known.count + 1 }
            : {
                blueprint: { key, name: plainText(blueprint?.document.name ?? key) },
                transition,
                name: plainText(name),
                toName: plainText(toName),
                count: 1,
                example: ticket.id,
              },
        );
      }
    }
  return { looked, steps: [...steps.values()].toSorted((one, other) => other.count - one.count) };
}
