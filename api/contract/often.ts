import { beside } from "./beside.ts";
import { bulk } from "./bulk.ts";
import { directory } from "./directory.ts";
import { drafts } from "./drafts.ts";
import { files } from "./files.ts";
import { live } from "./live.ts";
import { mailOut } from "./mail-out.ts";
import { search } from "./search.ts";
import { session } from "./session.ts";
import { tickets } from "./tickets.ts";
import { undo } from "./undo.ts";
import { views } from "./views.ts";
import { waiting } from "./waiting.ts";

/** Areas that the desk's first screens ask: their tables come with the page. */
export const often = {
  session,
  tickets,
  search,
  waiting,
  beside,
  bulk,
  live,
  undo,
  mailOut,
  drafts,
  files,
  directory,
  views,
} as const;
