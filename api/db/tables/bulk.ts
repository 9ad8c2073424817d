/** Something that a person does to many tickets at once. `action` is JSON. Epoch ms. */
export interface BulkJobTable {
  id: string;
  person: string;
  at: number;
  request_hash: string;
  action: string;
  total: number;
  done_at: number | null;
  /** When it was asked to be taken back, and when that was done. */
  undo_at: number | null;
  undone_at: number | null;
  /** Until then a server is at it. */
  leased_until: number;
}

/** One of its tickets; `reasons` and `undo_reasons` are JSON lists. */
export interface BulkItemTable {
  job: string;
  position: number;
  ticket: string;
  outcome: "waiting" | "changed" | "same" | "refused" | "hidden" | "failed";
  reasons: string;
  /** Empty: nobody has asked for it. */
  undo: "" | "waiting" | "undone" | "refused";
  undo_reasons: string;
}
