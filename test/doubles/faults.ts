/** An invalid request that a stand-in was sent. */
export interface RequestFault {
  platform: 'telegram' | 'discord';
  /** The method, or method and path. */
  request: string;
  /** What is wrong with it. */
  faults: string[];
  body: unknown;
}

let met: RequestFault[] = [];

/** Notes an invalid request. Kabar never makes any: the test in which it came fails at its end. */
export function noteFault(fault: RequestFault): void {
  met.push(fault);
}

/** The invalid requests since the last call. A test that makes some on purpose takes them itself. */
export function takeFaults(): RequestFault[] {
  const taken = met;
  met = [];
  return taken;
}
