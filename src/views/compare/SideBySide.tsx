/** The facts of two builds side by side. Where they differ a sign and a word say so. */
import type { JSX } from 'preact';

/** One fact of a build, in words; no words where nothing is known. */
export interface Fact {
  readonly label: string;
  readonly says: readonly string[];
}

/** What a driver file is to a case, on some of its product lines. */
export interface SheetToCase {
  readonly case: string;
  readonly is: string;
  readonly basis: string;
  readonly why: string;
  /** The product lines of which this is true, where it is not true of all; else empty. */
  readonly only: string;
}

/** All that is known of a build, as a comparison shows it. */
export interface Sheet {
  readonly id: string;
  readonly name: string;
  /** Its page. */
  readonly page: string;
  /** The product line under which a list of choices has it. */
  readonly line: string;
  readonly modelled: boolean;
  readonly facts: readonly Fact[];
  readonly standings: readonly SheetToCase[];
}

const saysOf = ({ facts }: Sheet, label: string): readonly string[] =>
  facts.find((fact) => fact.label === label)?.says ?? [];

function Says({ says }: { says: readonly string[] }): JSX.Element {
  return <td>{says.length === 0 ? <span class="empty">–</span> : says.map((text) => <div key={text}>{text}</div>)}</td>;
}

export function SideBySide({ sheets }: { sheets: readonly [Sheet, Sheet] }): JSX.Element {
  const labels = [...new Set(sheets.flatMap(({ facts }) => facts.map(({ label }) => label)))];
  const rows = labels.map((label) => {
    const [one, other] = sheets.map((sheet) => saysOf(sheet, label)) as [readonly string[], readonly string[]];
    return { label, one, other, differs: one.join('\n') !== other.join('\n') };
  });
  return (
    <table class="side-by-side">
      <caption>≠ marks what differs</caption>
      <thead>
        <tr>
          <th scope="col">Fact</th>
          {sheets.map(({ id, name }, column) => (
            <th scope="col" key={`${column} ${id}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(({ one, other }) => one.length + other.length > 0)
          .map(({ label, one, other, differs }) => (
            <tr key={label} class={differs ? 'differs' : undefined}>
              <th scope="row">
                {label}
                {differs && (
                  <>
                    {' '}
                    <span aria-hidden="true">≠</span>
                    <span class="unseen">, differs</span>
                  </>
                )}
              </th>
              <Says says={one} />
              <Says says={other} />
            </tr>
          ))}
      </tbody>
    </table>
  );
}
