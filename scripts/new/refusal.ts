/** Why nothing was written. 2: the command line cannot be meant; 1: the tree does not allow it. */
export class Refusal extends Error {
  readonly exitCode: 1 | 2;

  constructor(message: string, { exitCode = 1 }: { readonly exitCode?: 1 | 2 } = {}) {
    super(message);
    this.exitCode = exitCode;
  }
}
