/** What articles say one sees, turned round: by what is asked of the computer, and by stop code. */
import { ANSWERS, PROBES } from '../content/lists.ts';
import { book, byId } from './entries.ts';

async function known() {
  const { articles, briefs } = await book();
  return [...articles, ...briefs].toSorted(byId);
}

/** Each thing that one can ask of a hung computer, with what articles say of it: what works first. */
export async function probesSeen() {
  const entries = await known();
  const answers = Object.keys(ANSWERS);
  return (Object.keys(PROBES) as (keyof typeof PROBES)[])
    .map((probe) => ({
      probe,
      seen: entries
        .flatMap(({ id, data }) =>
          data.symptoms.filter((one) => one.probe === probe).map((one) => ({ kb: id, ...one })),
        )
        .toSorted((one, other) => answers.indexOf(one.is) - answers.indexOf(other.is)),
    }))
    .filter(({ seen }) => seen.length > 0);
}

/** Each stop code that an article prints, lowest first, with the articles that do. */
export async function stopsSeen() {
  const printed = (await known()).flatMap((entry) => entry.data.stops.map((stop) => ({ entry, stop })));
  const codes = [...new Set(printed.map(({ stop }) => stop.code))].toSorted();
  return codes.map((code) => ({ code, articles: printed.filter(({ stop }) => stop.code === code) }));
}

/** Articles with a fault that say neither. */
export async function silentOnBoth() {
  return (await known()).filter(
    ({ data }) => data.mechanism !== null && data.symptoms.length === 0 && data.stops.length === 0,
  );
}
