import { describe, expect, test } from "vitest";
import { publish, saveDraft } from "../../../api/definitions/store.ts";
import { DATABASES, freshStore } from "../../stores.ts";

describe.each(DATABASES)("what is written for ever, on %s", (name) => {
  test("a published version can't be changed or removed", async () => {
    const { store, remove } = await freshStore(name);
    const target = { kind: "field", key: "product" } as const;
    await saveDraft(store.db, { ...target, expected: 0, body: "{}", author: "agent:ada", at: 1 });
    await publish(store.db, { ...target, expected: 1, author: "agent:ada", at: 2, note: "" });
    const version = store.db.updateTable("definition").set({ body: "changed" });
    await expect(version.execute()).rejects.toThrow(/immutable/);
    await expect(store.db.deleteFrom("definition").execute()).rejects.toThrow(/immutable/);
    await store.db.updateTable("definition").set({ status: "retired" }).execute();
    await remove();
  });

  test("the journal refuses update and delete", async () => {
    const { store, remove } = await freshStore(name);
    await store.db
      .insertInto("ticket")
      .values({
        id: "t1",
        number: 1,
        subject: "s",
        requester: null,
        submitter: null,
        assignee: null,
        group_key: null,
        department: null,
        status: "new",
        priority: null,
        type: null,
        channel: "web",
        blueprint: null,
        blueprint_version: null,
        state: null,
        state_since: null,
        customer_replied: 0,
        created_at: 1,
        updated_at: 1,
        solved_at: null,
        last_agent_action_at: null,
        wake_at: null,
        assigned_at: null,
        effort: 1,
        sla_due_at: null,
        sla_state: null,
        product: null,
        category: null,
        tags: "",
        waits_for: "",
        untouched_since: 1,
        told_at: 1,
        version: 1,
        facts: 1,
        involved: " ",
        search: "",
        body: "{}",
      })
      .execute();
    const entry = {
      ticket: "t1",
      seq: 1,
      event: "e1",
      type: "tagged",
      at: 1,
      by_actor: "system",
      rule: null,
      fact: "{}",
    };
    await store.db.insertInto("journal").values(entry).execute();
    await expect(store.db.updateTable("journal").set({ fact: "other" }).execute()).rejects.toThrow(/append-only/);
    await expect(store.db.deleteFrom("journal").execute()).rejects.toThrow(/append-only/);
    expect(await store.db.selectFrom("journal").selectAll().execute()).toEqual([entry]);
    await remove();
  });
});
