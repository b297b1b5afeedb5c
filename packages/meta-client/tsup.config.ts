import { defineConfig } from 'tsup';
import { shared } from '../../tsup.shared.ts';

export default defineConfig({
  ...shared,
  entry: {
    index: 'src/index.ts',
    'simulator/index': 'src/simulator/index.ts',
    'insights-file/index': 'src/insights-file/index.ts',
  },
});
