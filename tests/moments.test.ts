import { expect, test } from 'vitest';
import { settingOf } from '../src/sim/library/index.ts';
import { momentsTold } from '../src/sim/trace/moments.ts';
import { sayStep, tellStep } from '../src/sim/trace/narrate.ts';
import { traceOf } from '../src/sim/trace/replay.ts';
import { explore } from '../tools/explored.ts';
import { readBook } from './support/book.ts';

const traceOfCase = (name: string) => {
  const { model, worst } = explore(settingOf({ case: name }));
  return traceOf(model, worst?.steps ?? []);
};

test('a phrase finds every step that does what it says, and a whole sentence finds its own', () => {
  const trace = traceOfCase('Q177245');
  const twice = momentsTold(trace, 'counts itself among the closes under way');
  expect(twice).toHaveLength(2);
  for (const at of twice) expect(sayStep(trace, at)).toContain('counts itself among the closes under way');
  const [, second = 0] = twice;
  const { who, did } = tellStep(trace, second);
  expect(momentsTold(trace, `${who} ${did}`)).toEqual([second]);
  expect(momentsTold(trace, 'does nothing of the kind')).toEqual([]);
});

test.each(
  readBook()
    .articles.filter(({ data }) => data.case !== null)
    .map(({ id, data }) => [id, data] as const),
)(
  'the walk of %s goes forward only, through steps that its shortest hang has once, to its last',
  (_, { case: name, walk }) => {
    const trace = traceOfCase(name ?? '');
    const steps = walk.map(({ is }) => momentsTold(trace, is));
    expect(steps.map(({ length }) => length)).toEqual(walk.map(() => 1));
    const numbers = steps.flat();
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(numbers.at(-1)).toBe(trace.moments.length - 1);
    for (const { says } of walk) expect(says.split('*')).toHaveLength(3);
  },
);
