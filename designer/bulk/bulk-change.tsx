import { useState } from "react";
import type { BulkAction } from "../../api/contract/bulk.ts";
import { PRIORITIES } from "../../blueprints/status.ts";
import { ownersOf } from "../data/owners.ts";
import { useDirectory } from "../data/session.ts";
import { bulk } from "../i18n/bulk.ts";
import { useWords } from "../i18n/i18n.ts";
import { queue } from "../i18n/queue.ts";
import { TextField } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { BulkFrame, type BulkWork } from "./bulk-frame.tsx";

const NOBODY = "nobody";
const listed = (text: string): string[] => [...new Set(text.split(",").map((tag) => tag.trim()))].filter(Boolean);

/** Owner, group, priority and tags of many tickets; what is not chosen stays. */
export function BulkChange(work: BulkWork) {
  const t = useWords(bulk);
  const q = useWords(queue);
  const { data: directory } = useDirectory();
  const [assignee, setAssignee] = useState("");
  const [group, setGroup] = useState("");
  const [priority, setPriority] = useState("");
  const [add, setAdd] = useState("");
  const [remove, setRemove] = useState("");
  const [empty, setEmpty] = useState(false);
  const meant = (key: string): string | null => (key === NOBODY ? null : key);
  const chosen = PRIORITIES.find((one) => one === priority);
  const [addTags, removeTags] = [listed(add), listed(remove)];
  const action: BulkAction = {
    do: "change",
    ...(assignee && { assignee: meant(assignee) }),
    ...(group && { group: meant(group) }),
    ...(chosen && { priority: chosen }),
    ...(addTags.length > 0 && { addTags }),
    ...(removeTags.length > 0 && { removeTags }),
  };
  const some = Object.keys(action).length > 1;
  const nobody = { value: NOBODY, label: t("change.nobody") };
  return (
    <BulkFrame
      {...work}
      title={t("change.title")}
      refused={empty && !some ? t("change.nothing") : work.refused}
      onGo={() => (some ? work.onStart(action) : setEmpty(true))}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={t("change.assignee")}
          empty={t("change.keep")}
          value={assignee}
          onChange={setAssignee}
          options={[nobody, ...ownersOf(directory?.people).map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Select
          label={t("change.group")}
          empty={t("change.keep")}
          value={group}
          onChange={setGroup}
          options={[nobody, ...(directory?.groups ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Select
          label={t("change.priority")}
          empty={t("change.keep")}
          value={priority}
          onChange={setPriority}
          options={PRIORITIES.map((value) => ({ value, label: q(`priority.${value}`) }))}
        />
      </div>
      <TextField label={t("change.addTags")} hint={t("change.tagsHint")} value={add} onChange={setAdd} />
      <TextField label={t("change.removeTags")} hint={t("change.tagsHint")} value={remove} onChange={setRemove} />
    </BulkFrame>
  );
}
