/** How a statement is known and where it is said, in an island: the small marks of the facts, without their popovers. */
import { Fragment, type JSX } from 'preact';
import { BASES, type Basis, SECTIONS } from '../../content/lists.ts';
import type { Source, Statement } from '../../diagnose/knowledge.ts';
import { pathOf, placeOf } from '../../paths.ts';

export const Mark = ({ basis }: { basis: Basis }): JSX.Element => (
  <span class={`mark ${basis}`} title={BASES[basis]}>
    {basis}
  </span>
);

export const Article = ({ kb }: { kb: string }): JSX.Element => <a href={pathOf(kb)}>{kb}</a>;

export const Sources = ({ sources }: { sources: readonly Source[] }): JSX.Element => (
  <>
    {sources.map(({ kb, sections }, which) => (
      <Fragment key={kb}>
        {which > 0 ? '; ' : ' '}
        <cite class="in">
          <Article kb={kb} />{' '}
          {sections.map((section, at) => (
            <Fragment key={section}>
              {at > 0 && ', '}
              <a href={placeOf(kb, section)}>
                {SECTIONS[section]}
                <span class="unseen"> of {kb}</span>
              </a>
            </Fragment>
          ))}
        </cite>
      </Fragment>
    ))}
  </>
);

/** A statement whole: what it says, how we know, and where it is said. */
export const Said = ({ statement: { says, basis, sources } }: { statement: Statement }): JSX.Element => (
  <>
    {says} <Mark basis={basis} />
    <Sources sources={sources} />
  </>
);
