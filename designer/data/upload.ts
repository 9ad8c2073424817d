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

/** Sends a file's bytes; `onProgress` hears how many of them have left. */
export function startUpload(file: File, onProgress: (sent: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Uploaded>((resolve) => {
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => {
      const body = parsed(request.responseText);
      const stored = fileSchema.safeParse(body);
      if (request.status === 201 && stored.success) return resolve({ ok: true, file: stored.data });
      const problem = problemSchema.safeParse(body);
      resolve({ ok: false, detail: problem.success ? problem.data.detail : null });
    };
    request.onerror = () => resolve({ ok: false, detail: null });
    request.onabort = () => resolve({ ok: false, detail: null });
  });
  request.open("POST", `/api/files?name=${encodeURIComponent(file.name.slice(0, 500))}`);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.setRequestHeader("accept-language", language());
  request.send(file);
  return { done, cancel: () => request.abort() };
}
