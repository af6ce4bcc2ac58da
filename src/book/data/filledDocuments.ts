/** The documents of /data/, put together from the book and from what the build searches. */
import { DOCUMENTS, type Document, type DocumentName } from '../../content/published/documents.ts';
import { plain } from '../../content/published/jsonSchema.ts';
import { FORMAT_VERSION } from '../../content/published/shared.ts';
import { path } from '../../paths.ts';
import { buildEntries } from './buildEntries.ts';
import { caseEntries } from './caseEntries.ts';
import type { Address } from './fullAddress.ts';
import { productLists } from './productLists.ts';

export const fileOf = (name: DocumentName) => path(`data/${name}.json`);
export const schemaFileOf = (name: DocumentName) => path(`data/${name}.schema.json`);

const headOf = (name: DocumentName, address: Address) =>
  ({
    $schema: address(schemaFileOf(name)),
    version: FORMAT_VERSION,
    page: address(path('data/')),
    licence: 'MIT',
  }) as const;

type Makers = { readonly [Name in DocumentName]: (address: Address) => Promise<Document<Name>> };

const MAKERS: Makers = {
  builds: async (address) => ({ ...headOf('builds', address), builds: await buildEntries(address) }),
  cases: async (address) => ({ ...headOf('cases', address), cases: await caseEntries(address) }),
  products: async (address) => ({ ...headOf('products', address), ...(await productLists()) }),
};

/** A document as it is served. @throws ZodError where it is not of its own shape, which stops the build of the site. */
export async function documentOf(name: DocumentName, address: Address): Promise<unknown> {
  return plain(DOCUMENTS[name].schema.parse(await MAKERS[name](address)));
}
