/** The third way in: which machine it is. */
import type { JSX } from 'preact';
import { PLATFORMS, type Platform, PRODUCT_LINES, type ProductLine } from '../../content/lists.ts';
import { fitted, processorsOf, registryOf } from '../../diagnose/address.ts';
import type { Knowledge } from '../../diagnose/knowledge.ts';
import { lineOf, type MachineSaid } from '../../diagnose/machine.ts';
import { Many, Option } from './fields.tsx';

interface FormProps {
  readonly knowledge: Knowledge;
  readonly machine: MachineSaid;
  readonly change: (machine: MachineSaid) => void;
}

export function ProcessorsMenu({ knowledge, machine, change }: FormProps): JSX.Element {
  const now = machine.processors === null ? null : String(machine.processors);
  return (
    <Many
      label="Processors"
      none="not known"
      value={now}
      choose={(count) => change({ ...machine, processors: count === null ? null : Number(count) })}
    >
      {processorsOf(knowledge.cases).map((count) => (
        <Option key={count} value={String(count)} label={String(count)} now={now} />
      ))}
    </Many>
  );
}

/** Service packs, oldest first; of all lines as long as no product is chosen. */
function PackMenu({ knowledge, machine, change }: FormProps): JSX.Element {
  const line = knowledge.products.find(({ id }) => id === machine.product)?.line ?? null;
  const lines = (Object.keys(PRODUCT_LINES) as ProductLine[]).filter((one) => line === null || one === line);
  return (
    <Many
      label="Service pack"
      none="not known"
      value={machine.pack}
      choose={(pack) => change(fitted({ ...machine, pack }, knowledge))}
    >
      {lines.map((one) => {
        const packs = knowledge.packs.filter((pack) => pack.line === one);
        return packs.length === 0 ? null : (
          <optgroup key={one} label={PRODUCT_LINES[one]}>
            {packs.map(({ id, short }) => (
              <Option key={id} value={id} label={short} now={machine.pack} />
            ))}
          </optgroup>
        );
      })}
    </Many>
  );
}

/** Drivers that no pack carries: a hotfix that may have been put over that of the pack. */
function BuildMenu({ knowledge, machine, change }: FormProps): JSX.Element {
  const line = lineOf(knowledge, machine);
  const hotfixes = knowledge.builds.filter(
    ({ lines, packs }) => packs.length === 0 && line !== null && lines.includes(line),
  );
  return (
    <Many
      label="Newer Tcpip.sys"
      none={line === null ? 'choose a product first' : 'none, or not known'}
      value={machine.build}
      choose={(build) => change({ ...machine, build })}
    >
      {hotfixes.map(({ id, name }) => (
        <Option key={id} value={id} label={name} now={machine.build} />
      ))}
    </Many>
  );
}

export function MachineForm(props: FormProps): JSX.Element {
  const { knowledge, machine, change } = props;
  return (
    <div class="menus machine-form">
      <Many
        label="Product"
        none="not known"
        value={machine.product}
        choose={(product) => change(fitted({ ...machine, product }, knowledge))}
      >
        {knowledge.products.map(({ id, name }) => (
          <Option key={id} value={id} label={name} now={machine.product} />
        ))}
      </Many>
      <PackMenu {...props} />
      <BuildMenu {...props} />
      <ProcessorsMenu {...props} />
      <Many
        label="Platform"
        none="not known"
        value={machine.platform}
        choose={(platform) => change({ ...machine, platform: platform as Platform | null })}
      >
        {PLATFORMS.map((platform) => (
          <Option key={platform} value={platform} label={platform} now={machine.platform} />
        ))}
      </Many>
      {Object.entries(registryOf(knowledge.cases)).map(([name, values]) => (
        <Many
          key={name}
          label={name}
          none="not known"
          value={machine.registry[name] ?? null}
          choose={(value) => {
            const { [name]: _, ...others } = machine.registry;
            change({ ...machine, registry: value === null ? others : { ...others, [name]: value } });
          }}
        >
          {values.map((value) => (
            <Option key={value} value={value} label={value} now={machine.registry[name] ?? null} />
          ))}
        </Many>
      ))}
    </div>
  );
}
