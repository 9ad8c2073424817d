import { type FileView, fileSchema } from "../../api/contract/files.ts";
import { problemSchema } from "../../api/contract/problem.ts";
import { language } from "../i18n/i18n.ts";

/** How an upload ended; `detail` null: the server did not answer. */
export type Uploaded =
  | { readonly ok: true; readonly file: FileView }
  | { readonly ok: false; readonly detail: string | null };

export interface Upload {
  readonly done: Promise<Uploaded>;
  readonly cancel: () => void;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A proxy's page.
  }
};

/** What came back of sent bytes; status 0: nothing did. */
export interface SentBytes {
  readonly status: number;
  readonly body: unknown;
}

/** Sends a file's bytes to an address; `onProgress` hears how many of them have left. */
export function sendBytes(
  address: string,
  file: File,
  onProgress: (sent: number) => void,
): { readonly done: Promise<SentBytes>; readonly cancel: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<SentBytes>((resolve) => {
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => resolve({ status: request.status, body: parsed(request.responseText) });
    request.onerror = () => resolve({ status: 0, body: undefined });
    request.onabort = () => resolve({ status: 0, body: undefined });
  });
  request.open("POST", address);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.setRequestHeader("accept-language", language());
  request.send(file);
  return { done, cancel: () => request.abort() };
}

/** Sends a file for a message. */
export function startUpload(file: File, onProgress: (sent: number) => void): Upload {
  const { done, cancel } = sendBytes(
    `/api/files?name=${encodeURIComponent(file.name.slice(0, 500))}`,
    file,
    onProgress,
  );
  const uploaded = done.then(({ status, body }): Uploaded => {
    const stored = fileSchema.safeParse(body);
    if (status === 201 && stored.success) return { ok: true, file: stored.data };
    const problem = problemSchema.safeParse(body);
    return { ok: false, detail: problem.success ? problem.data.detail : null };
  });
  return { done: uploaded, cancel };
}
