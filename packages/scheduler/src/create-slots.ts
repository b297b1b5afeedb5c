/** Places to work at: who finds none free waits in line. */
export interface Slots {
  /** Does the work at a place, or resolves with null where there is none before `close`. */
  use<T>(work: () => Promise<T>): Promise<T | null>;
  /** Sends everyone in line away. */
  close(): void;
}

export function createSlots(count: number): Slots {
  const line: ((place: boolean) => void)[] = [];
  let free = count;
  const enter = (): Promise<boolean> => {
    if (free === 0) return new Promise((admit) => line.push(admit));
    free -= 1;
    return Promise.resolve(true);
  };
  const leave = (): void => {
    const admit = line.shift();
    if (admit) admit(true);
    else free += 1;
  };
  return {
    use: async (work) => {
      if (!(await enter())) return null;
      try {
        return await work();
      } finally {
        leave();
      }
    },
    close: () => {
      for (const admit of line.splice(0)) admit(false);
    },
  };
}
