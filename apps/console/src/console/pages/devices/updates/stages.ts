const growth = 5;
const most = 10;

/** Shares of a roll-out: the canary, then five times as many each time, and at last everybody. */
export function stagesFrom(canary: number): number[] {
  const stages: number[] = [];
  for (let share = canary; share < 1 && stages.length < most - 1; share *= growth) {
    stages.push(Math.round(share * 1000) / 1000);
  }
  return [...stages, 1];
}
