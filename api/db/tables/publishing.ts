/** Whose publications need a second person: a department's key, or `desk`. Without a row one person publishes alone. */
export interface SecondPersonTable {
  scope: string;
  by_actor: string;
  at: number;
}

/** Somebody asks for another to publish a draft, switch a document off or put a kind in order. `version` is what came of it. */
export interface PublishRequestTable {
  id: string;
  act: "publish" | "retire" | "order";
  kind: string;
  /** Empty where it is about the order of a kind. */
  key: string;
  /** The draft as it was looked at, which is published so or not at all; the version in force that is to be switched off. */
  revision: number;
  /** The order that is asked for: keys as JSON. */
  places: string;
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

/** Somebody is to hear of a request by mail; the row goes when the mail has left. */
export interface PublishNoticeTable {
  id: string;
  request: string;
  person: string;
  /** `asked`: it waits for him; `answered`: it was his. */
  about: "asked" | "answered";
  /** A worker writes it until then, epoch ms; after that another one may. */
  lease_until: number;
}
