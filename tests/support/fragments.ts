/** Text that a link might carry after somebody or something has been at it. */
import fc from 'fast-check';
import { readSchedule } from '../../src/sim/library/index.ts';
import { type ScheduleReading, writeSchedule } from '../../src/sim/trace/schedule.ts';
import { anySetting, modelAgain, walk, walks } from './walks.ts';

/** A schedule that the book might have written itself. */
export const ownText: fc.Arbitrary<string> = fc.tuple(anySetting, walks, fc.nat()).map(([setting, choices, at]) => {
  const model = modelAgain(setting);
  const { steps } = walk(model, choices);
  return writeSchedule(model, steps, at % (steps.length + 1));
});

const NASTY = [
  '',
  '~',
  '~~~~',
  'A',
  'A~',
  'A~Q177245',
  'A~Q177245~',
  'A~__proto__~.0',
  'A~constructor~.0',
  'A~Q177245~r__proto__.1~.0',
  'A~Q177245~rconstructor.x~.0',
  'A~Q177245~btoString~.0',
  'A~Q177245~lvalueOf~.0',
  'A~Q177245~p~.0',
  'A~Q177245~pNaN~.0',
  'A~Q177245~p-1~.0',
  'A~Q177245~p1e9~.0',
  'A~Q177245~p999999999999999999999~.0',
  'A~Q177245~r~.0',
  'A~Q177245~.99999',
  'A~Q177245~.0@99999',
  'A~Q297040~.20000',
  'B~Q177245~.0',
  'A~Q000000~.0',
  '%00',
  '\u0000',
  '\ud800',
  '<script>',
  '../../..',
  'A~Q177245~p2~p3~.0',
  `A~Q177245~${'a'.repeat(3900)}.4`,
  `A~Q177245~b${'x'.repeat(3900)}~.0`,
  'x'.repeat(5000),
  `${'~'.repeat(3999)}`,
];

const LETTERS = 'abfzA0123456789.@~pblrQ\u00e9\u{1f600} %';
/** Own text after some letters were put in, left out or changed. */
const edits = fc.array(fc.tuple(fc.nat(), fc.constantFrom('in', 'out', 'change'), fc.constantFrom(...LETTERS)), {
  minLength: 1,
  maxLength: 6,
});
const edited = fc.tuple(ownText, edits).map(([text, all]) => {
  const letters = [...text];
  for (const [where, how, letter] of all)
    letters.splice(where % (letters.length + 1), how === 'in' ? 0 : 1, ...(how === 'out' ? [] : [letter]));
  return letters.join('');
});
/** Two texts cut and put together, or one cut short. */
const spliced = fc
  .tuple(ownText, ownText, fc.nat(), fc.nat())
  .map(([one, other, a, b]) => one.slice(0, a % (one.length + 1)) + other.slice(b % (other.length + 1)));

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: edited },
  { weight: 2, arbitrary: spliced },
  { weight: 1, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 120 }).map((text) => `A~Q177245~${text}`),
  },
);

/** What is wrong with how a text was read; null if nothing is. */
export function whyMisread(text: string): string | null {
  let reading: ScheduleReading;
  try {
    reading = readSchedule(text, 'Q177245');
  } catch (error) {
    return `threw ${error}`;
  }
  const { schedule, model, problem } = reading;
  if (problem !== null && !/^[A-Z][\s\S]{10,400}\.$/.test(problem)) return `not a sentence: ${problem}`;
  if (schedule.shown > schedule.steps.length) return 'shows a moment that it does not have';
  if (JSON.stringify(schedule.setting) !== JSON.stringify(model.spec.of?.setting))
    return 'the model is of another setting';
  if (schedule.steps.length === 0) return null;
  // What was read is a schedule that the book could have written, and reads as itself.
  const again = readSchedule(writeSchedule(model, schedule.steps, schedule.shown), schedule.setting.case);
  if (again.problem !== null) return `does not read its own text: ${again.problem}`;
  return JSON.stringify(again.schedule) === JSON.stringify(schedule) ? null : 'reads its own text as another schedule';
}
