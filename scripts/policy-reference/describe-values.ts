/** A schema of JSON Schema, as far as a policy's fields use it. */
export type FieldSchema = {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly FieldSchema[];
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly default?: unknown;
};

/** What a field may be, in a few words: "whole number >= 1", "`clip` or `strict`". */
export function describeValues(schema: FieldSchema): string {
  if (schema.anyOf) return schema.anyOf.map(describeValues).join(', or ');
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(' or ');
  if (schema.type === 'array') return `list of: ${schema.items ? describeValues(schema.items) : 'anything'}`;
  if (schema.type === 'object') return describeFields(schema);
  if (schema.type === 'number' || schema.type === 'integer') return describeRange(schema);
  if (schema.type === 'string') return schema.pattern === undefined ? 'text' : 'amount';
  return schema.type ?? 'anything';
}

function describeFields({ properties = {} }: FieldSchema): string {
  const fields = Object.entries(properties).map(
    ([name, field]) => `\`${name}\` ${field.properties ? 'object' : describeValues(field)}`,
  );
  return fields.length === 0 ? 'values by name' : `{ ${fields.join('; ')} }`;
}

function describeRange({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: FieldSchema): string {
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  const bounds = [
    minimum === undefined || minimum === -Number.MAX_SAFE_INTEGER ? '' : `>= ${minimum}`,
    exclusiveMinimum === undefined ? '' : `> ${exclusiveMinimum}`,
    most === undefined ? '' : `<= ${most}`,
    exclusiveMaximum === undefined ? '' : `< ${exclusiveMaximum}`,
  ].filter((bound) => bound !== '');
  return [type === 'integer' ? 'whole number' : 'number', bounds.join(', ')].join(' ').trim();
}
