import type { Migration } from 'kysely/migration';
import { valueDomains } from './0001-value-domains.ts';
import { entities } from './0002-entities.ts';
import { insights } from './0003-insights.ts';
import { experiments } from './0004-experiments.ts';
import { plans } from './0005-plans.ts';
import { cycles } from './0006-cycles.ts';
import { controlsAndLeases } from './0007-controls-and-leases.ts';

/** Every migration under its name, in the order of the names. One that was released is never changed again. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-value-domains': valueDomains,
  '0002-entities': entities,
  '0003-insights': insights,
  '0004-experiments': experiments,
  '0005-plans': plans,
  '0006-cycles': cycles,
  '0007-controls-and-leases': controlsAndLeases,
};
