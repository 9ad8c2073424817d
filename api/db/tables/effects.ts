/** What leaves the database, one row an effect. `id` is the idempotency key outside. */
export interface OutboxTable {
  id: string;
  ticket: string;
  event: string;
  type: string;
  rule: string;
  effect: string;
  status: "pending" | "done" | "failed";
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
}

/** Mail that would leave, while no mail server is set. */
export interface MailLogTable {
  id: string;
  ticket: string | null;
  at: number;
  recipients: string;
  subject: string;
  text: string;
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
