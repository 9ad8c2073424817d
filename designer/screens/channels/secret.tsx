import { KeyRound, PencilLine } from "lucide-react";
import { useRef, useState } from "react";
import type { Text } from "../../../blueprints/text.ts";
import { client } from "../../data/client.ts";
import { useNow } from "../../data/use-now.ts";
import { channels } from "../../i18n/channels.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { dateTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { toast } from "../../ui/toast.tsx";
import { useChannelHealth, useChannelsChanged } from "./use-channels.ts";

/** By what the sender is believed: made here and shown once, or made by the sender and entered. */
export function Secret({ channel, name }: { readonly channel: string; readonly name: Text }) {
  const t = useWords(channels);
  const language = useLanguage();
  const now = useNow();
  const changed = useChannelsChanged();
  const [shown, setShown] = useState<string | null>(null);
  const [entering, setEntering] = useState(false);
  const [busy, setBusy] = useState(false);
  const health = useChannelHealth().data?.find(({ key }) => key === channel);
  const there = health?.hasSecret === true;
  const old = health?.oldSecretUntil ?? null;

  const make = async () => {
    setBusy(true);
    const answer = await client.channels.secret({ params: { id: channel }, body: {} });
    setBusy(false);
    if (!answer.ok) return toast(answer.problem.detail || answer.problem.title, { tone: "error" });
    setShown(answer.body.secret);
    await changed();
  };
  return (
    <div>
      <div className="font-medium">{t("secret")}</div>
      <p className="mt-0.5 mb-2 text-soft">
        {t(there ? "secret.there" : "secret.none")}
        {old !== null && old > now && ` ${t("secret.old", { time: dateTime(old, language) })}`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button icon={KeyRound} busy={busy} onClick={() => void make()}>
          {t(there ? "secret.again" : "secret.make")}
        </Button>
        <Button icon={PencilLine} onClick={() => setEntering(true)}>
          {t("secret.given")}
        </Button>
      </div>
      {shown !== null && <Shown secret={shown} name={name} onClose={() => setShown(null)} />}
      {entering && (
        <Entering
          channel={channel}
          onClose={() => setEntering(false)}
          onKept={() => {
            setEntering(false);
            toast(t("secret.kept"), { tone: "good" });
            void changed();
          }}
        />
      )}
    </div>
  );
}

function Shown({
  secret,
  name,
  onClose,
}: {
  readonly secret: string;
  readonly name: Text;
  readonly onClose: () => void;
}) {
  const t = useWords(channels);
  const say = useSay();
  const box = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open
      onClose={onClose}
      initialFocus={box}
      title={t("secret.title")}
      subtitle={say(name)}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("secret.done")}
        </Button>
      }
    >
      <p className="mt-0 mb-4">{t("secret.text")}</p>
      <CopyField ref={box} label={t("secret")} value={secret} copied={t("secret.copied")} />
    </Dialog>
  );
}

function Entering({
  channel,
  onClose,
  onKept,
}: {
  readonly channel: string;
  readonly onClose: () => void;
  readonly onKept: () => void;
}) {
  const t = useWords(channels);
  const first = useRef<HTMLInputElement>(null);
  const [secret, setSecret] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    const answer = await client.channels.secret({ params: { id: channel }, body: { secret: secret.trim() } });
    setBusy(false);
    if (answer.ok) return onKept();
    setError(answer.problem.errors[0]?.message ?? answer.problem.detail);
  };
  return (
    <FormDialog
      size="s"
      initialFocus={first}
      title={t("secret.given")}
      onClose={onClose}
      act={t("secret.keep")}
      busy={busy}
      onSend={() => void keep()}
    >
      <TextField
        ref={first}
        label={t("secret.enter")}
        hint={t("secret.enter.hint")}
        required
        type="password"
        autoComplete="off"
        value={secret}
        onChange={(next) => {
          setSecret(next);
          setError(null);
        }}
        error={error ?? undefined}
      />
    </FormDialog>
  );
}
