import { HumanConstraintViolation } from '../errors/human-constraint-violation.ts';
import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { StyleKind } from '../model/creative-style.ts';
import type { Fragment } from '../model/fragment.ts';
import type { Master } from '../model/master.ts';
import type { StyleAsset, StyleGuide } from '../model/style-guide.ts';
import { type Instant, instantMs } from '../shared/instant.ts';
import { approvalObstacle } from './approval-obstacle.ts';
import { assetsOf } from './assets-of.ts';
import { fillTemplate } from './fill-template.ts';
import { styleFault } from './style-fault.ts';
import { isNamed, STYLE_KINDS } from './style-kinds.ts';
import type { StyleValue } from './style-value.ts';

/** What people allow: a master, its parts, and the moment at which their leave has to hold. */
export type HumanLimits = {
  readonly master: Master;
  readonly fragments: readonly Fragment[];
  readonly styleGuide: StyleGuide;
  readonly now: Instant;
};

/**
 * Nothing is made from parts of which one may not be used.
 *
 * @throws HumanConstraintViolation naming the field: a master that is not active, a part of another one, or without leave
 * @throws InvalidInputError naming a kind of style assets that is not given, or an asset that is empty, too long, or a template
 *   that the master cannot fill
 */
export function checkParts({ master, fragments, styleGuide, now }: HumanLimits): void {
  checkActive(master);
  const nowMs = instantMs(now);
  fragments.forEach((fragment, at) => {
    checkMaster(fragment, master, `fragments[${at}]`);
    const obstacle = approvalObstacle(fragment.approval, nowMs);
    if (obstacle !== null) violate(`fragments[${at}].approval`, `fragment ${fragment.id} ${obstacle}`);
  });
  checkMaster(styleGuide, master, 'styleGuide');
  for (const kind of STYLE_KINDS) {
    assetsOf(styleGuide, kind).forEach((asset, at) => {
      checkAsset(kind, asset, { path: `styleGuide.assets.${kind}[${at}]`, master, nowMs });
    });
  }
}

/** @throws HumanConstraintViolation always */
export function violate(field: string, message: string): never {
  throw new HumanConstraintViolation({ field, message: `${field}: ${message}` });
}

/** @throws HumanConstraintViolation for a master that is not active */
export function checkActive({ active }: Master): void {
  if (!active) violate('master.active', 'the master is not active');
}

function checkMaster({ masterId }: { readonly masterId: string }, master: Master, path: string): void {
  if (masterId !== master.id) violate(`${path}.masterId`, `belongs to ${masterId}, not to ${master.id}`);
}

function checkAsset(
  kind: StyleKind,
  { value, approval }: StyleAsset<StyleValue>,
  { path, master, nowMs }: { readonly path: string; readonly master: Master; readonly nowMs: number },
): void {
  const obstacle = approvalObstacle(approval, nowMs);
  if (obstacle !== null) violate(`${path}.approval`, obstacle);
  const filled = typeof value === 'string' && !isNamed(kind) ? fillTemplate(value, master) : value;
  const fault = filled === null ? 'has braces that the master has nothing for' : styleFault(kind, filled);
  if (fault !== null) throw new InvalidInputError({ argument: path, message: `${path} ${fault}` });
}
