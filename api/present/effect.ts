import type { EffectView } from "../contract/effects.ts";
import type { EffectRecord } from "../effects/outbox.ts";

export const effectView = ({
  id,
  ticket,
  type,
  rule,
  status,
  attempts,
  nextAt,
  settledAt,
  detail,
  effect,
}: EffectRecord): EffectView => ({
  id,
  ticket,
  type,
  rule,
  status,
  attempts,
  nextAt: status === "pending" ? nextAt : null,
  at: settledAt,
  detail,
  effect: { ...effect },
});
