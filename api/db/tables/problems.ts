/** Something that many tickets come from. */
export interface ProblemTable {
  number: number;
  /** Counts everything that is changed of it. */
  revision: number;
  title: string;
  /** For the desk alone. */
  note: string;
  /** `agent:…` who leads it. */
  owner: string;
  /** What requesters are shown while it is open; empty: nothing. */
  banner_en: string;
  banner_fr: string;
  created_at: number;
  updated_at: number;
  /** Null: it is open. */
  closed_at: number | null;
}
