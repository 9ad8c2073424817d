import { useState } from "react";
import type { DefinitionSummary } from "../../api/contract/definition-views.ts";
import { may, useMe } from "../data/session.ts";
import { SwitchOff } from "../definition/switch-off.tsx";
import { useSay, useWords } from "../i18n/i18n.ts";
import { rules } from "../i18n/rules.ts";
import { Switch } from "../ui/switch.tsx";
import { SwitchOn } from "./switch-on.tsx";

/** Whether a rule is on. Switching on publishes what it says; both ways ask before. */
export function OnSwitch({ kind, item }: { readonly kind: "trigger" | "macro"; readonly item: DefinitionSummary }) {
  const t = useWords(rules);
  const name = useSay()(item.name);
  const me = useMe();
  const [turned, setTurned] = useState<boolean | null>(null);
  const close = () => setTurned(null);
  return (
    <>
      <Switch
        label={t("on.label", { name })}
        checked={item.published !== null}
        disabled={!may(me, "publish")}
        onChange={setTurned}
      />
      {turned === true && <SwitchOn {...{ kind, item }} onClose={close} />}
      {turned === false && <SwitchOff {...{ kind, name }} of={item.key} onClose={close} />}
    </>
  );
}
