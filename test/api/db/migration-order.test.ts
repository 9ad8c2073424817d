import { expect, test } from "vitest";
import { MIGRATIONS } from "../../../api/db/migrate.ts";

/**
 * A database remembers how many migrations it has, not which: one that is put in anywhere but at the end makes every database
 * that is in use run a former one again, and stop there. Those that a release or a desk has run are added here.
 */
const AS_DATABASES_HAVE_THEM = [
  ...["spine", "effects", "desk", "time", "rules", "outside", "availability", "receipts", "retired", "digests"],
  ...["loads", "search", "live", "views", "files", "asked", "watchedLoads", "reports", "bulk", "articles", "contacts"],
  ...["portal", "problems", "roles", "thirdParties", "unsolvedByNumber", "linkAnswers", "secondLook", "mailIn"],
  ...["wordBeginnings", "together", "channels", "chat", "mailFetch", "mailOutcome", "nobodysTickets", "provenAddress"],
  "linkOpenings",
];

test("migrations stand in the order in which databases in use have run them; a new one goes to the end", () => {
  const names = MIGRATIONS.map(({ name }) => name);
  expect(names.slice(0, AS_DATABASES_HAVE_THEM.length)).toEqual(AS_DATABASES_HAVE_THEM);
  expect(new Set(names).size).toBe(names.length);
});
