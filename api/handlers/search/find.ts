import { search } from "../../contract/search.ts";
import { handles } from "../../http/handler.ts";
import { noCursor } from "../../http/no-cursor.ts";
import { searchHits } from "../../present/search.ts";
import { readAround } from "../../search/around.ts";
import { findTickets, isSearchCursor } from "../../search/find.ts";
import { wordsBehind } from "../../search/follow.ts";
import { INSIDE, OUTSIDE } from "../../search/questions.ts";
import { understand } from "../../search/understand.ts";
import { visibleTo } from "../tickets/visible.ts";

const LIMIT = 20;

export const searchTickets = handles(search.find, async (desk, { principal, query }) => {
  const { q, offset = 0, limit = LIMIT, cursor } = query;
  if (cursor !== undefined && !isSearchCursor(cursor)) throw noCursor();
  const around = await readAround(desk, principal, offset, q);
  const { asked, findings } = understand(q, around);
  const reading = around.inside ? INSIDE : OUTSIDE;
  const stopped = findings.some(({ severity }) => severity === "error");
  const page = stopped
    ? { tickets: [], next: null }
    : await findTickets(
        desk.store,
        asked,
        { scope: visibleTo(principal), reading },
        { limit, ...(cursor === undefined ? {} : { after: cursor }) },
      );
  const items = await searchHits(desk, around, page.tickets, asked.words);
  const behind = around.inside ? await wordsBehind(desk.store) : null;
  return { status: 200, body: { items, next: page.next, findings, behind } };
});
