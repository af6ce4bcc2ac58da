/** The entries of cases.json. */
import type { Probe } from '../../content/lists.ts';
import type { Document } from '../../content/published/documents.ts';
import type { Setting } from '../../sim/computer/setting.ts';
import type { Asked } from '../../sim/explore/symptoms.ts';
import { CASE_NAMES, caseOf } from '../../sim/library/index.ts';
import { articleOf, pathOf } from '../entries.ts';
import { known } from '../explorations.ts';
import { searchOf, settingsOf } from './caseSearches.ts';
import type { Address } from './fullAddress.ts';

type CaseEntry = Document<'cases'>['cases'][number];

const choicesOf = (name: string): CaseEntry['settings'] => {
  const { builds, processors, registry, loads } = caseOf(name);
  return {
    builds: Object.keys(builds),
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

/** The name of what was asked, which the schema of the document holds to the book's own list. */
const nameOf = ({ name }: Asked): Probe => name as Probe;

function hangOf(name: string): CaseEntry['hang'] {
  const { worst, report } = known({ case: name }).findings;
  if (!worst || !report) return null;
  return {
    schedule: worst.schedule,
    noReturn: report.noReturn,
    damage: report.damage && { step: report.damage.step, probes: report.damage.probes.map(nameOf) },
    diagnosis: [...report.diagnosis],
    symptoms: report.symptoms.map(({ probe, life, after }) => ({ probe: nameOf(probe), is: life, after })),
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
