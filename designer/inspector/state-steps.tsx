import { ArrowDown, ArrowUp, Clock3, Plus } from "lucide-react";
import type { State } from "../../blueprints/blueprint.ts";
import { appendState } from "../commands/append-state.ts";
import { connect } from "../commands/connect.ts";
import { orderTransition } from "../commands/order-transition.ts";
import { oneTransition } from "../document/selection.ts";
import { useEditor } from "../document/use-editor.ts";
import { designer } from "../i18n/designer.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { optionsOf, useForm } from "./form-context.ts";

/** The steps that leave a state, in the order of their buttons; connecting without a mouse, a key or a picture. */
export function StateSteps({ state }: { readonly state: State }) {
  const t = useWords(designer);
  const say = useSay();
  const editor = useEditor();
  const form = useForm();
  const { document } = form;
  if (state.final) return null;
  const steps = document.transitions.filter((it) => it.from !== "any" && it.from.includes(state.id));
  const nameOfState = (id: string) => say(document.states.find((s) => s.id === id)?.name ?? id);
  // Buttons stand in the document's order; a neighbour in this list may stand several places away in it.
  const move = (id: string, by: 1 | -1) => {
    const order = document.transitions.map((it) => it.id);
    const other = steps[steps.findIndex((it) => it.id === id) + by]?.id;
    if (other === undefined) return;
    const distance = Math.abs(order.indexOf(other) - order.indexOf(id));
    for (let step = 0; step < distance; step += 1)
      editor.run(orderTransition, { transition: id, by }, { merge: `order ${id} ${other}` });
    editor.seal();
  };
  return (
    <section className="mt-5 flex flex-col gap-2 border-t border-separator pt-3">
      <h3 className="m-0 text-sm font-semibold">{t("steps.title")}</h3>
      {steps.length === 0 && <p className="m-0 text-xs text-soft">{t("steps.none")}</p>}
      <ul className="m-0 flex list-none flex-col p-0">
        {steps.map((step, at) => (
          <li key={step.id} className="flex items-center gap-0.5">
            <button
              type="button"
              className="flex min-h-8 min-w-0 flex-1 items-center gap-1.5 rounded px-1 text-start hover:bg-raised"
              onClick={() => editor.select(oneTransition(step.id))}
            >
              {step.start && <Clock3 size={13} aria-hidden className="shrink-0 text-soft" />}
              <span className="truncate text-link">{say(step.name)}</span>
              <span className="truncate text-xs text-soft">→ {nameOfState(step.to)}</span>
            </button>
            {!form.readOnly && steps.length > 1 && (
              <>
                <IconButton
                  icon={ArrowUp}
                  label={`${t("list.up")}: ${say(step.name)}`}
                  className="size-7!"
                  disabled={at === 0}
                  onClick={() => move(step.id, -1)}
                />
                <IconButton
                  icon={ArrowDown}
                  label={`${t("list.down")}: ${say(step.name)}`}
                  className="size-7!"
                  disabled={at === steps.length - 1}
                  onClick={() => move(step.id, 1)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
      {!form.readOnly && (
        <div className="flex flex-wrap items-center gap-2">
          <Button size="s" icon={Plus} onClick={() => editor.run(appendState, { from: state.id })}>
            {appendState.title[form.language]}
          </Button>
          <select
            aria-label={t("steps.connect")}
            className="control w-auto! min-w-0 flex-1"
            value=""
            onChange={(event) => editor.run(connect, { from: state.id, to: event.target.value })}
          >
            <option value="">{t("steps.connect")}</option>
            {optionsOf(form, "states").map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </section>
  );
}
