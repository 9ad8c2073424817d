import { contactConflicts } from "../../i18n/contact-conflicts.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";

/** A field that somebody else has changed while one was writing: what each says, and how to take theirs. */
interface Difference {
  readonly key: string;
  readonly label: string;
  readonly theirs: string;
  readonly yours: string;
  readonly take: () => void;
}

/** Somebody was faster: both values of each field that differs. Saving again keeps what stands in the form. */
export function Meanwhile({ differences }: { readonly differences: readonly Difference[] }) {
  const t = useWords(contactConflicts);
  return (
    <section role="alert" className="rounded-lg border border-separator bg-raised px-3 py-2">
      <p className="m-0 font-medium">{t("title")}</p>
      <p className="m-0 text-soft">{t(differences.length === 0 ? "none" : "text")}</p>
      <dl className="m-0 mt-2 flex flex-col gap-2">
        {differences.map(({ key, label, theirs, yours, take }) => (
          <div key={key} className="flex flex-wrap items-baseline gap-x-3">
            <dt className="font-medium">{label}</dt>
            <dd className="m-0 min-w-0 flex-1 basis-60 break-words whitespace-pre-line">
              {t("both", { theirs: theirs || "–", yours: yours || "–" })}
            </dd>
            <Button size="s" aria-label={t("take.of", { field: label })} onClick={take}>
              {t("take")}
            </Button>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface Merging<T> {
  /** As one began to write, as it is now, and as one has written it. */
  readonly base: T;
  readonly theirs: T;
  readonly yours: T;
}

/** What is taken over without asking: what they have changed and one has not touched. */
export const isTheirsAlone = <T,>({ base, theirs, yours }: Merging<T>): boolean => yours === base && theirs !== base;

/** What differs and is asked about. */
export const isConflict = <T,>({ base, theirs, yours }: Merging<T>): boolean =>
  yours !== theirs && yours !== base && theirs !== base;
