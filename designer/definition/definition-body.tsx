import { lazy, Suspense, useLayoutEffect, useRef } from "react";
import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Finding } from "../../blueprints/finding.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { definition } from "../i18n/definition.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { PartBoundary } from "../ui/part-boundary.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { SplitPane } from "../ui/split-pane.tsx";
import { Bar } from "./bar.tsx";
import type { View } from "./definition-header.tsx";
import type Json from "./definition-json.tsx";
import type { DefinitionForm, Named } from "./form.ts";
import { NameField } from "./name-field.tsx";
import { focusPlace } from "./reveal.ts";
import type { DefinitionState, DefinitionStore } from "./store.ts";

// `lazy` forgets that the component is for any kind of document.
const DefinitionJson = lazy(() => import("./definition-json.tsx")) as unknown as typeof Json;

export interface DefinitionBodyProps<D extends Named> {
  readonly kind: Kind;
  readonly store: DefinitionStore<D>;
  readonly state: DefinitionState<D>;
  readonly findings: readonly Finding[];
  readonly directory: DirectoryView | null;
  readonly Form: DefinitionForm<D>;
  readonly readable: (value: unknown) => value is D;
  readonly view: View;
}

/** The document as a form, as JSON, or as both: one document, so that an edit in one shows in the other. */
export function DefinitionBody<D extends Named>(props: DefinitionBodyProps<D>) {
  const { kind, store, state, findings, directory, Form, readable, view } = props;
  const { document, readOnly, wanted } = state;
  const t = useWords(designer);
  const own = useWords(definition);
  const box = useRef<HTMLDivElement>(null);

  // The form has opened what hides the place while it was drawn. A dialog from which the place was asked for goes in the same
  // moment and gives the focus back first.
  useLayoutEffect(() => {
    if (wanted) queueMicrotask(() => box.current && focusPlace(box.current, wanted.pointer));
  }, [wanted]);

  const form = (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens for fields being left
    <div ref={box} className="min-h-0 min-w-0 flex-1 overflow-y-auto" onBlur={store.seal}>
      <div className="mx-auto flex w-full max-w-300 flex-col gap-6 p-4 sm:p-6">
        <NameField
          name={document.name}
          {...{ readOnly, findings }}
          onChange={(name) => store.change({ ...store.state().document, name })}
        />
        <Form {...{ document, findings, readOnly, directory, wanted }} change={store.change} />
      </div>
    </div>
  );
  const drawn = readable(document);
  const json = (
    <PartBoundary>
      <Suspense fallback={<Skeleton lines={12} label={t("json.loading")} className="p-4" />}>
        <DefinitionJson<D>
          {...{ kind, document, readOnly, findings, readable }}
          shown={wanted && { ...wanted, focus: view === "json" || !drawn }}
          onDocument={(next) => {
            store.change(next, { merge: "json" });
            return store.state().document;
          }}
          onLeave={store.seal}
        />
      </Suspense>
    </PartBoundary>
  );
  return (
    <div className="flex min-h-0 flex-1">
      {!drawn ? (
        <div className="flex min-h-0 flex-1 flex-col">
          <Bar tone="warning">{own("editor.broken")}</Bar>
          {json}
        </div>
      ) : view === "json" ? (
        json
      ) : view === "split" ? (
        <SplitPane start={form} end={json} initial={60} remember="definition" />
      ) : (
        form
      )}
    </div>
  );
}
