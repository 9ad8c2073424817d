import { type State, stateSchema } from "../../blueprints/blueprint.ts";
import type { Json } from "../../blueprints/json.ts";
import { editState } from "../commands/edit-state.ts";
import { useEditor } from "../document/use-editor.ts";
import { LimitForm } from "./limit-form.tsx";
import { ObjectForm } from "./object-form.tsx";
import { partsOf } from "./shape.ts";
import { StateSteps } from "./state-steps.tsx";

/** The limit has a form of its own. */
const PARTS = partsOf(stateSchema).filter(({ name }) => name !== "limit");

/** A state's settings, drawn from the grammar's own schema. */
export function StateForm({ state, at }: { readonly state: State; readonly at: string }) {
  const editor = useEditor();
  const edit = (value: Json | undefined, where: string) => {
    // The form gives an object with the parts of the grammar; what is not finished is a problem, not a refusal.
    const next = value as unknown as Partial<State>;
    const patch = Object.fromEntries(PARTS.map(({ name }) => [name, next[name as keyof State]]));
    editor.run(editState, { id: state.id, patch }, { merge: where });
  };
  return (
    <>
      <ObjectForm parts={PARTS} value={state as unknown as Json} at={at} onEdit={edit} />
      <LimitForm
        of="state"
        limit={state.limit}
        at={`${at}/limit`}
        onEdit={(value, where) =>
          // The form gives a limit of the grammar; what is not finished in it is a problem, not a refusal.
          editor.run(editState, { id: state.id, patch: { limit: value as State["limit"] } }, { merge: where })
        }
      />
      <StateSteps state={state} />
    </>
  );
}
