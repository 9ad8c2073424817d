/** Initials in a circle; decoration beside a name. */
export function Avatar({ name }: { readonly name: string }) {
  const initials = name
    .split(/\s+/)
    .map((part) => part[0] ?? "")
    .join("")
    .slice(0, 2)
    .toUpperCase();
  return (
    <span
      aria-hidden
      className="chip inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-info-fill text-xs font-semibold text-info"
    >
      {initials}
    </span>
  );
}
