import { modelOf } from '../sim/library/index.ts';
import { promelaOf } from '../sim/promela/promela.ts';
import { BadUsage, parseSetting } from './usage.ts';

const FORMATS = ['promela'] as const;

/** The setting's model for another tool. Promela is for Spin, which goes where a browser tab cannot. */
export function exportModel(args: readonly string[]): string {
  const { setting, values } = parseSetting(args, { format: { type: 'string' } });
  const { format = 'promela' } = values as { readonly format?: string };
  if (!FORMATS.includes(format as (typeof FORMATS)[number]))
    throw new BadUsage(`There is no format "${format}"; choose one of ${FORMATS.join(', ')}.`);
  return promelaOf(modelOf(setting));
}
