import type { Reason } from "../../blueprints/finding.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { Offers } from "../../runtime/offers.ts";
import type { PassedBlueprint } from "../../runtime/why/explain.ts";
import type { OffersView, ReasonView } from "../contract/ticket-views.ts";
import { plainText } from "./definitions.ts";

const reasonView = ({ code, pointer, message, details }: Reason): ReasonView => ({
  code,
  pointer,
  message: { ...message },
  ...(details === undefined ? {} : { details: { ...details } }),
});

export function offersView(
  ticket: Ticket,
  { offered, refused, byItself }: Offers,
  passed: readonly PassedBlueprint[],
): OffersView {
  return {
    fromState: ticket.place?.state ?? null,
    offered: offered.map((step) => ({
      ...step,
      name: plainText(step.name),
      toName: plainText(step.toName),
      asks: [...step.asks],
      sentence: { ...step.sentence },
      owed: [...step.owed],
    })),
    refused: refused.map(({ transition, name, reasons, explanation }) => ({
      transition,
      name: plainText(name),
      reasons: reasons.map(reasonView),
      ...(explanation === undefined ? {} : { explanation }),
    })),
    byItself: byItself.map((step) => ({ ...step, name: plainText(step.name) })),
    passed: passed.map(({ blueprint, name, message, explanation }) => ({
      blueprint,
      name: plainText(name),
      reason: { ...message },
      ...(explanation === undefined ? {} : { explanation }),
    })),
  };
}
