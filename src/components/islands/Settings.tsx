import type { JSX } from 'preact';
import { loadOf, RUNNABLES, type Setting, settingOf, type Wish } from '../../sim/cases/index.ts';
import { capital } from '../views/counts.ts';
import { memo } from '../views/memo.ts';
import { type Choice, Select } from './Select.tsx';

interface SettingsProps {
  readonly setting: Setting;
  /** What each build is called, by its id. */
  readonly builds: Readonly<Record<string, string>>;
  readonly change: (setting: Setting) => void;
}

/** Everything that may be chosen before the machine is started. What leaves no choice is not asked. */
export const Settings = memo(({ setting, builds, change }: SettingsProps): JSX.Element => {
  const { builds: ids, processors, registry, loads } = RUNNABLES[setting.case];
  const wish = (part: Partial<Wish>): void => change(settingOf({ ...setting, ...part }));
  const plain = (value: string | number): Choice => ({ value: String(value), label: String(value) });
  return (
    <fieldset class="settings live" aria-label="Settings">
      {setting.build !== null && (
        <Select
          label="Tcpip.sys"
          value={setting.build}
          choices={ids.map((id) => ({ value: id, label: builds[id] ?? id }))}
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
          value={setting.load}
          choices={loads.map(({ name, title }) => ({ value: name, label: title }))}
          choose={(load) => wish({ load })}
        />
      )}
    </fieldset>
  );
});

/** The same as a sentence, for paper and for whoever has no scripts. */
export const AsSet = memo(({ setting, builds }: Pick<SettingsProps, 'setting' | 'builds'>): JSX.Element => {
  const { build, processors, registry } = setting;
  const parts = [
    ...(build === null ? [] : [`Tcpip.sys: ${builds[build] ?? build}`]),
    `${processors} ${processors === 1 ? 'processor' : 'processors'}`,
    ...Object.entries(registry).map(([name, value]) => `${name} ${value}`),
    loadOf(setting).title,
  ];
  return <p class="as-set">{capital(parts.join('; '))}.</p>;
});
