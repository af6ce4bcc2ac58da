/**
 * Where days go on a time line on which some years hold three builds and one holds twenty.
 *
 * Later never stands before earlier. Distances are to scale wherever there is room, and wider where marks or words would
 * touch: as wide as they need, and no wider. What time is left over is shared out evenly by the day.
 */

/** Something that stands at a day and needs room there: half its width, by the track on which it stands. */
export interface Standee {
  /** Days since 1970. */
  readonly day: number;
  readonly room: Readonly<Record<string, number>>;
}

/** Different days are told apart by eye, however little room they need. */
const LEAST = 4;

/** Every different day with its place, if a day is `unit` wide where there is room. */
function placesAt(standees: readonly Standee[], unit: number): Map<number, number> {
  const places = new Map<number, number>();
  const taken = new Map<string, number>();
  let before: { readonly day: number; readonly place: number } | null = null;
  for (const day of [...new Set(standees.map((one) => one.day))].sort((a, b) => a - b)) {
    const here = standees.filter((one) => one.day === day).flatMap(({ room }) => Object.entries(room));
    const free = here.map(([track, half]) => (taken.get(track) ?? 0) + half);
    const scaled = before === null ? 0 : before.place + Math.max(LEAST, (day - before.day) * unit);
    const place = Math.max(scaled, ...free);
    places.set(day, place);
    for (const [track, half] of here) taken.set(track, Math.max(taken.get(track) ?? 0, place + half));
    before = { day, place };
  }
  return places;
}

export interface Scale {
  /** The place of any day, between those of the days around it. */
  readonly at: (day: number) => number;
  readonly length: number;
}

/**
 * A scale for everything that must stand on it, `length` long; longer where even without any time between them the
 * standees need more. Two on one track and one day are taken to share the place.
 */
export function timeScale(standees: readonly Standee[], length: number): Scale {
  const lengthOf = (unit: number): number => Math.max(0, ...placesAt(standees, unit).values());
  let [low, high] = [0, length];
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    if (lengthOf(middle) > length) high = middle;
    else low = middle;
  }
  const places = [...placesAt(standees, low)];
  const [first, last] = [places[0], places.at(-1)];
  const at = (day: number): number => {
    if (!first || !last || day <= first[0]) return first?.[1] ?? 0;
    const next = places.findIndex(([other]) => other >= day);
    if (next < 0) return last[1];
    const [from, to] = [places[next - 1] ?? first, places[next] ?? last];
    return from[1] + ((day - from[0]) / (to[0] - from[0] || 1)) * (to[1] - from[1]);
  };
  return { at, length: Math.max(length, last?.[1] ?? 0) };
}
