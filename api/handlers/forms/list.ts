import { forms } from "../../contract/forms.ts";
import { handles } from "../../http/handler.ts";
import { plainText } from "../../present/definitions.ts";
import { readNames } from "../../present/names.ts";

export const listForms = handles(forms.list, async (desk) => {
  const { db } = desk.store;
  const inForce = [...((await desk.definitions.current(db)).forms?.values() ?? [])].map(({ document }) => document);
  const names = await readNames(
    db,
    inForce.map(({ department }) => department),
  );
  const items = inForce.map(({ key, name, description, department, type, asks }) => ({
    key,
    name: plainText(name),
    description: description === undefined ? null : plainText(description),
    department: names.of(department),
    type: type ?? null,
    asks: [...asks],
  }));
  return { status: 200, body: { items } };
});
