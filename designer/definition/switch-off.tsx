import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { RETIRABLE_KINDS } from "../../api/contract/definition-views.ts";
import { REPLACEABLE_KINDS } from "../../api/contract/exchange.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { reasonOf } from "../document/draft.ts";
import { canBeUsed } from "../export/can-be-used.ts";
import { definition } from "../i18n/definition.ts";
import { exit } from "../i18n/exit.ts";
import { useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { useStanding } from "../publishing/use-standing.ts";
import { UsedIn } from "../replacing/used-in.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { toast } from "../ui/toast.tsx";
import type { ExitPlan } from "../versions/exit-plan.ts";

type Retirable = (typeof RETIRABLE_KINDS)[number];
export const isRetirable = (kind: Kind): kind is Retirable => RETIRABLE_KINDS.some((one) => one === kind);

const OFF: { readonly [kind in Retirable]?: "off.field" | "off.needed" | "off.part" } = {
  field: "off.field",
  template: "off.needed",
  calendar: "off.needed",
  part: "off.part",
};

/** Asks before the version in force stops acting. */
export function SwitchOff({
  kind,
  of,
  name,
  onClose,
  plan: Plan,
  onJob,
}: {
  readonly kind: Retirable;
  readonly of: string;
  readonly name: string;
  readonly onClose: () => void;
  /** Of a blueprint: asks what becomes of its tickets. */
  readonly plan?: ((onPlan: (plan: ExitPlan | null) => void) => ReactNode) | undefined;
  /** Told what takes the tickets out. */
  readonly onJob?: ((job: string) => void) | undefined;
}) {
  const t = useWords(definition);
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const second = useWords(publishing);
  const x = useWords(exit);
  const [plan, setPlan] = useState<ExitPlan | null>(null);
  const replaceable = REPLACEABLE_KINDS.find((one) => one === kind);
  const asks = useStanding(kind, of)?.secondPerson;
  const box = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const act = async () => {
    setTried(true);
    if (asks && note.trim() === "") return box.current?.focus();
    setBusy(true);
    const call = { params: { kind, key: of }, idempotencyKey: crypto.randomUUID() };
    try {
      if (asks) bodyOf(await client.publishing.askToRetire({ ...call, body: { note: note.trim() } }));
      else {
        const { job } = bodyOf(await client.definitions.retire({ ...call, body: plan ? { tickets: plan } : {} }));
        if (job) onJob?.(job);
      }
      toast(asks ? second("ask.done.retire") : t("off.done", { name }));
      onClose();
      void queries.invalidateQueries({ queryKey: keys.definitions });
    } catch (error) {
      setRefused(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      size={canBeUsed(kind) || Plan ? "m" : "s"}
      onClose={onClose}
      title={t("off.title", { name })}
      footer={
        <Button variant="danger" busy={busy} disabled={asks === undefined} onClick={() => void act()}>
          {asks ? second("ask.retire") : t("off.do")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="m-0">{kind === "blueprint" ? x("off") : t(OFF[kind] ?? "off.text")}</p>
        {canBeUsed(kind) && <UsedIn kind={kind} of={of} name={name} replaceable={replaceable} />}
        {Plan && asks === false && Plan(setPlan)}
        {Plan && asks && <p className="m-0">{x("second")}</p>}
        {asks && (
          <>
            <p className="m-0 rounded-lg bg-info-fill px-3 py-2 text-info">{second("retire.needed")}</p>
            <TextField
              ref={box}
              label={second("retire.why")}
              required
              maxLength={2000}
              value={note}
              onChange={setNote}
              error={tried && note.trim() === "" ? second("retire.whyNeeded") : undefined}
            />
          </>
        )}
        {refused !== null && (
          <p role="alert" className="m-0 text-error">
            {refused}
          </p>
        )}
      </div>
    </Dialog>
  );
}
