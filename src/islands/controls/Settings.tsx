import type { JSX } from 'preact';
import type { Reading } from '../../sim/computer/reading.ts';
import { buildsOf, fileOf, type Runnable } from '../../sim/computer/runnable.ts';
import { loadIn, readingIn, type Setting, settingFor, type Wish } from '../../sim/computer/setting.ts';
import { capital, many } from '../../views/counts.ts';
import { memo } from '../../views/memo.ts';
import { Select, type SelectChoice } from './Select.tsx';

interface SettingsProps {
  readonly runnable: Runnable;
  readonly setting: Setting;
  /** What each build is called, by its id. */
  readonly builds: Readonly<Record<string, string>>;
  readonly change: (setting: Setting) => void;
}

/** No assumption of the book is taken the other way. */
const AS_ASSUMED = 'as the book assumes';

/** Which of the book's assumptions is taken the other way, where there are any to choose from. */
export const ChooseReading = ({
  readings,
  value,
  choose,
}: {
  readonly readings: readonly Reading[];
  readonly value: string | null;
  readonly choose: (id: string | null) => void;
}): JSX.Element | null =>
  readings.length === 0 ? null : (
    <Select
      label="Reading"
      long
      value={value ?? ''}
      choices={[
        { value: '', label: AS_ASSUMED },
        ...readings.map(({ id, title }) => ({ value: id, label: `not ${id}: ${title}` })),
      ]}
      choose={(id) => choose(id === '' ? null : id)}
    />
  );

/** Everything that may be chosen before the machine is started. What leaves no choice is not asked. */
export const Settings = memo(({ runnable, setting, builds, change }: SettingsProps): JSX.Element => {
  const { processors, registry, loads, readings } = runnable;
  const wish = (part: Partial<Wish>): void => change(settingFor(runnable, { ...setting, ...part }));
  const plain = (value: string | number): SelectChoice => ({ value: String(value), label: String(value) });
  return (
    <fieldset class="settings live" aria-label="Settings">
      {setting.build !== null && (
        <Select
          label={fileOf(runnable) ?? ''}
          value={setting.build}
          choices={buildsOf(runnable).map((id) => ({ value: id, label: builds[id] ?? id }))}
          choose={(build) => wish({ build })}
        />
      )}
      <Select
        label="Processors"
        value={String(setting.processors)}
        choices={processors.choices.map(plain)}
        choose={(count) => wish({ processors: Number(count) })}
      />
      {registry.map(({ name, values }) => (
        <Select
          key={name}
          label={name}
          value={setting.registry[name] ?? ''}
          choices={values.map(plain)}
          choose={(value) => wish({ registry: { ...setting.registry, [name]: value } })}
        />
      ))}
      {loads.length > 1 && (
        <Select
          label="Load"
          long
          value={setting.load}
          choices={loads.map(({ name, title }) => ({ value: name, label: title }))}
          choose={(load) => wish({ load })}
        />
      )}
      <ChooseReading readings={readings} value={setting.reading} choose={(reading) => wish({ reading })} />
    </fieldset>
  );
});

/** The same as a sentence, for paper and for whoever has no scripts. */
export const AsSet = memo(({ runnable, setting, builds }: Omit<SettingsProps, 'change'>): JSX.Element => {
  const { build, processors, registry } = setting;
  const taken = readingIn(runnable, setting);
  const parts = [
    ...(build === null ? [] : [`${fileOf(runnable)}: ${builds[build] ?? build}`]),
    many(processors, 'processor'),
    ...Object.entries(registry).map(([name, value]) => `${name} ${value}`),
    loadIn(runnable, setting).title,
    ...(runnable.readings.length === 0 ? [] : [taken ? `not ${taken.id}: ${taken.title}` : AS_ASSUMED]),
  ];
  return <p class="as-set">{capital(parts.join('; '))}.</p>;
});
