import { createContext, use } from "react";
import type { Reader } from "../../api/contract/live.ts";
import type { Came } from "./use-newest.ts";

/** Who else has this document open, what each spot is called, and what came in from them. */
export interface Company {
  readonly readers: readonly Reader[];
  /** The name of a spot as people know it; null: it has none, or is not there any more. */
  readonly nameOf: (spot: string) => string | null;
  readonly came: Came | null;
}

const ALONE: Company = { readers: [], nameOf: () => null, came: null };

export const CompanyContext = createContext<Company>(ALONE);
export const useCompany = (): Company => use(CompanyContext);
