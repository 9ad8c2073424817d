import { views } from "../../contract/views.ts";
import { readDefinition } from "../../definitions/read.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { parsedDocument } from "../../present/definitions.ts";
import { readNames } from "../../present/names.ts";
import { foundView } from "./having.ts";
import { summaryNow } from "./list.ts";

export const readView = handles(views.read, async (desk, { principal, params }) => {
  const booked = await foundView(desk, principal, params.key);
  const record = await readDefinition(desk.store.db, { kind: "view", key: params.key });
  if (!record) throw refusal("notFound");
  const names = await readNames(
    desk.store.db,
    record.versions.map(({ author }) => author),
  );
  const versions = record.versions.map(({ version, status, at, author, note, body }) => ({
    version,
    status,
    at,
    author: names.of(author),
    note,
    document: parsedDocument(body),
  }));
  const document = versions.find(({ version }) => version === booked.version)?.document ?? {};
  const summary = await summaryNow(desk, booked, principal);
  return { status: 200, body: { ...summary, document, versions }, etag: booked.version };
});
