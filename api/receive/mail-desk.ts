import type { Desk } from "../desk.ts";

/** What receiving mail needs of a desk. */
export type MailDesk = Pick<Desk, "store" | "statements" | "clock" | "door" | "files"> & {
  readonly config: Pick<Desk["config"], "secret" | "mail" | "mailIn">;
};
