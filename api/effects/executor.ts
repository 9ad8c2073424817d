import type { Effect, EffectType } from "../../blueprints/facts.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../db/connect.ts";
import type { CompiledDefinitions } from "../definitions/compiled.ts";
import type { Egress } from "./egress.ts";
import type { LoggedMail } from "./mail-log.ts";

/** What executors may use. Nothing of it is inside a transaction. */
export interface Outside {
  readonly store: Store;
  readonly clock: Clock;
  readonly definitions: CompiledDefinitions;
  readonly egress: Egress;
}

/**
 * How it went: done, or not; `final` when trying again can't help, `retryAfterMs` when the other side names a time. `mails`
 * are written into the log together with the settlement, so that they are there exactly once.
 */
export type Performed =
  | { readonly ok: true; readonly detail: string; readonly mails?: readonly LoggedMail[] }
  | { readonly ok: false; readonly detail: string; readonly final: boolean; readonly retryAfterMs?: number };

/** Does one effect. It may be called again with the same effect, whose id is the idempotency key. */
export type Executor<T extends EffectType> = (
  effect: Extract<Effect, { readonly type: T }>,
  outside: Outside,
) => Promise<Performed>;
