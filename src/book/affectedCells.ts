/** What a product with a pack is to a case, in sentences that stand alone: for a reader who asks about one computer, and for /data/. */
import { type AffectedCell, type AffectedRow, tellingHotfixes } from '../content/affected.ts';
import type { Entry } from '../content/joins.ts';
import type { Standing } from '../content/lists.ts';
import type { Product } from '../content/schemas.ts';
import { listed } from '../sim/sentences.ts';

/** `Windows NT Server 4.0 with SP3`, `Windows NT Server 4.0 as first shipped`. */
export function computerOf(product: Entry<Product>, pack: AffectedRow['pack']): string {
  const { name } = product.data;
  if (pack === null) return name;
  return `${name} ${pack.data.order === 0 ? 'as first shipped' : `with ${pack.data.short}`}`;
}

/** What the driver of the pack is, to end a sentence with. */
const DRIVER: Readonly<Record<Standing, string>> = {
  affected: 'has the problem',
  'fixed here': 'is the first with the correction',
  'not affected': 'does not have the problem',
  unknown: 'may or may not have the problem; no source says',
};

function sayPack(computer: string, { answer, rule, since }: AffectedCell, alone: boolean): string {
  const asShipped = alone ? '' : ' as shipped';
  if (answer === 'not listed')
    return `The article does not list ${computer}. Its driver${asShipped} ${DRIVER[rule.is]}.`;
  if (answer === 'affected' && since)
    return `${computer} is affected, as it has been since ${since.data.order === 0 ? 'it was first shipped' : since.data.short}.`;
  if (answer === 'fixed here') return `${computer} is the first to have the correction.`;
  return answer === 'unknown' ? `Whether ${computer} is affected is unknown.` : `${computer} is ${answer}${asShipped}.`;
}

/** Two or three short sentences: the pack, the hotfixes that change what it is, and what corrects it. */
export function sayCell(product: Entry<Product>, { pack, cell }: AffectedRow): string {
  const told = tellingHotfixes(cell);
  const withIs = (is: Standing) =>
    told.filter(({ rule }) => rule.is === is).flatMap(({ those }) => those.map(({ build }) => `“${build.data.name}”`));
  const some = (names: readonly string[]) =>
    names.length > 2 ? `one of ${names.length} hotfixes` : listed(names, 'or');
  const isTrouble = cell.rule.is === 'affected' || cell.rule.is === 'unknown';
  const fixes = [...withIs('fixed here'), ...(isTrouble && cell.corrected ? [cell.corrected.data.name] : [])];
  const sentence = (names: readonly string[], says: (names: string) => string) =>
    names.length === 0 ? [] : [says(some(names))];
  return [
    sayPack(computerOf(product, pack), cell, isTrouble || told.length === 0),
    ...sentence(withIs('affected'), (names) => `With ${names} it has the problem.`),
    ...sentence(withIs('unknown'), (names) => `With ${names} that is unknown.`),
    ...sentence(withIs('not affected'), (names) => `With ${names} it does not have the problem.`),
    ...(fixes.length === 0 ? [] : [`Corrected by ${listed(fixes)}.`]),
  ].join(' ');
}
