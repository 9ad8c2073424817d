import type { Generated } from "kysely";

/** What leaves the database, one row an effect. `id` is the idempotency key outside. */
export interface OutboxTable {
  id: string;
  ticket: string;
  event: string;
  type: string;
  rule: string;
  effect: string;
  /** `dropped`: a person has given it up. */
  status: "pending" | "done" | "failed" | "dropped";
  /** Counted when claimed, so that a job which kills its worker is counted too. */
  attempts: number;
  /** How often it was run again by hand. */
  runs: number;
  next_at: number;
  /** Held by a worker until then, epoch ms. */
  lease_until: number | null;
  /** Fencing token: a worker whose lease was taken over settles nothing. */
  fence: number;
  created_at: number;
  settled_at: number | null;
  detail: string | null;
  /** Where it goes: an origin, or `mail:` and to whom. What one ticket sends to one destination leaves in the order of `place`. */
  destination: string;
  place: number;
}

/** One attempt to deliver an effect: what was sent, what came back. */
export interface DeliveryTable {
  effect: string;
  /** Which run of the effect, and which attempt of the run. */
  run: number;
  attempt: number;
  at: number;
  ms: number;
  ok: number;
  /** Status of an HTTP answer. */
  status: number | null;
  request: string | null;
  answer: string | null;
  detail: string;
}

/** How a destination has done lately; without a row all is well. */
export interface DestinationTable {
  name: string;
  /** In a row. */
  failures: number;
  /** Nothing is sent to it until then, epoch ms. */
  paused_until: number | null;
  detail: string;
}

/** Another system that webhooks may reach. Its secrets are kept encrypted. */
export interface WebhookEndpointTable {
  id: string;
  name: string;
  url: string;
  /** The url's origin: one endpoint each. */
  destination: string;
  secret: string;
  /** The secret before a rotation, which signs too until `old_until`. */
  old_secret: string | null;
  old_until: number | null;
  active: number;
  /** Why it was switched off by itself. */
  disabled: string | null;
  created_at: number;
  /** The newest attempt to reach it: when, whether it was taken, and what came of it. */
  last_at: number | null;
  last_ok: number | null;
  last_detail: string | null;
}

/** What rules mailed to whom, to keep loops short and to gather many alerts into one digest. */
export interface AutomaticMailTable {
  id: string;
  address: string;
  /** 1: somebody of the desk. */
  inside: number;
  language: string;
  ticket: string;
  at: number;
  state: "sent" | "held" | "digested" | "refused";
  subject: string;
  text: string;
  /** When the digest that it waits for is due. */
  digest_at: number | null;
  lease_until: number | null;
}

/** Mail that would leave, while no mail server is set. */
export interface MailLogTable {
  id: string;
  ticket: string | null;
  at: number;
  recipients: string;
  subject: string;
  text: string;
  via: "log" | "smtp";
  /** By what an answer, or its coming back, is known to belong to it: the name in its Message-ID. */
  reference: Generated<string | null>;
}

/** What could not go on and waits for a person. `key` is stable, so that one trouble is one row. */
export interface IncidentTable {
  key: string;
  kind: string;
  ticket: string | null;
  first_at: number;
  last_at: number;
  times: number;
  detail: string;
  resolved_at: number | null;
}
