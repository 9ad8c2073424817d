import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { asBody, reasonOf } from "../document/draft.ts";
import { exchange } from "../i18n/exchange.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";
import { idOf } from "./chosen.ts";
import { type Choice, copyKey, firstChoice, takenOf, unmet, withOurs } from "./take-choices.ts";
import { TakeLine } from "./take-line.tsx";
import { TakeMissing } from "./take-missing.tsx";
import { type CarriedFile, type Reading, useCarriedFile } from "./use-carried-file.ts";

export interface TakeFileProps {
  readonly onClose: () => void;
  /** The first document that was taken, by its kind and key. */
  readonly onTaken: (kind: string, key: string) => void;
}

/** Documents from a file become drafts: what is new, the same or different is seen, and chosen line by line, before anything is made. */
export default function TakeFile({ onClose, onTaken }: TakeFileProps) {
  const t = useWords(exchange);
  const queries = useQueryClient();
  const { reading, read, forget } = useCarriedFile();
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  /** What of ours comes in the place of what is missing: `group/finance` by `helpdesk`. */
  const [ours, setOurs] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const file = reading.state === "read" ? reading.file : null;
  const choiceOf = (line: CarriedFile["lines"][number], index: number): Choice =>
    choices.get(idOf(line)) ?? firstChoice(line, index);
  const open = file ? unmet(file.lines, file.missing, choiceOf) : [];
  const taken = file ? withOurs(takenOf(file.lines, file.documents, choiceOf, file.here), open, ours) : [];

  const take = async () => {
    if (taken.length === 0) return setFault(t("take.nothing"));
    setBusy(true);
    try {
      const documents = taken.map(({ document, revision }) => ({ document: asBody(document), revision }));
      const { items } = bodyOf(await client.exchange.take({ body: { documents } }));
      toast(t("take.done", { count: items.length }));
      void queries.invalidateQueries({ queryKey: keys.definitions });
      const [made] = items;
      if (made) onTaken(made.kind, made.key);
    } catch (error) {
      setFault(reasonOf(error));
      setBusy(false);
    }
  };
  const choose = (chosen: File | undefined) => {
    setFault(null);
    setChoices(new Map());
    setOurs(new Map());
    if (chosen) void read(chosen);
  };
  return (
    <FormDialog
      title={t("take.title")}
      subtitle={t("take.drafts")}
      size="m"
      initialFocus={first}
      act={t("take.act", { count: taken.length })}
      ready={taken.length > 0}
      {...{ busy, fault, onClose }}
      onSend={() => void take()}
      aside={
        file && (
          <Button variant="ghost" className="me-auto" onClick={forget}>
            {t("take.again")}
          </Button>
        )
      }
    >
      {file ? (
        <>
          <Lines {...{ file, choiceOf }} onChoose={(id, choice) => setChoices(new Map(choices).set(id, choice))} />
          <TakeMissing names={open} {...{ ours }} onChoose={(id, by) => setOurs(new Map(ours).set(id, by))} />
        </>
      ) : (
        <>
          <Field label={t("take.choose")} hint={t("take.hint")}>
            {(control) => (
              <input
                {...control}
                ref={first}
                type="file"
                accept=".json,application/json"
                className="control"
                onChange={(event) => choose(event.target.files?.[0])}
                onDragOver={(event) => event.preventDefault()}
              />
            )}
          </Field>
          <Trouble reading={reading} />
        </>
      )}
    </FormDialog>
  );
}

function Lines({
  file: { lines, documents, here },
  choiceOf,
  onChoose,
}: {
  readonly file: CarriedFile;
  readonly choiceOf: (line: CarriedFile["lines"][number], index: number) => Choice;
  readonly onChoose: (id: string, choice: Choice) => void;
}) {
  return (
    <ul className="m-0 flex list-none flex-col gap-2 p-0">
      {lines.map((line, index) => (
        <TakeLine
          key={idOf(line)}
          {...{ line }}
          document={documents[index] ?? {}}
          choice={choiceOf(line, index)}
          copy={copyKey(line, lines, here)}
          onChoose={(choice) => onChoose(idOf(line), choice)}
        />
      ))}
    </ul>
  );
}

/** What is wrong with the file, and where in it. */
function Trouble({ reading }: { readonly reading: Reading }) {
  const t = useWords(exchange);
  const language = useLanguage();
  if (reading.state === "reading") return <Skeleton lines={3} />;
  if (reading.state !== "refused") return null;
  return (
    <div role="alert" className="rounded-lg bg-error-fill px-3 py-2 text-error">
      <p className="m-0">{reading.fault ?? t("take.unreadable")}</p>
      <ul className="m-0 flex flex-col gap-0.5 ps-5">
        {reading.findings.map(({ code, pointer, message }) => (
          <li key={`${code} ${pointer}`} className="wrap-anywhere">
            {message[language]}{" "}
            {pointer !== "" && <code className="text-xs">{t("take.pointer", { place: pointer })}</code>}
          </li>
        ))}
      </ul>
    </div>
  );
}
