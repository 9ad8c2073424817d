import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { formView, openForm, shownIn } from "../../../api/channels/form.ts";
import { readHealth } from "../../../api/channels/list.ts";
import { type FormDesk, takeForm } from "../../../api/channels/take-form.ts";
import { visitorOf } from "../../../api/channels/visitor.ts";
import type { SentForm } from "../../../api/contract/channel-forms.ts";
import { listDefinitions } from "../../../api/definitions/read.ts";
import { usesOf } from "../../../api/definitions/uses.ts";
import { Refusal } from "../../../api/http/problems.ts";
import { put, REMI } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { ALERTS, channelDesk, type TestChannelDesk } from "./channel-desk.ts";

const HOSTILE = `<img src=x onerror=alert(1)> {{ticket.id}} ${"\u202e"}`;

const field = (key: string, type: string, more: object = {}) => ({
  ...{ kind: "field", schemaVersion: 1, key, name: { en: key, fr: `${key} (fr)` }, type },
  ...more,
});

describe.each(DATABASES)("a form on a site, on %s", (database) => {
  let one: TestChannelDesk | null = null;
  const opened = async () => {
    one = await channelDesk(database);
    const { store } = one;
    await put(store, "field", "size", field("size", "number"));
    const kinds = [
      { value: "bug", name: { en: "Fault", fr: "Panne" } },
      { value: "wish", name: "Wish" },
    ];
    await put(store, "field", "kind", field("kind", "choice", { options: kinds }));
    await put(store, "field", "owner", field("owner", "person"));
    await put(store, "form", "contact", {
      ...{ kind: "form", schemaVersion: 1, key: "contact", name: { en: "Write to us", fr: "Nous écrire" } },
      ...{ department: "department:finance", type: "question" },
      asks: [
        { ask: "field", field: "kind", required: true },
        { ask: "field", field: "size", required: true, showWhen: { is: [{ var: "answers.kind" }, "bug"] } },
        { ask: "field", field: "owner" },
      ],
    });
    await put(store, "channel", "site", {
      ...{ kind: "channel", schemaVersion: 1, key: "site", name: "Site", department: "department:finance" },
      ...{ language: "en", source: { by: "form", form: "contact", files: true, sites: ["https://shop.example"] } },
    });
    await put(store, "channel", "plain", {
      ...{ kind: "channel", schemaVersion: 1, key: "plain", name: "Plain", department: "department:finance" },
      ...{ language: "en", source: { by: "form", files: false, sites: [] } },
    });
    const desk: FormDesk = { ...one.desk, config: { ...one.desk.config, files: { perMessage: 2 } } };
    return { ...one, desk };
  };
  afterEach(async () => {
    await one?.remove();
    one = null;
  });
  const sent = (more: Partial<SentForm> = {}): SentForm => ({
    ...{ key: randomUUID(), visit: randomUUID(), language: "fr", name: "Nina Roy", email: "nina@home.example" },
    ...{ subject: "Hello", text: "A question.", ...more },
  });
  const reasonsOf = async (taking: Promise<unknown>): Promise<readonly string[]> => {
    const error: unknown = await taking.catch((thrown: unknown) => thrown);
    if (!(error instanceof Refusal)) throw new Error(`It was not refused: ${String(error)}`);
    return error.errors.map(({ pointer }) => pointer);
  };

  test("asks what its document asks and a visitor can know, shows what the answers call for, in their language", async () => {
    const { desk } = await opened();
    const open = await openForm(desk, "site");
    const view = await formView(desk, open, "fr");
    expect(view).toMatchObject({
      ...{ title: "Nous écrire", changes: true, shown: [{ key: "kind", required: true }] },
      fields: [
        {
          key: "kind",
          name: "kind (fr)",
          options: [
            { value: "bug", name: "Panne" },
            { value: "wish", name: "Wish" },
          ],
        },
        { key: "size", type: "number" },
      ],
    });
    expect(await shownIn(desk, open, { kind: "bug" })).toEqual([
      { key: "kind", required: true },
      { key: "size", required: true },
    ]);
  });

  test("a form that is sent is one ticket of whoever has the address, however often it comes", async () => {
    const { desk, store, messages } = await opened();
    const open = await openForm(desk, "site");
    const form = sent({ answers: { kind: "bug", size: "12,5" }, subject: HOSTILE, text: HOSTILE });
    const number = await takeForm(desk, open, form);
    expect(await takeForm(desk, open, form)).toBe(number);
    const rows = await store.db.selectFrom("ticket").selectAll().execute();
    expect(rows).toHaveLength(1);
    const ticket = JSON.parse(rows[0]?.body ?? "{}") as Record<string, unknown>;
    expect(ticket).toMatchObject({
      ...{ subject: HOSTILE, channel: "form", address: "site", form: "contact", type: "question", language: "fr" },
      fields: { kind: "bug", size: 12.5 },
    });
    expect(await messages()).toMatchObject([{ text: HOSTILE, public: 1, automatic: 0 }]);
    const contact = await store.db
      .selectFrom("contact")
      .selectAll()
      .where("id", "=", String(ticket.requester))
      .executeTakeFirst();
    expect(contact).toMatchObject({ name: "Nina Roy", verified: 0 });
    expect(await readHealth(store.db, "en")).toMatchObject([{ key: "site", counts: { taken: 1 } }, { key: "plain" }]);
  });

  test("an address that is somebody's makes a ticket of theirs and changes nothing else of them", async () => {
    const { desk, store } = await opened();
    const before = await store.db.selectFrom("contact").selectAll().where("id", "=", REMI.id).execute();
    await takeForm(desk, await openForm(desk, "plain"), sent({ email: "Remi@Client.example", name: "An impostor" }));
    const ticket = await store.db.selectFrom("ticket").select("requester").executeTakeFirstOrThrow();
    expect(ticket.requester).toBe(REMI.id);
    expect(await store.db.selectFrom("contact").selectAll().where("id", "=", REMI.id).execute()).toEqual(before);
  });

  test("what is needed and missing is said at its field, and nothing is made", async () => {
    const { desk, tickets } = await opened();
    const open = await openForm(desk, "site");
    expect(await reasonsOf(takeForm(desk, open, sent()))).toEqual(["/fields/kind"]);
    expect(await reasonsOf(takeForm(desk, open, sent({ answers: { kind: "bug" } })))).toEqual(["/fields/size"]);
    expect(await reasonsOf(takeForm(desk, open, sent({ answers: { kind: "none", size: "x" } })))).toContain(
      "/fields/kind",
    );
    expect(await tickets()).toEqual([]);
  });

  test("files are named by the visit that sent them, and by no other", async () => {
    const { desk, store, tickets } = await opened();
    const visit = randomUUID();
    const file = (id: string, by: string) => ({
      ...{ id, name: "a.txt", content_type: "text/plain", size: 3, sha256: "00", by_actor: by, at: 0, look_at: 0 },
    });
    await store.db
      .insertInto("attachment")
      .values([file("own", visitorOf("site", visit)), file("other", visitorOf("site", randomUUID()))])
      .execute();
    const open = await openForm(desk, "site");
    const naming = (id: string) =>
      takeForm(desk, open, sent({ visit, answers: { kind: "wish" }, attachments: [{ id }] }));
    expect(await reasonsOf(naming("other"))).toEqual(["/attachments/0"]);
    expect(await tickets()).toEqual([]);
    await naming("own");
    const named = await store.db.selectFrom("message_file").select("attachment").execute();
    expect(named).toEqual([{ attachment: "own" }]);
  });

  test("a form and a field are used by the channels that name them", async () => {
    const { store, open } = await opened();
    await open("alerts", { ...ALERTS, fields: { size: "{{/size}}" } });
    const records = await listDefinitions(store.db);
    expect(usesOf({ kind: "form", key: "contact" }, records)).toMatchObject([{ kind: "channel", key: "site" }]);
    expect(usesOf({ kind: "field", key: "size" }, records)).toMatchObject([
      { kind: "channel", key: "alerts", places: [{ pointer: "/source/fields/size" }] },
      { kind: "form", key: "contact" },
    ]);
  });

  test("a channel that is off, or whose form is, has no form", async () => {
    const { desk, store } = await opened();
    await store.db.updateTable("definition").set({ status: "retired" }).where("key", "=", "plain").execute();
    for (const key of ["plain", "none"]) await expect(openForm(desk, key)).rejects.toMatchObject({ status: 404 });
  });
});
