import { type ComponentProps, type ReactNode, useRef } from "react";
import { useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { TextField } from "../../ui/field.tsx";
import { TeamForm } from "./team-form.tsx";

type Form<T> = Omit<ComponentProps<typeof TeamForm<T>>, "act" | "ready" | "initialFocus" | "children">;

/** The dialog of what has a name first of all: a department, a group. */
export function NamedForm<T>({
  name,
  known,
  onName,
  children,
  ...form
}: Form<T> & {
  readonly name: string;
  /** It is there already; else it is added. */
  readonly known: boolean;
  readonly onName: (name: string) => void;
  /** What is asked beside the name; `refused` says what the desk has against a field. */
  readonly children?: (refused: (pointer: string) => string | undefined) => ReactNode;
}) {
  const t = useWords(words);
  const first = useRef<HTMLInputElement>(null);
  const nameError = name.trim() === "" ? t("person.nameNeeded") : undefined;
  return (
    <TeamForm<T> {...form} act={t(known ? "person.save" : "person.add")} ready={!nameError} initialFocus={first}>
      {({ asked, refused }) => (
        <>
          <TextField
            ref={first}
            label={t("person.name")}
            required
            maxLength={120}
            value={name}
            onChange={onName}
            error={asked ? (nameError ?? refused("/name")) : undefined}
          />
          {children?.(refused)}
        </>
      )}
    </TeamForm>
  );
}
