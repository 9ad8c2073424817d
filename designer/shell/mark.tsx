/** Our mark: a red thread between two knots. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0f172a" stroke="#334155" />
      <path d="M7 9c8 0 3 7 9 7s1 7 9 7" fill="none" stroke="#f05252" strokeWidth="3" strokeLinecap="round" />
      <circle cx="7" cy="9" r="3" fill="#fff" />
      <circle cx="25" cy="23" r="3" fill="#fff" />
    </svg>
  );
}
