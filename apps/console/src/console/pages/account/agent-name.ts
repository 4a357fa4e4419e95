/** In the order in which they give themselves away: Edge calls itself Chrome as well, and Chrome Safari. */
const browsers = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bMicroMessenger\//, 'WeChat'],
  [/\bFirefox\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;
const systems = [
  [/\bWindows\b/, 'Windows'],
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bHarmonyOS\b|\bOpenHarmony\b/, 'HarmonyOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

type Known = readonly (readonly [RegExp, string])[];
const named = (agent: string, known: Known): string | undefined =>
  known.find(([pattern]) => pattern.test(agent))?.[1];

/** Browser and system as people call them; what is neither known stays short, and null is nothing. */
export function agentName(agent: string | null): string | null {
  if (agent === null || agent.trim() === '') return null;
  const parts = [named(agent, browsers), named(agent, systems)].filter((part) => part !== undefined);
  return parts.length === 0 ? agent.slice(0, 40) : parts.join(' · ');
}
