/** Where the shortest schedule is lost, and what would have saved it. */
import type { JSX } from 'preact';
import type { Instead } from '../../sim/trace/instead.ts';
import type { Study } from '../../workers/study.ts';
import { sayDamage, sayDamageGaveUp } from './say.ts';

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

/** `inevitable`: whether every schedule ends badly; null where that is not known, since the search was bounded. */
export function NoReturn({
  noReturn,
  damage,
  damageGaveUp,
  inevitable,
}: Pick<Study, 'noReturn' | 'damage' | 'damageGaveUp'> & { readonly inevitable: boolean | null }): JSX.Element | null {
  if (!noReturn) {
    const said = [
      inevitable && 'There is no point of no return, because every schedule from the start ends badly.',
      inevitable === null && 'The point of no return is not known, because not every schedule was searched.',
      damage && sayDamage(damage),
      damageGaveUp.length > 0 && sayDamageGaveUp(damageGaveUp),
    ].filter((sentence) => typeof sentence === 'string');
    return said.length > 0 ? <p class="no-return">{said.join(' ')}</p> : null;
  }
  const { step, saved } = noReturn;
  return (
    <p class="no-return">
      On the shortest schedule there is no way back from <strong>step {step}</strong> on.
      {saved && (
        <>
          {' '}
          It could still be avoided before step {saved.at + 1}, if <InsteadWords instead={saved.instead} /> first.
        </>
      )}
    </p>
  );
}
