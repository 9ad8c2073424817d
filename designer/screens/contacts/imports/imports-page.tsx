import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ContactPreview } from "../../../../api/contract/contact-imports.ts";
import { bodyOf, client } from "../../../data/client.ts";
import { keys } from "../../../data/queries.ts";
import { contacts } from "../../../i18n/contacts.ts";
import { useWords } from "../../../i18n/i18n.ts";
import { ErrorState } from "../../../ui/empty-state.tsx";
import { Field } from "../../../ui/field.tsx";
import { PageHead } from "../../../ui/page-head.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { ImportRun } from "./import-run.tsx";
import { sendContacts } from "./send-file.ts";

/** Files of contacts: chosen, looked at, let in; and what came of those before. */
export default function ImportsPage() {
  const t = useWords(contacts);
  const queries = useQueryClient();
  const [preview, setPreview] = useState<ContactPreview | null>(null);
  const runs = useQuery({
    queryKey: keys.contactImports,
    queryFn: async () => bodyOf(await client.contacts.imports()).items,
    // While one is on its way it is looked at again.
    refetchInterval: ({ state }) => (state.data?.some(({ finishedAt }) => finishedAt === null) ? 500 : false),
  });
  return (
    <>
      <PageHead title={t("import.title")} intro={t("import.intro")} />
      {preview ? (
        <ImportPreview
          key={preview.id}
          preview={preview}
          onCancel={() => setPreview(null)}
          onStarted={() => {
            setPreview(null);
            void queries.invalidateQueries({ queryKey: keys.contactImports });
          }}
        />
      ) : (
        <ChooseFile onPreview={setPreview} />
      )}
      <section aria-labelledby="runs" className="mt-6">
        <h2 id="runs" className="m-0 mb-2 text-base font-semibold">
          {t("import.runs")}
        </h2>
        {runs.isPending && <Skeleton lines={3} />}
        {runs.isError && !runs.data && <ErrorState message={runs.error.message} onRetry={() => void runs.refetch()} />}
        {runs.data?.length === 0 && <p className="m-0 text-soft">{t("import.noRuns")}</p>}
        <ul className="m-0 flex list-none flex-col gap-2 p-0">
          {runs.data?.map((run) => (
            <ImportRun key={run.id} run={run} />
          ))}
        </ul>
      </section>
    </>
  );
}

function ChooseFile({ onPreview }: { readonly onPreview: (preview: ContactPreview) => void }) {
  const t = useWords(contacts);
  const [reading, setReading] = useState<{ readonly file: string; readonly share: number } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const send = async (file: File) => {
    setRefused(null);
    setReading({ file: file.name, share: 0 });
    const sent = await sendContacts(file, (bytes) =>
      setReading({ file: file.name, share: Math.floor((100 * bytes) / Math.max(file.size, 1)) }),
    );
    setReading(null);
    if (sent.ok) onPreview(sent.preview);
    else setRefused(sent.detail ?? t("import.failed"));
  };
  return (
    <div className="max-w-140 rounded-lg border border-separator bg-panel px-4 py-3">
      <Field label={t("import.file")} hint={t("import.fileHint")} error={refused ?? undefined}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            className="control"
            disabled={reading !== null}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) void send(file);
            }}
          />
        )}
      </Field>
      {reading && (
        <p role="status" className="mt-2 mb-0 text-soft">
          {t("import.reading", reading)}
        </p>
      )}
    </div>
  );
}
