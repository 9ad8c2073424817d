const DAY = 86_400_000;

/** A length of time as documents write it: `PT47H59M`, `P3D`. Whole seconds, and at least one. */
export function durationOf(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (ms >= 3 * DAY && seconds % 86_400 === 0) return `P${seconds / 86_400}D`;
  const parts = [
    [Math.floor(seconds / 3600), "H"],
    [Math.floor(seconds / 60) % 60, "M"],
    [seconds % 60, "S"],
  ] as const;
  return `PT${parts.flatMap(([count, unit]) => (count > 0 ? [`${count}${unit}`] : [])).join("")}`;
}
