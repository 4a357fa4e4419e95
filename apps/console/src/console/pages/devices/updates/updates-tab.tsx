import { ReleasesPanel } from './releases-panel.tsx';
import { RepositoryPanel } from './repository-panel.tsx';
import { RolloutsPanel } from './rollouts-panel.tsx';

/** Signed releases, and how far they are rolled out. */
export function UpdatesTab() {
  return (
    <div className="stack">
      <RolloutsPanel />
      <div className="grid">
        <ReleasesPanel />
        <RepositoryPanel />
      </div>
    </div>
  );
}
