import type { JSX } from 'preact';
import type { Library } from '../../sim/computer/runnable.ts';
import { loadIn, runnableOf } from '../../sim/computer/setting.ts';
import { listed } from '../../sim/sentences.ts';
import type { Sheet } from '../../views/compare/SideBySide.tsx';
import { many } from '../../views/counts.ts';
import { type SelectChoice as Choosable, Select } from '../controls/Select.tsx';
import { ChooseReading } from '../controls/Settings.tsx';
import type { Comparison } from './comparison.ts';
import type { ComparedChoice } from './useComparison.ts';

interface ChooseTwoProps {
  readonly cases: Library;
  readonly sheets: readonly Sheet[];
  readonly comparison: Comparison;
  /** Whether the case may be chosen too. */
  readonly anyCase: boolean;
  readonly choose: (choice: ComparedChoice) => void;
}

const plain = (value: string | number): Choosable => ({ value: String(value), label: String(value) });

/** All builds, by product line; those that run say so where not all do. */
function ChooseBuild({
  label,
  sheets,
  value,
  choose,
}: Pick<ChooseTwoProps, 'sheets'> & { label: string; value: string; choose: (id: string) => void }): JSX.Element {
  return (
    <label>
      <span>{label}</span>
      <select autocomplete="off" value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {[...new Set(sheets.map(({ line }) => line))].map((line) => (
          <optgroup key={line} label={line}>
            {sheets
              .filter((sheet) => sheet.line === line)
              .map(({ id, name, modelled }) => (
                <option key={id} value={id} selected={id === value}>
                  {modelled && sheets.some((one) => !one.modelled) ? `${name} (runs)` : name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** Everything about a comparison that a reader may choose. */
export function ChooseTwo({ cases, sheets, comparison, anyCase, choose }: ChooseTwoProps): JSX.Element {
  const { one, other, under } = comparison;
  const { processors, registry, loads, readings } = runnableOf(cases, under.case);
  return (
    <fieldset class="settings live" aria-label="What is compared">
      <ChooseBuild label="One build" sheets={sheets} value={one} choose={(id) => choose({ one: id })} />
      <ChooseBuild label="The other" sheets={sheets} value={other} choose={(id) => choose({ other: id })} />
      {anyCase && (
        <Select
          label="Case"
          value={under.case}
          choices={Object.keys(cases).map(plain)}
          choose={(name) => choose({ under: { case: name } })}
        />
      )}
      <Select
        label="Processors"
        value={String(under.processors)}
        choices={processors.choices.map(plain)}
        choose={(count) => choose({ under: { processors: Number(count) } })}
      />
      {registry.map(({ name, values }) => (
        <Select
          key={name}
          label={name}
          value={under.registry[name] ?? ''}
          choices={values.map(plain)}
          choose={(value) => choose({ under: { registry: { ...under.registry, [name]: value } } })}
        />
      ))}
      <Select
        label="Load"
        long
        value={under.load}
        choices={loads.map(({ name, title }) => ({ value: name, label: title }))}
        choose={(load) => choose({ under: { load } })}
      />
      <ChooseReading readings={readings} value={under.reading} choose={(reading) => choose({ under: { reading } })} />
    </fieldset>
  );
}

/** The same as a sentence, for paper and for whoever has no scripts. */
export function AsCompared({
  cases,
  names,
  comparison: { under },
}: {
  cases: Library;
  names: readonly string[];
  comparison: Comparison;
}): JSX.Element {
  const parts = [
    `${listed(names)} under ${under.case}`,
    many(under.processors, 'processor'),
    ...Object.entries(under.registry).map(([name, value]) => `${name} ${value}`),
    loadIn(runnableOf(cases, under.case), { ...under, build: null }).title,
  ];
  return <p class="as-set">{parts.join('; ')}.</p>;
}
