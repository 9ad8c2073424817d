import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./client.ts";

/** Server data is read through here. What the server refused is not asked again; a lost connection is, twice. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) =>
        count < 2 && (!(error instanceof ProblemError) || error.status === 0 || error.status >= 500),
      refetchOnWindowFocus: true,
    },
  },
});

/** Keys of cached answers, so that live updates know what to read again. */
export const keys = {
  session: ["session"] as const,
  directory: ["directory"] as const,
  lists: ["tickets"] as const,
  views: ["definitions", "views"] as const,
  viewCounts: ["view-counts"] as const,
  view: (key: string) => ["definitions", "views", key] as const,
  list: (filters: object) => ["tickets", filters] as const,
  ticket: (id: string) => ["ticket", id] as const,
  offers: (id: string) => ["ticket", id, "offers"] as const,
  messages: (id: string) => ["ticket", id, "messages"] as const,
  journal: (id: string) => ["ticket", id, "journal"] as const,
  effects: (id: string) => ["ticket", id, "effects"] as const,
  drafts: (id: string) => ["ticket", id, "drafts"] as const,
  onlookers: ["onlookers"] as const,
  readers: ["readers"] as const,
  undo: (id: string) => ["ticket", id, "undo"] as const,
  readersOf: (id: string) => ["ticket", id, "readers"] as const,
  clocks: (id: string) => ["ticket", id, "clocks"] as const,
  rearms: ["rearms"] as const,
  definitions: ["definitions"] as const,
  mailLog: ["mail-log"] as const,
  mailIn: ["definitions", "mail-in"] as const,
  channels: ["channels"] as const,
  people: ["people"] as const,
  contacts: ["contacts"] as const,
  organizations: ["organizations"] as const,
  contactImports: ["contact-imports"] as const,
  allEffects: ["all-effects"] as const,
  deliveries: ["deliveries"] as const,
  webhooks: ["webhooks"] as const,
  templateUses: ["definitions", "template-uses"] as const,
};
