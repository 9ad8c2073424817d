import { usageFindings } from "./check-uses.ts";
import { quoted } from "./checks/check.ts";
import { fieldNames } from "./condition/field-names.ts";
import { labelOf } from "./condition/labels.ts";
import { namesAt, valueWords } from "./condition/sentence.ts";
import { type Condition, type Names, parseCondition } from "./condition.ts";
import type { Directory } from "./directory.ts";
import type { Known } from "./domains.ts";
import type { Finding } from "./finding.ts";
import { pointer } from "./json.ts";
import { choices } from "./known-values.ts";
import type { Routing } from "./routing.ts";
import { type RowOverlap, rowOverlaps } from "./row-overlaps.ts";
import { covered } from "./satisfiable.ts";
import { PRIORITIES, STATUSES } from "./status.ts";
import type { Sentence } from "./text.ts";
import { usesOfRouting } from "./uses.ts";

/** Rows above so many are compared by what stands written alone: every pair costs. */
const MOST_COMPARED = 300;

const finding = (
  code: string,
  severity: Finding["severity"],
  at: readonly (string | number)[],
  en: string,
  fr: string,
): Finding => ({ code, severity, pointer: pointer(...at), message: { en, fr } });

/** What is known of a ticket that is routed. */
export const knownOfTicket =
  (directory: Directory | undefined): Known =>
  (path) => {
    if (path === "ticket.priority") return [...PRIORITIES, null];
    if (path === "ticket.status") return STATUSES;
    return choices(path, directory);
  };

interface Row {
  readonly at: number;
  readonly row: Routing["rows"][number];
  /** Null: it takes everything. */
  readonly condition: Condition | null;
}

/** What the shape of a table cannot say: rows that nothing reaches, tickets that nothing takes, rows that give nothing. */
export function routingFindings(document: Routing, directory?: Directory): Finding[] {
  const rows = document.rows.map((row, at): Row => ({ at, row, condition: conditionOf(row.when) }));
  const known = knownOfTicket(directory);
  return [
    ...usageFindings(usesOfRouting(document), directory, known, "event"),
    ...twice(rows),
    ...open(rows),
    ...shadowed(rows, known),
    ...overlapping(document, directory),
    ...rows.flatMap(givesNothing),
  ];
}

const conditionOf = (written: Routing["rows"][number]["when"]): Condition | null => {
  const parsed = written === undefined ? null : parseCondition(written);
  return parsed?.ok ? parsed.condition : null;
};

const nameOf = ({ row }: Row) => quoted(row.name ?? row.id);

function twice(rows: readonly Row[]): Finding[] {
  const seen = new Set<string>();
  return rows.flatMap(({ at, row: { id } }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      finding(
        "routing.idTwice",
        "error",
        ["rows", at, "id"],
        `Two rows are called ${id}.`,
        `Deux lignes s’appellent ${id}.`,
      ),
    ];
  });
}

/** Without a last row that takes everything, a ticket could go nowhere. */
function open(rows: readonly Row[]): Finding[] {
  const last = rows.at(-1);
  if (!last || last.condition === null) return [];
  return [
    finding(
      "routing.noCatchAll",
      "error",
      ["rows", last.at],
      "The last row takes everything that no row above took: it has no condition.",
      "La dernière ligne prend tout ce qu’aucune autre n’a pris : elle n’a pas de condition.",
    ),
  ];
}

/** A row below one that takes all of its tickets, and more. */
function shadowed(rows: readonly Row[], known: Known): Finding[] {
  return rows.flatMap((row) => {
    const above = rows.slice(0, row.at).find((one) => shadows(one, row, rows.length, known));
    if (!above) return [];
    const [name, other] = [nameOf(row), nameOf(above)];
    return [
      finding(
        "routing.shadowed",
        "warning",
        ["rows", row.at],
        `The row ${name.en} is never reached: ${other.en} above takes all of its tickets.`,
        `La ligne ${name.fr} n’est jamais atteinte : ${other.fr}, au-dessus, prend tous ses tickets.`,
      ),
    ];
  });
}

function shadows(above: Row, row: Row, count: number, known: Known): boolean {
  if (above.condition === null) return true;
  if (row.condition === null) return false;
  if (JSON.stringify(above.row.when) === JSON.stringify(row.row.when)) return true;
  return count <= MOST_COMPARED && covered(row.condition, [above.condition], known);
}

/** Rows that ask about the same thing and can both fit: one mild word a row, with a ticket that both take. */
function overlapping(document: Routing, directory: Directory | undefined): Finding[] {
  const related = rowOverlaps(document, directory).filter((one) => one.related);
  const first = related.filter((one, index) => related.findIndex(({ above }) => above === one.above) === index);
  return first.map(({ above, below, example }) => {
    const name = (at: number) => quoted(document.rows[at]?.name ?? document.rows[at]?.id ?? "");
    const [one, other] = [name(above), name(below)];
    const told = exampleWords(example, directory && fieldNames(directory.fields));
    return finding(
      "routing.overlap",
      "hint",
      ["rows", above],
      `The rows ${one.en} and ${other.en} can both fit a ticket, and ${one.en} takes it: ${told.en}.`,
      `Les lignes ${one.fr} et ${other.fr} peuvent convenir au même ticket, et ${one.fr} le prend : ${told.fr}.`,
    );
  });
}

/** "Priority urgent, Subject refund". */
export function exampleWords(example: RowOverlap["example"], names: Names = {}): Sentence {
  const told = example.map(({ path, value }) => {
    const label = names.path?.(path) ?? labelOf(path);
    const words = valueWords(value, namesAt(path, names));
    return { en: `${label.en} ${words.en}`, fr: `${label.fr} ${words.fr}` };
  });
  return { en: told.map(({ en }) => en).join(", "), fr: told.map(({ fr }) => fr).join(", ") };
}

function givesNothing(row: Row): Finding[] {
  if (Object.keys(row.row.then).length > 0 || row.condition === null) return [];
  const { en, fr } = nameOf(row);
  return [
    finding(
      "routing.givesNothing",
      "warning",
      ["rows", row.at, "then"],
      `The row ${en} gives its tickets nothing.`,
      `La ligne ${fr} ne donne rien à ses tickets.`,
    ),
  ];
}
