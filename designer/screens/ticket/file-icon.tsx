import {
  File,
  FileArchive,
  FileAudio,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  type LucideIcon,
} from "lucide-react";
import type { FileView } from "../../../api/contract/files.ts";

const ICONS: readonly (readonly [of: RegExp, icon: LucideIcon])[] = [
  [/^image\//, FileImage],
  [/^audio\//, FileAudio],
  [/^video\//, FileVideo],
  [/(zip|tar|rar|7z|gzip|bzip|xz|compressed)/, FileArchive],
  [/(sheet|excel|csv)/, FileSpreadsheet],
  [/(^text\/|pdf|word|document|presentation|rtf)/, FileText],
];

/** The kind of a file at a glance; its name says the rest. */
export function FileIcon({ file }: { readonly file: Pick<FileView, "contentType"> }) {
  const Icon = ICONS.find(([of]) => of.test(file.contentType))?.[1] ?? File;
  return <Icon size={18} aria-hidden className="shrink-0 text-soft" />;
}
