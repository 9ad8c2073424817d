import { useRef, useState } from "react";
import type { Problem } from "../../../api/contract/problem.ts";
import type { WebhookEndpointView } from "../../../api/contract/webhooks.ts";
import { client } from "../../data/client.ts";
import { useWords } from "../../i18n/i18n.ts";
import { webhooks } from "../../i18n/webhooks.ts";
import { TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";

/** Name and address of an endpoint, new or there already. What the server refuses is said at its field. */
export function EndpointDialog({
  endpoint,
  onClose,
  onDone,
}: {
  /** Absent: a new one is made. */
  readonly endpoint?: WebhookEndpointView;
  readonly onClose: () => void;
  /** `secret` of a new one, this once. */
  readonly onDone: (endpoint: WebhookEndpointView, secret: string | null) => void;
}) {
  const t = useWords(webhooks);
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(endpoint?.name ?? "");
  const [url, setUrl] = useState(endpoint?.url ?? "");
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const nameError = name.trim() === "" ? t("form.nameNeeded") : undefined;
  const urlError = URL.canParse(url.trim()) ? undefined : t("form.urlNeeded");
  const refused = problem?.errors.find(({ pointer }) => pointer === "/url")?.message;

  const send = async () => {
    setAsked(true);
    if (nameError ?? urlError) return;
    setBusy(true);
    const body = { name: name.trim(), url: url.trim() };
    if (endpoint) {
      const answer = await client.webhooks.change({ params: { id: endpoint.id }, body });
      if (answer.ok) return onDone(answer.body, null);
      setProblem(answer.problem);
    } else {
      const answer = await client.webhooks.create({ body, idempotencyKey: crypto.randomUUID() });
      if (answer.ok) return onDone(answer.body.endpoint, answer.body.secret);
      setProblem(answer.problem);
    }
    setBusy(false);
  };
  return (
    <FormDialog
      onClose={onClose}
      initialFocus={first}
      title={t(endpoint ? "form.edit" : "form.new")}
      act={t(endpoint ? "form.save" : "form.create")}
      busy={busy}
      fault={problem && refused === undefined ? problem.detail || problem.title : null}
      onSend={() => void send()}
    >
      <TextField
        ref={first}
        label={t("form.name")}
        hint={t("form.nameHint")}
        required
        maxLength={100}
        value={name}
        onChange={setName}
        error={asked ? nameError : undefined}
      />
      <TextField
        label={t("form.url")}
        hint={t("form.urlHint")}
        required
        type="url"
        maxLength={2000}
        value={url}
        onChange={(next) => {
          setUrl(next);
          setProblem(null);
        }}
        error={asked ? (urlError ?? refused) : undefined}
      />
    </FormDialog>
  );
}
