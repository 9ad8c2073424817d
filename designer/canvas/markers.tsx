/** The two arrow heads, shared by all lines. */
export function Markers() {
  return (
    <svg aria-hidden="true" className="fr-markers">
      <defs>
        <marker
          id="arrow-plain"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto-start-reverse"
        >
          <path d="M0,0.5 L10,5 L0,9.5 z" fill="var(--line)" />
        </marker>
        <marker
          id="arrow-selected"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="11"
          markerHeight="11"
          markerUnits="userSpaceOnUse"
          orient="auto-start-reverse"
        >
          <path d="M0,0.5 L10,5 L0,9.5 z" fill="var(--link)" />
        </marker>
      </defs>
    </svg>
  );
}
