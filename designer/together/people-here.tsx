import { Pencil } from "lucide-react";
import { useEffect, useState } from "react";
import type { Reader } from "../../api/contract/live.ts";
import { serverNow } from "../data/server-time.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { relative } from "../i18n/time.ts";
import { together } from "../i18n/together.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { useCompany } from "./context.ts";
import type { Came } from "./use-newest.ts";

const MOST = 3;
const TURN_MS = 10_000;

/** In the header of an editor: who else is here, where, and what they saved last. */
export function PeopleHere() {
  const t = useWords(together);
  const { readers, came } = useCompany();
  if (readers.length === 0 && !came) return null;
  const shown = readers.slice(0, MOST);
  const more = readers.length - shown.length;
  return (
    <span className="flex min-w-0 items-center gap-2">
      {readers.length > 0 && (
        <ul aria-label={t("here.title")} className="m-0 flex list-none items-center gap-1 p-0">
          {shown.map((reader) => (
            <li key={reader.person.id}>
              <Somebody reader={reader} />
            </li>
          ))}
          {more > 0 && <li className="text-soft text-xs">{t("here.more", { count: more })}</li>}
        </ul>
      )}
      <span role="status" className="truncate text-soft text-xs">
        {came && <CameLine came={came} />}
      </span>
    </span>
  );
}

function Somebody({ reader }: { readonly reader: Reader }) {
  const t = useWords(together);
  const { nameOf } = useCompany();
  const place = nameOf(reader.spot);
  const { name } = reader.person;
  const words =
    place === null
      ? t(reader.drawing ? "here.draws" : "here.looks", { name })
      : t(reader.drawing ? "here.drawsAt" : "here.at", { name, place });
  return (
    <Tooltip text={words}>
      <span className="relative inline-flex items-center gap-1.5 rounded-full border border-separator bg-panel pe-2 max-lg:pe-0">
        <Avatar name={name} />
        <span aria-hidden className="max-w-32 truncate text-xs max-lg:hidden">
          {name.split(/\s/)[0]}
          {place === null ? "" : ` · ${place}`}
        </span>
        {reader.drawing && <Pencil size={12} aria-hidden className="text-link max-lg:absolute max-lg:-end-1" />}
        <span className="sr-only">{words}</span>
      </span>
    </Tooltip>
  );
}

function CameLine({ came: { name, at, version } }: { readonly came: Came }) {
  const t = useWords(together);
  const language = useLanguage();
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), TURN_MS);
    return () => clearInterval(timer);
  }, []);
  const ago = Math.max(0, Math.max(now, at) - at);
  const seconds = Math.round(ago / TURN_MS) * 10;
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const time =
    seconds === 0 ? t("came.now") : seconds < 60 ? format.format(-seconds, "second") : relative(at, language, at + ago);
  return version === null ? t("came.saved", { name, time }) : t("came.published", { name, time, version });
}
