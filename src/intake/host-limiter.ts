/** How many may be under way at once. */
export interface HostLimits {
  total: number;
  perHost: number;
  /** How many of them may be slow, so that slow ones never take every slot. */
  slow: number;
  /** How many may have left their place to others and still be under way. Default: none. */
  left?: number;
}

/** Gives the place of a task to others, as far as the limits allow. */
export type Leave = () => void;

interface Waiting {
  host: string;
  slow: boolean;
  run: () => void;
}

/**
 * Runs tasks in the order in which they were given, as the limits allow. A host of which none is under way goes first, so that the
 * tasks of a host mostly follow one another, on one connection, and a slow one of them still holds up no other.
 */
export function createHostLimiter(limits: HostLimits) {
  const waiting: Waiting[] = [];
  const hosts = new Map<string, number>();
  let total = 0;
  let slow = 0;
  let left = 0;

  const fits = (task: Waiting) =>
    (hosts.get(task.host) ?? 0) < limits.perHost && (!task.slow || slow < limits.slow);

  function count(task: Waiting, by: 1 | -1): void {
    total += by;
    if (task.slow) slow += by;
    const ofHost = (hosts.get(task.host) ?? 0) + by;
    if (ofHost === 0) hosts.delete(task.host);
    else hosts.set(task.host, ofHost);
  }

  function next(): void {
    while (total < limits.total) {
      const unasked = waiting.findIndex((task) => fits(task) && !hosts.has(task.host));
      const index = unasked < 0 ? waiting.findIndex(fits) : unasked;
      const [task] = index < 0 ? [] : waiting.splice(index, 1);
      if (task === undefined) return;
      count(task, 1);
      task.run();
    }
  }

  /** Runs a task, whose place has been counted. */
  async function run<T>(entry: Waiting, task: (leave: Leave) => Promise<T>): Promise<T> {
    let hasLeft = false;
    const leave = () => {
      if (hasLeft || left >= (limits.left ?? 0)) return;
      hasLeft = true;
      left += 1;
      count(entry, -1);
      next();
    };
    try {
      return await task(leave);
    } finally {
      if (hasLeft) left -= 1;
      else count(entry, -1);
      next();
    }
  }

  /** Runs `task` when its turn comes. @param isSlow whether it is likely to take long. */
  return function turn<T>(host: string, isSlow: boolean, task: (leave: Leave) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        host,
        slow: isSlow,
        run: () => void run(entry, task).then(resolve, reject),
      };
      waiting.push(entry);
      next();
    });
  };
}
