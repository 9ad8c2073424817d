/** The two arrow heads, shared by all lines. */
export const Markers = () => (
  <svg aria-hidden="true" className="fr-markers">
    <defs>
      <ArrowHead id="arrow-plain" size={9} fill="var(--line)" />
      <ArrowHead id="arrow-selected" size={11} fill="var(--link)" />
    </defs>
  </svg>
);

/** The head of a line that names it by `id`; `size` in px. */
export const ArrowHead = ({
  id,
  size,
  fill,
}: {
  readonly id: string;
  readonly size: number;
  readonly fill: string;
}) => (
  <marker
    id={id}
    viewBox="0 0 10 10"
    refX="9"
    refY="5"
    markerWidth={size}
    markerHeight={size}
    markerUnits="userSpaceOnUse"
    orient="auto-start-reverse"
  >
    <path d="M0,0.5 L10,5 L0,9.5 z" fill={fill} />
  </marker>
);
