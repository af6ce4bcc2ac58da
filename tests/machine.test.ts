import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Setting } from '../src/sim/computer/setting.ts';
import { search } from '../src/sim/explore/search.ts';
import { nextStep, running } from '../src/sim/kernel/thread.ts';
import { CASE_NAMES, caseOf, modelOf, settingOf } from '../src/sim/library/index.ts';
import { ctrlAltDel, QUESTIONS } from '../src/sim/library/world/questions.ts';
import { carryOver } from '../src/sim/machine/carry.ts';
import { enabledSteps, takeStep } from '../src/sim/machine/doors.ts';
import { CHOICE, letterOf } from '../src/sim/machine/letters.ts';
import type { Machine, Model } from '../src/sim/machine/model.ts';
import { readPlace } from '../src/sim/machine/read.ts';
import { modelWith } from '../tools/explored.ts';
import { CONCEPT_SETTINGS, CONCEPT_TABLE, TRUTH_TABLE } from '../tools/truthTable.ts';
import { countByDoors } from './support/secondSearch.ts';
import { everyMachine, machinesOf, plain, restsOf, smallModel } from './support/small.ts';
import { anyCase, anySetting, modelAgain, walk, walks } from './support/walks.ts';

describe('a space small enough to be listed by hand', () => {
  /**
   * Two threads with one plain line each, on one processor. A thread is at its line, at its end (`}`), or
   * gone; leaving the processor is part of the end. So while nobody runs, no thread that is still here has
   * run unless the other is gone, and only a thread that is still here can run:
   *
   *     running nobody   line,line   gone,line   gone,end   line,gone   end,gone   gone,gone
   *     running A        line,line   line,end    line,gone   end,line   end,end    end,gone
   *     running B        line,line   end,line    gone,line   line,end   end,end    gone,end
   *
   * 18 machines. Steps: whoever runs goes on (12), or is put aside for the other where that is still here
   * (4 and 4), or, where nobody runs, a thread that is still here is dispatched (2 + 1 + 1 + 1 + 1): 26.
   */
  const BY_HAND: Readonly<Record<string, readonly string[]>> = {
    nobody: ['line,line', 'gone,line', 'gone,end', 'line,gone', 'end,gone', 'gone,gone'],
    A: ['line,line', 'line,end', 'line,gone', 'end,line', 'end,end', 'end,gone'],
    B: ['line,line', 'end,line', 'gone,line', 'line,end', 'end,end', 'gone,end'],
  };
  const model = smallModel({ processors: 1, threads: { A: [plain()], B: [plain()] } });
  const where = (machine: Machine, thread: number): string => {
    const position = model.computer.instructions[readPlace(model, machine, nextStep, thread) - 1]?.at[0];
    return position === undefined ? 'gone' : position.row === 0 ? 'line' : 'end';
  };
  const told = (machine: Machine): string =>
    `${['nobody', 'A', 'B'][readPlace(model, machine, running)]}: ${where(machine, 0)},${where(machine, 1)}`;

  it('two threads of one line on one processor: the search finds the 18 machines of the list, each once', () => {
    const byHand = Object.entries(BY_HAND).flatMap(([who, all]) => all.map((places) => `${who}: ${places}`));
    expect(byHand).toHaveLength(18);
    expect(everyMachine(model).map(told).sort()).toEqual(byHand.sort());
  });

  it('and the 26 steps between them', () => {
    expect(search(model).transitions).toBe(26);
  });
});

describe('the two doors', () => {
  const model = modelOf(settingOf({ case: 'Q177245' }));

  it('takeStep leaves the machine it was given alone', () => {
    const before = model.start.slice();
    for (const step of enabledSteps(model, model.start)) {
      expect(takeStep(model, model.start, step)).not.toEqual(before);
      expect(model.start).toEqual(before);
    }
  });

  it('takeStep refuses a step that is not enabled, and says which are', () => {
    const enabled = enabledSteps(model, model.start);
    for (let step = -1; step <= model.moves.length; step++) {
      if (enabled.includes(step)) continue;
      expect(() => takeStep(model, model.start, step)).toThrow(`one of ${enabled.join(', ')} can`);
    }
  });

  it('no walk throws, and every step that is offered can be taken', () => {
    fc.assert(
      fc.property(anySetting, walks, (setting, choices) => {
        const any = modelAgain(setting);
        const { machines } = walk(any, choices);
        for (const machine of machines)
          for (const step of enabledSteps(any, machine))
            expect(takeStep(any, machine, step)).toHaveLength(machine.length);
      }),
      { numRuns: 60 },
    );
  });

  it('the same steps lead to the same bytes', () => {
    fc.assert(
      fc.property(anySetting, walks, (setting, choices) => {
        expect(walk(modelOf(setting), choices).machines).toEqual(walk(modelOf(setting), choices).machines);
      }),
      { numRuns: 30 },
    );
  });
});

/** The rows whose spaces are small enough to be looked through machine by machine. */
const SMALL_ROWS = [...TRUTH_TABLE, ...CONCEPT_TABLE].filter(({ states }) => states < 6000);

/** The place that exceeds its declared maximum in a machine, in words; null if none does. */
function excessIn(model: Model, machine: Machine): string | null {
  const { places, processors, threads } = model.layout;
  const parts = { machine: 1, processor: processors.count, thread: threads.count };
  for (const scope of ['machine', 'processor', 'thread'] as const)
    for (const place of places[scope])
      for (let number = 0; number < parts[scope]; number++) {
        const value = readPlace(model, machine, place, number);
        if (value > place.max) return `${place.name} of ${scope} ${number} is ${value}, and ${place.max} is its most`;
      }
  return null;
}
const excessOf = (model: Model, start: Machine = model.start): string | null => {
  for (const machine of machinesOf(search(model, start))) {
    const excess = excessIn(model, machine);
    if (excess) return excess;
  }
  return null;
};

describe('bounds', () => {
  it('no place ever exceeds its declared maximum, in any machine of any row of the tables', () => {
    for (const { setting } of SMALL_ROWS) expect(excessOf(modelOf(setting))).toBeNull();
  });

  it.each(QUESTIONS.map((question) => [question.name, question] as const))(
    'nor while %s is asked: of a computer that has nothing else to do, and of one that has come to rest',
    (_, question) => {
      const added = [question.activity];
      for (const name of CASE_NAMES) {
        for (const processors of [1, 2]) {
          const setting = settingOf({ case: name, processors });
          expect(excessOf(modelWith(setting, [], added))).toBeNull();
          const model = modelOf(setting);
          const larger = modelWith(setting, model.spec.asked, added);
          for (const machine of restsOf(model))
            expect(excessOf(larger, carryOver(model, machine, larger, added))).toBeNull();
        }
      }
    },
  );

  it('every move of every row has a text of its own in links, which is one choice there', () => {
    for (const { setting } of [...TRUTH_TABLE, ...CONCEPT_TABLE]) {
      const { moves, computer } = modelOf(setting);
      const letters = moves.map((move) => letterOf(move, computer.devices));
      expect(new Set(letters).size).toBe(moves.length);
      for (const letter of letters) expect(letter).toMatch(new RegExp(`^(?:${CHOICE})$`));
    }
  });
});

describe('settings', () => {
  it('SynAttackProtect is nothing to the closes: whatever its value, the computer is the same', () => {
    const { loads, registry } = caseOf('Q177245');
    for (const load of loads) {
      const usual = modelOf(settingOf({ case: 'Q177245', load: load.name }));
      for (const value of registry[0]?.values ?? []) {
        const other = modelOf(settingOf({ case: 'Q177245', load: load.name, registry: { SynAttackProtect: value } }));
        expect(other.start).toEqual(usual.start);
        expect(other.moves).toEqual(usual.moves);
        if (usual.computer.devices.length === 0) {
          const [one, another] = [search(usual), search(other)];
          expect([another.states, another.transitions]).toEqual([one.states, one.transitions]);
        }
      }
    }
  });
});

describe('a second search, written another way', () => {
  const settings: readonly Setting[] = [
    settingOf({ case: 'Q177245', processors: 1 }),
    settingOf({ case: 'Q177245', processors: 2 }),
    settingOf({ case: 'Q177245', processors: 4 }),
    settingOf({ case: 'Q177245', processors: 3, build: 'nt4-sp4' }),
    settingOf({ case: 'Q177245', load: 'in-turn' }),
    settingOf({ case: 'Q297040', processors: 1 }),
    settingOf({ case: 'Q297040', processors: 4 }),
    settingOf({ case: 'Q297040', processors: 2, load: 'refusing-host', registry: { SynAttackProtect: '0' } }),
    ...CONCEPT_SETTINGS,
  ];
  it.each(settings)('agrees on machines and steps: $case, $build, $processors processors, $load', (setting) => {
    const model = modelOf(setting);
    const { states, transitions } = search(model);
    expect(countByDoors(model)).toEqual([states, transitions]);
  });
});

describe('carrying a machine over to a larger computer', () => {
  it('keeps every place, whatever is asked of the larger one', () => {
    fc.assert(
      fc.property(anyCase, walks, fc.constantFrom(...QUESTIONS), (setting, choices, question) => {
        const model = modelAgain(setting);
        const { machines } = walk(model, choices);
        const machine = machines.at(-1) as Machine;
        const added = [question.activity];
        const larger = modelWith(setting, model.spec.asked, added);
        const carried = carryOver(model, machine, larger, added);
        const begun = new Set(added.flatMap(({ begins }) => begins.map(([place]) => place.name)));
        const { places, processors, threads } = model.layout;
        const parts = { machine: 1, processor: processors.count, thread: threads.count };
        for (const scope of ['machine', 'processor', 'thread'] as const)
          for (const place of places[scope])
            for (let number = 0; number < parts[scope]; number++)
              if (!begun.has(place.name))
                expect([place.name, number, readPlace(larger, carried, place, number)]).toEqual([
                  place.name,
                  number,
                  readPlace(model, machine, place, number),
                ]);
      }),
      { numRuns: 60 },
    );
  });

  it('what could be done before can be done still, and does the same', () => {
    fc.assert(
      fc.property(anyCase, walks, (setting, choices) => {
        const model = modelAgain(setting);
        const { machines } = walk(model, choices);
        const machine = machines.at(-1) as Machine;
        const added = [ctrlAltDel.activity];
        const larger = modelWith(setting, model.spec.asked, added);
        const sayOf = (of: Model, at: Machine) =>
          enabledSteps(of, at).map((step) =>
            JSON.stringify(of.moves[step]?.kind === 'device' ? 'device' : of.moves[step]),
          );
        const offered = sayOf(larger, carryOver(model, machine, larger, added));
        for (const one of sayOf(model, machine)) expect(offered).toContain(one);
      }),
      { numRuns: 30 },
    );
  });
});
