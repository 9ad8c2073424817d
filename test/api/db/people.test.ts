import { afterEach, describe, expect, test } from "vitest";
import { listContacts } from "../../../api/contacts/list.ts";
import { loadActor } from "../../../api/people/actor.ts";
import { putContact, readContactByEmail } from "../../../api/people/contacts.ts";
import { putPerson, readPerson, readPersonByEmail } from "../../../api/people/people.ts";
import { furnish, REMI } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

describe.each(DATABASES)("people on %s", (name) => {
  async function desk() {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    return store.db;
  }

  test("an actor has the groups of the moment, and who has left is nobody", async () => {
    const db = await desk();
    expect(await loadActor(db, "agent:ana")).toMatchObject({
      kind: "agent",
      groups: ["group:finance"],
      roles: ["role:agent"],
    });
    const ana = await readPerson(db, "agent:ana");
    if (!ana) throw new Error("Ana is not there.");
    await putPerson(db, { ...ana, groups: [] });
    expect((await loadActor(db, "agent:ana"))?.groups).toEqual([]);
    await putPerson(db, { ...ana, active: false });
    expect(await loadActor(db, "agent:ana")).toBeUndefined();
  });

  test("people and contacts are found by their address in any spelling", async () => {
    const db = await desk();
    expect((await readPersonByEmail(db, " ANA@Filrouge.example "))?.key).toBe("agent:ana");
    expect((await readContactByEmail(db, "Remi@CLIENT.example"))?.id).toBe(REMI.id);
    expect((await listContacts(db, { text: "rém", limit: 20 })).items.map(({ id }) => id)).toEqual([REMI.id]);
  });

  test("one address belongs to one contact", async () => {
    const db = await desk();
    const twin = {
      id: "requester:twin",
      name: "Twin",
      emails: ["remi@client.example"],
      language: "en",
      kind: "customer",
      verified: false,
      organization: null,
    } as const;
    await expect(putContact(db, twin)).rejects.toThrow();
    expect(await readContactByEmail(db, "remi@client.example")).toMatchObject({ id: REMI.id });
  });
});
