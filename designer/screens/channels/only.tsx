import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { errorAt } from "../../definition/form.ts";
import { channelMapping } from "../../i18n/channel-mapping.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import type { SourceProps } from "./sender.tsx";
import { type Wanted, withOnly } from "./slots.ts";

const TESTS = ["there", "absent", "is", "isNot"] as const;
type Test = (typeof TESTS)[number];
const MOST = 5;

const isNothing = (list: readonly string[] | undefined): boolean => list?.length === 1 && list[0] === "";

const testOf = ({ is, isNot }: Wanted): Test =>
  is ? (isNothing(is) ? "absent" : "is") : isNot ? (isNothing(isNot) ? "there" : "isNot") : "there";

/** One that is being typed may still say nothing: a space is no value, and no “nothing” either. */
const TYPED = [" "];

function tested({ value, is, isNot }: Wanted, test: Test): Wanted {
  const kept = [is, isNot].find((list) => list && !isNothing(list)) ?? TYPED;
  if (test === "there") return { value };
  if (test === "absent") return { value, is: [""] };
  return test === "is" ? { value, is: kept } : { value, isNot: kept };
}

/** Of what the sender sends, what becomes a message: the rest is passed over. */
export function Only({
  source,
  onSource,
  readOnly,
  findings,
  onAdded,
  children,
}: SourceProps & {
  /** One was added at this place. */
  readonly onAdded: (pointer: string) => void;
  /** The value of each, in their order. */
  readonly children: readonly ReactNode[];
}) {
  const t = useWords(channelMapping);
  const language = useLanguage();
  const only = source.only ?? [];
  const put = (index: number, next: Wanted, merge?: string) =>
    onSource(withOnly(source, only.with(index, next)), merge);
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-3 border-0 p-0" data-pointer="/source/only">
      <legend className="mb-2 p-0 font-semibold text-sm">{t("group.only")}</legend>
      {only.map((one, index) => {
        const test = testOf(one);
        const part = test === "is" || test === "isNot" ? test : null;
        return (
          // Their order is what tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike while they are typed
          <div key={index} className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-1 gap-y-3">
            {children[index]}
            {!readOnly && (
              <IconButton
                icon={X}
                label={t("only.remove", { value: one.value })}
                onClick={() =>
                  onSource(
                    withOnly(
                      source,
                      only.filter((_, at) => at !== index),
                    ),
                  )
                }
              />
            )}
            <div className="grid items-start gap-3 sm:grid-cols-2">
              <Select
                label={t("only.test")}
                disabled={readOnly}
                value={test}
                options={TESTS.map((value) => ({ value, label: t(`only.${value}`) }))}
                onChange={(value) => put(index, tested(one, TESTS.find((known) => known === value) ?? "there"))}
              />
              {part && (
                <TextField
                  label={t("only.values")}
                  hint={t("closing.is.hint")}
                  disabled={readOnly}
                  error={errorAt(findings, `/source/only/${index}/${part}`, language)}
                  value={(one[part] ?? []).join(", ").trimStart()}
                  onChange={(text) => {
                    const words = text.split(/,\s*/).slice(0, 20);
                    put(index, { value: one.value, [part]: isNothing(words) ? TYPED : words }, `only ${index}`);
                  }}
                />
              )}
            </div>
          </div>
        );
      })}
      {!readOnly && only.length < MOST && (
        <Button
          size="s"
          icon={Plus}
          className="self-start"
          onClick={() => {
            onSource(withOnly(source, [...only, { value: "" }]));
            onAdded(`/source/only/${only.length}/value`);
          }}
        >
          {t("only.add")}
        </Button>
      )}
    </fieldset>
  );
}
