import { client } from "../../data/client.ts";

/** Takes a merge back; a text is the reason why not. */
export async function takeBack(merge: string, changed: () => Promise<void>): Promise<string | null> {
  const answer = await client.contacts.undoMerge({ params: { id: merge } });
  if (answer.ok) await changed();
  return answer.ok ? null : answer.problem.detail || answer.problem.title;
}
