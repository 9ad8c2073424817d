import { statusOff } from "../../../blueprints/checks/status-off.ts";
import type { Directory } from "../../../blueprints/directory.ts";
import { isJsonObject, type Json } from "../../../blueprints/json.ts";
import { verify } from "../../../blueprints/verify.ts";
import { exchange } from "../../contract/exchange.ts";
import { documentsOf } from "../../definitions/belongs-to.ts";
import { isSame, type Name, namesIn, newest } from "../../definitions/carrying.ts";
import { readDirectory } from "../../definitions/directory.ts";
import { listDefinitions } from "../../definitions/read.ts";
import { handles } from "../../http/handler.ts";
import { isOthers } from "../definitions/may-write.ts";
import { carriable } from "./carriable.ts";
import { nameIn, plainNames } from "./needs.ts";

export const compareDocuments = handles(exchange.compare, async (desk, { body, principal }) => {
  const records = await listDefinitions(desk.store.db);
  const directory = await readDirectory(desk.store.db, await desk.definitions.current(desk.store.db));
  const heads = body.documents.map((document, index) => carriable(document, `/documents/${index}`));
  const items = [];
  for (const { kind, key, document } of heads) {
    const record = records.find((one) => one.kind === kind && one.key === key);
    const present = record ? newest(record) : null;
    const touched = [...(record ? documentsOf(record) : []), document];
    const same = present !== null && isSame(present, document);
    const standing =
      !same && (await isOthers(desk, principal, kind, touched))
        ? "others"
        : same
          ? "same"
          : present
            ? "different"
            : "new";
    items.push({
      kind,
      key,
      name: nameIn(document, key),
      standing: standing as "new" | "same" | "different" | "others",
      revision: record?.draft?.revision ?? 0,
      present: isJsonObject(present) ? present : null,
      warnings: warningsOf(document, directory),
    });
  }
  const inFile = new Set(heads.map(({ kind, key }) => `${kind}/${key}`));
  const here = new Set(records.map(({ kind, key }) => `${kind}/${key}`));
  const { people } = directory;
  const isThere = ({ kind, key }: Name): boolean =>
    inFile.has(`${kind}/${key}`) || here.has(`${kind}/${key}`) || people.has(`${kind}:${key}`);
  const named = new Map(
    heads.flatMap(({ document }) => namesIn(document)).map((one) => [`${one.kind}/${one.key}`, one]),
  );
  return { status: 200, body: { items, missing: plainNames([...named.values()].filter((one) => !isThere(one))) } };
});

/** Of what is to be mended before it is published the editor tells; what could be published and would never act here is told at once. */
const warningsOf = (document: Json, directory: Directory) =>
  verify(document, directory)
    .findings.filter(({ code }) => code === statusOff.code)
    .map(({ message }) => ({ ...message }));
