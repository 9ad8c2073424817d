/** Whether somebody wants the weekly summary by mail, and in which zone his Monday is. Without a row: he does not. */
export interface WeeklyWishTable {
  person: string;
  /** 0 or 1. */
  wanted: number;
  zone: string;
}

/** A weekly summary, one a person and Monday (`2026-11-23`). */
export interface WeeklyMailTable {
  person: string;
  monday: string;
  /** A worker makes and sends it until then, epoch ms; after that another one may. */
  lease_until: number;
  /** Null: it is on its way. */
  sent_at: number | null;
}
