import type { Json } from '@adpilot/core';
import { accountNode } from './account-node.ts';
import type { GraphCall } from './graph-call.ts';
import type { GraphContext } from './graph-context.ts';
import { unknownObject, unknownPath } from './graph-errors.ts';
import { ENTITY_LISTS } from './list-entities.ts';
import { listInsights } from './list-insights.ts';
import { readNode } from './node-type.ts';
import { parseFields } from './parse-fields.ts';
import { readById } from './read-by-id.ts';
import { updateEntity } from './update-entity.ts';

/**
 * Answers a call that is no batch.
 *
 * @throws GraphError for whatever Meta would refuse, and for what the simulator does not offer
 */
export function answerCall(context: GraphContext, call: GraphCall): Json {
  const { method, path, params } = call;
  const [id, edge, ...beyond] = path;
  const { account } = context.world.state;
  if (id === undefined) throw unknownObject(method, '/');
  if (beyond.length > 0) throw unknownPath(`/${path.slice(1).join('/')}`);
  if (edge !== undefined) return answerEdge(context, call, { id, edge });
  if (method === 'POST') return updateEntity(context, id, params);
  if (method !== 'GET') throw unknownObject(method, id);
  const selection = parseFields(params.get('fields') || 'id');
  return id === account.id
    ? readNode(accountNode, account, context, selection)
    : readById(context, id, selection);
}

function answerEdge(
  context: GraphContext,
  call: GraphCall,
  { id, edge }: { readonly id: string; readonly edge: string },
): Json {
  const list = Object.hasOwn(ENTITY_LISTS, edge) ? ENTITY_LISTS[edge] : undefined;
  if (list === undefined && edge !== 'insights') throw unknownPath(`/${edge}`);
  if (id !== context.world.state.account.id || call.method !== 'GET') throw unknownObject(call.method, id);
  return list ? list(context, call) : listInsights(context, call);
}
