import type { ReferenceFamily } from '../reference-family.ts';
import { alwaysValidFamilies } from './always-valid.ts';
import { contingencyFamilies } from './contingency.ts';
import { distributionFamilies } from './distributions.ts';
import { rateFamilies } from './rates.ts';
import { ratioFamilies } from './ratios.ts';
import { sequentialFamilies } from './sequential.ts';
import { seriesFamilies } from './series.ts';

/** Every family of reference values that a function covers. */
export const referenceFamilies: readonly ReferenceFamily[] = [
  ...distributionFamilies,
  ...contingencyFamilies,
  ...rateFamilies,
  ...ratioFamilies,
  ...sequentialFamilies,
  ...alwaysValidFamilies,
  ...seriesFamilies,
];
