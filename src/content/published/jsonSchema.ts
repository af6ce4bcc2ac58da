/** The documents' shapes for readers in other languages: JSON Schema, draft 2020-12, and a flat list of fields for a page. */
import { z } from 'astro/zod';
import { DOCUMENTS, type DocumentName } from './documents.ts';

/** As much of a JSON Schema as ours use. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
}

/** The schema of a document. `address`: where it will stand. A date is a day, as in 1999-07-21. */
export function jsonSchemaOf(name: DocumentName, address: string): JsonSchema {
  const { schema, about } = DOCUMENTS[name];
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date' });
    },
  }) as JsonSchema;
  return {
    ...($schema ? { $schema } : {}),
    $id: address,
    title: `Hangbook: ${name}.json`,
    description: about,
    ...rest,
  };
}

/** A value as a document writes it: days without an hour. */
export function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/** A field of a document, for a reader of its page. */
export interface Field {
  /** `builds[].files[].bytes`. */
  readonly path: string;
  readonly name: string;
  /** How many objects it lies in. */
  readonly depth: number;
  readonly type: string;
  readonly says: string;
}

/** What a field can be besides null: of several shapes any one. */
const shapesOf = (schema: JsonSchema): readonly JsonSchema[] =>
  schema.anyOf ? schema.anyOf.filter(({ type }) => type !== 'null').flatMap(shapesOf) : [schema];

function typeOf(schema: JsonSchema): string {
  if (schema.anyOf) {
    const orNull = schema.anyOf.some(({ type }) => type === 'null') ? ['null'] : [];
    return [...new Set(shapesOf(schema).map(typeOf)), ...orNull].join(' or ');
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((choice) => JSON.stringify(choice)).join(' | ');
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`;
  return schema.format ?? schema.type ?? 'anything';
}

/** Every field of a schema, each before those that lie in it. */
export function* fieldsOf(schema: JsonSchema, path = '', depth = 0): Generator<Field> {
  for (const shape of shapesOf(schema)) {
    if (shape.type === 'array' && shape.items) yield* fieldsOf(shape.items, `${path}[]`, depth);
    for (const [name, field] of Object.entries(shape.properties ?? {})) {
      const here = path === '' ? name : `${path}.${name}`;
      yield { path: here, name, depth, type: typeOf(field), says: field.description ?? '' };
      yield* fieldsOf(field, here, depth + 1);
    }
  }
}
