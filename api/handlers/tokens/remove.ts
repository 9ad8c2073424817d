import { tokens } from "../../contract/tokens.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";

export const revokeToken = handles(tokens.remove, async ({ store, clock }, { principal, params }) => {
  const done = await store.db
    .updateTable("api_token")
    .set({ revoked_at: clock.now() })
    .where("id", "=", params.id)
    .where("person", "=", principal.id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw refusal("notFound");
  return { status: 204 };
});
