import { Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Link, useNavigate } from "react-router";
import type { Finding } from "../../../blueprints/finding.ts";
import type { Json } from "../../../blueprints/json.ts";
import type { View } from "../../../blueprints/view.ts";
import { client } from "../../data/client.ts";
import { keys, queries } from "../../data/queries.ts";
import { useDirectory } from "../../data/session.ts";
import { NameField } from "../../definition/name-field.tsx";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { views } from "../../i18n/views.ts";
import { RuleForm } from "../../rules/rule-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { toast } from "../../ui/toast.tsx";
import { ViewForm } from "./view-form.tsx";
import { type Version, ViewHistory } from "./view-history.tsx";
import { isNamed, usePreview, ViewPreview } from "./view-preview.tsx";

export interface ViewEditorProps {
  readonly first: View;
  /** The version in force; 0: it is new. */
  readonly version: number;
  readonly versions: readonly Version[];
  readonly mayChange: boolean;
}

const NONE: readonly Finding[] = [];

/** A view on the left, and on the right what it would hold now. */
export function ViewEditor({ first, version, versions, mayChange }: ViewEditorProps) {
  const t = useWords(views);
  const say = useSay();
  const language = useLanguage();
  const navigate = useNavigate();
  const directory = useDirectory().data ?? null;
  const [document, setDocument] = useState(first);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const preview = usePreview(document);
  const findings = useMemo(
    () => preview.data?.findings.map(({ fix, ...finding }): Finding => finding) ?? NONE,
    [preview.data],
  );
  const errors = findings.filter(({ severity }) => severity === "error");
  const name = say(document.name) || t("unnamed");
  const back = () => navigate(`/tickets?view=${document.key}`);
  const forget = () => {
    void queries.invalidateQueries({ queryKey: keys.definitions });
    void queries.invalidateQueries({ queryKey: keys.viewCounts });
    void queries.invalidateQueries({ queryKey: keys.lists });
  };
  const save = async () => {
    setBusy(true);
    setRefused(null);
    // A document of ours is JSON.
    const body = document as unknown as { [key: string]: Json };
    const answer = await client.views.save({ params: { key: document.key }, body, ifMatch: version });
    setBusy(false);
    if (!answer.ok) {
      const { status, problem } = answer;
      setRefused(status === 412 ? t("stale") : (problem.errors[0]?.message ?? problem.detail ?? problem.title));
      return;
    }
    forget();
    toast(t("saved", { name }));
    await back();
  };
  const remove = async () => {
    const answer = await client.views.remove({ params: { key: document.key }, ifMatch: version });
    if (!answer.ok) return answer.problem.detail ?? answer.problem.title;
    forget();
    await navigate("/tickets");
    return null;
  };
  return (
    <div className="mx-auto flex w-full max-w-320 flex-col gap-4 p-4 sm:p-6">
      <header className="flex flex-wrap items-center gap-2">
        <h1 className="m-0 min-w-0 flex-1 truncate font-semibold text-xl">
          {version === 0 ? t("fresh") : t("change", { name })}
        </h1>
        <Link to={version === 0 ? "/tickets" : `/tickets?view=${document.key}`} className="target text-link">
          {t("cancel")}
        </Link>
        {version > 0 && mayChange && (
          <Button icon={Trash2} variant="ghost" onClick={() => setAsking(true)}>
            {t("remove")}
          </Button>
        )}
        <Button
          variant="primary"
          busy={busy}
          disabled={!mayChange || errors.length > 0 || !isNamed(document)}
          onClick={() => void save()}
        >
          {t("save")}
        </Button>
      </header>
      <p className="m-0 text-soft">{mayChange ? t("intro") : t("readOnly")}</p>
      {refused && (
        <p role="alert" className="m-0 rounded-md bg-error-fill px-3 py-2 text-error">
          {refused}
        </p>
      )}
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(320px,0.8fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          <RuleForm {...{ findings, directory }} readOnly={!mayChange} wanted={null}>
            <NameField
              name={document.name}
              findings={findings}
              readOnly={!mayChange}
              onChange={(next) => setDocument({ ...document, name: next })}
            />
            <ViewForm document={document} change={setDocument} />
          </RuleForm>
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <ViewPreview preview={preview} language={language} />
          {versions.length > 0 && (
            <ViewHistory
              versions={versions}
              onUse={mayChange ? (older) => setDocument({ ...older, key: document.key }) : null}
            />
          )}
        </div>
      </div>
      {asking && (
        <Confirm
          title={t("remove.title")}
          text={t("remove.text", { name })}
          act={t("remove")}
          danger
          onAct={remove}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
