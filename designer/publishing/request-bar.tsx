import { useNavigate } from "react-router";
import type { Kind } from "../../blueprints/kinds.ts";
import { Bar } from "../definition/bar.tsx";
import { useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { Button } from "../ui/button.tsx";
import { useStanding } from "./use-standing.ts";

/** Says over a draft that it waits for a second person. */
export function RequestBar({ kind, of }: { readonly kind: Kind; readonly of: string }) {
  const t = useWords(publishing);
  const navigate = useNavigate();
  const request = useStanding(kind, of)?.request;
  if (!request) return null;
  return (
    <Bar
      tone="info"
      actions={
        <Button size="s" onClick={() => void navigate("/publications")}>
          {t("bar.open")}
        </Button>
      }
    >
      {t("bar.asked", { name: request.author.name })}
    </Bar>
  );
}
