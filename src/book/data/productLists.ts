/** The lists of products.json. */
import { type AffectedCell, rowsOf } from '../../content/affected.ts';
import { agreement, onPlatform } from '../../content/affectedHardware.ts';
import { FILED_CASES } from '../../content/filed.ts';
import type { Book, Entry } from '../../content/joins.ts';
import type { Document } from '../../content/published/documents.ts';
import type { KernelEntry, PlatformEntry, Product } from '../../content/schemas.ts';
import { sayCell } from '../affectedCells.ts';
import { book } from '../entries.ts';
import { kernelRow } from '../kernels.ts';

type Lists = Omit<Document<'products'>, '$schema' | 'version' | 'page' | 'licence'>;

const hotfixes = ({ hotfixes }: AffectedCell) =>
  hotfixes.flatMap(({ rule: { is, basis, why }, those }) =>
    those.map(({ build, needsThisPack }) => ({ build: build.id, is, basis, why, needsThisPack })),
  );

const cells = (whole: Book, name: string, product: Entry<Product>) =>
  rowsOf(whole, name, product).map(({ pack, cell }) => ({
    pack: pack?.id ?? null,
    answer: cell.answer,
    basis: cell.basis,
    why: cell.why,
    says: sayCell(product, { pack, cell }),
    sources: cell.sources,
    listed: [...cell.listed],
    driver: cell.rule.is,
    since: cell.since?.id ?? null,
    corrected: cell.corrected?.id ?? null,
    hotfixes: hotfixes(cell),
  }));

function platformCell(whole: Book, name: string, platform: PlatformEntry) {
  const { inHardwareField, fixedFiles, endedBefore } = onPlatform(whole, name, platform);
  return {
    case: name,
    inHardwareField,
    fixedFiles: fixedFiles.map(({ build, file: { day, bytes, platformBasis } }) => ({
      build: build.id,
      day,
      bytes,
      platformBasis,
    })),
    endedBefore: endedBefore && { last: endedBefore.last.id, corrected: endedBefore.corrected.id },
  };
}

async function kernelCell(name: string, kernel: KernelEntry) {
  const { documented, condition, searched } = await kernelRow(name, kernel);
  const found = searched.map(({ setting, findings: { verdict, inevitable, states } }) => ({
    processors: setting.processors,
    verdict,
    inevitable,
    machines: states,
  }));
  return { case: name, documented, condition, searched: found, agreement: agreement(documented, found) };
}

export async function productLists(): Promise<Lists> {
  const whole = await book();
  return {
    products: whole.products.map((product) => ({
      id: product.id,
      ...product.data,
      affected: FILED_CASES.map((name) => ({ case: name, packs: cells(whole, name, product) })),
    })),
    packs: whole.packs.map(({ id, data }) => ({ id, ...data })),
    platforms: whole.platforms.map(({ id, data }) => ({
      id,
      ...data,
      affected: FILED_CASES.map((name) => platformCell(whole, name, data)),
    })),
    kernels: await Promise.all(
      whole.kernels.map(async ({ id, data }) => ({
        id,
        ...data,
        affected: await Promise.all(FILED_CASES.map((name) => kernelCell(name, data))),
      })),
    ),
    codes: whole.codes.map(({ data }) => data),
  };
}
