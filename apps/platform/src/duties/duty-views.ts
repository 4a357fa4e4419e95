import type { DutyPlaceView, PlatformDutyView, TerminalDutyView } from '@vedette/contract/platform';
import type { DutyPlace, StoredDutyVersion, TerminalDuty } from '@vedette/store/platform';

/** Duties with the places that each version is on at. */
export function dutyViews(
  found: readonly StoredDutyVersion[],
  places: readonly DutyPlace[],
): PlatformDutyView[] {
  return found.map(({ organisation, duty, at, by, note }) => {
    const on = places.filter(
      (one) => one.organisation === organisation && one.duty === duty.id && one.version === duty.version,
    );
    // What was parsed when it came in is parsed again as it leaves.
    const document = duty as PlatformDutyView['duty'];
    return { organisation, duty: document, at, by, note, places: on.map(({ place }) => place) };
  });
}

export const placeView = ({
  place,
  organisation,
  duty,
  version,
  at,
  by,
  note,
}: DutyPlace): DutyPlaceView => ({
  ...{ place, organisation, duty, version, at, by, note },
});

export function terminalView({
  device,
  site,
  given,
  inForce,
  rejected,
  toldAt,
}: TerminalDuty): TerminalDutyView {
  const follows = given !== null && inForce?.duty === given.duty && inForce.version === given.version;
  const isRefused = rejected.some(({ key }) => given !== null && key === `duty/${given.duty}`);
  const state = given === null ? 'own' : follows ? 'follows' : isRefused ? 'refused' : 'behind';
  return { device, site, given, inForce, state, rejected: [...rejected], toldAt };
}
