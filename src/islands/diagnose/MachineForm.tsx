/** The third way in: which machine it is. */
import type { JSX } from 'preact';
import { PLATFORMS, type Platform, PRODUCT_LINES_IN_SHORT } from '../../content/lists.ts';
import { fitted, processorsOf, registryOf } from '../../diagnose/address.ts';
import { lineOf, type MachineSaid, NO_BUILD } from '../../diagnose/documented.ts';
import type { Knowledge } from '../../diagnose/knowledge.ts';
import { Many, plain } from './fields.tsx';

export interface MachineFormProps {
  readonly knowledge: Knowledge;
  readonly machine: MachineSaid;
  readonly change: (machine: MachineSaid) => void;
}

export const ProcessorsMenu = ({ knowledge, machine, change }: MachineFormProps): JSX.Element => (
  <Many
    label="Processors"
    none="not known"
    value={machine.processors === null ? null : String(machine.processors)}
    choices={plain(processorsOf(knowledge.cases))}
    choose={(count) => change({ ...machine, processors: count === null ? null : Number(count) })}
  />
);

/** Of all lines as long as no product is chosen. */
function PackMenu({ knowledge, machine, change }: MachineFormProps): JSX.Element {
  const line = knowledge.products.find(({ id }) => id === machine.product)?.line;
  const packs = knowledge.packs.filter((pack) => line === undefined || pack.line === line);
  return (
    <Many
      label="Service pack"
      none="not known"
      value={machine.pack}
      choices={packs.map((pack) => ({
        value: pack.id,
        label: line === undefined ? `${PRODUCT_LINES_IN_SHORT[pack.line]} ${pack.short}` : pack.short,
      }))}
      choose={(pack) => change(fitted({ ...machine, pack }, knowledge))}
    />
  );
}

/** Drivers that no pack carries: a hotfix that may have been put over that of the pack. */
function BuildMenu({ knowledge, machine, change }: MachineFormProps): JSX.Element {
  const line = lineOf(knowledge, machine);
  const hotfixes = knowledge.builds.filter(
    ({ lines, packs }) => packs.length === 0 && line !== null && lines.includes(line),
  );
  return (
    <Many
      label="Newer Tcpip.sys"
      none={line === null ? 'choose a product first' : 'not known'}
      value={machine.build}
      choices={
        line === null
          ? []
          : [{ value: NO_BUILD, label: 'none' }, ...hotfixes.map(({ id, name }) => ({ value: id, label: name }))]
      }
      choose={(build) => change({ ...machine, build })}
    />
  );
}

export function MachineForm(props: MachineFormProps): JSX.Element {
  const { knowledge, machine, change } = props;
  return (
    <div class="menus machine-form">
      <Many
        label="Product"
        none="not known"
        value={machine.product}
        choices={knowledge.products.map(({ id, name }) => ({ value: id, label: name }))}
        choose={(product) => change(fitted({ ...machine, product }, knowledge))}
      />
      <PackMenu {...props} />
      <BuildMenu {...props} />
      <ProcessorsMenu {...props} />
      <Many
        label="Platform"
        none="not known"
        value={machine.platform}
        choices={plain(PLATFORMS)}
        choose={(platform) => change({ ...machine, platform: platform as Platform | null })}
      />
      {Object.entries(registryOf(knowledge.cases)).map(([name, values]) => (
        <Many
          key={name}
          label={name}
          none="not known"
          value={machine.registry[name] ?? null}
          choices={plain(values)}
          choose={(value) => {
            const { [name]: _, ...others } = machine.registry;
            change({ ...machine, registry: value === null ? others : { ...others, [name]: value } });
          }}
        />
      ))}
    </div>
  );
}
