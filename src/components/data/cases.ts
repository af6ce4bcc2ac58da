/** The entries of cases.json. */
import type { Document } from '../../content/published/documents.ts';
import { CASE_NAMES, CASES, type CaseName, type Setting } from '../../sim/cases/index.ts';
import { known } from '../explorations.ts';
import { articleOf, pathOf } from '../facts/entries.ts';
import type { Address } from './address.ts';
import { searchOf, settingsOf } from './searches.ts';

type CaseEntry = Document<'cases'>['cases'][number];

const choicesOf = (name: CaseName): CaseEntry['settings'] => {
  const { builds, processors, registry, loads } = CASES[name];
  return {
    builds: [...builds],
    processors: { choices: [...processors.choices], usual: processors.usual },
    registry: registry.map((value) => ({ name: value.name, values: [...value.values] })),
    loads: loads.map(({ name, title, gloss }) => ({ name, title, gloss })),
  };
};

function searched(setting: Setting, pageOf: (schedule: string) => string): CaseEntry['searches'][number] {
  const { build, processors, registry, load } = setting;
  const { verdict, complete, inevitable, states, transitions, worst } = searchOf(setting);
  return {
    ...{ build, processors, registry, load, verdict, complete, inevitable },
    machines: states,
    steps: transitions,
    shortest: worst && { ...worst, page: pageOf(worst.schedule) },
  };
}

function hangOf(name: CaseName): CaseEntry['hang'] {
  const { worst, report } = known({ case: name }).findings;
  if (!worst || !report) return null;
  return {
    schedule: worst.schedule,
    noReturn: report.noReturn,
    damage: report.damage && { step: report.damage.step, probes: [...report.damage.probes] },
    diagnosis: [...report.diagnosis],
    symptoms: report.symptoms.map(({ probe, life, after }) => ({ probe, is: life, after })),
  };
}

export const caseEntries = async (address: Address): Promise<CaseEntry[]> =>
  Promise.all(
    CASE_NAMES.map(async (name) => {
      const { kb, title, titleRest, summary, driver, mechanism, record, symptoms, conditions } = await articleOf(name);
      const page = address(pathOf(kb));
      return {
        ...{ kb, page, title, titleRest, summary, driver, mechanism },
        lastModified: record.lastModified,
        documented: { symptoms, conditions },
        settings: choicesOf(name),
        hang: hangOf(name),
        searches: settingsOf(name).map((setting) => searched(setting, (schedule) => `${page}#${schedule}`)),
      };
    }),
  );
