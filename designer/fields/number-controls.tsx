import { useState } from "react";
import { TextField } from "../ui/field.tsx";
import { asText, type KindControlProps } from "./control.ts";

/** A number however it is typed: 1 234,50 or 1,234.50. What is not one is kept as typed; the server says what is wrong with it. */
function read(text: string): number | string | null {
  const bare = text.replaceAll(/\s/g, "");
  // Where both stand there, the last one is the decimal mark: 1,234.50 and 1.234,50.
  const mark = Math.max(bare.lastIndexOf(","), bare.lastIndexOf("."));
  const both = bare.includes(",") && bare.includes(".");
  const plain = both
    ? `${bare.slice(0, mark).replaceAll(/[.,]/g, "")}.${bare.slice(mark + 1)}`
    : bare.replace(",", ".");
  return plain === "" ? null : /^-?\d+(\.\d*)?$/.test(plain) ? Number(plain) : text;
}

/** What is being typed stays as it is typed (1.0 on the way to 1.05) until the box is left. */
export function NumberControl({ shared, value, onChange, onBlur }: KindControlProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      {...shared}
      inputMode="decimal"
      value={typed ?? asText(value)}
      onBlur={() => {
        setTyped(null);
        onBlur?.();
      }}
      onChange={(text) => {
        setTyped(text);
        onChange(read(text));
      }}
    />
  );
}
