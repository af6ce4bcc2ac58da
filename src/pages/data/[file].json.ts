/** The documents and their schemas: /data/builds.json, /data/builds.schema.json, and so on. */
import type { APIRoute } from 'astro';
import { documentOf, schemaFileOf } from '../../book/data/filledDocuments.ts';
import { addressesOn } from '../../book/data/fullAddress.ts';
import { DOCUMENT_NAMES, type DocumentName } from '../../content/published/documents.ts';
import { jsonSchemaOf } from '../../content/published/jsonSchema.ts';

interface Props {
  readonly name: DocumentName;
  readonly isSchema: boolean;
}

export const getStaticPaths = () =>
  DOCUMENT_NAMES.flatMap((name) => [
    { params: { file: name }, props: { name, isSchema: false } },
    { params: { file: `${name}.schema` }, props: { name, isSchema: true } },
  ]);

export const GET: APIRoute<Props> = async ({ props: { name, isSchema }, site }) => {
  const address = addressesOn(site);
  const content = isSchema ? jsonSchemaOf(name, address(schemaFileOf(name))) : await documentOf(name, address);
  return new Response(`${JSON.stringify(content, null, 1)}\n`, { headers: { 'Content-Type': 'application/json' } });
};
