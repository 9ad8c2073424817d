import { ImageOff } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import type { MessageView } from "../../../api/contract/ticket-views.ts";
import { files } from "../../i18n/files.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { HtmlFrame } from "../../ui/html-frame.tsx";
import { makeSafe, type SafeHtml } from "../../ui/safe-html.ts";
import { useInline } from "./use-inline.ts";
import { usePictures } from "./use-pictures.ts";

interface HtmlBodyProps {
  readonly ticket: string;
  readonly message: string;
  readonly html: string;
  readonly files: MessageView["attachments"];
  /** The same in words, for what cannot be shown. */
  readonly words: ReactNode;
}

/** A message as it came, where it can be shown so. */
export default function HtmlBody({ html, words, ...of }: HtmlBodyProps) {
  const t = useWords(files);
  const quoted = t("quoted");
  const safe = useMemo(() => makeSafe(html, quoted), [html, quoted]);
  if (safe !== null) return <Shown {...of} safe={safe} />;
  return (
    <>
      <p className="m-0 mb-1 text-xs text-soft">{t("tooMuch")}</p>
      {words}
    </>
  );
}

/** Pictures from other sites stay away until somebody asks: fetching one tells its sender that it is read, and when. */
function Shown({
  ticket,
  message,
  files: attached,
  safe,
}: Omit<HtmlBodyProps, "html" | "words"> & { readonly safe: SafeHtml }) {
  const t = useWords(files);
  const { pictures, state, show, missing } = usePictures(ticket, message, safe.pictures);
  const inline = useInline(safe.inline, attached);
  const words =
    state === "away"
      ? t("pictures", { count: safe.pictures.length })
      : state === "coming"
        ? t("loadingPictures")
        : missing > 0
          ? t("picturesFailed", { count: missing })
          : null;
  return (
    <>
      {safe.pictures.length > 0 && words !== null && (
        <p className="m-0 mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-soft">
          <ImageOff size={14} aria-hidden className="shrink-0" />
          <span className="min-w-0 flex-1">{words}</span>
          {state !== "there" && (
            <Button size="s" busy={state === "coming"} onClick={() => void show()}>
              {t("showPictures")}
            </Button>
          )}
        </p>
      )}
      <HtmlFrame safe={safe} title={t("original")} pictures={pictures} inline={inline} />
    </>
  );
}
