import { CameraOutlined } from '@ant-design/icons';
import { platformPeopleRoutes, type SealingTerminalView } from '@vedette/contract/platform';
import { Alert, Button, Spin } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { CameraCapture } from '../../../../parts/enrol/camera-capture.tsx';
import { PhotoDrop } from '../../../../parts/enrol/photo-drop.tsx';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { useScope } from '../../../app/use-scope.ts';
import { PlaceSelect } from '../../../parts/place-select.tsx';
import { useLocations, usePlaceNames } from '../../../parts/use-locations.ts';
import { useSealing } from './use-sealing.ts';

interface TakeProps {
  readonly person: string;
  readonly site: number;
  readonly terminals: readonly SealingTerminalView[];
}

function Take(props: TakeProps) {
  const t = useText();
  const sealing = useSealing(props);
  const [isCameraOn, setCameraOn] = useState(false);
  return (
    <div className="stack">
      {sealing.isError && <ProblemAlert cause={sealing.error} />}
      <span className="quiet">
        {t(($) => $.platform.people.faces.terminals, { n: props.terminals.length })}
      </span>
      <Spin spinning={sealing.isPending} description={t(($) => $.platform.people.faces.sealing)}>
        {isCameraOn ? (
          <CameraCapture onPhoto={sealing.send} onStop={() => setCameraOn(false)} />
        ) : (
          <div className="stack">
            <Button type="primary" icon={<CameraOutlined aria-hidden />} onClick={() => setCameraOn(true)}>
              {t(($) => $.console.people.camera.start)}
            </Button>
            <PhotoDrop onPhoto={sealing.send} />
          </div>
        )}
      </Spin>
      <span className="quiet">{t(($) => $.platform.people.faces.notKept)}</span>
    </div>
  );
}

function AtSite({ person, site }: { readonly person: string; readonly site: number }) {
  const t = useText();
  const terminals = useAnswer(platformPeopleRoutes.sealingTerminals, { params: { site: String(site) } });
  return (
    <Answered query={terminals}>
      {(all) =>
        all.length === 0 ? (
          <Alert type="warning" showIcon title={t(($) => $.platform.people.faces.noTerminals)} />
        ) : (
          <Take person={person} site={site} terminals={all} />
        )
      }
    </Answered>
  );
}

/** The site of the place in view; else the only one there is. */
function useFirstSite(): number | undefined {
  const { place } = useScope();
  const { get } = usePlaceNames();
  const sites = (useLocations().data?.items ?? []).filter(({ kind, isAbove }) => kind === 'site' && !isAbove);
  const inView = place === undefined ? null : get(place)?.site;
  return inView ?? (sites.length === 1 ? sites[0]?.id : undefined);
}

/** A photograph becomes a face that only the terminals of a site can open. */
export function EnrolSection({ person }: { readonly person: string }) {
  const t = useText();
  const first = useFirstSite();
  const [chosen, setChosen] = useState<number>();
  const site = chosen ?? first;
  if (!window.isSecureContext)
    return <Alert type="warning" showIcon title={t(($) => $.platform.people.faces.insecure)} />;
  return (
    <div className="stack">
      <PlaceSelect isSite label={t(($) => $.platform.people.faces.site)} value={site} onChange={setChosen} />
      {site !== undefined && <AtSite key={site} person={person} site={site} />}
    </div>
  );
}
