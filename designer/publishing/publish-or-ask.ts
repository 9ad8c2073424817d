import type { Kind } from "../../blueprints/kinds.ts";
import { bodyOf, client } from "../data/client.ts";

/** Publishes a draft, or asks a second person to where one is needed. Gives the new version; null: it was asked. */
export async function publishOrAsk(kind: Kind, key: string, note: string, ifMatch: number): Promise<number | null> {
  const call = { params: { kind, key }, body: { note }, ifMatch, idempotencyKey: crypto.randomUUID() };
  const { secondPerson } = bodyOf(await client.publishing.standing({ params: call.params }));
  if (!secondPerson) return bodyOf(await client.definitions.publish(call)).version;
  bodyOf(await client.publishing.ask(call));
  return null;
}
