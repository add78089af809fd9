// Loaded before Kabar: watches for how long its loop is held. SIGUSR1 would start the inspector, so SIGUSR2 asks.
// On a machine that is busy otherwise the loop also waits for a processor: that is not held by Kabar.
const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
let seen = [performance.now(), processorMs()];
let longest = 0;
setInterval(() => {
  const now = [performance.now(), processorMs()];
  longest = Math.max(longest, Math.min(now[0] - seen[0], now[1] - seen[1]));
  seen = now;
}, 5).unref();

/** For how long the loop was held at most since this was asked the last time, in whole milliseconds. */
export function takeLongest() {
  const found = Math.round(longest);
  longest = 0;
  return found;
}
