import { expect, test } from "vitest";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { putPerson } from "../../../api/people/people.ts";
import { peekCandidates } from "../../../api/tickets/candidates.ts";
import { furnish } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

test.each(DATABASES)("automatic assignment chooses nobody without a seat, on %s", async (database) => {
  const { store, remove } = await freshStore(database);
  try {
    await furnish(store);
    const group = "group:seats";
    await store.db.insertInto("desk_group").values({ key: group, name: "Seats", department: null }).execute();
    for (const [key, role] of [
      ["agent:seated", "role:agent"],
      ["agent:beside", "role:collaborator"],
    ] as const)
      await putPerson(store.db, {
        ...{ key, name: key, language: "en", email: `${key.slice(6)}@filrouge.example`, active: true },
        ...{ roles: [role], rights: [], departments: ["department:finance"], groups: [group] },
      });
    const inForce = await new CompiledDefinitions().current(store.db);
    const { people } = await peekCandidates(store, inForce, { group, channel: "web", requester: null }, 0);
    expect(people.map(({ id }) => id)).toEqual(["agent:seated"]);
  } finally {
    await remove();
  }
});
