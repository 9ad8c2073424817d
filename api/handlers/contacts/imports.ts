import { rm } from "node:fs/promises";
import { guessColumns } from "../../contacts/columns.ts";
import { type Kept, takeIn } from "../../contacts/intake.ts";
import { contacts } from "../../contract/contacts.ts";
import type { Store } from "../../db/connect.ts";
import { readJson } from "../../db/json.ts";
import type { Tables } from "../../db/tables.ts";
import { cleanName } from "../../files/name.ts";
import { handles } from "../../http/handler.ts";
import { Refusal, refusal } from "../../http/problems.ts";
import { newId } from "../../ids.ts";
import { contactImportView } from "../../present/contact.ts";
import { received } from "../files/upload.ts";

/** 50,000 contacts take about 5 MiB. */
const MOST_BYTES = 64 * 1_048_576;
const PREVIEWED = 10;
const LISTED = 50;

const empty = (): Refusal =>
  new Refusal({
    status: 422,
    code: "contact.emptyFile",
    title: { en: "Nothing to read", fr: "Rien à lire" },
    detail: {
      en: "This file has no line with the names of its columns.",
      fr: "Ce fichier n’a pas de ligne avec les noms de ses colonnes.",
    },
  });

async function found({ db }: Store, id: string): Promise<Tables["contact_import"]> {
  const row = await db.selectFrom("contact_import").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refusal("notFound");
  return row;
}

export const uploadContacts = handles(contacts.uploadImport, async (desk, { principal, query, request, language }) => {
  const { store, clock, files } = desk;
  const { path } = await received(request, files.arriving, MOST_BYTES);
  const id = newId();
  try {
    const file = cleanName(query.name ?? "");
    const headings = await takeIn(store, { id, path, file, by: principal.id, now: clock.now() });
    if (!headings) throw empty();
    const guessed = { columns: guessColumns(headings), language, kind: "customer" } as const;
    const view = await contactImportView(store, await found(store, id));
    return { status: 201, body: { ...view, guessed, rows: await firstRows(store, id) } };
  } finally {
    await rm(path, { force: true });
  }
});

async function firstRows({ db }: Store, id: string) {
  const part = await db
    .selectFrom("contact_import_part")
    .select("records")
    .where("import", "=", id)
    .where("part", "=", 0)
    .executeTakeFirst();
  // Written by this program alone.
  const records = part ? (readJson(part.records) as unknown as readonly Kept[]) : [];
  return records.slice(0, PREVIEWED).map(([line, cells]) => ({ line, cells: Array.isArray(cells) ? [...cells] : [] }));
}

export const listContactImports = handles(contacts.imports, async ({ store }) => {
  const rows = await store.db
    .selectFrom("contact_import")
    .selectAll()
    .where("started_at", "is not", null)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(LISTED)
    .execute();
  return { status: 200, body: { items: await Promise.all(rows.map((row) => contactImportView(store, row))) } };
});

export const readContactImport = handles(contacts.import, async ({ store }, { params }) => ({
  status: 200,
  body: await contactImportView(store, await found(store, params.id)),
}));

export const startContactImport = handles(contacts.startImport, async ({ store, clock }, { params, body }) => {
  await found(store, params.id);
  if (!body.columns.some((column) => column === "email" || column === "phone" || column === "customerNumber"))
    throw refusal("invalid", [
      {
        pointer: "/columns",
        code: "missing",
        message: {
          en: "Say which column holds e-mail addresses, phones or customer numbers: contacts are known again by them.",
          fr: "Indiquez la colonne des adresses e-mail, des téléphones ou des numéros de client : c’est à cela que l’on reconnaît un contact.",
        },
      },
    ]);
  await store.db
    .updateTable("contact_import")
    .set({ settings: JSON.stringify(body), started_at: clock.now() })
    .where("id", "=", params.id)
    .where("started_at", "is", null)
    .execute();
  return { status: 200, body: await contactImportView(store, await found(store, params.id)) };
});
