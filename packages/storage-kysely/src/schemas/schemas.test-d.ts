import type {
  Action,
  CycleStats,
  ExperimentLook,
  ExperimentOutcome,
  ExperimentVariant,
  Json,
  Plan,
  Target,
} from '@adpilot/core';
import { expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import type { actionSchema, targetSchema } from './action-schema.ts';
import type { cycleStatsSchema } from './cycle-stats-schema.ts';
import type {
  experimentLookSchema,
  experimentOutcomeSchema,
  experimentVariantSchema,
} from './experiment-schemas.ts';
import type { planSchema } from './plan-schema.ts';

/** The model says `readonly` everywhere, zod nowhere. JSON of any shape is left as it is. */
type Writable<T> = Json extends T ? T : T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;

// The other direction is checked where the schemas are defined.
test('everything of the model can be read back', () => {
  expectTypeOf<Writable<Target>>().toExtend<z.output<typeof targetSchema>>();
  expectTypeOf<Writable<Action>>().toExtend<z.output<typeof actionSchema>>();
  expectTypeOf<Writable<Plan>>().toExtend<z.output<typeof planSchema>>();
  expectTypeOf<Writable<CycleStats>>().toExtend<z.output<typeof cycleStatsSchema>>();
  expectTypeOf<Writable<ExperimentVariant>>().toExtend<z.output<typeof experimentVariantSchema>>();
  expectTypeOf<Writable<ExperimentLook>>().toExtend<z.output<typeof experimentLookSchema>>();
  expectTypeOf<Writable<ExperimentOutcome>>().toExtend<z.output<typeof experimentOutcomeSchema>>();
});
