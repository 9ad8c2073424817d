import type { DefinitionView } from "../../api/contract/definition-views.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { bodyOf, client, ProblemError } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";
import type { SaveAnswer } from "./saving.ts";

/** A document as a request's body. */
export const asBody = (document: object): NonNullable<DefinitionView["draft"]>["document"] =>
  // A document holds nothing but JSON; only its type does not say so.
  document as NonNullable<DefinitionView["draft"]>["document"];

/** Sends a draft; every answer is a value. */
export async function sendDraft(kind: Kind, key: string, document: object, revision: number): Promise<SaveAnswer> {
  const answer = await client.definitions.saveDraft({
    params: { kind, key },
    body: asBody(document),
    ifMatch: revision,
  });
  if (answer.ok) return { outcome: "saved", revision: answer.body.revision, at: answer.body.at };
  if (answer.status === 412) return { outcome: "conflict" };
  if (answer.status === 401) {
    void queries.invalidateQueries({ queryKey: keys.session });
    return { outcome: "signedOut" };
  }
  if (answer.status === 0 || answer.status >= 500) return { outcome: "unsent" };
  return { outcome: "refused", reason: answer.problem.detail || answer.problem.title };
}

export const readDefinition = async (kind: Kind, key: string) =>
  bodyOf(await client.definitions.read({ params: { kind, key } }));

export const readVersion = async (kind: Kind, key: string, version: number): Promise<unknown> =>
  bodyOf(await client.definitions.version({ params: { kind, key, version } }));

export const reasonOf = (error: unknown): string => (error instanceof ProblemError ? error.message : String(error));
