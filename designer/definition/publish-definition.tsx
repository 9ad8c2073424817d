import { type ReactNode, useEffect, useRef, useState } from "react";
import type { DefinitionView } from "../../api/contract/definition-views.ts";
import type { Difference } from "../document/differences.ts";
import { definition } from "../i18n/definition.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import type { Verification } from "../problems/use-verification.ts";
import { useStanding } from "../publishing/use-standing.ts";
import { Button } from "../ui/button.tsx";
import type { DialogProps } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { DifferencesList } from "./differences-list.tsx";
import type { Named } from "./form.ts";

export interface PublishDefinitionProps extends Pick<DialogProps, "size" | "onClose"> {
  readonly view: DefinitionView;
  readonly document: Named;
  /** From the version in force; null: none is. */
  readonly changes: readonly Difference[] | null;
  readonly verification: Verification;
  /** Documents of this kind are meant to have examples: that there are none is said. */
  readonly exemplified?: boolean;
  /** Another way to look at what changed. */
  readonly otherwise?: ReactNode;
  /** What else it comes to. */
  readonly children?: ReactNode;
  readonly onGoTo: (pointer: string) => void;
  /** Publishes; a text is the reason why not. */
  readonly onPublish: (note: string) => Promise<string | null>;
}

/** One page: problems, what changed, examples, a note. */
export function PublishDefinition(props: PublishDefinitionProps) {
  const {
    view,
    document,
    changes,
    verification,
    exemplified = false,
    onGoTo,
    onPublish,
    otherwise,
    children,
    ...dialog
  } = props;
  const t = useWords(designer);
  const own = useWords(definition);
  const second = useWords(publishing);
  const standing = useStanding(view.kind, view.key);
  const asks = standing?.secondPerson === true;
  const say = useSay();
  const language = useLanguage();
  const first = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const next = Math.max(0, ...view.versions.map((v) => v.version)) + 1;
  const errors = verification.findings.filter((it) => it.severity === "error");
  const warnings = verification.findings.filter((it) => it.severity === "warning");
  const examples = verification.examples ?? [];
  const passed = examples.filter((it) => it.passed).length;
  const nothing = view.draft === null && changes?.length === 0;
  const hindered = nothing || errors.length > 0 || passed < examples.length;
  const blocked = hindered || verification.state !== "done";
  // Pressed while the checks still run: done as soon as they have ended, if they found nothing against it.
  const [wanted, setWanted] = useState(false);

  const publish = async () => {
    setAsked(true);
    if (note.trim() === "") return;
    setWanted(!hindered && verification.state === "checking");
    if (blocked) return;
    setBusy(true);
    const reason = await onPublish(note.trim());
    setBusy(false);
    if (reason !== null) setRefused(reason);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again only when the checks have ended
  useEffect(() => {
    if (!wanted || verification.state === "checking") return;
    setWanted(false);
    void publish();
  }, [wanted, verification.state]);
  return (
    <FormDialog
      {...dialog}
      initialFocus={first}
      title={t("publish.title", { version: next })}
      subtitle={say(document.name)}
      act={asks ? second("ask") : t("publish.do", { version: next })}
      busy={busy || wanted}
      ready={!blocked}
      fault={refused === null ? null : t("publish.refused", { reason: refused })}
      onSend={() => void publish()}
    >
      {asks && (
        <p className="m-0 rounded-lg bg-info-fill px-3 py-2 text-info">
          {second("needed")} {standing.request && second("needed.waits")}
        </p>
      )}
      <PublishPart title={t("publish.problems")}>
        {errors.length > 0 ? (
          <p className="m-0 flex flex-wrap items-center gap-2 text-error">
            {t("publish.blocked", { count: errors.length })}
            <Button variant="link" onClick={() => onGoTo(errors[0]?.pointer ?? "")}>
              {t("publish.goTo")}
            </Button>
          </p>
        ) : (
          <p className="m-0">
            {warnings.length > 0 ? t("problems.warning", { count: warnings.length }) : own("problems.none")}
          </p>
        )}
        {[...errors, ...warnings].length > 0 && (
          <ul className="m-0 list-disc ps-5 text-soft">
            {[...errors, ...warnings].slice(0, 8).map((it) => (
              <li key={`${it.code} ${it.pointer} ${it.message.en}`}>{it.message[language]}</li>
            ))}
          </ul>
        )}
      </PublishPart>
      <PublishPart title={t("publish.changes")}>
        {view.retired !== null ? (
          <p className="m-0">{own("publish.onHint")}</p>
        ) : changes === null ? (
          <p className="m-0">{t("publish.first")}</p>
        ) : changes.length === 0 ? (
          <p className="m-0">
            {t("publish.noChanges", { version: view.published ?? 0 })} {nothing && t("publish.nothing")}
          </p>
        ) : (
          <>
            <DifferencesList items={changes} />
            {otherwise}
          </>
        )}
      </PublishPart>
      {(exemplified || examples.length > 0) && (
        <PublishPart title={t("publish.examples")}>
          <p className={`m-0 ${passed < examples.length ? "text-error" : ""}`}>
            {examples.length === 0 ? t("examples.none") : t("examples.passed", { passed, total: examples.length })}
          </p>
          {passed < examples.length && <p className="m-0 text-error">{t("publish.failing")}</p>}
        </PublishPart>
      )}
      {children}
      <TextField
        ref={first}
        label={t("publish.note")}
        required
        hint={t("publish.noteHint")}
        error={asked && note.trim() === "" ? t("publish.noteNeeded") : undefined}
        value={note}
        onChange={setNote}
        maxLength={2000}
      />
    </FormDialog>
  );
}

export function PublishPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1">
      <h3 className="m-0 font-semibold text-sm">{title}</h3>
      {children}
    </section>
  );
}
