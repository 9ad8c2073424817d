import { Plus, Search, X } from "lucide-react";
import type { RefObject } from "react";
import { Link } from "react-router";
import { STATUSES } from "../../../blueprints/status.ts";
import { useMe } from "../../data/session.ts";
import { useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { useAskedText } from "../../ui/use-asked-text.ts";
import { type Filters, orderOut } from "./use-queue.ts";

export interface QueueFiltersProps {
  readonly filters: Filters;
  readonly filtered: boolean;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onChange: (changes: {
    status?: string | undefined;
    group?: string | undefined;
    text?: string | undefined;
    order?: string | undefined;
  }) => void;
}

export function QueueFilters({ filters, filtered, search, onChange }: QueueFiltersProps) {
  const t = useWords(queue);
  const me = useMe();
  const { text, setText } = useAskedText(filters.text ?? "", (wanted) => onChange({ text: wanted || undefined }));
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-separator bg-panel px-4 py-2">
      <div className="relative min-w-48 flex-1 max-sm:basis-full">
        <Search size={16} aria-hidden className="absolute top-2 left-2.5 text-soft" />
        <input
          ref={search}
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" && event.key !== "Enter") return;
            // The browser's own Escape would empty the box.
            event.preventDefault();
            event.currentTarget.blur();
          }}
          className="control ps-8"
        />
      </div>
      <Select
        hideLabel
        label={t("status")}
        empty={t("anyStatus")}
        value={filters.status ?? ""}
        onChange={(status) => onChange({ status: status || undefined })}
        options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
      />
      {me.groups.length > 0 && (
        <Select
          hideLabel
          label={t("group")}
          empty={t("anyGroup")}
          value={filters.group ?? ""}
          onChange={(group) => onChange({ group: group || undefined })}
          options={me.groups.map((group) => ({ value: group.id, label: group.name }))}
        />
      )}
      <Select
        hideLabel
        label={t("order")}
        empty={t("ownOrder")}
        value={filters.order ? orderOut(filters.order) : ""}
        onChange={(order) => onChange({ order: order || undefined })}
        options={[
          { value: "-updatedAt", label: t("order.updated") },
          { value: "slaDueAt", label: t("order.due") },
        ]}
      />
      {filtered && (
        <Button
          variant="ghost"
          icon={X}
          onClick={() => onChange({ status: undefined, group: undefined, text: undefined })}
        >
          {t("clear")}
        </Button>
      )}
      <Link
        to="/tickets/new"
        className="target inline-flex min-h-8 items-center gap-1.5 rounded-md bg-primary px-3 font-medium whitespace-nowrap text-on-primary no-underline hover:bg-primary-hover"
      >
        <Plus size={16} aria-hidden />
        {t("newTicket")}
      </Link>
    </div>
  );
}
