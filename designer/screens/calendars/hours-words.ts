/** Hours and minutes, never days: a working day has another length. The signs are the same in both languages. */
export function hoursWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const [hours, rest, seconds] = [Math.floor(minutes / 60), minutes % 60, Math.floor((ms % 60_000) / 1000)];
  const parts = [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`, seconds > 0 && `${seconds} s`].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : "0 h";
}
