import { afterAll, beforeAll, expect, it } from "vitest";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import type { Part } from "../../../blueprints/part.ts";
import { connect } from "../../../designer/commands/connect.ts";
import { insertPart } from "../../../designer/commands/insert-part.ts";
import { rename } from "../../../designer/commands/rename.ts";
import { caughtUp, oldVersions } from "../../../designer/parts/catch-up.ts";
import { plainPart } from "../../../designer/parts/plain-part.ts";
import { picture, startVisit, type Visit } from "../../e2e/visit.ts";
import { good, type Visitor } from "../../server.ts";
import { small } from "../sample.ts";

let visit: Visit;
let ada: Visitor;
beforeAll(async () => {
  visit = await startVisit();
  ada = await visit.server.signIn("ada");
});
afterAll(() => visit.close());

// A document holds nothing but JSON; only its type does not say so.
const asBody = (document: object) => document as { readonly [key: string]: never };

const second = (part: Part): Part => ({
  ...part,
  states: [...part.states, { id: "appealed", name: { en: "Appealed", fr: "Contesté" }, status: "open" }],
  transitions: [
    ...part.transitions,
    { id: "appeal", name: { en: "Appeal", fr: "Contester" }, from: ["answered"], to: "appealed" },
    { id: "look-again", name: { en: "Look again", fr: "Revoir" }, from: ["appealed"], to: "asked" },
  ],
});
const withPart = (key: string, part: Part, version = 1): Blueprint => {
  const document = { ...small(), key, name: key };
  const put = insertPart.apply(document, { part, version })?.document ?? document;
  // The ways in and out: without them the states that come new would be problems of their own.
  return [
    ["work", "asked"],
    ["answered", "done"],
  ].reduce((next, [from = "", to = ""]) => connect.apply(next, { from, to })?.document ?? next, put);
};

it("every place of a part in a blueprint is brought up, whichever version stood there, and what was changed there stays", () => {
  const [one, two] = [plainPart("sample", "Sample"), second(plainPart("sample", "Sample"))];
  const [asked, ...rest] = two.states;
  if (!asked) throw new Error("The sample has states.");
  const three = { ...two, states: [{ ...asked, note: "Wait a day." }, ...rest] };
  const once = withPart("both", one);
  const twice = insertPart.apply(once, { part: two, version: 2 })?.document ?? once;
  const here =
    rename.apply(twice, { kind: "state", id: "asked", language: "en", name: "Asked here" })?.document ?? twice;
  expect(oldVersions(here, "sample", 3)).toEqual([1, 2]);
  const former = new Map([
    [1, one],
    [2, two],
  ]);
  const next = caughtUp(here, { document: three, version: 3 }, former);
  expect(next.sections?.map(({ from }) => from?.version)).toEqual([3, 3]);
  expect(next.states.filter(({ note }) => note === "Wait a day.")).toHaveLength(2);
  expect(next.states.find(({ id }) => id === "asked")).toMatchObject({ name: { en: "Asked here" } });
  expect(oldVersions(next, "sample", 3)).toEqual([]);
  expect(caughtUp(next, { document: three, version: 3 }, former)).toBe(next);
  // A version that is not at hand leaves its place alone.
  const partly = caughtUp(here, { document: three, version: 3 }, new Map([[2, two]]));
  expect(partly.sections?.map(({ from }) => from?.version)).toEqual([1, 3]);
});

it("from its own page a part is brought up to date in all its blueprints, each with its result, and taken back as one", async () => {
  // A second try begins with a part and blueprints of its own.
  const tag = Math.floor(performance.now()).toString(36);
  const part = plainPart(`sample-${tag}`, `Sample ${tag}`);
  const publish = async (kind: "part" | "blueprint", key: string, ifMatch: number) =>
    good(await ada.client.definitions.publish({ params: { kind, key }, body: {}, ifMatch }));
  good(await ada.client.definitions.create({ body: asBody(part) }));
  await publish("part", part.key, 1);
  const [drawn, broken] = [withPart(`drawn-${tag}`, part), withPart(`broken-${tag}`, part)];
  good(await ada.client.definitions.create({ body: asBody(drawn) }));
  good(await ada.client.definitions.create({ body: asBody(broken) }));
  const { revision } = good(
    await ada.client.definitions.saveDraft({
      params: { kind: "part", key: part.key },
      body: asBody(second(part)),
      ifMatch: 0,
    }),
  );
  await publish("part", part.key, revision);

  const page = await visit.person("ada");
  await page.goto(`/parts/${part.key}`);
  const standing = page.getByRole("region", { name: "Where it was put in" });
  await standing.getByText("version 1").nth(1).waitFor();
  await standing.getByRole("button", { name: "Bring them up to date…" }).click();
  const dialog = page.getByRole("dialog", { name: `Bring every ‘Sample ${tag}’ up to version 2` });
  await dialog.getByText("2 documents get a draft.").waitFor();
  await dialog.getByRole("button", { name: "Show the differences" }).first().click();
  await dialog.getByText("Added state ‘Appealed’").waitFor();
  await picture(page, "parts-all");
  // Somebody goes on with one of them meanwhile.
  good(
    await ada.client.definitions.saveDraft({
      params: { kind: "blueprint", key: broken.key },
      body: asBody({ ...broken, name: "Drawn meanwhile" }),
      ifMatch: 1,
    }),
  );
  await dialog.getByRole("button", { name: "Draw into 2 documents" }).click();
  await dialog.getByText("Drawn into 1 document.").waitFor();
  await dialog
    .getByRole("alert")
    .getByText(new RegExp(`‘broken-${tag}’ stays as it is`))
    .waitFor();
  await picture(page, "parts-all-done");
  const read = async (key: string) =>
    good(await ada.client.definitions.read({ params: { kind: "blueprint", key } })).draft?.document;
  expect((await read(drawn.key))?.sections).toMatchObject([{ from: { version: 2 } }]);
  expect(await read(broken.key)).toMatchObject({ name: "Drawn meanwhile", sections: [{ from: { version: 1 } }] });
  await dialog.getByRole("button", { name: "Undo" }).click();
  await dialog.getByText("2 documents get a draft.").waitFor();
  expect(await read(drawn.key)).toEqual(asBody(drawn));
  await page.context().close();
});
