// Writes the files that follow from the grammar, the vocabulary and the time zone data: JSON Schemas, the reference, names.
import { writeFileSync } from "node:fs";
import { generated } from "../blueprints/generated.ts";
import { stableText } from "../blueprints/stable.ts";
import { timeZoneNames } from "../runtime/calendar/time-zone-data.ts";

for (const [name, text] of [...generated(), ["time-zones.json", stableText([...timeZoneNames])] as const]) {
  writeFileSync(new URL(`../blueprints/${name}`, import.meta.url), text);
  console.log(`blueprints/${name}`);
}
