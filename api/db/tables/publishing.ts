/** Whose publications need a second person: a department's key, or `desk`. Without a row one person publishes alone. */
export interface SecondPersonTable {
  scope: string;
  by_actor: string;
  at: number;
}

/** Somebody asks for a draft to be published by another. `version` is what came of it. */
export interface PublishRequestTable {
  id: string;
  kind: string;
  key: string;
  /** The draft as it was looked at; it is published so, or not at all. */
  revision: number;
  status: "waiting" | "approved" | "refused" | "takenBack";
  author: string;
  at: number;
  note: string;
  decided_by: string | null;
  decided_at: number | null;
  /** What was said to a refusal. */
  word: string;
  version: number | null;
}
