/** What the ticket waits for in a state that asks for approval. */
export interface Approval {
  /** Epoch ms; anew when what was approved has changed. */
  readonly askedAt: number;
  /** Whose request it is: nobody approves their own. */
  readonly asker: string;
  /** Those asked, as they were then: `agent:marc`, `group:finance-leads`, `role:manager`. */
  readonly of: readonly string[];
  /** So many different people; `all`: one for each of those asked. */
  readonly need: "all" | number;
  /** Asked besides since nobody answered in time; empty: not yet. */
  readonly deputies: readonly string[];
  /** What is approved: the fields that the step asked for. A change of one makes what was given void. */
  readonly fields: readonly string[];
  readonly given: readonly ApprovalGiven[];
}

/** One person's yes; `as` says for which of those asked it may count, empty: as a deputy, for any. */
export interface ApprovalGiven {
  readonly by: string;
  readonly at: number;
  readonly as: readonly string[];
}

/** An approval that was given in a state that the ticket has left since. */
export interface Approved {
  readonly state: string;
  readonly at: number;
  readonly fields: readonly string[];
}

/** Steps that are done side by side before the ticket goes on. */
export interface Parallel {
  readonly openedAt: number;
  /** So many of them. */
  readonly need: number;
  readonly steps: readonly ParallelStep[];
}

export interface ParallelStep {
  readonly id: string;
  /** Whose it is; null: any agent of the department. */
  readonly who: readonly string[] | null;
  readonly done: { readonly at: number; readonly by: string } | null;
}
