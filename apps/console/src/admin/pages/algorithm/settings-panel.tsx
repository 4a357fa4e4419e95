import { type Algorithm, routes } from '@vedette/contract';
import { Button, InputNumber, Slider, Switch, Tooltip } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/use-act.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Facts } from '../../../parts/facts.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { useMay } from '../../session/session-context.ts';
import type { Meaning } from './meaning-panel.tsx';
import { parameters, type Settings, settingsOf } from './parameters.ts';

interface ParameterFieldProps {
  readonly parameter: (typeof parameters)[number];
  readonly value: number;
  readonly recommended: number | undefined;
  readonly isDisabled: boolean;
  readonly onChange: (value: number) => void;
}

function ParameterField({ parameter, value, recommended, isDisabled, onChange }: ParameterFieldProps) {
  const t = useText();
  const format = useFormat();
  const { key, min, max, step } = parameter;
  const name = t(($) => $.console.device.algorithm[key]);
  const mark =
    recommended === undefined
      ? ''
      : t(($) => $.console.device.algorithm.recommended, { value: format.number(recommended) });
  return (
    <div className="parameter">
      <div className="spread">
        <strong>{name}</strong>
        <span className="quiet">{mark}</span>
      </div>
      <div className="parameter-row">
        <Slider
          min={min}
          max={max}
          step={step}
          value={value}
          disabled={isDisabled}
          ariaLabelForHandle={name}
          {...(recommended === undefined ? {} : { marks: { [recommended]: ' ' } })}
          onChange={onChange}
        />
        <InputNumber
          aria-label={name}
          min={min}
          max={max}
          step={step}
          value={value}
          disabled={isDisabled}
          onChange={(next) => next !== null && onChange(next)}
        />
      </div>
      <span className="quiet">{t(($) => $.console.device.algorithm[`${key}Help`])}</span>
    </div>
  );
}

interface SettingsPanelProps {
  readonly settings: Algorithm;
  readonly meaning: Meaning;
}

export function SettingsPanel({ settings, meaning }: SettingsPanelProps) {
  const t = useText();
  const tell = useTell();
  const isDisabled = !useMay('device-change');
  const [draft, setDraft] = useState<Settings>(() => settingsOf(settings));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(settingsOf(settings));
  const recommended: Partial<Record<keyof Settings, number>> = meaning.recommended;
  const put = useAct(routes.device.putAlgorithm, {
    refresh: [routes.device.algorithm],
    onDone: () => tell.done(t(($) => $.console.shell.done.saved)),
  });
  return (
    <Panel title={t(($) => $.console.shell.pages.algorithm)}>
      <div className="stack">
        <Facts items={[[t(($) => $.console.device.algorithm.model), settings.model]]} />
        {parameters.map((parameter) => (
          <ParameterField
            key={parameter.key}
            parameter={parameter}
            value={draft[parameter.key]}
            recommended={recommended[parameter.key]}
            isDisabled={isDisabled}
            onChange={(value) => setDraft({ ...draft, [parameter.key]: value })}
          />
        ))}
        <div className="parameter">
          <div className="spread">
            <strong>{t(($) => $.console.device.algorithm.duplicateCheck)}</strong>
            <Switch
              aria-label={t(($) => $.console.device.algorithm.duplicateCheck)}
              checked={draft.duplicateCheck}
              disabled={isDisabled}
              onChange={(duplicateCheck) => setDraft({ ...draft, duplicateCheck })}
            />
          </div>
          <span className="quiet">{t(($) => $.console.device.algorithm.duplicateCheckHelp)}</span>
        </div>
        {!isDisabled && (
          <div className="row">
            <Button
              type="primary"
              disabled={!isChanged}
              loading={put.isPending}
              onClick={() => put.mutate({ body: draft })}
            >
              {t(($) => $.console.shell.action.save)}
            </Button>
            <Tooltip title={t(($) => $.console.device.algorithm.pending)}>
              <Button onClick={() => setDraft({ ...draft, ...meaning.recommended })}>
                {t(($) => $.console.device.algorithm.useRecommended)}
              </Button>
            </Tooltip>
            {isChanged && <span className="quiet">{t(($) => $.console.device.algorithm.pending)}</span>}
          </div>
        )}
      </div>
    </Panel>
  );
}
