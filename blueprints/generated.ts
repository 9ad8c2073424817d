import { jsonSchemaOf } from "./json-schema.ts";
import { type Kind, kinds } from "./kinds.ts";
import { referenceText } from "./reference.ts";
import { stableText } from "./stable.ts";

/** Every generated file below this folder with what must stand in it: `npm run generate` writes them, a test compares. */
export const generated = (): ReadonlyMap<string, string> =>
  new Map([
    ...(Object.keys(kinds) as Kind[]).map((kind): [string, string] => [
      `schema/${kind}.schema.json`,
      stableText(jsonSchemaOf(kind)),
    ]),
    ["reference.md", referenceText()],
  ]);
