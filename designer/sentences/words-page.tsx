import { useQuery } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { useMemo } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { LANGUAGES, textIn } from "../../blueprints/text.ts";
import { LanguageChoice } from "../articles/language-choice.tsx";
import { ProblemError } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { useDirectory } from "../data/session.ts";
import { readDefinition, readVersion } from "../document/draft.ts";
import { isBlueprintLike } from "../document/readable.ts";
import { BlueprintPicture } from "../export/blueprint-picture.tsx";
import { LIGHT } from "../export/paint.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { sentences } from "../i18n/sentences.ts";
import { dateTime } from "../i18n/time.ts";
import { usePageTitle } from "../shell/page-title.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { namingOf } from "./naming.ts";
import "./print.css";
import { processInWords } from "./process.ts";
import { ProcessText } from "./process-text.tsx";

/** A process as a document to read and to print: the picture, then every sentence. */
export default function WordsPage() {
  const t = useWords(sentences);
  const { key = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const version = Number(search.get("version")) || null;
  const shown = useLanguage();
  const language = LANGUAGES.find((one) => one === search.get("language")) ?? shown;
  // The paper is in its own language, whatever that of the interface.
  const own = sentences[language];
  const directory = useDirectory();
  const read = useQuery({
    queryKey: [...keys.definitions, "blueprint", key, "words", version],
    queryFn: () => loaded(key, version),
  });
  const document = read.data?.document ?? null;
  const chapters = useMemo(
    () => document && processInWords(document, namingOf(directory.data ?? null)),
    [document, directory.data],
  );
  const name = document ? textIn(document.name, language) : key;
  usePageTitle(t("title", { name }));
  if (read.isError)
    return read.error instanceof ProblemError && read.error.problem.status === 404 ? (
      <EmptyState title={t("missing")} />
    ) : (
      <ErrorState message={t("failed")} onRetry={() => void read.refetch()} />
    );
  if (!read.data || directory.isPending) return <Skeleton lines={14} label={t("loading")} />;
  if (!document || !chapters) return <ErrorState message={t("failed")} onRetry={() => void read.refetch()} />;
  return (
    <article className="fr-paper mx-auto flex w-full max-w-220 flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <Link to={`/blueprints/${key}${version === null ? "" : `?version=${version}`}`} className="text-link">
          {t("back")}
        </Link>
        <span className="flex-1" />
        <LanguageChoice
          value={language}
          onChange={(next) => setSearch({ ...Object.fromEntries(search), language: next }, { replace: true })}
        />
        <Button icon={Printer} onClick={() => window.print()}>
          {t("print")}
        </Button>
      </div>
      <header lang={language}>
        <h1 className="m-0 font-semibold text-xl">{name}</h1>
        <p className="m-0 text-soft">
          {read.data.version === null ? own.draft : own.version.replace("{{version}}", String(read.data.version))}
          {". "}
          {own.read.replace("{{date}}", dateTime(read.dataUpdatedAt, language))}
        </p>
      </header>
      <figure aria-label={t("picture")} className="m-0 overflow-hidden rounded-lg border border-separator">
        <BlueprintPicture {...{ document, language }} paint={LIGHT} className="block h-auto max-h-[70vh] w-full" />
      </figure>
      <div>
        <ProcessText {...{ chapters, language }} />
      </div>
    </article>
  );
}

/** The version asked for, else the draft, else what is in force, else the last that was. */
async function loaded(key: string, version: number | null) {
  const drawn = (value: unknown): Blueprint | null => (isBlueprintLike(value) ? value : null);
  if (version !== null) return { version, document: drawn(await readVersion("blueprint", key, version)) };
  const view = await readDefinition("blueprint", key);
  if (view.draft) return { version: null, document: drawn(view.draft.document) };
  const last = view.published ?? view.retired;
  return { version: last, document: last === null ? null : drawn(await readVersion("blueprint", key, last)) };
}
