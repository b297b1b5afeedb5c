import { defineConfig } from 'tsup';
import { shared } from '../../tsup.shared.ts';

export default defineConfig({
  ...shared,
  entry: {
    index: 'src/index.ts',
    'runtime/index': 'runtime/index.ts',
    'testing/index': 'testing/index.ts',
    'testing/arbitraries': 'testing/arbitraries.ts',
  },
});
