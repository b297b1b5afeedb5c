import type { Json } from '@adpilot/core';
import * as z from 'zod';

/** JSON of any shape, under the model's name for it. */
export const jsonSchema: z.ZodType<Json> = z.json();
