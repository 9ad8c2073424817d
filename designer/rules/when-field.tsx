import { Plus } from "lucide-react";
import { useState } from "react";
import type { Json } from "../../blueprints/json.ts";
import { useForm } from "../inspector/form-context.ts";
import { Button } from "../ui/button.tsx";
import { ConditionField } from "./condition-field.tsx";

/** The condition of a rule, folded to one sentence while there is none. */
export function WhenField({
  words,
  value,
  onChange,
  listed,
}: {
  readonly words: { readonly title: string; readonly hint: string; readonly none: string; readonly add: string };
  readonly value: Json | undefined;
  readonly onChange: (when: Json | undefined) => void;
  readonly listed?: boolean;
}) {
  const { readOnly, wanted } = useForm();
  const [asked, setAsked] = useState(false);
  return (
    <div data-pointer="/when">
      {value !== undefined || asked || wanted?.startsWith("/when") === true ? (
        <ConditionField
          title={words.title}
          hint={words.hint}
          value={value}
          listed={listed}
          at="/when"
          onChange={(when) => {
            // The last sentence taken away: the place stays open for another.
            setAsked(true);
            onChange(when);
          }}
        />
      ) : (
        <p className="m-0 flex flex-wrap items-center gap-2 text-soft">
          {words.none}
          {!readOnly && (
            <Button size="s" variant="ghost" icon={Plus} onClick={() => setAsked(true)}>
              {words.add}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
