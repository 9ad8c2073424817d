import { useDirectory } from "../data/session.ts";
import { useSay } from "../i18n/i18n.ts";
import { useForm } from "../inspector/form-context.ts";
import { Select } from "../ui/select.tsx";

/** Names of calendars by key; a key that is not there stands for itself. */
export function useCalendarNames(): (key: string) => string {
  const say = useSay();
  const calendars = useDirectory().data?.calendars;
  return (key) => {
    const found = calendars?.find((it) => it.key === key);
    return found ? say(found.name) : key;
  };
}

/** One of the desk's calendars, or none: then what `empty` says. */
export function CalendarField({
  label,
  hideLabel,
  empty,
  value,
  at,
  onChange,
  className,
}: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly empty: string;
  readonly value: string | undefined;
  readonly at: string;
  readonly onChange: (key: string | undefined) => void;
  readonly className?: string;
}) {
  const { directory, readOnly, errorAt } = useForm();
  const name = useCalendarNames();
  const known = (directory?.calendars ?? []).map(({ key }) => key);
  const offered = value !== undefined && !known.includes(value) ? [value, ...known] : known;
  return (
    <Select
      label={label}
      hideLabel={hideLabel}
      className={className}
      empty={empty}
      value={value ?? ""}
      options={offered.map((key) => ({ value: key, label: name(key) }))}
      disabled={readOnly}
      error={errorAt(at)}
      onChange={(key) => onChange(key === "" ? undefined : key)}
    />
  );
}
