import { CompiledQuery } from "kysely";
import type { Migration } from "../migration.ts";

const HAS = "new.assignee is not null";
const MOVED = ["assignee", "status", "channel", "effort", "requester", "assigned_at"];
const DIFFERS = MOVED.map((column) => `new.${column} is not old.${column}`).join(" or ");

/** Who is in a group, who is there, and whose turn it is. */
const PEOPLE = ["person", "person_group", "presence", "desk_group", "group_turn"];

/**
 * On SQLite the counter `loads` moves with whatever may change who is chosen for a ticket: the database itself sees to it, so that
 * no writer can forget. Who has chosen by a count that still stands has chosen by what still is. PostgreSQL has locks for it,
 * and a counter would make everybody wait for everybody.
 */
export const watchedLoads: Migration = async (db, dialect) => {
  if (dialect.name !== "sqlite") return;
  await db.insertInto("counter").values({ name: "loads", value: 0 }).execute();
  const count = "begin update counter set value = value + 1 where name = 'loads'; end";
  const watch = [
    `create trigger ticket_loads_insert after insert on ticket when ${HAS} ${count}`,
    `create trigger ticket_loads_update after update of ${MOVED.join(", ")} on ticket
      when (${HAS} or old.assignee is not null) and (${DIFFERS}) ${count}`,
    `create trigger ticket_loads_delete after delete on ticket ${count}`,
    ...PEOPLE.flatMap((table) =>
      ["insert", "update", "delete"].map(
        (verb) => `create trigger ${table}_loads_${verb} after ${verb} on ${table} ${count}`,
      ),
    ),
  ];
  for (const statement of watch) await db.executeQuery(CompiledQuery.raw(statement));
};
