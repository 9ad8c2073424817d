import { once } from "node:events";
import type { FieldDefinition } from "../../../blueprints/field.ts";
import { fieldKind } from "../../../blueprints/field-kinds.ts";
import type { Json } from "../../../blueprints/json.ts";
import { STATUS_WORDS } from "../../../blueprints/status-words.ts";
import { type Language, textIn } from "../../../blueprints/text.ts";
import { fieldOfColumn } from "../../../blueprints/view-columns.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import { type ViewTicket, views } from "../../contract/views.ts";
import { handles } from "../../http/handler.ts";
import { csvRow } from "../../present/csv.ts";
import { readNames } from "../../present/names.ts";
import { columnTitle, namedIn, viewTicket } from "../../present/view.ts";
import { orderOf, type Place, placeOf } from "../../tickets/view-order.ts";
import { type Question, viewPage } from "../../tickets/view-tickets.ts";
import { foundView, onlookerOf } from "./having.ts";

const AT_ONCE = 200;
const BOM = "\ufeff";

/** A page at a time: what the caller has not taken yet holds back what is read. */
export const exportView = handles(views.export, async (desk, { principal, params, query, response, language }) => {
  const { view, condition } = await foundView(desk, principal, params.key);
  const onlooker = await onlookerOf(desk, principal, [view]);
  const question: Question = {
    condition,
    ...(view.group && { group: view.group }),
    ...(view.order && { order: view.order }),
  };
  response.setHeader("Content-Type", "text/csv; charset=utf-8");
  response.setHeader("Content-Disposition", `attachment; filename="${view.key}.csv"`);
  const titles = view.columns.map((column) => textIn(columnTitle(column, onlooker.definitions), language));
  response.write(`${query.bom === "true" ? BOM : ""}${csvRow(titles)}`);
  const keys = orderOf(question);
  for (let from: Place | null = null; ; ) {
    const { items, next } = await viewPage(onlooker, question, { limit: AT_ONCE, from });
    const names = await readNames(desk.store.db, items.flatMap(namedIn));
    const rows = items.map((one) => viewTicket(one, view.columns, onlooker.definitions, names, onlooker.now));
    const text = rows
      .map((row) => csvRow(view.columns.map((column) => cellOf(row, column, onlooker.definitions, language))))
      .join("");
    if (response.destroyed) break;
    if (!response.write(text)) await Promise.race([once(response, "drain"), once(response, "close")]);
    from = next === null ? null : placeOf(next, keys);
    if (!from) break;
  }
  response.end();
  return { streaming: true };
});

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const INSTANTS: ReadonlySet<string> = new Set(["stateSince", "solvedAt", "slaDueAt", "untouchedSince", "snoozedUntil"]);

function cellOf(
  { ticket, cells }: ViewTicket,
  column: string,
  { fields }: Definitions,
  language: Language,
): string | number | boolean | null {
  switch (column) {
    case "number":
      return ticket.number;
    case "requester":
    case "assignee":
    case "group":
    case "department":
      return ticket[column]?.name ?? null;
    case "status":
      return STATUS_WORDS[ticket.status][language];
    case "state":
      return ticket.place ? textIn(ticket.place.state.name, language) : null;
    case "tags":
      return ticket.tags.join(", ");
    case "statusSince":
    case "createdAt":
    case "updatedAt":
    case "dueAt":
      return instant(ticket[column]);
    case "subject":
    case "priority":
    case "type":
    case "category":
    case "product":
    case "channel":
      return ticket[column];
    default: {
      const field = fields.get(fieldOfColumn(column) ?? "");
      const value = cells[column] ?? null;
      return field ? fieldCell(field, value, language) : written(value, INSTANTS.has(column));
    }
  }
}

/** Numbers and yes or no stay what they are, to be counted with; what has words of its own is said in them. */
function fieldCell(field: FieldDefinition, value: Json, language: Language): string | number | boolean | null {
  const kind = fieldKind(field.type);
  if (value === null || kind?.holds === "number" || kind?.holds === "boolean" || !kind?.words)
    return written(value, false);
  return kind.words(value, field, language);
}

function written(value: Json, isInstant: boolean): string | number | boolean | null {
  if (typeof value === "number") return isInstant ? instant(value) : value;
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? value.map(String).join(", ") : JSON.stringify(value);
}
