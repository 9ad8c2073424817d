import { tokens } from "../../contract/tokens.ts";
import { handles } from "../../http/handler.ts";

export const listTokens = handles(tokens.list, async ({ store }, { principal }) => {
  const rows = await store.db
    .selectFrom("api_token")
    .select(["id", "name", "created_at", "last_used_at"])
    .where("person", "=", principal.id)
    .where("revoked_at", "is", null)
    .orderBy("created_at")
    .execute();
  return {
    status: 200,
    body: {
      items: rows.map((row) => ({
        id: row.id,
        name: row.name,
        createdAt: row.created_at,
        lastUsedAt: row.last_used_at,
      })),
    },
  };
});
