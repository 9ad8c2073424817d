import { CircleAlert, Paperclip, RotateCw, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import type { Json } from "../../../blueprints/json.ts";
import { files as words } from "../../i18n/files.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { type ControlProps, Field } from "../../ui/field.tsx";
import { FileIcon } from "./file-icon.tsx";
import { sizeWords } from "./file-words.ts";
import { filesOf } from "./files-of.ts";
import { useFileDrop } from "./use-file-drop.ts";
import { type Uploads, useUploads } from "./use-uploads.ts";

const CHIP =
  "inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-md border border-separator bg-panel ps-2 pe-1 text-xs";

/** What is attached and what is on its way, and the button that adds to it. */
export function Attachments({ uploads, control }: { readonly uploads: Uploads; readonly control?: ControlProps }) {
  const t = useWords(words);
  const language = useLanguage();
  const picker = useRef<HTMLInputElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  // What had the focus goes away: the button beside it takes it at once.
  const stay = (act: () => void) => () => {
    add.current?.focus();
    act();
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {uploads.kept.length + uploads.sending.length > 0 && (
        <ul aria-label={t("attached")} className="m-0 flex max-w-full list-none flex-wrap gap-1.5 p-0">
          {uploads.kept.map((file) => {
            const refused = uploads.refused.get(file.id);
            return (
              <li key={file.id} className={CHIP}>
                <FileIcon file={file} />
                <span className="min-w-0 truncate">{file.name}</span>
                <span className="shrink-0 text-soft">{sizeWords(file.size, language)}</span>
                {refused && <Fault>{refused}</Fault>}
                <Small
                  label={t("remove", { name: file.name })}
                  icon={X}
                  onPress={stay(() => uploads.remove(file.id))}
                />
              </li>
            );
          })}
          {uploads.sending.map(({ key, file, sent, error }) => (
            <li key={key} className={CHIP}>
              <FileIcon file={{ contentType: file.type }} />
              <span className="min-w-0 truncate">{file.name}</span>
              {error === null ? (
                <progress
                  aria-label={t("sending", { name: file.name })}
                  value={sent}
                  max={Math.max(1, file.size)}
                  className="h-1.5 w-20 shrink-0 accent-primary"
                />
              ) : (
                <>
                  <Fault>{error}</Fault>
                  <Small
                    label={t("retry", { name: file.name })}
                    icon={RotateCw}
                    onPress={stay(() => uploads.retry(key))}
                  />
                </>
              )}
              <Small
                label={t(error === null ? "cancel" : "remove", { name: file.name })}
                icon={X}
                onPress={stay(() => uploads.cancel(key))}
              />
            </li>
          ))}
        </ul>
      )}
      <Button {...control} ref={add} size="s" icon={Paperclip} onClick={() => picker.current?.click()}>
        {t("add")}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t("add")}
        onChange={(event) => {
          uploads.add(event.target.files ?? []);
          // The same file can be chosen again.
          event.target.value = "";
        }}
      />
    </div>
  );
}

function Fault({ children }: { readonly children: ReactNode }) {
  return (
    <span className="flex min-w-0 items-center gap-1 text-error">
      <CircleAlert size={14} aria-hidden className="shrink-0" />
      <span>{children}</span>
    </span>
  );
}

interface SmallProps {
  readonly label: string;
  readonly icon: typeof X;
  readonly onPress: () => void;
}
function Small({ label, icon: Icon, onPress }: SmallProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="target inline-flex size-6 shrink-0 items-center justify-center rounded hover:bg-separator"
    >
      <Icon size={14} aria-hidden />
    </button>
  );
}

export interface AttachmentsFieldProps {
  readonly id?: string;
  readonly required?: boolean;
  readonly error?: ReactNode;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}

/** Attached files as the answer of a form; nothing attached is null. */
export function AttachmentsField({ value, onChange, ...field }: AttachmentsFieldProps) {
  const uploads = useUploads(filesOf(value), (kept) =>
    onChange(kept.length === 0 ? null : kept.map((file) => ({ ...file }))),
  );
  const { handlers, over } = useFileDrop(uploads.add);
  return (
    <div {...handlers} className={over ? "rounded-md outline-2 outline-dashed outline-link" : undefined}>
      <Field {...field}>{(control) => <Attachments uploads={uploads} control={control} />}</Field>
    </div>
  );
}
