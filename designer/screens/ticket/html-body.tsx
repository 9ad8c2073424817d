import { type ReactNode, useMemo } from "react";
import { files } from "../../i18n/files.ts";
import { useWords } from "../../i18n/i18n.ts";
import { HtmlFrame } from "../../ui/html-frame.tsx";
import { makeSafe } from "../../ui/safe-html.ts";

const NONE: ReadonlyMap<number, string> = new Map();

interface HtmlBodyProps {
  readonly html: string;
  /** The same in words, for what cannot be shown. */
  readonly words: ReactNode;
}

/** A message as it came. Pictures from other sites stay away: fetching one tells its sender who reads, and when. */
export default function HtmlBody({ html, words }: HtmlBodyProps) {
  const t = useWords(files);
  const quoted = t("quoted");
  const safe = useMemo(() => makeSafe(html, quoted), [html, quoted]);
  if (safe === null)
    return (
      <>
        <p className="m-0 mb-1 text-xs text-soft">{t("tooMuch")}</p>
        {words}
      </>
    );
  return (
    <>
      {safe.pictures.length > 0 && (
        <p className="m-0 mb-1 text-xs text-soft">{t("pictures", { count: safe.pictures.length })}</p>
      )}
      <HtmlFrame safe={safe} title={t("original")} pictures={NONE} />
    </>
  );
}
