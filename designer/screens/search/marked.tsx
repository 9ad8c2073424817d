/** A text with what was found in it. Never HTML: what somebody wrote is shown as it is. */
export function Marked({
  text,
  ranges,
}: {
  readonly text: string;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
}) {
  let at = 0;
  const parts = ranges.map(({ from, to }) => {
    const before = text.slice(at, from);
    at = to;
    return (
      <span key={from}>
        {before}
        <mark className="rounded-xs bg-warning-fill px-0.5 text-inherit underline decoration-warning">
          {text.slice(from, to)}
        </mark>
      </span>
    );
  });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
