import { Copy } from "lucide-react";
import { type RefObject, useRef } from "react";
import { useWords } from "../i18n/i18n.ts";
import { ui } from "../i18n/ui.ts";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";
import { toast } from "./toast.tsx";

/** Something to take along: read, selected by a focus, and copied by a button. */
export function CopyField({
  label,
  value,
  copied,
  ref,
}: {
  readonly label: string;
  readonly value: string;
  /** Said when it is on the clipboard. */
  readonly copied: string;
  readonly ref?: RefObject<HTMLInputElement | null>;
}) {
  const t = useWords(ui);
  const own = useRef<HTMLInputElement>(null);
  const box = ref ?? own;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      toast(copied);
    } catch {
      // Browsers keep the clipboard from pages without https.
      box.current?.select();
      toast(t("notCopied"), { tone: "error" });
    }
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      <TextField
        ref={box}
        label={label}
        className="min-w-0 flex-1 basis-80"
        value={value}
        readOnly
        onFocus={(event) => event.target.select()}
        onChange={() => undefined}
      />
      <Button icon={Copy} onClick={() => void copy()}>
        {t("copy")}
      </Button>
    </div>
  );
}
