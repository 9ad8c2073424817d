import { rows as applyRows } from "./apply.ts";
import { type BenchResult, type BenchRow, barText, keeps, scale } from "./bench.ts";
import { rows as breachRows } from "./breach.ts";
import { rows as calendarRows } from "./calendar.ts";
import { rows as canvasRows } from "./canvas.ts";
import { rows as clockRows } from "./clocks.ts";
import { rows as contactRows } from "./contacts.ts";
import { rows as createRows } from "./create.ts";
import { rows as decideRows } from "./decide.ts";
import { rows as designerRows } from "./designer.ts";
import { rows as firstLoadRows } from "./first-load.ts";
import { rows as httpRows } from "./http.ts";
import { rows as imapRows } from "./imap.ts";
import { rows as importRows } from "./import.ts";
import { closeLargeDesk } from "./large/desk.ts";
import { rows as largeRows } from "./large/rows.ts";
import { rows as mailRows } from "./mail.ts";
import { rows as outboxRows } from "./outbox.ts";
import { rows as rearmRows } from "./rearm.ts";
import { rows as rulesRows } from "./rules.ts";
import { rows as scrollRows } from "./scroll.ts";
import { rows as simulatorRows } from "./simulator.ts";
import { rows as timeRows } from "./time.ts";

/** Every measure, in the order in which it is run and shown. */
const ROWS: readonly BenchRow[] = [
  ...decideRows,
  ...calendarRows,
  ...clockRows,
  ...rulesRows,
  ...applyRows,
  ...timeRows,
  ...rearmRows,
  ...outboxRows,
  ...mailRows,
  ...breachRows,
  ...httpRows,
  ...createRows,
  ...importRows,
  ...imapRows,
  ...contactRows,
  ...firstLoadRows,
  ...canvasRows,
  ...designerRows,
  ...scrollRows,
  ...largeRows,
  ...simulatorRows,
];

const USAGE =
  "npm run bench -- [--json] [--only NAME]... [--tickets N]   (NAME: a row's name, or how it begins; N: tickets of a large desk)";

function options(words: readonly string[]): { readonly json: boolean; readonly only: readonly string[] } {
  const only: string[] = [];
  let json = false;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (word === "--json") json = true;
    else if (word === "--only" && words[i + 1] !== undefined) only.push(words[++i] ?? "");
    else if (word === "--tickets" && Number(words[i + 1]) > 0) scale.tickets = Number(words[++i]);
    else {
      console.error(`${word} is not understood.\n${USAGE}\n${ROWS.map(({ name }) => `  ${name}`).join("\n")}`);
      process.exit(2);
    }
  }
  return { json, only };
}

const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : String(Math.round(value * 100) / 100);

const { json, only } = options(process.argv.slice(2));
const chosen = ROWS.filter(({ name }) => only.length === 0 || only.some((start) => name.startsWith(start)));
if (chosen.length === 0) {
  console.error(`No measure has that name.\n${ROWS.map(({ name }) => `  ${name}`).join("\n")}`);
  process.exit(2);
}
const width = Math.max(...chosen.map(({ name }) => name.length));
let failed = 0;
for (const row of chosen) {
  let value = Number.NaN;
  try {
    value = await row.run();
  } catch (error) {
    console.error(`${row.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const ok = keeps(row.bar, value);
  failed += ok ? 0 : 1;
  const result: BenchResult = { name: row.name, value, unit: row.unit, bar: barText(row.bar), ok };
  if (json) console.log(JSON.stringify(result));
  else
    console.log(
      `${ok ? "ok  " : "FAIL"}  ${row.name.padEnd(width)}  ${shown(value).padStart(12)} ${row.unit}  (${result.bar})`,
    );
}
await closeLargeDesk();
if (!json) console.log(`${chosen.length - failed} kept their bar, ${failed} did not.`);
process.exit(failed === 0 ? 0 : 1);
