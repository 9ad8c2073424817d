import { Check, CircleHelp, X } from "lucide-react";
import { isJsonObject, type Json } from "../../../blueprints/json.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { journal } from "../../i18n/journal.ts";
import { namedSentence, useConditionNames } from "./condition-names.ts";

/** What we read of an explained condition; anything else in it is left aside. */
interface Row {
  readonly sentence: string;
  readonly result: "yes" | "no" | "unknown";
  readonly parts: readonly Row[];
}

type Say = (explanation: Json) => string | null;

function rowOf(json: Json | undefined, say: Say, language: "en" | "fr"): Row | null {
  if (!isJsonObject(json)) return null;
  const { sentence, result, unknown, operands, operator } = json;
  const words = say(json) ?? (isJsonObject(sentence) ? sentence[language] : undefined);
  const parts = Array.isArray(operands)
    ? operands.flatMap((operand: Json) =>
        isJsonObject(operand) ? (rowOf(operand.explanation, say, language) ?? []) : [],
      )
    : [];
  const connective = ["allOf", "anyOf", "not", "and", "or", "!"].includes(String(operator));
  return {
    sentence: typeof words === "string" ? words : String(operator),
    result: unknown === true ? "unknown" : result ? "yes" : "no",
    // Only connectives are unfolded: below a comparison its sentence already holds the values.
    parts: connective ? parts : [],
  };
}

const ICONS = { yes: Check, no: X, unknown: CircleHelp };
const LOOKS = { yes: "text-good", no: "text-error", unknown: "text-warning" };

function Rows({ row, depth }: { readonly row: Row; readonly depth: number }) {
  const t = useWords(journal);
  const Icon = ICONS[row.result];
  return (
    <li>
      <span className="flex items-start gap-1.5">
        <Icon size={14} aria-hidden className={`mt-0.5 shrink-0 ${LOOKS[row.result]}`} />
        <span>
          <span className="sr-only">{t(`trace.${row.result}`)} </span>
          {row.parts.length > 1 ? t(row.result === "yes" ? "trace.together" : "trace.notTogether") : row.sentence}
        </span>
      </span>
      {row.parts.length > 0 && depth < 8 && (
        <ul className="m-0 list-none ps-5">
          {row.parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an explained condition never changes
            <Rows key={index} row={part} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  );
}

export interface ExplanationProps {
  readonly explanation: Json | undefined;
  /** The condition as drawn, where it is at hand: then its sentences hold names instead of keys. */
  readonly condition?: Json | undefined;
}

/** A condition with the values that it saw: one line a part, each with ✓ or ✗. */
export function Explanation({ explanation, condition }: ExplanationProps) {
  const language = useLanguage();
  const names = useConditionNames();
  const row = rowOf(explanation, (part) => namedSentence(part, condition, names, language), language);
  if (!row) return null;
  return (
    <ul className="m-0 mt-1 list-none p-0 text-xs">
      <Rows row={row} depth={0} />
    </ul>
  );
}
