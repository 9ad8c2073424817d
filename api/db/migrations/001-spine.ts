import type { Migration } from "../migration.ts";

/** The spine: tickets with their journal, the door's books, definitions, people. */
export const spine: Migration = async (db, dialect) => {
  const text = "text" as const;
  const integer = "bigint" as const;
  const create = db.schema;

  await create
    .createTable("ticket")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("number", integer, (c) => c.notNull().unique())
    .addColumn("subject", text, (c) => c.notNull())
    .addColumn("requester", text)
    .addColumn("submitter", text)
    .addColumn("assignee", text)
    .addColumn("group_key", text)
    .addColumn("department", text)
    .addColumn("status", text, (c) => c.notNull())
    .addColumn("priority", text)
    .addColumn("type", text)
    .addColumn("channel", text, (c) => c.notNull())
    .addColumn("blueprint", text)
    .addColumn("blueprint_version", integer)
    .addColumn("state", text)
    .addColumn("state_since", integer)
    .addColumn("customer_replied", integer, (c) => c.notNull())
    .addColumn("created_at", integer, (c) => c.notNull())
    .addColumn("updated_at", integer, (c) => c.notNull())
    .addColumn("solved_at", integer)
    .addColumn("last_agent_action_at", integer)
    .addColumn("wake_at", integer)
    .addColumn("version", integer, (c) => c.notNull())
    .addColumn("facts", integer, (c) => c.notNull())
    .addColumn("involved", text, (c) => c.notNull())
    .addColumn("search", text, (c) => c.notNull())
    .addColumn("body", text, (c) => c.notNull())
    .execute();
  await create.createIndex("ticket_wake").on("ticket").column("wake_at").where("wake_at", "is not", null).execute();
  await create.createIndex("ticket_list").on("ticket").columns(["status", "updated_at"]).execute();
  await create.createIndex("ticket_requester").on("ticket").columns(["requester", "updated_at"]).execute();
  await create.createIndex("ticket_assignee").on("ticket").columns(["assignee", "status"]).execute();
  await create.createIndex("ticket_place").on("ticket").columns(["blueprint", "blueprint_version", "state"]).execute();

  await create
    .createTable("journal")
    .addColumn("ticket", text, (c) => c.notNull().references("ticket.id"))
    .addColumn("seq", integer, (c) => c.notNull())
    .addColumn("event", text, (c) => c.notNull())
    .addColumn("type", text, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("by_actor", text, (c) => c.notNull())
    .addColumn("rule", text)
    .addColumn("fact", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("journal_key", ["ticket", "seq"])
    .modifyEnd(dialect.clustered)
    .execute();
  for (const statement of dialect.appendOnly("journal")) await db.executeQuery(statement);

  await create
    .createTable("message")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("ticket", text, (c) => c.notNull().references("ticket.id"))
    .addColumn("seq", integer, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("public", integer, (c) => c.notNull())
    .addColumn("channel", text, (c) => c.notNull())
    .addColumn("author", text, (c) => c.notNull())
    .addColumn("author_kind", text, (c) => c.notNull())
    .addColumn("sender", text)
    .addColumn("recipients", text, (c) => c.notNull())
    .addColumn("cc", text, (c) => c.notNull())
    .addColumn("message_id", text)
    .addColumn("in_reply_to", text)
    .addColumn("automatic", integer, (c) => c.notNull())
    .addColumn("text", text, (c) => c.notNull())
    .addColumn("attachments", text, (c) => c.notNull())
    .execute();
  await create.createIndex("message_ticket").on("message").columns(["ticket", "seq"]).execute();
  await create
    .createIndex("message_envelope")
    .on("message")
    .column("message_id")
    .where("message_id", "is not", null)
    .execute();

  await create
    .createTable("inbox")
    .addColumn("event", text, (c) => c.primaryKey().notNull())
    .addColumn("ticket", text, (c) => c.notNull())
    .addColumn("principal", text)
    .addColumn("idempotency_key", text)
    .addColumn("request_hash", text)
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("seq_from", integer, (c) => c.notNull())
    .addColumn("seq_to", integer, (c) => c.notNull())
    .addColumn("version", integer, (c) => c.notNull())
    .modifyEnd(dialect.clustered)
    .execute();
  await create
    .createIndex("inbox_key")
    .unique()
    .on("inbox")
    .columns(["principal", "idempotency_key"])
    .where("idempotency_key", "is not", null)
    .execute();

  await create
    .createTable("decision")
    .addColumn("event", text, (c) => c.primaryKey().notNull())
    .addColumn("ticket", text, (c) => c.notNull())
    .addColumn("type", text, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("by_actor", text, (c) => c.notNull())
    .addColumn("entries", text, (c) => c.notNull())
    .addColumn("context", text, (c) => c.notNull())
    .execute();
  await create.createIndex("decision_ticket").on("decision").columns(["ticket", "at"]).execute();

  await create
    .createTable("step_draft")
    .addColumn("ticket", text, (c) => c.notNull().references("ticket.id"))
    .addColumn("agent", text, (c) => c.notNull())
    .addColumn("transition_id", text, (c) => c.notNull())
    .addColumn("from_state", text, (c) => c.notNull())
    .addColumn("answers", text, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addPrimaryKeyConstraint("step_draft_key", ["ticket", "transition_id", "agent"])
    .execute();

  await create
    .createTable("attachment")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("content_type", text, (c) => c.notNull())
    .addColumn("size", integer, (c) => c.notNull())
    .addColumn("sha256", text, (c) => c.notNull())
    .addColumn("by_actor", text, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .execute();
};
