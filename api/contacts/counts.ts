import type { ImportCounts } from "../contract/contact-imports.ts";

/** What has come of a file before anything has. */
export const noCounts: ImportCounts = { created: 0, changed: 0, same: 0, failed: 0, troubles: [] };
