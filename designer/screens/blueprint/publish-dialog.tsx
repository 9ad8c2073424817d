import { useRef, useState } from "react";
import type { DefinitionView, LiveCount } from "../../../api/contract/definitions.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { textIn } from "../../../blueprints/text.ts";
import { DifferencesList } from "../../definition/differences-list.tsx";
import { differences } from "../../document/differences.ts";
import { designer } from "../../i18n/designer.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import type { Verification } from "../../problems/use-verification.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";

export interface PublishDialogProps {
  readonly view: DefinitionView;
  readonly document: Blueprint;
  /** The version in force; null: none. */
  readonly inForce: Blueprint | null;
  readonly verification: Verification;
  readonly live: readonly LiveCount[];
  readonly onClose: () => void;
  readonly onGoTo: (pointer: string) => void;
  /** Publishes; a text is the reason why not. */
  readonly onPublish: (note: string) => Promise<string | null>;
}

/** One page: problems, what changed, examples, live tickets, a note. */
export function PublishDialog({
  view,
  document,
  inForce,
  verification,
  live,
  onClose,
  onGoTo,
  onPublish,
}: PublishDialogProps) {
  const t = useWords(designer);
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
  const changes = inForce ? differences(inForce, document) : [];
  const states = new Set(document.states.map((s) => s.id));
  const tickets = live.reduce((sum, it) => sum + it.tickets, 0);
  const gone = live.filter((it) => !states.has(it.state) && it.tickets > 0);
  const nothing = view.draft === null && changes.length === 0;
  const blocked = nothing || errors.length > 0 || passed < examples.length || verification.state !== "done";

  const publish = async () => {
    setAsked(true);
    if (note.trim() === "" || blocked) return;
    setBusy(true);
    const reason = await onPublish(note.trim());
    setBusy(false);
    if (reason !== null) setRefused(reason);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="l"
      initialFocus={first}
      title={t("publish.title", { version: next })}
      subtitle={textIn(document.name, language)}
      footer={
        <Button variant="primary" busy={busy} disabled={blocked} onClick={() => void publish()}>
          {t("publish.do", { version: next })}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <Part title={t("publish.problems")}>
          {errors.length > 0 ? (
            <p className="m-0 flex flex-wrap items-center gap-2 text-error">
              {t("publish.blocked", { count: errors.length })}
              <Button variant="link" onClick={() => onGoTo(errors[0]?.pointer ?? "")}>
                {t("publish.goTo")}
              </Button>
            </p>
          ) : (
            <p className="m-0">
              {warnings.length > 0 ? t("problems.warning", { count: warnings.length }) : t("problems.none")}
            </p>
          )}
          {warnings.length > 0 && (
            <ul className="m-0 list-disc ps-5 text-soft">
              {warnings.slice(0, 8).map((it) => (
                <li key={`${it.code} ${it.pointer}`}>{it.message[language]}</li>
              ))}
            </ul>
          )}
        </Part>
        <Part title={t("publish.changes")}>
          {!inForce ? (
            <p className="m-0">{t("publish.first")}</p>
          ) : changes.length === 0 ? (
            <p className="m-0">
              {t("publish.noChanges", { version: view.published ?? 0 })} {nothing && t("publish.nothing")}
            </p>
          ) : (
            <DifferencesList items={changes} />
          )}
        </Part>
        <Part title={t("publish.examples")}>
          <p className={`m-0 ${passed < examples.length ? "text-error" : ""}`}>
            {examples.length === 0 ? t("examples.none") : t("examples.passed", { passed, total: examples.length })}
          </p>
          {passed < examples.length && <p className="m-0 text-error">{t("publish.failing")}</p>}
        </Part>
        <Part title={t("publish.live")}>
          <p className="m-0">{tickets === 0 ? t("publish.liveNone") : t("publish.liveCount", { count: tickets })}</p>
          {gone.map((it) => (
            <p key={`${it.version} ${it.state}`} className="m-0 text-warning">
              {t("publish.liveGone", {
                state: inForce?.states.find((s) => s.id === it.state)?.name
                  ? textIn(inForce.states.find((s) => s.id === it.state)?.name ?? it.state, language)
                  : it.state,
                count: it.tickets,
                version: it.version,
              })}
            </p>
          ))}
        </Part>
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
        {refused !== null && (
          <p role="alert" className="m-0 text-error">
            {t("publish.refused", { reason: refused })}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="flex flex-col gap-1">
      <h3 className="m-0 text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}
