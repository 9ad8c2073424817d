import type { Effect, EffectType } from "../../blueprints/facts.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../db/connect.ts";
import type { CompiledDefinitions } from "../definitions/compiled.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Person } from "../people/people.ts";
import type { Egress } from "./egress.ts";
import type { LoggedMail } from "./mail-log.ts";
import type { Mailer } from "./smtp.ts";
import type { Signing } from "./webhook-endpoints.ts";

/** What executors may use. Nothing of it is inside a transaction. */
export interface Outside {
  readonly store: Store;
  readonly clock: Clock;
  readonly definitions: CompiledDefinitions;
  readonly egress: Egress;
  /** Where mails leave; absent: they are written into the mail log. */
  readonly mailer?: Mailer;
  /** Where the bytes of attached files are; absent: mails carry none. */
  readonly files?: Pick<FileStore, "read">;
  /** The desk's own secret, which opens those of webhook endpoints. */
  readonly secret?: string;
  /** Where people reach the desk, for links in mails. */
  readonly address?: string;
}

/** The same, with what is looked up once for many effects. */
export interface Performing extends Outside {
  /** Everybody of the desk, as they were a moment ago. */
  readonly people: () => Promise<readonly Person[]>;
  readonly signing: (destination: string) => Promise<Signing | undefined>;
}

/** What was sent and what came back, as far as it is kept. */
export interface Receipt {
  readonly request: string;
  readonly status: number | null;
  readonly answer: string | null;
}

/** Something that a person must look at, besides the ticket. */
export interface Trouble {
  readonly key: string;
  readonly detail: string;
}

/**
 * How it went: done, or not; `final` when trying again can't help, `retryAfterMs` when the other side names a time. `mails`
 * are written into the log together with the settlement, so that they are there exactly once.
 */
export type Performed = { readonly receipt?: Receipt; readonly trouble?: Trouble } & (
  | { readonly ok: true; readonly detail: string; readonly mails?: readonly LoggedMail[] }
  | { readonly ok: false; readonly detail: string; readonly final: boolean; readonly retryAfterMs?: number }
);

/** Does one effect. It may be called again with the same effect, whose id is the idempotency key. */
export type Executor<T extends EffectType> = (
  effect: Extract<Effect, { readonly type: T }>,
  performing: Performing,
) => Promise<Performed>;
