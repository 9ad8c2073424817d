import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { useCurrentInSight } from "./use-current-in-sight.ts";

export interface Tab<Id extends string = string> {
  readonly id: Id;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

export function Tabs<Id extends string>({
  tabs,
  value,
  onChange,
  label,
  end,
}: {
  readonly tabs: readonly Tab<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly label: string;
  /** Stands at the end of the row and never under a tab. */
  readonly end?: ReactNode;
}) {
  const row = useCurrentInSight<HTMLDivElement>("[aria-selected=true]", value);
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => onChange(next as Id /* only our own ids are given to it */)}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex shrink-0">
        <Base.List
          ref={row}
          aria-label={label}
          className="flex min-w-0 flex-1 gap-1 overflow-x-auto border-b border-separator px-2"
        >
          {tabs.map((tab) => (
            <Base.Tab
              key={tab.id}
              value={tab.id}
              className="-mb-px min-h-9 border-b-2 border-transparent px-3 whitespace-nowrap text-soft hover:text-ink data-[active]:border-link data-[active]:font-medium data-[active]:text-ink"
            >
              {tab.label}
            </Base.Tab>
          ))}
        </Base.List>
        {end && <div className="flex shrink-0 items-center border-b border-separator px-2">{end}</div>}
      </div>
      {tabs.map((tab) => (
        <Base.Panel key={tab.id} value={tab.id} className="min-h-0 flex-1 overflow-auto outline-offset-[-2px]">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
