import type { Json } from '@adpilot/core';
import type { GraphContext } from './graph-context.ts';
import { unknownField } from './graph-errors.ts';
import type { FieldSelection } from './parse-fields.ts';

/** A kind of object of the Graph API and how each of its fields is read. */
export type NodeType<E> = {
  /** Meta's own name, as its messages have it. */
  readonly name: string;
  /** `undefined` leaves the field out of the answer. */
  readonly fields: Readonly<Record<string, (entity: E, context: GraphContext) => Json | undefined>>;
  /** Fields that lead to another object, which answers the fields asked for inside it. */
  readonly links?: Readonly<
    Record<string, (entity: E, context: GraphContext, inner: readonly FieldSelection[]) => Json>
  >;
};

const ID_ONLY: readonly FieldSelection[] = [{ name: 'id', inner: null }];

/**
 * The fields of an entity that were asked for; its id alone where none were.
 *
 * @throws GraphError for a field that the node type does not have
 */
export function readNode<E>(
  type: NodeType<E>,
  entity: E,
  context: GraphContext,
  selection: readonly FieldSelection[] = ID_ONLY,
): Json {
  const answer: Record<string, Json> = {};
  for (const { name, inner } of withId(type, selection)) {
    const value = readField(type, entity, context, { name, inner });
    if (value !== undefined) answer[name] = value;
  }
  return answer;
}

/** Meta adds the id to whatever is asked for. */
function withId<E>({ fields }: NodeType<E>, selection: readonly FieldSelection[]): readonly FieldSelection[] {
  return 'id' in fields && !selection.some(({ name }) => name === 'id')
    ? [...selection, ...ID_ONLY]
    : selection;
}

function readField<E>(
  type: NodeType<E>,
  entity: E,
  context: GraphContext,
  { name, inner }: FieldSelection,
): Json | undefined {
  const link = Object.hasOwn(type.links ?? {}, name) ? type.links?.[name] : undefined;
  if (link) return link(entity, context, inner ?? ID_ONLY);
  const read = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
  if (!read) throw unknownField(name, type.name);
  const value = read(entity, context);
  return inner === null || value === undefined ? value : pick(value, inner);
}

function pick(value: Json, inner: readonly FieldSelection[]): Json {
  if (isList(value)) return value.map((item) => pick(item, inner));
  if (value === null || typeof value !== 'object') return value;
  const entries = inner.flatMap(({ name, inner: below }): [string, Json][] => {
    const part = value[name];
    return part === undefined ? [] : [[name, below === null ? part : pick(part, below)]];
  });
  return Object.fromEntries(entries);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
