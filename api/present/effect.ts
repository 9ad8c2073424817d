import type { EffectView } from "../contract/effects.ts";
import type { EffectRecord } from "../effects/effect-records.ts";

export const effectView = ({
  id,
  ticket,
  type,
  rule,
  destination,
  status,
  createdAt,
  attempts,
  runs,
  nextAt,
  settledAt,
  detail,
  effect,
}: EffectRecord): EffectView => ({
  id,
  ticket,
  type,
  rule,
  destination,
  status,
  createdAt,
  attempts,
  runs,
  nextAt: status === "pending" ? nextAt : null,
  at: settledAt,
  detail,
  effect: { ...effect },
});
