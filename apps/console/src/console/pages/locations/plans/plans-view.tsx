import { type FloorPlanView, floorPlanRoutes, type LocationView } from '@vedette/contract/platform';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { usePageSearch } from '../../../app/use-page-search.ts';
import { useMay } from '../../../session/session-context.ts';
import { LivePlan } from './live-plan.tsx';
import { MarkDoors } from './mark-doors.tsx';
import { UploadPlanDialog } from './upload-plan-dialog.tsx';

function Plan({ plan }: { readonly plan: FloorPlanView }) {
  const t = useText();
  const tell = useTell();
  const mayChange = useMay('locations-change');
  const [isMarking, setMarking] = useState(false);
  const remove = useAct(floorPlanRoutes.remove, {
    refresh: [floorPlanRoutes.list],
    onDone: () => tell.done(t(($) => $.platform.locations.plan.removed)),
  });
  if (isMarking) return <MarkDoors plan={plan} onDone={() => setMarking(false)} />;
  return (
    <div className="stack">
      <LivePlan plan={plan} />
      {mayChange && (
        <div className="row">
          <Button onClick={() => setMarking(true)}>{t(($) => $.platform.locations.plan.edit)}</Button>
          <SureButton
            label={t(($) => $.console.shell.action.delete)}
            question={t(($) => $.platform.locations.plan.removeSure, { name: plan.name })}
            loading={remove.isPending}
            onSure={() => remove.mutate({ params: { id: plan.id } })}
          />
        </div>
      )}
    </div>
  );
}

function Plans({ plans }: { readonly plans: readonly FloorPlanView[] }) {
  const t = useText();
  const [{ plan }, change] = usePageSearch('locations');
  const chosen = plans.find(({ id }) => id === plan) ?? plans[0];
  if (chosen === undefined) return <EmptyNote text={t(($) => $.platform.locations.plan.empty)} />;
  return (
    <div className="stack">
      {plans.length > 1 && (
        <Segmented
          aria-label={t(($) => $.platform.locations.view.plans)}
          options={plans.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen.id}
          onChange={(id) => change({ plan: id })}
        />
      )}
      <Plan key={chosen.id} plan={chosen} />
    </div>
  );
}

/** Floor plans of a place and of what lies in it, with their doors live. */
export function PlansView({ place }: { readonly place: LocationView }) {
  const t = useText();
  const mayChange = useMay('locations-change');
  const [isAdding, setAdding] = useState(false);
  const plans = useAnswer(floorPlanRoutes.list, { params: { id: place.id } });
  return (
    <div className="stack">
      {mayChange && (
        <div>
          <Button onClick={() => setAdding(true)}>{t(($) => $.platform.locations.plan.add)}</Button>
        </div>
      )}
      <Answered query={plans}>{({ items }) => <Plans plans={items} />}</Answered>
      {isAdding && <UploadPlanDialog place={place.id} onClose={() => setAdding(false)} />}
    </div>
  );
}
