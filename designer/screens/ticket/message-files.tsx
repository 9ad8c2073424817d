import { Download } from "lucide-react";
import { useState } from "react";
import type { FileView } from "../../../api/contract/files.ts";
import { files as words } from "../../i18n/files.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { FileIcon } from "./file-icon.tsx";
import { sizeWords } from "./file-words.ts";

/** Pictures that the server draws small. */
const PICTURE = /^image\/(png|jpeg|gif|webp|avif)$/;

/** What a message has attached: what it is, how large, and a way to save it. Nothing of it is opened here. */
export function MessageFiles({ files }: { readonly files: readonly FileView[] }) {
  const t = useWords(words);
  if (files.length === 0) return null;
  return (
    <ul aria-label={t("attached")} className="m-0 mt-2 flex list-none flex-wrap gap-2 p-0">
      {files.map((file) => (
        <li key={file.id} className="min-w-0">
          <MessageFile file={file} />
        </li>
      ))}
    </ul>
  );
}

function MessageFile({ file }: { readonly file: FileView }) {
  const t = useWords(words);
  const language = useLanguage();
  const [drawn, setDrawn] = useState(PICTURE.test(file.contentType));
  const size = sizeWords(file.size, language);
  return (
    <a
      href={`/api/files/${encodeURIComponent(file.id)}`}
      download={file.name}
      aria-label={t("download", { name: file.name, size })}
      className="flex max-w-64 flex-col overflow-hidden rounded-md border border-separator bg-panel text-xs text-ink no-underline hover:border-link"
    >
      {drawn && (
        <img
          src={`/api/files/${encodeURIComponent(file.id)}/thumbnail`}
          alt={t("picture", { name: file.name })}
          loading="lazy"
          onError={() => setDrawn(false)}
          className="h-36 w-60 max-w-full self-center object-contain"
        />
      )}
      <span className="flex min-w-0 items-center gap-1.5 px-2 py-1">
        <FileIcon file={file} />
        <span className="min-w-0 flex-1 truncate">{file.name}</span>
        <span className="shrink-0 text-soft">{size}</span>
        <Download size={14} aria-hidden className="shrink-0 text-soft" />
      </span>
    </a>
  );
}
