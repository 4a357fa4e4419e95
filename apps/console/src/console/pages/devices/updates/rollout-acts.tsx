import { type RolloutView, updateRoutes } from '@vedette/contract/platform';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';

const acts = ['pause', 'resume', 'stop', 'rollBack'] as const;
type Act = (typeof acts)[number];

const possible: Readonly<Record<RolloutView['phase'], readonly Act[]>> = {
  running: ['pause', 'stop', 'rollBack'],
  paused: ['resume', 'stop', 'rollBack'],
  stopped: ['rollBack'],
  done: ['rollBack'],
};
const isGrave = (act: Act): boolean => act === 'stop' || act === 'rollBack';

interface WhyDialogProps {
  readonly rollout: RolloutView;
  readonly act: Act;
  readonly onClose: () => void;
}

function WhyDialog({ rollout: { id, version }, act, onClose }: WhyDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const options = {
    isQuiet: true,
    refresh: [updateRoutes.rollouts, updateRoutes.releases],
    onDone: () => {
      tell.done(t(($) => $.platform.devices.update.acted));
      onClose();
    },
  };
  const pause = useAct(updateRoutes.pause, options);
  const resume = useAct(updateRoutes.resume, options);
  const stop = useAct(updateRoutes.stop, options);
  const rollBack = useAct(updateRoutes.rollBack, options);
  const chosen = { pause, resume, stop, rollBack }[act];
  return (
    <FormDialog<{ reason: string }>
      name="why-roll-out"
      title={`${t(($) => $.platform.devices.update[act])} ${version}`}
      okText={t(($) => $.platform.devices.update[act])}
      isDanger={isGrave(act)}
      act={chosen}
      onSubmit={(body) => chosen.mutate({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t(($) => $.platform.devices.update.why)} rules={[required]}>
        <Input autoFocus maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

/** What can be done to a roll-out where it stands; each asks why. */
export function RolloutActs({ rollout }: { readonly rollout: RolloutView }) {
  const t = useText();
  const [act, setAct] = useState<Act | null>(null);
  const offered = possible[rollout.phase].filter((each) => each !== 'rollBack' || rollout.kind === 'forward');
  return (
    <span className="row">
      {offered.map((each) => (
        <Button key={each} size="small" danger={isGrave(each)} onClick={() => setAct(each)}>
          {t(($) => $.platform.devices.update[each])}
        </Button>
      ))}
      {act !== null && <WhyDialog rollout={rollout} act={act} onClose={() => setAct(null)} />}
    </span>
  );
}
