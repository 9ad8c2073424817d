import type { Json } from "../../blueprints/json.ts";
import { TextField } from "../ui/field.tsx";
import { asText, type KindControlProps } from "./control.ts";

export function DateControl({ shared, value, onChange, onBlur }: KindControlProps) {
  return (
    <TextField
      {...shared}
      type="date"
      value={asText(value)}
      onBlur={onBlur}
      onChange={(text) => onChange(text || null)}
    />
  );
}

const two = (part: number): string => String(part).padStart(2, "0");
/** Epoch ms or an ISO text as the control for date and time wants it, in the viewer's zone. */
function localInstant(value: Json): string {
  if (typeof value !== "number" && typeof value !== "string") return "";
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return "";
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function InstantControl({ field, shared, value, onChange, onBlur }: KindControlProps) {
  return (
    <TextField
      {...shared}
      type="datetime-local"
      value={localInstant(value)}
      onBlur={onBlur}
      onChange={(text) => {
        const at = new Date(text).getTime();
        onChange(Number.isNaN(at) ? null : field.key === "dueAt" ? at : new Date(at).toISOString());
      }}
    />
  );
}
