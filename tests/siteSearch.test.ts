import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STOP_NAMES } from '../src/content/lists.ts';
import { isAbout, isMeant, LONGEST, readQuery, wordsIn } from '../src/islands/search/query.ts';
import { STOPS } from '../src/sim/kernel/bugcheck.ts';
import { stopNumber } from '../src/sim/sentences.ts';
import { readBook } from './support/book.ts';

describe('what is typed becomes a question', () => {
  it.each([
    ['0x0000000A', ['0x0000000A', '0xA', '0A']],
    ['0xa', ['0x0000000A', '0xA', '0A']],
    ['0A', ['0x0000000A', '0xA', '0A']],
    ['stop 50', ['0x00000050', '0x50']],
    ['Stop: 0x1E', ['0x0000001E', '0x1E', '1E']],
    ['*** STOP: 0x0000000A (0xF1C2CF0F, 0x00000002, 0x00000000, 0xF1C2CF0F)', ['0x0000000A', '0xA', '0A']],
    ['Q177245', ['Q177245', '177245']],
    ['177245', ['Q177245', '177245']],
    ['kb 297040', ['Q297040', '297040']],
    ['147,920', ['147,920']],
    ['50', ['50']],
    ['Stop 0A in Tcpip.sys', ['Stop 0A in Tcpip.sys']],
    ['  leaked \n spin   lock ', ['leaked spin lock']],
    ['"is never told"', ['"is never told"']],
  ])('%j is looked for as %j', (typed, spellings) => {
    expect(readQuery(typed).spellings).toEqual(spellings);
  });

  it('the parameters of a stop are not looked for, and a sentence says so', () => {
    expect(readQuery('STOP: 0x0000000A (0xF1C2CF0F, 0x00000002)').says).toMatch(/the stop code alone/);
    expect(readQuery('STOP: 0x0000000A').says).toBeNull();
  });

  it('nothing is looked for where there is no letter and no digit, and a sentence says what to type', () => {
    expect(readQuery('?!*')).toMatchObject({ spellings: [], says: expect.stringMatching(/type a word/) });
    expect(readQuery(' \t ')).toMatchObject({ spellings: [], says: null });
  });

  it('of a text that is too long the beginning is looked for, and a sentence says so', () => {
    const { spellings, says } = readQuery('lock '.repeat(2000));
    expect(spellings[0]?.length).toBeLessThanOrEqual(LONGEST);
    expect(says).toMatch(/9,999 characters/);
  });

  it('any text at all is read, and no question is longer than can be answered', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string());
    fc.assert(
      fc.property(texts, (typed) => {
        const { text, spellings, says } = readQuery(typed);
        expect(spellings.every((one) => one.length <= LONGEST && wordsIn(one).length > 0)).toBe(true);
        expect(spellings.length > 0).toBe(/[\p{L}\p{N}]/u.test(text));
        expect(spellings.length > 0 || text === '' || says !== null).toBe(true);
      }),
    );
  });
});

describe('a word of a page is what was meant', () => {
  it.each([
    ['147,920.', '147920'],
    ['147,920', '147,9'],
    ['Q177245:', '177245'],
    ['4.0.1381.7109', '1381'],
    ['"0x0000000A"', '0x0000000a'],
    ['IRQL_NOT_LESS_OR_EQUAL', 'irql_not'],
    ['deadlock', 'deadlocks'],
    ['hangs', 'hanging'],
    ['SynAttackProtect', 'synattack'],
  ])('%j for %j', (word, asked) => {
    expect(isMeant(word, asked)).toBe(true);
  });

  it.each([
    ['147,920', '147,921'],
    ['147', '147921'],
    ['4.0', '4.0.1381.7109'],
    ['Irql', 'IRQL_NOT_LESS_OR_EQUAL'],
    ['SYN', 'SynAttackProtekt'],
    ['leaves', 'leaked'],
    ['lost', 'lock'],
    ['Q177245', 'Q177246'],
  ])('%j is no answer to %j', (word, asked) => {
    expect(isMeant(word, asked)).toBe(false);
  });

  it('a title is about what was asked if it has every word of one spelling', () => {
    const title = 'Q143478: Stop 0A in Tcpip.sys When Receiving Out Of Band (OOB) Data';
    expect(isAbout(title, readQuery('0x0A').spellings)).toBe(true);
    expect(isAbout(title, readQuery('143478').spellings)).toBe(true);
    expect(isAbout(title, readQuery('tcpip data').spellings)).toBe(true);
    expect(isAbout(title, readQuery('tcpip deadlock').spellings)).toBe(false);
  });
});

describe('stop codes have their names', () => {
  const { articles, briefs } = readBook();
  const printed = new Set([...articles, ...briefs].flatMap(({ data }) => data.stops.map(({ code }) => code)));

  it('every code that an article prints has one', () => {
    expect([...printed].filter((code) => !(code in STOP_NAMES))).toEqual([]);
  });

  it('the simulation calls its own the same', () => {
    for (const { code, name } of STOPS) expect(STOP_NAMES[stopNumber(code)]).toBe(name);
  });
});
