/** A JSON Schema validator that has nothing to do with the schemas' maker: it must be able to read what others will read. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const compiled = new WeakMap<object, ValidateFunction>();

function validatorOf(schema: object): ValidateFunction {
  const before = compiled.get(schema);
  if (before) return before;
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  compiled.set(schema, validate);
  return validate;
}

/**
 * Why a document is not of a schema, each fault with its place; none where it is.
 *
 * @throws Error where the schema itself is no JSON Schema of draft 2020-12, or uses a word that the draft does not have.
 */
export function faultsOf(schema: object, document: unknown): readonly string[] {
  const validate = validatorOf(schema);
  if (validate(document)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
