import { useState } from "react";
import { TextArea } from "../../ui/field.tsx";

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim().toLowerCase())
    .filter((line) => line !== "");

/** A list of addresses or domains, one a line; what is typed stays as it is until the field is left. */
export function LinesField({
  label,
  hint,
  value,
  error,
  disabled,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: readonly string[];
  readonly error?: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (lines: string[]) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextArea
      label={label}
      hint={hint}
      error={error}
      disabled={disabled}
      rows={Math.min(10, Math.max(2, value.length + 1))}
      spellCheck={false}
      value={typed ?? value.join("\n")}
      onChange={(text) => {
        setTyped(text);
        onChange(linesOf(text));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
