import { type ContactPreview, previewSchema } from "../../../../api/contract/contact-imports.ts";
import { problemSchema } from "../../../../api/contract/problem.ts";
import { type SentBytes, sendBytes } from "../../../data/upload.ts";

/** How a file of contacts came; `detail` null: the server did not answer. */
export type Sent =
  | { readonly ok: true; readonly preview: ContactPreview }
  | { readonly ok: false; readonly detail: string | null };

/** Sends a file of contacts, to be looked at before anything comes in. */
export async function sendContacts(file: File, onProgress: (sent: number) => void): Promise<Sent> {
  const address = `/api/contact-imports?name=${encodeURIComponent(file.name.slice(0, 500))}`;
  const { status, body }: SentBytes = await sendBytes(address, file, onProgress).done;
  const preview = previewSchema.safeParse(body);
  if (status === 201 && preview.success) return { ok: true, preview: preview.data };
  const problem = problemSchema.safeParse(body);
  return { ok: false, detail: problem.success ? problem.data.detail : null };
}
