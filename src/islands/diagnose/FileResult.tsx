/** A pasted file: which documented one it is, or where it lies between them, and what to beware of. */
import type { JSX } from 'preact';
import { inWords } from '../../content/days.ts';
import { PRODUCT_LINES_IN_SHORT } from '../../content/lists.ts';
import type { FileFinding, Stranger } from '../../diagnose/judge.ts';
import type { Between, Match, Shelved } from '../../diagnose/shelf.ts';
import { pathOfBuild } from '../../paths.ts';
import { figure } from '../../sim/sentences.ts';
import { Article } from './cited.tsx';
import { AGREEMENTS } from './wording.ts';

const asPrinted = ({ seen: { date, time, size, name, version } }: Pick<FileFinding, 'seen'>): string =>
  [date, time, size, name, version].flatMap((cell) => cell?.printed ?? []).join('  ');

const Build = ({ build, file }: Shelved): JSX.Element => (
  <>
    <a href={pathOfBuild(build.id)}>{build.name}</a>, {file.platform}
  </>
);

function Is({ match }: { match: Match }): JSX.Element {
  const { agreement, later, file } = match;
  const time = agreement === 'same' && later === 0 ? ', and the time too' : '';
  return (
    <li>
      <Build {...match} />: {AGREEMENTS[agreement]}
      {time} ({inWords(file.day)}
      {file.bytes !== null && `, ${figure(file.bytes)} bytes`})
    </li>
  );
}

/** Readings of a date that have the same neighbours on a line stand in one row. */
function rowsOf(between: readonly Between[]): readonly { readonly place: Between; readonly days: readonly Date[] }[] {
  const rows: { place: Between; days: Date[] }[] = [];
  const same = (one: Between, other: Between): boolean =>
    (['line', 'platform', 'after', 'before'] as const).every((part) =>
      part === 'after' || part === 'before' ? one[part]?.file === other[part]?.file : one[part] === other[part],
    );
  for (const place of between) {
    const row = rows.find((candidate) => same(candidate.place, place));
    if (row) row.days.push(place.day);
    else rows.push({ place, days: [place.day] });
  }
  return rows;
}

/** Whether a build is named by its day, as in “Hotfix, 26 May 2000”. */
function tellsDay(name: string, day: Date): boolean {
  const [number = '', month = '', year = ''] = inWords(day).split(' ');
  return name.includes(`${number} ${month.slice(0, 3)} ${year}`);
}

/** A neighbour, with its day where the name of the build does not tell it. */
function Neighbour({ shelved }: { shelved: Shelved | null }): JSX.Element {
  if (!shelved) return <span class="unsaid">none documented</span>;
  const { build, file } = shelved;
  return (
    <>
      <a href={pathOfBuild(build.id)}>{build.name}</a>
      {!tellsDay(build.name, file.day) && <small>{inWords(file.day)}</small>}
    </>
  );
}

function Neighbours({ between }: { between: readonly Between[] }): JSX.Element {
  const rows = rowsOf(between);
  const readings = new Set(between.map(({ day }) => day.getTime())).size;
  const apart = rows.some(({ days }) => days.length < readings);
  return (
    <div class="scroll">
      <table>
        <caption>No documented file; by its date it lies between these</caption>
        <thead>
          <tr>
            <th scope="col">On</th>
            {apart && <th scope="col">Read as</th>}
            <th scope="col">Later than</th>
            <th scope="col">Earlier than</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ place: { line, platform, after, before }, days }) => (
            <tr key={`${line}${platform}${days}`}>
              <th scope="row">
                {PRODUCT_LINES_IN_SHORT[line]}, {platform}
              </th>
              {apart && <td>{days.map(inWords).join(' or ')}</td>}
              <td>
                <Neighbour shelved={after} />
              </td>
              <td>
                <Neighbour shelved={before} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function FileResult({ finding }: { finding: FileFinding }): JSX.Element {
  const { found, spans, between, traps } = finding;
  return (
    <section class="file">
      <h3>
        <code>{asPrinted(finding)}</code>
      </h3>
      {found.length > 0 && (
        <ul>
          {found.map((match) => (
            <Is key={`${match.build.id}${match.file.platform}${match.file.day}`} match={match} />
          ))}
        </ul>
      )}
      {spans.map(({ id, name }) => (
        <p key={id}>
          Its date lies in the span of <a href={pathOfBuild(id)}>{name}</a>, of which no row is printed.
        </p>
      ))}
      {found.length === 0 && between.length > 0 && <Neighbours between={between} />}
      {found.length === 0 && between.length === 0 && <p>No documented file can be compared with it.</p>}
      {traps.length > 0 && (
        <ul class="traps">
          {traps.map((trap) => (
            <li key={trap}>{trap}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

const articles = (numbers: readonly string[]): JSX.Element => (
  <>
    {numbers.map((kb, at) => (
      <>
        {at > 0 && ', '}
        <Article key={kb} kb={kb} />
      </>
    ))}
  </>
);

/** Files of other drivers: of those that some article here prints it is said which, of the rest only that they were seen. */
export function Strangers({ strangers }: { strangers: readonly Stranger[] }): JSX.Element {
  const known = strangers.filter(({ rows, names }) => rows.length + names.length > 0);
  const others = strangers.filter((stranger) => !known.includes(stranger));
  const names = [...new Set(others.map(({ seen }) => seen.name?.name ?? ''))];
  return (
    <ul class="strangers">
      {known.map((stranger) => (
        <li key={asPrinted(stranger)}>
          <code>{asPrinted(stranger)}</code>{' '}
          {stranger.rows.length > 0 ? (
            <>is printed in {articles(stranger.rows)}.</>
          ) : (
            <>is another driver; another file of it is printed in {articles(stranger.names)}.</>
          )}
        </li>
      ))}
      {names.length > 0 && (
        <li>
          {names.slice(0, 8).join(', ')}
          {names.length > 8 && ` and ${names.length - 8} more`}: no article here prints{' '}
          {names.length === 1 ? 'it' : 'them'}. The cases are about Tcpip.sys.
        </li>
      )}
    </ul>
  );
}
