// Writes the files that follow from the grammar and the vocabulary: JSON Schemas and the reference.
import { writeFileSync } from "node:fs";
import { generated } from "../blueprints/generated.ts";

for (const [name, text] of generated()) {
  writeFileSync(new URL(`../blueprints/${name}`, import.meta.url), text);
  console.log(`blueprints/${name}`);
}
