import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Document } from "../../blueprints/kinds.ts";
import { library } from "../../blueprints/library.ts";
import { readText } from "../../blueprints/read.ts";
import { isPublishable, verifyText } from "../../blueprints/verify.ts";
import { carriesExamples, runExamples } from "../../runtime/examples/examples.ts";
import { readDirectory } from "../definitions/directory.ts";
import { readDefinition } from "../definitions/read.ts";
import { publish, saveDraft } from "../definitions/store.ts";
import type { Desk } from "../desk.ts";
import { putContact } from "../people/contacts.ts";
import { putDepartment, putGroup, putPerson } from "../people/people.ts";
import { seedArticles } from "./articles.ts";
import { seedPast } from "./past.ts";
import { DEMO_PASSWORD, demoAgents, demoContacts, demoDepartments, demoGroups, demoRequester } from "./people.ts";
import { keepShippedTemplates } from "./shipped-templates.ts";
import { seedTickets } from "./tickets.ts";

const LIBRARY = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "blueprints", "library");

/** Fields, templates and calendars first: blueprints, policies and rules name them. */
const ORDER = [
  "lifecycle",
  "field",
  "template",
  "calendar",
  "part",
  "blueprint",
  "sla-policy",
  "time-rule",
  "trigger",
  "routing",
  "assignment",
  "macro",
  "view",
  "form",
  "contact-matching",
] as const;

/** Shipped switched off, and on where people look around: the demo has ratings. */
const ON_IN_DEMO: ReadonlySet<string> = new Set(["ask-rating"]);

/** Where a document stands in the library: policies and rules are in an order, and what is shipped switched off stays a draft. */
const placeOf = ({ kind, key }: Document): number =>
  library.findIndex(({ document }) => document.kind === kind && document.key === key);

async function documentsOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(files.sort().map((file) => readFile(file, "utf8")));
}

/** Publishes what the library holds and the desk has never had. A document that can't run whole yet stays a draft. */
async function seedLibrary({ store, definitions, clock, config }: Desk): Promise<void> {
  const read = (await documentsOf(LIBRARY)).flatMap((body) => {
    const result = readText(body);
    return result.ok ? [{ body, document: result.document }] : [];
  });
  for (const wanted of ORDER) {
    const ofKind = read
      .filter(({ document: { kind } }) => kind === wanted)
      .sort((a, b) => placeOf(a.document) - placeOf(b.document));
    for (const { body, document } of ofKind) {
      const { kind, key } = document;
      if (await readDefinition(store.db, { kind, key })) continue;
      const saved = await saveDraft(store.db, { kind, key, expected: 0, body, author: "system", at: clock.now() });
      if (!saved.ok) continue;
      const inForce = await definitions.current(store.db);
      const verification = verifyText(body, await readDirectory(store.db, inForce));
      const waits =
        (library[placeOf(document)]?.published === false && !(config.demo && ON_IN_DEMO.has(key))) ||
        verification.findings.some(({ code }) => code === "notInterpreted");
      const passes =
        !carriesExamples(document) ||
        (isPublishable(verification) && runExamples(document, inForce).every(({ passed }) => passed));
      if (waits || !passes || !isPublishable(verification)) continue;
      await publish(store.db, {
        kind,
        key,
        expected: saved.revision,
        author: "system",
        at: clock.now(),
        note: "",
      });
    }
  }
}

async function seedPeople({ store, sessions }: Desk): Promise<void> {
  for (const department of demoDepartments) await putDepartment(store.db, department);
  for (const group of demoGroups) await putGroup(store.db, group);
  for (const { id, what, ...person } of demoAgents)
    await putPerson(store.db, { ...person, key: id, language: "en", active: true });
  for (const contact of demoContacts) await putContact(store.db, contact);
  await Promise.all(
    [...demoAgents, demoRequester].map(({ id, name, email }) => sessions.enrol(id, name, email, DEMO_PASSWORD)),
  );
}

/**
 * On a first start: demo people, the shipped documents, and tickets that have lived a little. Later starts change nothing but shipped
 * templates that nobody has touched.
 */
export async function seed(desk: Desk): Promise<void> {
  const { db } = desk.store;
  const known = await db.selectFrom("definition").select("key").limit(1).executeTakeFirst();
  if (known) {
    await keepShippedTemplates(desk);
    return;
  }
  if (desk.config.demo) await seedPeople(desk);
  await seedLibrary(desk);
  if (desk.config.demo) await seedArticles(desk);
  if (desk.config.demo) await seedPast(desk, desk.config.demoTickets);
  if (desk.config.demo) await seedTickets(desk);
}
