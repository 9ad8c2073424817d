/** How much of the most a row has; the figure beside it says it in digits. */
export function Bar({ part, of }: { readonly part: number; readonly of: number }) {
  return (
    <span aria-hidden className="block h-2 w-full min-w-16 overflow-hidden rounded-sm bg-raised">
      <span className="block h-full bg-begin" style={{ inlineSize: `${of === 0 ? 0 : (100 * part) / of}%` }} />
    </span>
  );
}
