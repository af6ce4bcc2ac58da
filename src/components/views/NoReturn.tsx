/** Where the shortest schedule is lost, and what would have saved it. */
import type { JSX } from 'preact';
import type { Instead } from '../../sim/trace/instead.ts';
import type { Study } from '../../workers/study.ts';
import { sayDamage } from './say.ts';

export function InsteadWords({ instead: { who, does, line } }: { instead: Instead }): JSX.Element {
  return (
    <>
      {who} {does}
      {line !== null && (
        <>
          {' '}
          <code>{line}</code>
        </>
      )}
    </>
  );
}

export function NoReturn({ noReturn, damage }: Pick<Study, 'noReturn' | 'damage'>): JSX.Element | null {
  if (!noReturn)
    return (
      damage && (
        <p class="no-return">
          There is no point of no return: the start itself is lost, and whoever moves first only chooses the way.{' '}
          {sayDamage(damage)}
        </p>
      )
    );
  const { step, saved } = noReturn;
  return (
    <p class="no-return">
      On the shortest there is no way back from <strong>step {step}</strong> on.
      {saved && (
        <>
          {' '}
          Before step {saved.at + 1} it would still have been enough that <InsteadWords instead={saved.instead} />{' '}
          first.
        </>
      )}
    </p>
  );
}
